"""What a leader does with barriers: link what they cost, say what they delay, clear them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from planner.domain.attention import Entry, Mode
from planner.domain.barriers import Barrier, Delay
from planner.domain.changes import Action
from planner.domain.direction import Initiative, SharedGoal
from planner.domain.errors.fields import NotFoundError
from planner.domain.errors.governance import DayInFutureError
from planner.domain.errors.partnership import AlreadyEndedError, OneDelayedThingError
from planner.domain.goals import SkillGoal
from planner.domain.local_time import DAY, day_start
from planner.domain.protection import Displacement
from planner.domain.records import RecordId
from planner.insight.account import Days
from planner.insight.fuel_map import FuelMap, Paid, fuel_map_of
from planner.insight.ledger_rows import displacements
from planner.services.ledger_read import ledger_rows
from planner.services.references import check_references
from planner.services.session import Session
from planner.store.writing import Writer

Cost = Entry | Displacement
"""What can be a barrier's cost: logged time, or protected time that gave way."""

DELAYED = (SkillGoal, Initiative, SharedGoal)
"""What a barrier can delay."""


def fuel_map(session: Session, period: Days) -> FuelMap:
    """Return what barriers cost and delay in the period's days, as far as they have passed."""
    zone = session.zone()
    entries = session.read.attention.entries_between(
        day_start(period.first, zone), day_start(period.last + DAY, zone)
    )
    paid = Paid(
        barriers=tuple(session.read.all(Barrier)),
        delays=tuple(session.read.all(Delay)),
        entries=tuple(entries),
        rows=tuple(ledger_rows(session)),
    )
    return fuel_map_of(paid, period, zone, session.now())


def link_costs(
    session: Session,
    barrier: Barrier | None,
    entries: Sequence[Entry] = (),
    rows: Sequence[Displacement] = (),
) -> None:
    """Say that entries and displacements are the cost of a barrier; None takes that back.

    Raises:
        NotFoundError: The barrier is gone, or a row of the ledger displaced nothing.
        ChangedSinceError: An entry or row is another by now.
    """
    named = barrier.id if barrier else None
    real = {row.id for row in displacements(ledger_rows(session))}
    gone = next((row for row in rows if row.id not in real), None)
    if gone is not None:
        raise NotFoundError(Displacement.TYPE, gone.id)
    with session.action(Action.LINK_BARRIER) as writer:
        for entry in entries:
            _link(session, writer, entry, named)
        for row in rows:
            _link(session, writer, row, named)


def possible_costs(session: Session, barrier: Barrier, period: Days) -> list[Cost]:
    """List what is a barrier's cost, and what of the period is no other barrier's, newest first."""
    zone = session.zone()
    start, end = day_start(period.first, zone), day_start(period.last + DAY, zone)
    entries = [one for one in session.read.all(Entry) if one.mode is not Mode.AWAY]
    rows = displacements(ledger_rows(session))
    costs: list[tuple[datetime, Cost]] = [(entry.start, entry) for entry in entries]
    costs += [(row.at, row) for row in rows]
    found = [
        (moment, cost)
        for moment, cost in costs
        if cost.barrier == barrier.id or (cost.barrier is None and start <= moment < end)
    ]
    return [cost for _, cost in sorted(found, key=lambda one: (one[0], one[1].id), reverse=True)]


def choose_costs(
    session: Session, barrier: Barrier, offered: Sequence[Cost], chosen: Collection[RecordId]
) -> None:
    """Say which of what was `offered` is the barrier's cost; the rest is nobody's.

    Raises:
        NotFoundError: The barrier is gone.
        ChangedSinceError: An entry or row is another by now.
    """
    with session.action(Action.LINK_BARRIER) as writer:
        for cost in offered:
            named = barrier.id if cost.id in chosen else None
            if cost.barrier != named:
                _link(session, writer, cost, named)


def _link(session: Session, writer: Writer, cost: Cost, barrier: RecordId | None) -> None:
    linked = replace(cost, barrier=barrier)
    check_references(session, linked, cost)
    writer.replace(cost, linked)


def delay_goal(
    session: Session,
    barrier: Barrier,
    delayed: SkillGoal | Initiative | SharedGoal,
    since: date | None = None,
) -> Delay:
    """Say that a barrier delays a goal or initiative, since today if no day is named.

    Raises:
        NotFoundError: The barrier or the goal is gone.
    """
    delay = Delay(
        id=session.new_id(),
        tier=barrier.tier,
        barrier=barrier.id,
        goal=delayed.id if isinstance(delayed, SkillGoal) else None,
        initiative=delayed.id if isinstance(delayed, Initiative) else None,
        shared_goal=delayed.id if isinstance(delayed, SharedGoal) else None,
        since=since or session.today(),
    )
    check_references(session, delay)
    with session.action(Action.DELAY_GOAL) as writer:
        writer.add(delay)
    return delay


def clear_barrier(session: Session, seen: Barrier, on: date | None = None) -> Barrier:
    """Note that a barrier is out of the way, today if no day is named; its delays end then.

    Raises:
        AlreadyEndedError: It is cleared.
        DayInFutureError: The day is still to come.
    """
    if seen.is_cleared:
        raise AlreadyEndedError(seen.TYPE, seen.title)
    day = on or session.today()
    if day > session.today():
        raise DayInFutureError(day)
    cleared = replace(seen, cleared_on=day)
    with session.action(Action.CLEAR_BARRIER) as writer:
        writer.replace(seen, cleared)
        for delay in session.read.all(Delay):
            if delay.barrier == seen.id and delay.until is None:
                writer.replace(delay, replace(delay, until=day))
    return cleared


def check_delay(delay: Delay) -> None:
    """Refuse a delay that names several things, or none; raises OneDelayedThingError."""
    named = [one for one in (delay.goal, delay.initiative, delay.shared_goal) if one]
    if len(named) != 1:
        raise OneDelayedThingError(len(named))
