"""When something begins and how long it takes: fields for a day, a time of day and a length."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDateEdit, QLineEdit, QTimeEdit

from planner.domain.durations import read_minutes
from planner.domain.errors import PlannerError
from planner.domain.local_time import at_clock
from planner.words.errors import error_text
from ui.look.measure import scaled
from ui.widgets.form import FormRow

_PADDING_PX = 8  # Qt's style sheets leave the text of these fields without any
_HOUR_MINUTES = 60


class DateField(QDateEdit):
    """A day that is always known; one that may be left out is asked for by a `DayField`."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("ddd d MMM yyyy")
        self.lineEdit().setTextMargins(scaled(_PADDING_PX), 0, 0, 0)

    def shown_day(self) -> date:
        """Return the day."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))


class ClockField(QTimeEdit):
    """A time of day, to the minute."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.lineEdit().setTextMargins(scaled(_PADDING_PX), 0, 0, 0)

    def shown_minute(self) -> int:
        """Return the minutes after midnight, 0 to 1439."""
        return self.time().hour() * _HOUR_MINUTES + self.time().minute()

    def show_time(self, local: datetime) -> None:
        """Show the time of day of a moment that is given in local time."""
        self.setTime(QTime(local.hour, local.minute))


def shown_start(day: DateField, clock: ClockField, zone: ZoneInfo) -> datetime:
    """Return the moment, in UTC, that two fields name in a zone."""
    return at_clock(day.shown_day(), clock.shown_minute(), zone)


def typed_minutes(row: FormRow, field: QLineEdit) -> int | None:
    """Return the length typed in a field; None if it is none: its row says so then."""
    try:
        minutes = read_minutes(field.text())
    except PlannerError as error:
        row.show_error(error_text(error))
        field.setFocus()
        return None
    row.show_error("")
    return minutes
