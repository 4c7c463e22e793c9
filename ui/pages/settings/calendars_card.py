"""How blocks of protected time reach other calendars: how much is shown, and by which way."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from planner.domain.errors.calendars import CalendarAddressError
from planner.services.calendar_choices import CalendarChoices, calendar_choices, choose
from planner.services.handed_over import HandedOver
from planner.services.places import handed_over_file
from planner.text import tr
from planner.words.calendar_publishing import conflicts_text, tallied_text
from planner.words.errors import error_text
from planner.words.numbers import moment_text
from ui.context import Context
from ui.pages.settings.calendar_files import CalendarFiles
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.file_dialog import FileDialog
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label

FIELD_PX = 210


class CalendarsCard(Card):
    """Choices are kept as they are made; publishing is asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Other calendars"))
        self._context = context
        self.files = CalendarFiles(context, self)
        self._choices = CalendarChoices()
        self.titles = CheckBox(tr("Say what each block is for"))
        self.private = CheckBox(tr("Private: others see the time alone"))
        self.alarm = CheckBox(tr("Remind ten minutes before"))
        self.feed = label("", "muted")
        self.feed_button = QPushButton(tr("Choose the feed's file"))
        self.keeps_feed = CheckBox(tr("Keep the feed up to date"))
        self.address = QLineEdit()
        self.user = QLineEdit()
        self.publish_button = QPushButton(tr("Publish now"))
        self.last = label("", "muted")
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the choices again, and what came of publishing last."""
        session = self._context.session
        self._choices = calendar_choices(session)
        self._show_choices()
        last = HandedOver(handed_over_file(), session.plan_uid).last()
        self.last.setVisible(last is not None)
        if last is not None:
            moment = moment_text(last.at, session.zone())
            said = tr("{moment}: {result}").format(moment=moment, result=tallied_text(last.tallied))
            count = last.tallied.in_conflict
            self.last.setText(f"{said} {conflicts_text(count)}" if count else said)

    def _build(self) -> None:
        why = tr(
            "Blocks go from here to your other calendars; what you do to them there changes "
            "nothing here. Usually an event says “Protected time” and no more."
        )
        feed_words = tr("A file that a calendar subscribes to shows every change by itself.")
        files_words = tr("Files to import are for calendars that can do neither.")
        self.address_row = FormRow(
            tr("Address of a calendar on a server (CalDAV)"),
            self.address,
            tr("A calendar of its own, such as https://…/protected-time/; it is made if need be."),
        )
        for widget in (
            *(label(why, "muted"), self.titles, self.private, self.alarm),
            *(label(tr("Feed"), "strong"), label(feed_words, "muted"), self.feed),
            self._row(self.feed_button, self.keeps_feed),
            *(self.address_row, FormRow(tr("Your account there"), self.user)),
            *(self._row(self.publish_button), self.last),
            *(label(tr("Files"), "strong"), label(files_words, "muted"), self._file_buttons()),
        ):
            self.add(widget)

    def _row(self, *widgets: QWidget) -> QWidget:
        made = QWidget()
        row = Flow(made)
        for widget in widgets:
            row.add(widget, align=Qt.AlignmentFlag.AlignVCenter)
        return made

    def _file_buttons(self) -> QWidget:
        self.whole_button = QPushButton(tr("Save all blocks"))
        self.changes_button = QPushButton(tr("Save what changed"))
        self.removal_button = QPushButton(tr("Save cancellations"))
        return self._row(self.whole_button, self.changes_button, self.removal_button)

    def _connect(self) -> None:
        for box in (self.titles, self.private, self.alarm, self.keeps_feed):
            box.clicked.connect(self._keep_boxes)
        self.feed_button.clicked.connect(self._ask_feed)
        self.address.editingFinished.connect(self._keep_account)
        self.user.editingFinished.connect(self._keep_account)
        self.publish_button.clicked.connect(self._publish)
        self.whole_button.clicked.connect(self.files.ask_whole)
        self.changes_button.clicked.connect(self.files.ask_changes)
        self.removal_button.clicked.connect(self.files.ask_removal)
        self._context.published.connect(self._on_published)

    def _show_choices(self) -> None:
        chosen = self._choices
        self.titles.setChecked(chosen.look.shows_titles)
        self.private.setChecked(chosen.look.is_private)
        self.alarm.setChecked(chosen.look.has_alarm)
        self.feed.setText(chosen.feed or tr("No feed yet."))
        self.keeps_feed.setChecked(chosen.keeps_feed)
        self.keeps_feed.setEnabled(bool(chosen.feed))
        self.address.setText(chosen.address)
        self.user.setText(chosen.user)

    @Slot()
    def _keep_boxes(self) -> None:
        look = replace(
            self._choices.look,
            shows_titles=self.titles.isChecked(),
            is_private=self.private.isChecked(),
            has_alarm=self.alarm.isChecked(),
        )
        self._keep(look=look, keeps_feed=self.keeps_feed.isChecked())

    @Slot()
    def _ask_feed(self) -> None:
        title, kinds = tr("The file that calendars subscribe to"), tr("Calendars (*.ics)")
        dialog = FileDialog(self, title, kinds, saves_as="protected-time-feed.ics")
        dialog.chosen.connect(self.take_feed)
        dialog.open()

    @Slot(object)
    def take_feed(self, path: Path) -> None:
        """Take a file for the feed, and keep it up to date from now on."""
        self._keep(feed=str(path), keeps_feed=True)

    @Slot()
    def _keep_account(self) -> bool:
        return self._keep(address=self.address.text().strip(), user=self.user.text().strip())

    @Slot()
    def _publish(self) -> None:
        if self._keep_account():
            self._context.publish_wanted.emit(False)  # noqa: FBT003 - a signal's

    @Slot(object)
    def _on_published(self, _published: object) -> None:
        self.refresh()

    def _keep(self, **changes: Any) -> bool:
        """Keep what was chosen, and say whether it could be."""
        chosen = replace(self._choices, **changes)
        self.address_row.show_error("")
        if chosen == self._choices:
            return True
        session = self._context.session
        if not self._context.attempt(lambda: choose(session, chosen), self._explain):
            return False
        self._choices = chosen
        self._show_choices()
        self._context.feed_wanted.emit()
        return True

    def _explain(self, error: Exception) -> bool:
        if isinstance(error, CalendarAddressError):
            self.address_row.show_error(error_text(error))
            return True
        return False
