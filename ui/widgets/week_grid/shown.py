"""What a week shows, and where each part of it lies on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from ui.look.measure import scaled
from ui.widgets.week_grid.day_plan import Piece
from ui.widgets.week_grid.frame import Frame
from ui.widgets.week_grid.items import GridItem, Ground
from ui.widgets.week_grid.stops import USUAL_HOURS, Stops, hours_of, whole_days
from ui.widgets.week_grid.wording import clock

MOST_STRIP_LINES = 3
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NOWHERE = Stops(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A week as it is shown, without its size.

    Attributes:
        hours: Minutes since midnight at the top and the bottom edge.
    """

    days: tuple[date, ...] = (date.min,)
    items: tuple[GridItem, ...] = ()
    grounds: tuple[Ground, ...] = ()
    now: datetime = _LONG_AGO
    hours: tuple[int, int] = USUAL_HOURS
    stops: Stops = _NOWHERE

    @classmethod
    def of(
        cls,
        days: Sequence[date],
        items: Sequence[GridItem],
        grounds: Sequence[Ground],
        now: datetime,
    ) -> "Shown":
        """Find the hours and the stops of these days."""
        hours = hours_of(items, days)
        return cls(
            days=tuple(days),
            items=tuple(items),
            grounds=tuple(ground for ground in grounds if ground.day in days),
            now=now,
            hours=hours,
            stops=Stops.of(items, days, hours),
        )

    def frame(self, size: QSizeF, font: QFont) -> Frame:
        """Return the lengths of the week at a size."""
        metrics = QFontMetricsF(font)
        lines = max((len(whole_days(self.items, day)) for day in self.days), default=0)
        strip = min(lines, MOST_STRIP_LINES) * line_height(font) + (scaled(8) if lines else 0)
        return Frame(
            days=self.days,
            first=self.hours[0],
            last=self.hours[1],
            width=size.width(),
            height=size.height() - 1,
            axis=metrics.horizontalAdvance(clock(0)) + scaled(14),
            head=metrics.height() + scaled(14),
            strip=strip,
            gap=scaled(3),
        )

    def area(self, number: int, frame: Frame, font: QFont) -> QRectF:
        """Return where a stop lies."""
        piece = self.stops.pieces[number]
        if piece.item and piece.item.is_all_day:
            line = whole_days(self.items, piece.day).index(piece)
            return frame.whole_day_area(
                self.days.index(piece.day), min(line, MOST_STRIP_LINES - 1), line_height(font)
            )
        area = frame.area(piece)
        if piece.item:  # a short meeting still shows its name
            area.setHeight(max(area.height(), QFontMetricsF(font).height()))
        return area

    def piece(self, number: int) -> Piece | None:
        """Return a stop; None for a number that is none."""
        pieces = self.stops.pieces
        return pieces[number] if 0 <= number < len(pieces) else None


def line_height(font: QFont) -> float:
    """Return the height of one line in the strip of whole days."""
    return QFontMetricsF(font).height() + scaled(6)


def days_from(first: date, count: int) -> list[date]:
    """List `count` days from `first` on."""
    return [first + timedelta(days=number) for number in range(count)]
