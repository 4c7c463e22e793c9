"""Where did protected time stand, what hit it there, and what does not count?

A block's life is a row of *stands*: where it stood until it was kept, gave way, or was moved by
the leader. A stand that was kept or displaced is an *exposure* of its hours: there it could have
been hit. It was hit when something displaced the block, or when a meeting landed on it, one that
came into the diary after the block stood there, whether the block was kept then or not.

These say nothing: what the leader moved of their own accord, what nobody settled, what lay on leave
or in a surge.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.domain.protection import Block, BlockState, Displacement, RowKind
from planner.domain.records import RecordId
from planner.insight.ledger_rows import standing_rows
from planner.insight.survival import Exposure, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a block stood until something became of it.

    Attributes:
        block: Whose it is.
        start: In UTC.
        since: When it came to stand there, as the journal counts.
        is_kept: It was kept there; otherwise it was displaced.
        left: Its first minutes that stood on, of a block that was shortened.
    """

    block: RecordId
    start: datetime
    minutes: int
    since: int
    is_kept: bool
    left: int = 0

    @property
    def end(self) -> datetime:
        """Return the moment at which it ends."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """A busy meeting that may have landed on a block.

    Attributes:
        since: When it came to stand there, as the journal counts.
    """

    start: datetime
    end: datetime
    since: int


def stands_of(
    blocks: Iterable[Block], rows: Iterable[Displacement], written: Mapping[RecordId, int]
) -> list[Stand]:
    """List the stands of all blocks that came to an end, by block in the order given.

    Args:
        blocks: All blocks.
        rows: The ledger, the oldest row first.
        written: When the journal noted each block and row.
    """
    by_block: dict[RecordId, list[Displacement]] = {}
    for row in standing_rows(rows):
        if row.block is not None and row.kind in _ENDS_A_STAND:
            by_block.setdefault(row.block, []).append(row)
    return [
        stand for block in blocks for stand in _stands(block, by_block.get(block.id, []), written)
    ]


_ENDS_A_STAND = frozenset({RowKind.DISPLACED, RowKind.REARRANGED, RowKind.KEPT})


def _stands(
    block: Block, rows: Sequence[Displacement], written: Mapping[RecordId, int]
) -> Iterator[Stand]:
    since = written.get(block.id, 0)
    for number, row in enumerate(rows):
        start, minutes = _place_before(block, row, is_first=number == 0)
        if row.kind is RowKind.KEPT:
            yield Stand(block=block.id, start=start, minutes=minutes, since=since, is_kept=True)
        elif row.is_displacement:
            yield Stand(
                block=block.id,
                start=start,
                minutes=minutes,
                since=since,
                is_kept=False,
                left=_minutes_left(block, row, minutes, rows[number + 1 :]),
            )
        since = written.get(row.id, since)
    if block.state is BlockState.KEPT and not any(row.kind is RowKind.KEPT for row in rows):
        yield Stand(
            block=block.id, start=block.start, minutes=block.minutes, since=since, is_kept=True
        )


def _place_before(block: Block, row: Displacement, *, is_first: bool) -> tuple[datetime, int]:
    """Return where the block stood before; rows of older plans do not say so."""
    if row.was_start is not None and row.was_minutes:
        return row.was_start, row.was_minutes
    if is_first and row.kind is not RowKind.KEPT:
        return block.first_start, block.first_minutes
    return block.start, block.minutes


def _minutes_left(
    block: Block, row: Displacement, minutes: int, later: Sequence[Displacement]
) -> int:
    """Return what the displacement left at its place: only of a shortened block anything."""
    if row.outcome is not BlockState.SHORTENED:
        return 0
    left = later[0].was_minutes if later and later[0].was_minutes else block.minutes
    return left if left < minutes else 0


def exposures(
    stands: Iterable[Stand], landings: Sequence[Landing], zone: ZoneInfo
) -> list[Exposure]:
    """Return each stand as an exposure of its hours, in local time.

    Of a shortened block the hours it lost are exposed here; the others stand on.

    Args:
        stands: Those that count.
        landings: Busy meetings, by start.
        zone: The leader's.
    """
    by_start = _Landings(landings)
    return [_exposure(stand, by_start, zone) for stand in stands]


def _exposure(stand: Stand, landings: "_Landings", zone: ZoneInfo) -> Exposure:
    local = stand.start.astimezone(zone)
    if not stand.is_kept:
        lost = stand.minutes - stand.left
        begin = local + timedelta(minutes=stand.left)
        return Exposure(start=begin, minutes=lost, hit_minutes=lost)
    after, minutes = landings.on(stand)
    return Exposure(start=local, minutes=stand.minutes, hit_after=after, hit_minutes=minutes)


class _Landings:
    """Finds what landed on a stand, without looking at all meetings each time."""

    def __init__(self, landings: Sequence[Landing]) -> None:
        self._landings = landings
        self._starts = [landing.start for landing in landings]
        self._longest = max((each.end - each.start for each in landings), default=timedelta())

    def on(self, stand: Stand) -> tuple[int, int]:
        """Return the largest part that was landed on: after how many minutes, and how long."""
        first = bisect_left(self._starts, stand.start - self._longest)
        last = bisect_left(self._starts, stand.end)
        parts = [
            _overlap(stand, landing)
            for landing in self._landings[first:last]
            if landing.since > stand.since
        ]
        return max(parts, key=lambda part: (part[1], -part[0]), default=(0, 0))


def _overlap(stand: Stand, landing: Landing) -> tuple[int, int]:
    start, end = max(stand.start, landing.start), min(stand.end, landing.end)
    minutes = max(0, int((end - start).total_seconds() // 60))
    return (int((start - stand.start).total_seconds() // 60), minutes) if minutes else (0, 0)


def outcomes(stands: Iterable[Stand], zone: ZoneInfo) -> list[Outcome]:
    """Return what became of each block at the first place where that was decided.

    A block that something displaced was not kept as planned, whatever became of it elsewhere.
    """
    first: dict[RecordId, Stand] = {}
    for stand in stands:
        first.setdefault(stand.block, stand)
    return [
        Outcome(start=stand.start.astimezone(zone), minutes=stand.minutes, survived=stand.is_kept)
        for stand in first.values()
    ]
