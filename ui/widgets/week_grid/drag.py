"""A block on its way to another place, or to another length, under the mouse."""

from dataclasses import dataclass, replace
from datetime import date

from ui.widgets.week_grid.day_plan import DAY_MINUTES, Piece
from ui.widgets.week_grid.frame import SNAP_MINUTES
from ui.widgets.week_grid.items import GridItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """What the mouse holds.

    Attributes:
        piece: What is moved.
        grip: Minutes between its begin and where the mouse took hold of it.
        stretches: It is held at its lower edge: its end follows the mouse.
        target: Where it would stand now; None while the mouse has not moved.
    """

    piece: Piece
    grip: int
    stretches: bool = False
    target: Piece | None = None

    def to(self, day: date, minutes: int) -> "Drag":
        """Return the drag with the mouse at a time of a day."""
        piece = self.piece
        if self.stretches:
            end = max(piece.begin + SNAP_MINUTES, min(DAY_MINUTES, minutes))
            return self._at(piece.day, piece.begin, end)
        length = piece.end - piece.begin
        begin = max(0, min(DAY_MINUTES - length, minutes - self.grip))
        return self._at(day, begin, begin + length)

    def _at(self, day: date, begin: int, end: int) -> "Drag":
        piece = self.piece
        if (day, begin, end) == (piece.day, piece.begin, piece.end):
            return replace(self, target=None)
        return replace(self, target=Piece(item=piece.item, day=day, begin=begin, end=end))


def can_drag(piece: Piece, item: GridItem) -> bool:
    """Say whether the mouse may take hold of a piece; only of the day on which it starts."""
    return item.can_move and piece.day == item.start.date()


def can_stretch(piece: Piece, item: GridItem) -> bool:
    """Say whether the mouse may take hold of a piece's end; only where it ends that day."""
    return can_drag(piece, item) and item.can_be_held and piece.end < DAY_MINUTES
