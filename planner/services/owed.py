"""What is owed to each rule: how much, how old it is, and what it was for."""

from dataclasses import dataclass
from datetime import datetime

from planner.domain.protection import Block, Rule
from planner.domain.records import RecordId
from planner.insight.debt import OwedPart
from planner.services.debts import debt
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What one rule is owed; what was made in a surge is kept apart.

    Attributes:
        rule: None for blocks without one; the rule may be gone.
        block: The block that lost the latest part of it, None where it is gone.
        title: What the time was for; "" where nobody said.
        oldest: Since when the oldest part is owed.
    """

    rule: RecordId | None
    block: RecordId | None
    title: str
    minutes: int
    oldest: datetime


def owed(session: Session) -> list[Owed]:
    """List what is owed by rule, the most first."""
    by_rule: dict[RecordId | None, list[OwedPart]] = {}
    for part in debt(session).parts:
        by_rule.setdefault(part.rule, []).append(part)
    found = [_owed(session, rule, parts) for rule, parts in by_rule.items()]
    return sorted(found, key=lambda one: (-one.minutes, one.oldest))


def _owed(session: Session, rule: RecordId | None, parts: list[OwedPart]) -> Owed:
    latest = max(enumerate(parts), key=lambda pair: (pair[1].at, pair[0]))[1]
    named = session.read.find(Rule, rule) if rule else None
    last = session.read.find(Block, latest.block) if latest.block else None
    return Owed(
        rule=rule,
        block=latest.block,
        title=named.title if named else last.title if last else "",
        minutes=sum(part.minutes for part in parts),
        oldest=min(part.at for part in parts),
    )
