"""Where a block was moved to: day, time and length, ended with Enter."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.overriding import override
from planner.text import tr
from planner.words.numbers import hours_text
from ui.pages.this_week.closing.words_line import WordsLine
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import set_role
from ui.widgets.when_fields import ClockField, DateField, shown_start, typed_minutes

_LOWEST_FIELD_PX = 150


class PlaceForm(QWidget):
    """Three fields and a button; Enter in any of them means the button.

    Signals:
        finished: The start, in UTC, and the minutes.
    """

    finished = Signal(object, int)

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self._zone = zone
        self.day, self.time = DateField(), ClockField()
        self.length = WordsLine()
        self.length_row = FormRow(tr("Length"), self.length)
        self.go_button = QPushButton(tr("Go on"))
        self.go_button.setAutoDefault(False)
        set_role(self.go_button, "primary")
        row = Flow(self)
        for each in (
            FormRow(tr("Day"), self.day),
            FormRow(tr("Begins"), self.time),
            self.length_row,
        ):
            row.add(each, grow=1, basis_px=_LOWEST_FIELD_PX)
        row.add(self.go_button, align=Qt.AlignmentFlag.AlignBottom)
        self.length.finished.connect(self._finish)
        self.go_button.clicked.connect(self._finish)

    def show_place(self, start: datetime, minutes: int) -> None:
        """Show where the block stands."""
        local = start.astimezone(self._zone)
        self.day.show_day(local.date())
        self.time.show_time(local)
        self.length.setText(hours_text(minutes))
        self.length_row.show_error("")

    def take_focus(self) -> None:
        """Put the focus on the day."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._finish()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _finish(self) -> None:
        minutes = typed_minutes(self.length_row, self.length)
        if minutes is not None:
            self.finished.emit(shown_start(self.day, self.time, self._zone), minutes)
