"""What one can do with any record that has no rule of its own about how it changes."""

from collections.abc import Mapping
from datetime import date

from planner.domain.barriers import Delay
from planner.domain.changes import Action
from planner.domain.coaching import Agreement
from planner.domain.errors.fields import OneOwnerError, UnknownChoiceError
from planner.domain.errors.log import RoundClosedError
from planner.domain.errors.standards import RoundAnsweredError, RoundSeenError
from planner.domain.goals import SkillGoal
from planner.domain.governance import Decision, ReferenceBack
from planner.domain.partnership import Tension
from planner.domain.people import Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.readiness import Rater, Round
from planner.domain.records import Record
from planner.services.barriers import check_delay
from planner.services.coaching import check_between_two, edit_agreement
from planner.services.decisions import add_decision, check_closed, edit_decision
from planner.services.goals import delete_goal
from planner.services.references import check_references, delete_with_parts
from planner.services.session import Session
from planner.services.tensions import add_tension, edit_tension

_OWN_SERVICES = frozenset(
    {
        *("block", "displacement", "charter_item", "surge", "hindsight"),
        *("answer", "round_comment", "timer", "revision"),
        *("instrument", "framework", "standard", "correspondence", "rating"),
        *("goal_standard", "reflection", "reflection_answer"),
        *("tension_change", "pulse", "home_teams"),
        *("agreement_version", "trace"),
    }
)

EDITABLE_TYPES: Mapping[str, type[Record]] = {
    name: record_type for name, record_type in RECORD_TYPES.items() if name not in _OWN_SERVICES
}
"""The others change by their own services only: the ledger, rounds, pulses, the timer, exports."""

_TYPE = "type"


def record_type_named(written: str) -> type[Record]:
    """Return the record type of this name; raises UnknownChoiceError."""
    name = written.strip().lower().replace("-", "_")
    if name not in RECORD_TYPES:
        raise UnknownChoiceError(_TYPE, written, tuple(RECORD_TYPES))
    return RECORD_TYPES[name]


def add_record(session: Session, new: Record) -> None:
    """Add a record of any editable type, whose id comes from `session.new_id()`.

    Raises:
        UnknownChoiceError: Records of this type are made in other ways.
        NotFoundError: It names a record that is not there.
        OneOwnerError: It would be a second owner.
        ReferenceBackMissingError: A closed decision would lack a board's outcome.
        CostCarrierMissingError: A tension does not say who carries the cost.
        OneDelayedThingError: A delay names several things, or none.
        BetweenTwoError: The team would see what is not for the sponsor.
    """
    _check_editable(new)
    match new:
        case Decision():
            add_decision(session, new)
        case Tension():
            add_tension(session, new)
        case _:
            _add_plainly(session, new)


def _add_plainly(session: Session, new: Record) -> None:
    _check_owner(session, None, new)
    _check_delay(new)
    check_between_two(new)
    check_references(session, new)
    with session.action(Action.ADD_RECORD) as writer:
        writer.add(new)
        _check_decisions(session, new)


def edit_record(session: Session, seen: Record, new: Record) -> None:
    """Put `new` in the record's place.

    Raises:
        PlannerError: As `add_record`.
        ChangedSinceError: It is not as `seen` any more.
        RoundClosedError: It is a closed round, of which nothing changes any more.
        RoundAnsweredError: It is a round with answers, and these would be another's view.
    """
    _check_editable(new)
    match seen, new:
        case Round(closed_on=date()), _:
            raise RoundClosedError(seen.id)
        case Round(), Round() if seen.rater is not new.rater and _has_answers(session, seen):
            raise RoundAnsweredError(seen.id)
        case Decision(), Decision():
            edit_decision(session, seen, new)
        case Tension(), Tension():
            edit_tension(session, seen, new)
        case Agreement(), Agreement():
            edit_agreement(session, seen, new)
        case _:
            _edit_plainly(session, seen, new)


def _edit_plainly(session: Session, seen: Record, new: Record) -> None:
    _check_owner(session, seen, new)
    _check_delay(new)
    check_between_two(new)
    check_references(session, new, seen)
    with session.action(Action.EDIT_RECORD) as writer:
        writer.replace(seen, new)
        _check_decisions(session, seen, new)


def delete_record(session: Session, seen: Record) -> None:
    """Delete a record with all that cannot be without it.

    Raises:
        UnknownChoiceError: Records of this type are not deleted by hand.
        ChangedSinceError: It is not as `seen` any more.
        OneOwnerError: It is the owner.
        ReferenceBackMissingError: It is what a closed decision was closed with.
        RoundSeenError: It is a team's round, whose results later ones are held against.
    """
    _check_editable(seen)
    _check_round(session, seen)
    _check_owner(session, seen, None)
    if isinstance(seen, SkillGoal):
        delete_goal(session, seen)
        return
    with session.action(Action.DELETE_RECORD) as writer:
        delete_with_parts(session, writer, seen)
        _check_decisions(session, seen)


def _check_editable(record: Record) -> None:
    if record.TYPE not in EDITABLE_TYPES:
        raise UnknownChoiceError(_TYPE, record.TYPE, tuple(EDITABLE_TYPES))


def _has_answers(session: Session, one: Record) -> bool:
    return bool(session.read.readiness.answers(one.id))


def _check_round(session: Session, seen: Record) -> None:
    """Keep what was seen of a team, so that a later round which would single somebody out shows."""
    if isinstance(seen, Round) and seen.closed_on and seen.rater is Rater.TEAM:
        answered = {answer.respondent for answer in session.read.readiness.answers(seen.id)}
        if len(answered) >= seen.least:
            raise RoundSeenError(seen.id)


def _check_delay(record: Record) -> None:
    if isinstance(record, Delay):
        check_delay(record)


def _check_decisions(session: Session, *touched: Record) -> None:
    check_closed(session, [one.decision for one in touched if isinstance(one, ReferenceBack)])


def _check_owner(session: Session, seen: Record | None, new: Record | None) -> None:
    """Refuse to leave a plan that has an owner without one, or with two."""
    if session.owner() is not None and _is_owner(seen) != _is_owner(new):
        raise OneOwnerError


def _is_owner(record: Record | None) -> bool:
    return isinstance(record, Member) and record.is_owner
