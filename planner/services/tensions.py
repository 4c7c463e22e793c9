"""What a leader does with tensions: add them, say how they stand, close them; history is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.changes import Action
from planner.domain.errors.governance import DayInFutureError
from planner.domain.errors.partnership import AlreadyEndedError, CostCarrierMissingError
from planner.domain.id_moments import made_at
from planner.domain.local_time import local_day
from planner.domain.partnership import (
    Tension,
    TensionChange,
    TensionParty,
    TensionState,
    history_of,
)
from planner.services.references import check_references
from planner.services.session import Session
from planner.store.writing import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class TensionView:
    """A tension with its parties and how it stood, the earliest first."""

    tension: Tension
    parties: tuple[TensionParty, ...]
    history: tuple[TensionChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a tension stands, and why; None leaves energy and trust as they are known."""

    state: TensionState
    energy: int | None = None
    trust: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party that is named while a tension is added."""

    name: str
    wants: str = ""
    is_public: bool = False


def tension_views(session: Session) -> list[TensionView]:
    """List open tensions, the next conversation first, then closed ones, the latest first."""
    parties, changes = session.read.all(TensionParty), session.read.all(TensionChange)
    return [
        TensionView(
            tension=tension,
            parties=tuple(party for party in parties if party.tension == tension.id),
            history=tuple(history_of(tension, changes)),
        )
        for tension in sorted(session.read.all(Tension), key=_order)
    ]


def tension_view(session: Session, tension: Tension) -> TensionView:
    """Return one tension, as it is kept now, with its parties and history."""
    return next(view for view in tension_views(session) if view.tension.id == tension.id)


def add_tension(
    session: Session, new: Tension, sides: Sequence[Side] = (), note: str = ""
) -> Tension:
    """Add a tension, whose id comes from `session.new_id()`; its history begins today.

    Raises:
        CostCarrierMissingError: Nobody said who carries the cost.
        NotFoundError: Its hat is not there.
        EmptyFieldError: A side has no name.
    """
    _check_carried(new)
    check_references(session, new)
    with session.action(Action.ADD_TENSION) as writer:
        writer.add(new)
        _write_change(session, writer, new, session.today(), note)
        for side in sides:
            writer.add(_party(session, new, side))
    return new


def edit_tension(session: Session, seen: Tension, new: Tension) -> Tension:
    """Put `new` in the tension's place; where it stands otherwise, the history says so.

    Raises:
        CostCarrierMissingError: Nobody said who carries the cost.
        ChangedSinceError, NotFoundError: As for any record.
    """
    _check_carried(new)
    check_references(session, new, seen)
    with session.action(Action.EDIT_TENSION) as writer:
        if _stands(seen) != _stands(new):
            _begin_history(session, writer, seen)
            _write_change(session, writer, new, session.today(), "")
        writer.replace(seen, new)
    return new


def note_standing(
    session: Session, seen: Tension, standing: Standing, on: date | None = None
) -> TensionChange:
    """Note how a tension stood from a day on, today if none is named, and why.

    The tension itself keeps saying how it stood last: what is noted for a day before other
    changes joins the history only.

    Raises:
        DayInFutureError: The day is still to come.
    """
    day = _past(session, on)
    said = replace(
        seen,
        state=standing.state,
        energy=seen.energy if standing.energy is None else standing.energy,
        trust=seen.trust if standing.trust is None else standing.trust,
    )
    with session.action(Action.EDIT_TENSION) as writer:
        _begin_history(session, writer, seen)
        change = _write_change(session, writer, said, day, standing.note)
        if history_of(seen, session.read.all(TensionChange))[-1].day == day:
            writer.replace(seen, said)
    return change


def reword_change(session: Session, seen: TensionChange, note: str) -> TensionChange:
    """Word anew why a tension stood so; raises ChangedSinceError."""
    new = replace(seen, note=note)
    with session.action(Action.EDIT_TENSION) as writer:
        writer.replace(seen, new)
    return new


def add_party(session: Session, tension: Tension, side: Side) -> TensionParty:
    """Add a party; raises NotFoundError where the tension is gone."""
    party = _party(session, tension, side)
    check_references(session, party)
    with session.action(Action.EDIT_TENSION) as writer:
        writer.add(party)
    return party


def close_tension(
    session: Session, seen: Tension, ending: str = "", on: date | None = None
) -> Tension:
    """Close a tension and say how it ended; no conversation is planned any more.

    Raises:
        AlreadyEndedError: It is closed.
        DayInFutureError: The day is still to come.
    """
    if seen.is_closed:
        raise AlreadyEndedError(seen.TYPE, seen.title)
    day = _past(session, on)
    closed = replace(seen, closed_on=day, ending=ending, next_conversation=None)
    with session.action(Action.CLOSE_TENSION) as writer:
        writer.replace(seen, closed)
    return closed


def _check_carried(tension: Tension) -> None:
    if not tension.carried_by.strip():
        raise CostCarrierMissingError(tension.title)


def _stands(tension: Tension) -> tuple[TensionState, int | None, int | None]:
    return (tension.state, tension.energy, tension.trust)


def _begin_history(session: Session, writer: Writer, seen: Tension) -> None:
    """Note first how a tension stood that was added before histories were kept."""
    if not history_of(seen, session.read.all(TensionChange)):
        made = made_at(seen.id)
        day = local_day(made, session.zone()) if made else session.today()
        _write_change(session, writer, seen, min(day, session.today()), "")


def _write_change(
    session: Session, writer: Writer, tension: Tension, day: date, note: str
) -> TensionChange:
    change = TensionChange(
        id=session.new_id(),
        tier=tension.tier,
        tension=tension.id,
        day=day,
        state=tension.state,
        energy=tension.energy,
        trust=tension.trust,
        note=note,
    )
    writer.add(change)
    return change


def _party(session: Session, tension: Tension, side: Side) -> TensionParty:
    return TensionParty(
        id=session.new_id(),
        tier=tension.tier,
        tension=tension.id,
        name=side.name,
        wants=side.wants,
        is_public=side.is_public,
    )


def _past(session: Session, on: date | None) -> date:
    now = session.today()
    if on is not None and on > now:
        raise DayInFutureError(on)
    return on or now


def _order(tension: Tension) -> tuple[bool, int, bool, date, str]:
    if tension.closed_on is not None:
        return (True, -tension.closed_on.toordinal(), False, date.max, tension.id)
    talk = tension.next_conversation
    return (False, 0, talk is None, talk or date.max, tension.id)
