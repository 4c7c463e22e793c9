"""Which day a page of protected time stands on, and how its arrows go on from there."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from ui.context import Context
from ui.pages.protected_time.week_card import WeekCard


class ShownDay(QObject):
    """Holds the day.

    Args:
        context: Knows the present day.
        card: Whose arrows go back and on, by a week or a day as it shows them.
        parent: With which it lives.

    Signals:
        moved: Another day is shown.
    """

    moved = Signal()

    def __init__(self, context: Context, card: WeekCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._card = card
        self.day = context.now().date()
        card.days_wanted.connect(self._walk)

    def go_to(self, day: date) -> None:
        """Show another day."""
        self.day = day
        self.moved.emit()

    @Slot(int)
    def _walk(self, steps: int) -> None:
        days = timedelta(days=steps * self._card.day_step)
        self.go_to(self.day + days if steps else self._context.now().date())
