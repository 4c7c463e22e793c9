"""The frame around the pages: navigation, undo and redo, messages and running work."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.lane import Lane
from planner.domain.records import RecordId
from planner.overriding import override
from planner.text import tr
from planner.words.actions import action_text
from ui.actions import Actions
from ui.context import Context
from ui.first_paint import after_first_paint
from ui.jobs import Job
from ui.look.measure import scaled
from ui.look.theme import look
from ui.notices import Notice
from ui.pages.spec import OpensRecords, PageSpec
from ui.widgets.announce import announce
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.navigation import Navigation, NavigationEntry
from ui.widgets.tab_order import tab_order
from ui.window_state import WindowState

EXPORT_PAGE = "plan"
HISTORY_PAGE = "sharing"
EXPORTS_OF_PAGE = ("pdf", "html", "json", "csv")


class MainWindow(QMainWindow):
    """Knows pages only by their PageSpec, and builds each when it is first shown."""

    def __init__(
        self,
        context: Context,
        pages: Sequence[PageSpec],
        *,
        plan_name: str = "",
        state: WindowState | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._pages = {page.name: page for page in pages}
        self._built: dict[str, QWidget] = {}
        self._state = state
        self.page_name = ""
        self.navigation = Navigation([_entry(page) for page in pages])
        self.stack = QStackedWidget()
        self._job: Job | None = None
        self.actions_of_frame = Actions(self, pages, context.session.lane)
        self._set_title(plan_name)
        self._build()
        self._connect()
        self.show_page(self._first_page())
        after_first_paint(self.page() or self, self._update_undo)
        after_first_paint(self.page() or self, self._update_marks)

    def _set_title(self, plan_name: str) -> None:
        title = tr("{plan} - Firebreak").format(plan=plan_name) if plan_name else tr("Firebreak")
        session = self._context.session
        if session.lane is Lane.ASSISTANT:
            self.actions_of_frame.open_as.setVisible(session.shared_from is None)
            title = tr("{title} (assistant's view)").format(title=title)
        self.setWindowTitle(title)

    def _build(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(scaled(28), 0, scaled(28), 0)
        column.addLayout(self._foot)
        column.addSpacing(scaled(12))
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(middle, 1)
        self.setCentralWidget(centre)
        if not (self._state and self._state.restore(self)):
            self.resize(1280, 800)

    @cached_property
    def messages(self) -> MessageBar:
        """Return the bar of messages, which is made for the first of them."""
        bar = MessageBar()
        self._foot.insertWidget(0, bar)
        return bar

    @cached_property
    def work(self) -> JobBar:
        """Return the bar of running work, which is made for the first of it."""
        bar = JobBar()
        bar.cancelled.connect(self._cancel_work)
        self._foot.addWidget(bar)
        return bar

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self._context.page_wanted.connect(self.show_page)
        self._context.record_wanted.connect(self._open_record)
        self._context.history_wanted.connect(self._open_history)
        self._context.changed.connect(self._update_undo)
        self._context.changed.connect(self._update_marks)
        self._context.noticed.connect(self._show_notice)
        self._context.jobs.started.connect(self._watch)
        actions = self.actions_of_frame
        actions.undo.triggered.connect(self._undo)
        actions.redo.triggered.connect(self._redo)
        actions.capture.triggered.connect(self._capture)
        actions.publish.triggered.connect(self._publish)
        actions.share.triggered.connect(self._share)
        actions.take_in.triggered.connect(self._take_in)
        actions.import_calendar.triggered.connect(self._context.calendar_wanted)
        actions.import_plan.triggered.connect(self._context.plan_import_wanted)
        actions.export_chosen.connect(self._export)
        actions.open_plan.triggered.connect(self._context.open_wanted)
        actions.open_as.triggered.connect(self._open_as)
        actions.palette.triggered.connect(self._show_palette)
        actions.guide.triggered.connect(self._show_guide)
        actions.page_chosen.connect(self._go_by_key)

    def _first_page(self) -> str:
        kept = self._state.page if self._state else ""
        return kept if kept in self._pages else next(iter(self._pages), "")

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show the page called `name`, which is built now if this is its first time."""
        if name not in self._pages or name == self.page_name:
            return
        if name not in self._built:
            self._built[name] = self._pages[name].create(self._context)
            self.stack.addWidget(self._built[name])
        self.page_name = name
        self.stack.setCurrentWidget(self._built[name])
        self.navigation.select(name)
        if "messages" in self.__dict__:
            self.messages.dismiss_information()
        if self.isVisible():  # before that, screen readers say the window and what has the focus
            announce(self, self._pages[name].title())

    def show_record(self, name: str, record_type: str, record: RecordId) -> None:
        """Show the page called `name`, and a record on it."""
        self.show_page(name)
        page = self.page()
        if isinstance(page, OpensRecords):
            page.open_record(record_type, record)

    @Slot(str, str)
    def _open_record(self, record_type: str, record: str) -> None:
        from ui.models.found_records import page_of  # noqa: PLC0415 - seldom needed

        self.show_record(page_of(record_type), record_type, RecordId(record))

    @Slot(str, str)
    def _open_history(self, record_type: str, record: str) -> None:
        self.show_record(HISTORY_PAGE, record_type, RecordId(record))

    def page_names(self) -> list[str]:
        """List the pages there are, in the order of the navigation."""
        return list(self._pages)

    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self.stack.currentWidget()

    @Slot(object)
    def _show_notice(self, notice: Notice) -> None:
        self.messages.show_notice(notice)

    @Slot(str)
    def _go_by_key(self, name: str) -> None:
        self.show_page(name)
        _focus_first(self._built.get(name))

    @Slot()
    def _capture(self) -> None:
        self.show_page(next(iter(self._pages), ""))
        self._context.capture_wanted.emit()

    @Slot()
    def _publish(self) -> None:
        self._context.publish_wanted.emit(False)  # noqa: FBT003 - a signal's

    @Slot()
    def _share(self) -> None:
        self._context.share_wanted.emit()

    @Slot()
    def _take_in(self) -> None:
        self._context.take_in_wanted.emit()

    @Slot(str)
    def _export(self, kind: str) -> None:
        if kind in EXPORTS_OF_PAGE and EXPORT_PAGE in self._pages:
            self.show_page(EXPORT_PAGE)  # for whom, is chosen there
        self._context.export_wanted.emit(kind)

    @Slot()
    def _open_as(self) -> None:
        is_director = self._context.session.lane is Lane.DIRECTOR
        self._context.lane_wanted.emit(Lane.ASSISTANT if is_director else Lane.DIRECTOR)

    @Slot()
    def _undo(self) -> None:
        session = self._context.session
        action = session.undoable()
        if action and self._context.attempt(session.undo):
            self._context.show_info(tr("Undone: {action}").format(action=action_text(action)))

    @Slot()
    def _redo(self) -> None:
        session = self._context.session
        action = session.redoable()
        if action and self._context.attempt(session.redo):
            self._context.show_info(tr("Done again: {action}").format(action=action_text(action)))

    @Slot()
    def _update_undo(self) -> None:
        session = self._context.session
        self.actions_of_frame.name_steps(session.undoable(), session.redoable())

    @Slot()
    def _update_marks(self) -> None:
        for page in self._pages.values():
            if page.mark is not None:
                mark = page.mark(self._context)
                self.navigation.mark(page.name, mark.number, mark.words)

    @Slot(object)
    def _watch(self, job: Job) -> None:
        if not job.title:
            return
        self._job = job
        self.work.begin(job.title)
        job.progressed.connect(self.work.show_progress)
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.work.end()

    @Slot()
    def _cancel_work(self) -> None:
        if self._job:
            self._job.cancel()

    @Slot()
    def _show_palette(self) -> None:
        from ui.widgets.command_palette import CommandPalette  # noqa: PLC0415 - only when asked

        page = self.page()
        offered: list[QAction] = [*(page.actions() if page else []), *self.actions_of_frame.all()]
        if self._context.session.lane is not Lane.DIRECTOR:
            CommandPalette(offered, self).open()
            return
        from ui.models.found_records import FoundRecords  # noqa: PLC0415 - only when asked

        found = FoundRecords(self._context, self.page_names(), self.show_record, self)
        palette = CommandPalette(offered, self, found.find)
        found.setParent(palette)
        found.ready.connect(palette.look_again)
        palette.open()

    @Slot()
    def _show_guide(self) -> None:
        from ui.guide import Guide  # noqa: PLC0415 - only when asked

        page = self.page()
        frame = self.actions_of_frame
        Guide([*frame.all(), frame.palette, *(page.actions() if page else [])], self).open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside dialogs, Qt presses a button with Space alone; Enter arrives here unused.
        pressed = self.focusWidget()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(pressed, QAbstractButton):
            pressed.click()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._state:
            self._state.remember(self, self.page_name)
            self._state.remember_look(look().theme, look().text_percent)
        self._context.jobs.shut_down()
        super().closeEvent(event)


def _entry(page: PageSpec) -> NavigationEntry:
    return NavigationEntry(
        name=page.name, title=page.title(), icon=page.icon, is_at_foot=page.is_at_foot
    )


def _focus_first(page: QWidget | None) -> None:
    """Put the focus where the page wants it, its focus proxy, or on its first part."""
    if page is None:
        return
    wanted = page.focusProxy()
    for widget in ([wanted] if wanted else []) + tab_order(page):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
