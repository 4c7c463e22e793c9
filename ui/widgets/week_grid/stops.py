"""Where the arrow keys stop in a week: every item and every free stretch of every day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ui.widgets.week_grid.day_plan import DAY_MINUTES, Piece, free_pieces, pieces_of_day
from ui.widgets.week_grid.items import GridItem, GridKind

USUAL_HOURS = (8 * 60, 18 * 60)


@dataclass(frozen=True, slots=True)
class Stops:
    """The stops of a week, day by day; within a day whole days first, then by the clock."""

    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, items: Sequence[GridItem], days: Sequence[date], hours: tuple[int, int]) -> "Stops":
        """Find the stops of `days`; free time counts between the hours, in minutes."""
        found: list[Piece] = []
        for day in days:
            taken = pieces_of_day(items, day)
            free = free_pieces([piece for piece in taken if _takes_time(piece)], day, *hours)
            found += whole_days(items, day)
            found += sorted([*taken, *free], key=lambda piece: (piece.begin, piece.lane))
        return cls(tuple(found))

    def index_of(self, key: str) -> int:
        """Return the first stop of the item with this key; -1 where it is not shown."""
        return next(
            (n for n, piece in enumerate(self.pieces) if piece.item and piece.item.key == key), -1
        )

    def first_of(self, day: date) -> int:
        """Return the first stop of a day, and the very first where the day is not shown."""
        return next((n for n, piece in enumerate(self.pieces) if piece.day == day), 0)

    def within_day(self, current: int, step: int) -> int:
        """Return the next stop up or down in the same day; the last one stays."""
        there = current + step
        is_same_day = (
            0 <= there < len(self.pieces) and self.pieces[there].day == self.pieces[current].day
        )
        return there if is_same_day else current

    def beside(self, current: int, days: Sequence[date], step: int) -> int:
        """Return the stop of the neighbouring day that is nearest by the clock."""
        here = self.pieces[current]
        column = days.index(here.day) + step
        if not 0 <= column < len(days):
            return current
        return self.nearest(days[column], here.begin, otherwise=current)

    def nearest(self, day: date, minutes: int, *, otherwise: int = -1) -> int:
        """Return the stop of a day that holds a time or is nearest to it."""
        there = [number for number, piece in enumerate(self.pieces) if piece.day == day]
        return min(
            there, key=lambda number: _distance(self.pieces[number], minutes), default=otherwise
        )

    def edge(self, current: int, *, is_last: bool) -> int:
        """Return the first or last stop of the day."""
        day = self.pieces[current].day
        there = [number for number, piece in enumerate(self.pieces) if piece.day == day]
        return there[-1] if is_last else there[0]


def hours_of(items: Sequence[GridItem], days: Sequence[date]) -> tuple[int, int]:
    """Return the hours to show, in minutes: the usual ones, and more where an item needs it."""
    pieces = [piece for piece in Stops.of(items, days, (0, 0)).pieces if piece.item]
    timed = [piece for piece in pieces if piece.item and not piece.item.is_all_day]
    first = min([USUAL_HOURS[0], *(piece.begin // 60 * 60 for piece in timed)])
    last = max([USUAL_HOURS[1], *(-(-piece.end // 60) * 60 for piece in timed)])
    return first, min(last, DAY_MINUTES)


def _takes_time(piece: Piece) -> bool:
    return piece.item is None or piece.item.kind is not GridKind.LOST


def whole_days(items: Sequence[GridItem], day: date) -> list[Piece]:
    """List the items that take a whole day, in their own order."""
    return [
        Piece(item=item, day=day, begin=0, end=DAY_MINUTES)
        for item in items
        if item.is_all_day and _covers(item, day)
    ]


def _covers(item: GridItem, day: date) -> bool:
    ends_at_midnight = (item.end.hour, item.end.minute) == (0, 0)
    return item.start.date() <= day and (
        day < item.end.date() if ends_at_midnight else day <= item.end.date()
    )


def _distance(piece: Piece, minutes: int) -> tuple[int, int]:
    is_whole_day = bool(piece.item and piece.item.is_all_day)
    if piece.begin <= minutes < piece.end:
        return (DAY_MINUTES if is_whole_day else 0, piece.begin)
    return (min(abs(piece.begin - minutes), abs(piece.end - minutes)), piece.begin)
