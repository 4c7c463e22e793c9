"""Publishing blocks from the window: asking for the password, working beside it, telling."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.errors.calendars import CalendarPasswordRefusedError
from planner.domain.publishing import CalendarAccount, Published
from planner.services.calendar_choices import CalendarChoices, calendar_choices
from planner.services.handed_over import HandedOver
from planner.services.places import handed_over_file
from planner.text import tr
from planner.words.calendar_publishing import conflict_text, conflicts_text, tallied_text
from ui.context import Context
from ui.notices import Notice, NoticeAction
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label


class PasswordDialog(DialogForm):
    """Asks for the password of an account."""

    def __init__(self, parent: QWidget, account: CalendarAccount) -> None:
        super().__init__(parent, tr("Password for the calendar"), tr("Publish"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = Form()
        form.add(
            tr("Password of {user}").format(user=account.user),
            self.password,
            tr("Remembered until Firebreak is closed, and written nowhere."),
        )
        self.body.add(label(account.address, "muted"))
        self.body.add(form)
        self.body.end()
        self.submitted.connect(self._take)

    @Slot()
    def _take(self) -> None:
        if self.password.text():
            self.accept()


class CalendarPublisher(QObject):
    """Answers `Context.publish_wanted`; passwords live as long as it does."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._passwords: dict[tuple[str, str], str] = {}
        self._asking: PasswordDialog | None = None
        self._overwrites = False
        self._is_running = False
        context.publish_wanted.connect(self.publish)

    @Slot(bool)
    def publish(self, overwrites: bool) -> None:  # noqa: FBT001 - a signal's
        """Publish, after asking for the password where it is not known yet."""
        if self._is_running:
            return
        choices = calendar_choices(self._context.session)
        if not choices.address:
            self._context.page_wanted.emit("settings")
            self._context.show_info(tr("Say first, under “Other calendars”, where to publish."))
            return
        self._overwrites = overwrites
        account = self._account(choices)
        if account.user and not account.password:
            self._ask(account)
        else:
            self._start(account, choices)

    def _account(self, choices: CalendarChoices) -> CalendarAccount:
        known = self._passwords.get((choices.address, choices.user), "")
        return CalendarAccount(address=choices.address, user=choices.user, password=known)

    def _ask(self, account: CalendarAccount) -> None:
        self._asking = PasswordDialog(self._window, account)
        self._asking.accepted.connect(self._on_password)
        self._asking.open()

    @Slot()
    def _on_password(self) -> None:
        choices = calendar_choices(self._context.session)
        if self._asking and self._asking.password.text():
            self._passwords[choices.address, choices.user] = self._asking.password.text()
            self._start(self._account(choices), choices)
        self._asking = None

    def _start(self, account: CalendarAccount, choices: CalendarChoices) -> None:
        # Imported late: it brings what speaks to networks, and most plans publish nothing.
        from planner.services.calendar_publishing import (  # noqa: PLC0415
            gather_blocks,
            publish_blocks,
        )

        session = self._context.session
        memory = HandedOver(handed_over_file(), session.plan_uid)
        what = gather_blocks(session, choices.look)
        work = partial(publish_blocks, what, account, memory, overwrites=self._overwrites)
        self._is_running = True
        job = self._context.jobs.start(work, tr("Publishing protected time"))
        job.succeeded.connect(self._tell)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _tell(self, published: Published) -> None:
        self._context.published.emit(published)
        said = tallied_text(published.tallied)
        if not published.conflicts:
            self._context.show_info(said)
            return
        zone = self._context.session.zone()
        first = conflict_text(published.conflicts[0], zone)
        words = " ".join((said, conflicts_text(len(published.conflicts)), first))
        put = NoticeAction(words=tr("Put the plan's version there"), run=self._overwrite)
        self._context.noticed.emit(Notice(words=words, action=put))

    def _overwrite(self) -> None:
        self.publish(overwrites=True)

    @Slot(Exception)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, CalendarPasswordRefusedError):
            self._passwords.clear()
        self._context.show_error(error)

    @Slot(object)
    def _on_ended(self, _job: QObject) -> None:
        self._is_running = False
