"""The lower half of the page: protected time, what is left to settle, and today."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.changes import Action, ChangeSet
from ui.context import Context
from ui.look.measure import scaled
from ui.widgets.column import PAGE_GAP_PX
from ui.widgets.flow import Flow

TO_SETTLE = (
    *("entry", "meeting", "suggesting", "day_close", "week_close", "timer"),
    *("hours_set", "hat", "body", "hindsight", "surge"),
)
"""Records that decide what is left to settle, and what is suggested for it."""

HALF_PX = 380
EMPTY_PX = 480


class Cards(QWidget):
    """Three cards, two of them side by side where there is room.

    They are empty until `fill`: one can read and type above them sooner. The room they take
    until then keeps everything else where it stays.

    Signals:
        line_wanted: The user wants to log a gap; carries how the line begins: "9:00-10:00 ".
    """

    line_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.is_filled = False
        self.setMinimumHeight(scaled(EMPTY_PX))

    def fill(self) -> None:
        """Build the cards."""
        # Imported late: see above.
        from ui.pages.this_week.protected import ProtectedTime  # noqa: PLC0415
        from ui.pages.this_week.settle import Settle  # noqa: PLC0415
        from ui.pages.this_week.today import Today  # noqa: PLC0415

        self.protected = ProtectedTime(self._context)
        self.settle = Settle(self._context)
        self.today = Today(self._context)
        pair = QWidget()
        row = Flow(pair, gap_px=PAGE_GAP_PX)
        row.add(self.protected, grow=1, basis_px=HALF_PX)
        row.add(self.settle, grow=1, basis_px=HALF_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(PAGE_GAP_PX))
        column.addWidget(pair)
        column.addWidget(self.today)
        self.today.line_wanted.connect(self.line_wanted)
        self.setMinimumHeight(0)
        self.is_filled = True

    def show_changes(self, changes: ChangeSet) -> None:
        """Read again what the changes may have touched."""
        if not self.is_filled:
            return
        if changes.touches("block", "rule", "displacement") or changes.action is Action.PROPOSE:
            self.protected.refresh()
        if changes.touches("entry", "hours_set", "hat", "body", "member"):
            self.today.refresh()
        if changes.touches(*TO_SETTLE):
            self.settle.refresh()
