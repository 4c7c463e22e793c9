"""A block on its way to another place under the mouse."""

from dataclasses import dataclass, replace
from datetime import date

from ui.widgets.week_grid.day_plan import DAY_MINUTES, Piece
from ui.widgets.week_grid.items import GridItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """What the mouse holds.

    Attributes:
        piece: What is moved.
        grip: Minutes between its begin and where the mouse took hold of it.
        target: Where it would stand now; None while the mouse has not moved.
    """

    piece: Piece
    grip: int
    target: Piece | None = None

    def to(self, day: date, minutes: int) -> "Drag":
        """Return the drag with the mouse at a time of a day."""
        length = self.piece.end - self.piece.begin
        begin = max(0, min(DAY_MINUTES - length, minutes - self.grip))
        return replace(
            self,
            target=Piece(item=self.piece.item, day=day, begin=begin, end=begin + length),
        )


def can_drag(piece: Piece, item: GridItem) -> bool:
    """Say whether the mouse may take hold of a piece; only of the day on which it starts."""
    return item.can_move and piece.day == item.start.date()
