"""What is owed to each rule, and from which block it was taken last."""

from dataclasses import dataclass

from planner.domain.protection import Block, Rule
from planner.domain.records import RecordId
from planner.services.debts import debt
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What one rule is owed.

    Attributes:
        rule: None for blocks without one, or whose rule is gone.
        block: The block from which time was taken last.
    """

    rule: Rule | None
    block: Block
    minutes: int

    @property
    def title(self) -> str:
        """Return what the time was for; "" where nobody said."""
        return self.rule.title if self.rule else self.block.title


def owed(session: Session) -> list[Owed]:
    """List what is owed by rule, the most first."""
    last = _last_taken_from(session)
    found = [
        Owed(
            rule=session.read.find(Rule, rule) if rule else None, block=last[rule], minutes=minutes
        )
        for rule, minutes in debt(session).by_rule.items()
        if minutes > 0 and rule in last
    ]
    return sorted(found, key=lambda one: (-one.minutes, one.block.id))


def _last_taken_from(session: Session) -> dict[RecordId | None, Block]:
    blocks = {block.id: block for block in session.read.all(Block)}
    last: dict[RecordId | None, Block] = {}
    for row in session.read.protection.ledger():
        block = blocks.get(row.block) if row.block else None
        if block is not None and row.minutes > 0:
            last[block.rule] = block
    return last
