"""How much protected time is owed, how old is that, and how much was kept?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from planner.domain.protection import Block, BlockState, Displacement
from planner.domain.records import RecordId

RECENT: Final = timedelta(weeks=2)
OLD: Final = timedelta(weeks=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """Minutes displaced and not yet repaid or written off.

    Attributes:
        minutes: The sum of the ledger.
        recent, middle, old: Of these, up to two weeks old, up to six, and older.
        by_rule: The sum by the rule of the displaced block; None for blocks without one.
        oldest: When the oldest part came about; None without debt.
    """

    minutes: int
    recent: int
    middle: int
    old: int
    by_rule: Mapping[RecordId | None, int]
    oldest: datetime | None


def debt_of(
    rows: Iterable[Displacement], rule_of: Mapping[RecordId, RecordId | None], now: datetime
) -> Debt:
    """Add up the ledger; what was repaid or written off settled the oldest of its rule first.

    Args:
        rows: The ledger, the oldest row first.
        rule_of: The rule of each block.
        now: The moment from which ages are counted.
    """
    owed: defaultdict[RecordId | None, _Owed] = defaultdict(_Owed)
    for row in rows:
        owed[rule_of.get(row.block) if row.block else None].enter(row)
    parts = [part for account in owed.values() for part in account.parts]
    old = sum(minutes for at, minutes in parts if now - at > OLD)
    middle = sum(minutes for at, minutes in parts if RECENT < now - at <= OLD)
    by_rule = {rule: account.minutes for rule, account in owed.items() if account.minutes}
    total = sum(account.minutes for account in owed.values())
    return Debt(
        minutes=total,
        recent=total - middle - old,
        middle=middle,
        old=old,
        by_rule=by_rule,
        oldest=min((at for at, _ in parts), default=None),
    )


def kept_share(blocks: Iterable[Block], now: datetime) -> float | None:
    """Return the share of the blocks that are over and were kept, 0 to 1; None without any.

    A block that was moved or shortened and then kept counts as kept.
    """
    settled = [block.state is BlockState.KEPT for block in blocks if _is_settled(block, now)]
    return sum(settled) / len(settled) if settled else None


def _is_settled(block: Block, now: datetime) -> bool:
    return block.state in (BlockState.KEPT, BlockState.LOST) or block.end <= now


class _Owed:
    """What one rule is owed, as parts of different age."""

    def __init__(self) -> None:
        self.minutes = 0
        self.parts: list[tuple[datetime, int]] = []

    def enter(self, row: Displacement) -> None:
        """Take in one row of the ledger, later than those before."""
        self.minutes += row.minutes
        if row.minutes > 0:
            self.parts.append((row.at, row.minutes))
            return
        left = -row.minutes
        while left and self.parts:
            at, minutes = self.parts.pop(0)
            settled = min(left, minutes)
            left -= settled
            if minutes > settled:
                self.parts.insert(0, (at, minutes - settled))
