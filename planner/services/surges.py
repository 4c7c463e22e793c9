"""Surges: declared, ended, and what becomes of the debt that was made in them."""

from dataclasses import replace
from datetime import datetime

from planner.domain.changes import Action
from planner.domain.errors.ledger import (
    NoSurgeError,
    SurgeNotOverError,
    SurgeOverlapError,
    SurgeSettledError,
)
from planner.domain.local_time import local_day
from planner.domain.protection import BlockState, Displacement, RowKind
from planner.domain.records import RecordId
from planner.domain.surge import Settlement, Surge
from planner.domain.values import Frozen, frozen
from planner.insight.debt import OwedPart
from planner.services.debts import debt
from planner.services.session import Session
from planner.store.writing import Writer


@frozen
class SurgeDebt(Frozen):
    """A surge and what is kept apart in it.

    Attributes:
        is_waiting: It is over, and the leader has not decided yet.
    """

    surge: Surge
    minutes: int
    is_waiting: bool


def surges(session: Session) -> list[SurgeDebt]:
    """List all surges by start, each with what is kept apart in it."""
    now, parts = session.now(), debt(session).surge_parts
    return [
        SurgeDebt(
            surge=surge,
            minutes=sum(part.minutes for part in parts if part.surge == surge.id),
            is_waiting=surge.is_over(now) and surge.settlement is Settlement.UNDECIDED,
        )
        for surge in sorted(session.read.all(Surge), key=lambda surge: (surge.start, surge.id))
    ]


def open_surge(session: Session) -> Surge | None:
    """Return the surge that holds now."""
    now = session.now()
    return next((surge for surge in session.read.all(Surge) if surge.holds_at(now)), None)


def start_surge(
    session: Session, reason: str, start: datetime | None = None, end: datetime | None = None
) -> Surge:
    """Declare a surge, from now where no start is named; debt made since `start` goes apart.

    Raises:
        SurgeOverlapError: Another surge holds at some of that time.
        OrderOfDaysError: It ends before it begins.
        EmptyFieldError: There is no reason.
    """
    surge = Surge(id=session.new_id(), reason=reason, start=start or session.now(), end=end)
    _check_alone(session, surge)
    parts = _made_since(session, surge)
    with session.action(Action.START_SURGE) as writer:
        writer.add(surge)
        for part in parts:
            _carry(session, writer, part, surge.id)
    return surge


def end_surge(session: Session) -> Surge:
    """End the surge that holds now; its debt waits for `settle_surge`. Raises NoSurgeError."""
    seen = open_surge(session)
    if seen is None:
        raise NoSurgeError
    ended = replace(seen, end=session.now())
    with session.action(Action.END_SURGE) as writer:
        writer.replace(seen, ended)
    return ended


def settle_surge(session: Session, seen: Surge, *, carries_over: bool) -> None:
    """Decide about the debt of a surge that is over: it is to be repaid, or written off.

    What is carried over ages from now on; what is written off has the surge for its reason.

    Raises:
        SurgeNotOverError: It still holds.
        SurgeSettledError: That was decided already.
        ChangedSinceError: It is not as `seen` any more.
    """
    if seen.settlement is not Settlement.UNDECIDED:
        raise SurgeSettledError
    if not seen.is_over(session.now()):
        raise SurgeNotOverError
    parts = [part for part in debt(session).surge_parts if part.surge == seen.id]
    settlement = Settlement.CARRIED_OVER if carries_over else Settlement.WRITTEN_OFF
    with session.action(Action.SETTLE_SURGE) as writer:
        writer.replace(seen, replace(seen, settlement=settlement))
        for part in parts:
            if carries_over:
                _carry(session, writer, part, None)
            else:
                _write_off(session, writer, part, seen.reason)


def _check_alone(session: Session, new: Surge) -> None:
    for other in session.read.all(Surge):
        ends_before = new.end is not None and new.end <= other.start
        begins_after = other.end is not None and other.end <= new.start
        if not ends_before and not begins_after:
            raise SurgeOverlapError(local_day(other.start, session.zone()).isoformat())


def _made_since(session: Session, surge: Surge) -> list[OwedPart]:
    """List what is owed of losses between the surge's start and now."""
    if surge.start >= session.now():
        return []
    noted = {row.id: row.at for row in session.read.protection.ledger()}
    return [part for part in debt(session).parts if surge.holds_at(min(part.at, noted[part.row]))]


def _carry(session: Session, writer: Writer, part: OwedPart, surge: RecordId | None) -> None:
    """Write two rows that add up to nothing: out of one column, into another."""
    out = _row(session, part, RowKind.CARRIED_OVER, -part.minutes)
    writer.add(out)
    writer.add(replace(out, id=session.new_id(), minutes=part.minutes, surge=surge))


def _write_off(session: Session, writer: Writer, part: OwedPart, why: str) -> None:
    writer.add(replace(_row(session, part, RowKind.WRITTEN_OFF, -part.minutes), why=why))


def _row(session: Session, part: OwedPart, kind: RowKind, minutes: int) -> Displacement:
    return Displacement(
        id=session.new_id(),
        block=part.block,
        rule=part.rule,
        at=session.now(),
        kind=kind,
        minutes=minutes,
        outcome=BlockState.LOST,
        by_what=part.by_what,
        for_whom=part.for_whom,
        about=part.row,
        surge=part.surge,
    )
