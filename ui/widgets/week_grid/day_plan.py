"""Where the items of a day stand: side by side where they overlap, free time between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ui.widgets.week_grid.items import GridItem

DAY_MINUTES = 24 * 60
SHORTEST_FREE_MINUTES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of an item, or of free time, that lies in one day.

    Attributes:
        item: None for free time.
        begin: Minutes since midnight on the clock.
        end: Exclusive, up to 1440.
        lane: Which of `lanes` columns of the day it takes, from 0.
    """

    item: GridItem | None
    day: date
    begin: int
    end: int
    lane: int = 0
    lanes: int = 1


def pieces_of_day(items: Iterable[GridItem], day: date) -> list[Piece]:
    """List the timed items of a day by their start; overlapping ones get lanes of their own."""
    cut = [piece for item in items if (piece := _piece(item, day))]
    cut.sort(key=lambda piece: (piece.begin, -piece.end, _key(piece)))
    placed: list[Piece] = []
    cluster: list[Piece] = []
    for piece in cut:
        if cluster and piece.begin >= max(each.end for each in cluster):
            placed += _with_lanes(cluster)
            cluster = []
        cluster.append(piece)
    return placed + _with_lanes(cluster)


def free_pieces(taken: Sequence[Piece], day: date, first: int, last: int) -> list[Piece]:
    """List the free stretches of a day between `first` and `last` minutes since midnight."""
    free: list[Piece] = []
    here = first
    for piece in [*taken, Piece(item=None, day=day, begin=last, end=last)]:
        until = min(piece.begin, last)
        if until - here >= SHORTEST_FREE_MINUTES:
            free.append(Piece(item=None, day=day, begin=here, end=until))
        here = max(here, piece.end)
    return free


def moment(piece: Piece, minutes: int, like: datetime) -> datetime:
    """Return `minutes` since midnight on the day of a piece, in the time zone of `like`."""
    days, rest = divmod(minutes, DAY_MINUTES)
    clock = time(rest // 60, rest % 60)
    return datetime.combine(piece.day + timedelta(days=days), clock, like.tzinfo)


def _key(piece: Piece) -> str:
    return piece.item.key if piece.item else ""


def _piece(item: GridItem, day: date) -> Piece | None:
    if item.is_all_day or not item.start.date() <= day <= item.end.date():
        return None
    begin = item.start.hour * 60 + item.start.minute if item.start.date() == day else 0
    end = item.end.hour * 60 + item.end.minute if item.end.date() == day else DAY_MINUTES
    if item.start.date() == day == item.end.date():
        end = max(end, begin + 1)  # the night the clocks go back may end before it begins
    return Piece(item=item, day=day, begin=begin, end=end) if end > begin else None


def _with_lanes(cluster: Sequence[Piece]) -> list[Piece]:
    ends: list[int] = []
    lanes: list[int] = []
    for piece in cluster:
        lane = next((number for number, end in enumerate(ends) if end <= piece.begin), len(ends))
        ends[lane : lane + 1] = [piece.end]
        lanes.append(lane)
    return [
        Piece(
            item=piece.item,
            day=piece.day,
            begin=piece.begin,
            end=piece.end,
            lane=lane,
            lanes=len(ends),
        )
        for piece, lane in zip(cluster, lanes, strict=True)
    ]
