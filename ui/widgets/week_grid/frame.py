"""Where days and hours lie on screen."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from ui.widgets.week_grid.day_plan import DAY_MINUTES, Piece

SNAP_MINUTES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The lengths of a week on screen, in pixels.

    Attributes:
        days: The dates of the columns.
        first: Minutes since midnight at the top edge of the hours.
        last: Minutes since midnight at their bottom edge.
        axis: Width of the hours' labels at the left.
        head: Height of the days' names.
        strip: Height of the strip of whole days; 0 where there are none.
    """

    days: tuple[date, ...]
    first: int
    last: int
    width: float
    height: float
    axis: float
    head: float
    strip: float
    gap: float

    @property
    def top(self) -> float:
        """Return where the hours begin."""
        return self.head + self.strip

    @property
    def day_width(self) -> float:
        """Return the width of a column."""
        return max(1.0, (self.width - self.axis) / len(self.days))

    def y(self, minutes: float) -> float:
        """Return the height at which a time of the day stands."""
        share = (minutes - self.first) / max(1, self.last - self.first)
        return self.top + share * (self.height - self.top)

    def column(self, number: int) -> QRectF:
        """Return the area of a day, its name included."""
        return QRectF(self.axis + number * self.day_width, 0, self.day_width, self.height)

    def area(self, piece: Piece) -> QRectF:
        """Return the area of a piece."""
        column = self.column(self.days.index(piece.day))
        lane = (column.width() - 2 * self.gap) / piece.lanes
        left = column.left() + self.gap + piece.lane * lane
        top, bottom = self.y(max(piece.begin, self.first)), self.y(min(piece.end, self.last))
        return QRectF(left, top + 1, lane - 1, max(bottom - top - 2, 2.0))

    def whole_day_area(self, day: int, line: int, line_height: float) -> QRectF:
        """Return the area of a line in the strip of whole days."""
        column = self.column(day)
        top = self.head + line * line_height
        return QRectF(
            column.left() + self.gap, top + 1, column.width() - 2 * self.gap, line_height - 2
        )

    def day_at(self, x: float) -> int:
        """Return the number of the column nearest to `x`."""
        return max(0, min(len(self.days) - 1, int((x - self.axis) // self.day_width)))

    def minutes_at(self, place: QPointF) -> int:
        """Return the time of the day at a place, to the quarter of an hour."""
        share = (place.y() - self.top) / max(1.0, self.height - self.top)
        minutes = self.first + share * (self.last - self.first)
        snapped = round(minutes / SNAP_MINUTES) * SNAP_MINUTES
        return max(0, min(DAY_MINUTES - SNAP_MINUTES, snapped))
