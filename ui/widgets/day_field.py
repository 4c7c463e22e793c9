"""A field for a day, written as people write days; empty for none."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from planner.domain.errors import PlannerError
from planner.domain.written_day import read_day
from planner.text import tr
from planner.words.numbers import day_text


class DayField(QLineEdit):
    """Takes "3 Nov", "3/11/2026" or "2026-11-03", and writes out in full what it understood.

    Args:
        today: Asked for the present day, which days without a year are near to.
        stands_for_today: Says that an empty field is taken for today.
    """

    def __init__(self, today: Callable[[], date], *, stands_for_today: bool = False) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText(
            tr("today, or such as 3 Nov") if stands_for_today else tr("such as 3 Nov, or empty")
        )
        self.editingFinished.connect(self._write_out)

    def day(self) -> date | None:
        """Return the day, None for an empty field; raises DayNotUnderstoodError."""
        written = self.text().strip()
        return read_day(written, self._today()) if written else None

    def show_day(self, day: date | None) -> None:
        """Show a day; None for an empty field."""
        self.setText(day_text(day) if day else "")

    @Slot()
    def _write_out(self) -> None:
        try:
            self.show_day(self.day())
        except PlannerError:
            return  # what was typed stays; it is explained when the form is saved
