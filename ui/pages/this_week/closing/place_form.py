"""Where a block was moved to: day, time and length, ended with Enter."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QPushButton, QTimeEdit, QWidget
from typing_extensions import override

from planner.domain.durations import read_minutes
from planner.domain.errors import PlannerError
from planner.domain.local_time import at_clock
from planner.text import tr
from planner.words.errors import error_text
from planner.words.numbers import hours_text
from ui.look.measure import scaled
from ui.pages.this_week.closing.words_line import WordsLine
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import set_role

_HOUR = 60
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
        self.day = QDateEdit()
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.time = QTimeEdit()
        self.time.setDisplayFormat("HH:mm")
        self.length = WordsLine()
        self.length_row = FormRow(tr("Length"), self.length)
        self.go_button = QPushButton(tr("Go on"))
        self.go_button.setAutoDefault(False)
        set_role(self.go_button, "primary")
        row = Flow(self)
        for field in (self.day, self.time):  # Qt's style sheets leave their text unpadded
            field.lineEdit().setTextMargins(scaled(8), 0, 0, 0)
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
        self.day.setDate(QDate(local.year, local.month, local.day))
        self.time.setTime(QTime(local.hour, local.minute))
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
        try:
            minutes = read_minutes(self.length.text())
        except PlannerError as error:
            self.length_row.show_error(error_text(error))
            self.length.setFocus()
            return
        day, clock = self.day.date(), self.time.time()
        chosen = date(day.year(), day.month(), day.day())
        start = at_clock(chosen, clock.hour() * _HOUR + clock.minute(), self._zone)
        self.finished.emit(start, minutes)
