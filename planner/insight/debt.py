"""How much protected time is owed, how old, for whom it was taken, and how much was kept?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from planner.domain.protection import Block, BlockState, Displacement, Requester, RowKind
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen

RECENT: Final = timedelta(weeks=2)
OLD: Final = timedelta(weeks=6)


@frozen
class OwedPart(Frozen):
    """What is still owed of one row of the ledger.

    Attributes:
        row: The row that took the minutes, also where it was carried over since.
        surge: In which it counts apart; None for what is to be repaid.
        at: From when it ages.
    """

    row: RecordId
    block: RecordId | None
    rule: RecordId | None
    surge: RecordId | None
    at: datetime
    minutes: int
    for_whom: Requester
    by_what: str


@frozen
class Debt(Frozen):
    """Minutes displaced and not yet repaid or written off.

    The sum of the ledger is `minutes` and `surge_minutes` without `overpaid`.

    Attributes:
        minutes: To be repaid; what was made in a surge is kept apart until that is settled.
        recent, middle, old: Of these, up to two weeks old, up to six, and older.
        by_rule: The same by the rule of the displaced block; None for blocks without one.
        by_level: The same by the level for whom the block gave way.
        oldest: When the oldest part came about; None without debt.
        parts: What it consists of, the oldest first.
        surge_parts: What is kept apart, the oldest first.
        overpaid: Repaid twice, in two copies of the plan that were merged since; it settles the
            next debt of the same rule.
    """

    minutes: int
    recent: int
    middle: int
    old: int
    by_rule: Mapping[RecordId | None, int]
    by_level: Mapping[Requester, int]
    oldest: datetime | None
    parts: tuple[OwedPart, ...]
    surge_parts: tuple[OwedPart, ...]
    overpaid: int

    @property
    def surge_minutes(self) -> int:
        """Return what was displaced in surges and is not settled."""
        return sum(part.minutes for part in self.surge_parts)


def debt_of(
    rows: Iterable[Displacement], rule_of: Mapping[RecordId, RecordId | None], now: datetime
) -> Debt:
    """Add up the ledger; what was repaid or written off settled the oldest of its rule first.

    Args:
        rows: The ledger, the oldest row first.
        rule_of: The rule of each block, for rows that were written before they named it.
        now: The moment from which ages are counted.
    """
    accounts: defaultdict[tuple[RecordId | None, RecordId | None], _Account]
    accounts = defaultdict(_Account)
    known = list(rows)
    told_rightly = _told_rightly(known)
    passed_over = {row.id for row in told_rightly.values()}
    for row in known:
        if row.id in told_rightly:
            for account in accounts.values():
                account.relabel(row, told_rightly[row.id])
        elif row.id not in passed_over:
            rule = row.rule or (rule_of.get(row.block) if row.block else None)
            accounts[rule, row.surge].enter(row, rule)
    every = [part for account in accounts.values() for part in account.parts]
    every.sort(key=lambda part: (part.at, part.row))
    parts = [part for part in every if part.surge is None]
    return Debt(
        **_ages(parts, now),
        by_rule=_by_rule(parts),
        by_level=_by_level(parts),
        oldest=parts[0].at if parts else None,
        parts=tuple(parts),
        surge_parts=tuple(part for part in every if part.surge is not None),
        overpaid=sum(account.overpaid for account in accounts.values()),
    )


def debt_at(
    rows: Iterable[Displacement], rule_of: Mapping[RecordId, RecordId | None], when: datetime
) -> Debt:
    """Return what was owed at a moment: the sum of the rows up to then."""
    return debt_of([row for row in rows if row.at <= when], rule_of, when)


def kept_share(blocks: Iterable[Block], now: datetime) -> float | None:
    """Return the share of the blocks that are over and were kept, 0 to 1; None without any.

    A block that was moved or shortened and then kept counts as kept.
    """
    settled = [block.state is BlockState.KEPT for block in blocks if _is_settled(block, now)]
    return sum(settled) / len(settled) if settled else None


def _is_settled(block: Block, now: datetime) -> bool:
    return block.state in (BlockState.KEPT, BlockState.LOST) or block.end <= now


def _told_rightly(rows: Sequence[Displacement]) -> dict[RecordId, Displacement]:
    """Return for each correction of a loss to something else the row that tells it rightly.

    The two cancel one another, so they change what a part is called and nothing else.
    """
    again: dict[RecordId | None, Displacement] = {
        row.about: row for row in rows if row.kind is RowKind.DISPLACED and row.about
    }
    corrections = (row for row in rows if row.kind is RowKind.CORRECTED and row.about in again)
    return {
        row.id: again[row.about]
        for row in corrections
        if row.minutes + again[row.about].minutes == 0
    }


def _ages(parts: Sequence[OwedPart], now: datetime) -> dict[str, int]:
    old = sum(part.minutes for part in parts if now - part.at > OLD)
    recent = sum(part.minutes for part in parts if now - part.at <= RECENT)
    total = sum(part.minutes for part in parts)
    return {"minutes": total, "recent": recent, "middle": total - recent - old, "old": old}


def _by_rule(parts: Iterable[OwedPart]) -> dict[RecordId | None, int]:
    found: Counter[RecordId | None] = Counter()
    for part in parts:
        found[part.rule] += part.minutes
    return dict(found)


def _by_level(parts: Iterable[OwedPart]) -> dict[Requester, int]:
    found: Counter[Requester] = Counter()
    for part in parts:
        found[part.for_whom] += part.minutes
    return dict(found)


class _Account:
    """What one rule is owed, as parts of different age; apart for each surge."""

    def __init__(self) -> None:
        self.parts: list[OwedPart] = []
        self.overpaid = 0

    def enter(self, row: Displacement, rule: RecordId | None) -> None:
        """Take in one row of the ledger, later than those before."""
        if row.minutes < 0:
            self._settle(-row.minutes, row.about)
            return
        owed = max(0, row.minutes - self.overpaid)
        self.overpaid -= row.minutes - owed
        if owed:
            self.parts.append(_part(row, rule, owed))

    def relabel(self, correction: Displacement, right: Displacement) -> None:
        """Let the part that a correction is about say what is right."""
        self.parts = [
            replace(part, row=right.id, for_whom=right.for_whom, by_what=right.by_what)
            if part.row == correction.about
            else part
            for part in self.parts
        ]

    def _settle(self, minutes: int, about: RecordId | None) -> None:
        # What a correction or a carrying-over is about goes first, then the oldest.
        self.parts.sort(key=lambda part: part.row != about)
        while minutes and self.parts:
            first = self.parts.pop(0)
            settled = min(minutes, first.minutes)
            minutes -= settled
            if first.minutes > settled:
                self.parts.insert(0, replace(first, minutes=first.minutes - settled))
        self.parts.sort(key=lambda part: part.at)
        self.overpaid += minutes


def _part(row: Displacement, rule: RecordId | None, minutes: int) -> OwedPart:
    carried = row.about if row.kind is RowKind.CARRIED_OVER else None
    return OwedPart(
        row=carried or row.id,
        block=row.block,
        rule=rule,
        surge=row.surge,
        at=row.at,
        minutes=minutes,
        for_whom=row.for_whom,
        by_what=row.by_what,
    )
