"""What do barriers cost: which hours they consumed, which blocks they displaced, what they delay?

Minutes are those of the account of time, cut at the same edges, and displacements those of the
ledger without what was corrected, in surges too. What nobody linked to a barrier stands in the
rest, so that all rows and the rest add up to the account and to the ledger.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry
from planner.domain.barriers import Barrier, Delay
from planner.domain.local_time import local_day
from planner.domain.protection import Displacement
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.insight.account import Days, minutes_by
from planner.insight.ledger_rows import displacements


@frozen
class FuelCost(Frozen):
    """What was paid in a period.

    Attributes:
        minutes: Logged for it, without time away.
        displacements: How often it displaced a block; `displaced_minutes` of protected time.
        blocks: The blocks it displaced, each once.
    """

    minutes: int
    displacements: int
    displaced_minutes: int
    blocks: frozenset[RecordId]


@frozen
class FuelRow(Frozen):
    """What one barrier cost, and the delays of goals that hold in the period."""

    barrier: Barrier
    cost: FuelCost
    delays: tuple[Delay, ...]


@frozen
class FuelMap(Frozen):
    """Barrier by barrier what was paid in a period.

    Attributes:
        rows: Those that cost or delay anything and those still in the way; the dearest first.
        rest: What was not linked to any of them.
        total: All of the account and of the ledger.
    """

    period: Days
    rows: tuple[FuelRow, ...]
    rest: FuelCost
    total: FuelCost


@frozen
class Paid(Frozen):
    """What the fuel map is drawn from.

    Attributes:
        entries: At least those that overlap the period.
        rows: All rows of the ledger, the oldest first.
    """

    barriers: tuple[Barrier, ...]
    delays: tuple[Delay, ...]
    entries: tuple[Entry, ...]
    rows: tuple[Displacement, ...]


def fuel_map_of(paid: Paid, period: Days, zone: ZoneInfo, now: datetime) -> FuelMap:
    """Draw the map of the period's local days as far as they have passed by `now`."""
    known = {barrier.id for barrier in paid.barriers}
    minutes = _minutes(paid.entries, known, period, zone, now)
    rows = [
        row
        for row in displacements(paid.rows)
        if row.at <= now and period.first <= local_day(row.at, zone) <= period.last
    ]
    by_barrier: defaultdict[RecordId | None, list[Displacement]] = defaultdict(list)
    for row in rows:
        by_barrier[row.barrier if row.barrier in known else None].append(row)
    delays = [delay for delay in paid.delays if delay.overlaps(period.first, period.last)]
    found = [
        FuelRow(
            barrier=barrier,
            cost=_cost(minutes.get(barrier.id, 0), by_barrier[barrier.id]),
            delays=tuple(delay for delay in delays if delay.barrier == barrier.id),
        )
        for barrier in paid.barriers
    ]
    return FuelMap(
        period=period,
        rows=tuple(sorted(filter(_matters, found), key=_order)),
        rest=_cost(minutes.get(None, 0), by_barrier[None]),
        total=_cost(sum(minutes.values()), rows),
    )


def _minutes(
    entries: Iterable[Entry], known: set[RecordId], period: Days, zone: ZoneInfo, now: datetime
) -> dict[RecordId | None, int]:
    """Add up minutes by barrier; one that is gone counts as none."""
    found: dict[RecordId | None, int] = {}
    for barrier, minutes in minutes_by(lambda one: one.barrier, entries, period, zone, now).items():
        key = barrier if barrier in known else None
        found[key] = found.get(key, 0) + minutes
    return found


def _cost(minutes: int, rows: Iterable[Displacement]) -> FuelCost:
    told = list(rows)
    return FuelCost(
        minutes=minutes,
        displacements=len(told),
        displaced_minutes=sum(row.minutes for row in told),
        blocks=frozenset(row.block for row in told if row.block),
    )


def _matters(row: FuelRow) -> bool:
    is_paid = row.cost.minutes or row.cost.displacements or row.delays
    return bool(is_paid) or not row.barrier.is_cleared


def _order(row: FuelRow) -> tuple[int, str, RecordId]:
    return (-row.cost.minutes - row.cost.displaced_minutes, row.barrier.title, row.barrier.id)
