"""What a leader does with trust acts: see what is owed, and say what became of it."""

from dataclasses import dataclass, replace
from datetime import date

from planner.domain.changes import Action
from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.errors.governance import DayInFutureError
from planner.domain.errors.partnership import AlreadyEndedError
from planner.domain.partnership import Promise, PromiseState
from planner.domain.partnership_results import KeepRates
from planner.insight.trust import keep_rates
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustOverview:
    """All trust acts: open ones by their day, then the others, the latest first."""

    acts: tuple[Promise, ...]
    rates: KeepRates


def trust_overview(session: Session) -> TrustOverview:
    """List the trust acts and count what became of the promises among them."""
    acts = session.read.all(Promise)
    return TrustOverview(acts=tuple(sorted(acts, key=_order)), rates=keep_rates(acts))


def owed_acts(session: Session) -> list[Promise]:
    """List what the leader owes and set a day for; of others' promises nobody is reminded."""
    return [
        act
        for act in trust_overview(session).acts
        if act.is_mine and act.state is PromiseState.OPEN and act.due is not None
    ]


def settle_promise(
    session: Session, seen: Promise, state: PromiseState, on: date | None = None
) -> Promise:
    """Say what became of a trust act, today if no day is named; OPEN takes that back.

    Raises:
        AlreadyEndedError: Something else became of it.
        DayInFutureError: The day is still to come.
        OrderOfDaysError: It lies before the act itself.
    """
    if state is not PromiseState.OPEN and seen.state is not PromiseState.OPEN:
        raise AlreadyEndedError(seen.TYPE, seen.what)
    day = on or session.today()
    if day > session.today():
        raise DayInFutureError(day)
    if day < seen.made_on and state is not PromiseState.OPEN:
        raise OrderOfDaysError(seen.made_on.isoformat(), day.isoformat())
    new = replace(
        seen,
        kept_on=day if state is PromiseState.KEPT else None,
        broken_on=day if state is PromiseState.BROKEN else None,
        released_on=day if state is PromiseState.RELEASED else None,
    )
    with session.action(Action.SETTLE_PROMISE) as writer:
        writer.replace(seen, new)
    return new


def _order(act: Promise) -> tuple[bool, int, str]:
    if act.state is PromiseState.OPEN:
        return (False, (act.due or date.max).toordinal(), act.id)
    ended = max(filter(None, (act.kept_on, act.broken_on, act.released_on)))
    return (True, -ended.toordinal(), act.id)
