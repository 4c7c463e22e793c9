"""The personal note on interests and loyalties: what is in it, and what it adds up to.

Wherever it is shown or printed, `planner.words.governance.loyalty_notice` stands beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.loyalty import LoyaltyEntry
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LoyaltySummary:
    """Counts; of insurmountable ones there should rarely be any."""

    entries: int
    undeclared: int
    insurmountable: int


def loyalties(session: Session) -> list[LoyaltyEntry]:
    """List the entries: those that still pull first, the latest first."""
    now = session.today()
    found = sorted(
        session.read.all(LoyaltyEntry), key=lambda one: (one.noted_on, one.id), reverse=True
    )
    found.sort(key=lambda one: one.ended_on is not None and one.ended_on <= now)
    return found


def loyalty_summary(session: Session, entries: Iterable[LoyaltyEntry]) -> LoyaltySummary:
    """Add the entries up."""
    found, now = list(entries), session.today()
    return LoyaltySummary(
        entries=len(found),
        undeclared=sum(one.lacks_declaration(now) for one in found),
        insurmountable=sum(not one.is_surmountable for one in found),
    )
