"""What a leader does with decisions: add, refer back to boards, close, look back on the benefit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.domain.changes import Action
from planner.domain.errors.fields import FieldMissingError
from planner.domain.errors.governance import (
    DayInFutureError,
    DecisionStateError,
    ReferenceBackMissingError,
)
from planner.domain.governance import (
    Arrived,
    BenefitCheck,
    Concerned,
    Decision,
    Intention,
    ReferenceBack,
)
from planner.domain.people import Body
from planner.domain.records import RecordId
from planner.services.decision_view import forum_of, missing_of, references_of
from planner.services.references import check_references, delete_with_parts
from planner.services.session import Session
from planner.store.writing import Writer

USUAL_BENEFIT_WEEKS = 26
"""After so many weeks one looks whether a decision against the own interest did good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """What is said of one board; None leaves what is known.

    Attributes:
        board: "" for the only board of the decision.
    """

    board: str = ""
    due: date | None = None
    sent_on: date | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitSeen:
    """What was seen when one looked back; `on` is today where it is None."""

    arrived: Arrived
    noticed_by: str = ""
    note: str = ""
    on: date | None = None


def add_decision(session: Session, new: Decision, *, check_on: date | None = None) -> Decision:
    """Add a decision, whose id comes from `session.new_id()`; it keeps how its body decides now.

    One against the own interest gets a benefit check on `check_on`, else after
    USUAL_BENEFIT_WEEKS.

    Raises:
        NotFoundError: It names a record that is not there.
        ReferenceBackMissingError: It would be closed without its reference-back.
    """
    check_references(session, new)
    added = _with_forum(session, new, None)
    with session.action(Action.ADD_DECISION) as writer:
        writer.add(added)
        _follow_up(session, writer, added, check_on)
        check_closed(session, [added.id])
    return added


def edit_decision(
    session: Session, seen: Decision, new: Decision, *, check_on: date | None = None
) -> Decision:
    """Put `new` in the decision's place; raises as `add_decision`, and ChangedSinceError."""
    check_references(session, new, seen)
    changed = _with_forum(session, new, seen)
    with session.action(Action.EDIT_DECISION) as writer:
        writer.replace(seen, changed)
        _follow_up(session, writer, changed, check_on)
        check_closed(session, [changed.id])
    return changed


def refer_back(session: Session, decision: Decision, said: Referral) -> ReferenceBack:
    """Note that a decision goes back to a board, was sent there, or what the board said.

    A board that the decision has already is brought up to date, another one is added.

    Raises:
        FieldMissingError: No board is named, and the decision does not have exactly one.
        DayInFutureError: It would have been sent on a day yet to come.
    """
    _check_past(session, said.sent_on)
    known = references_of(session, decision)
    seen = _reference_meant(known, said.board)
    before = seen or ReferenceBack(
        id=session.new_id(), decision=decision.id, board=said.board.strip()
    )
    after = replace(
        before,
        due=said.due or before.due,
        sent_on=said.sent_on or before.sent_on,
        outcome=before.outcome if said.outcome is None else said.outcome,
    )
    with session.action(Action.REFER_DECISION) as writer:
        if seen is None:
            writer.add(after)
        elif seen.id == decision.id:
            writer.replace(decision, _with_reference(decision, after))
        else:
            writer.replace(seen, after)
        check_closed(session, [decision.id])
    return after


def close_decision(session: Session, seen: Decision, on: date | None = None) -> Decision:
    """Close a decision, today where no day is named.

    Raises:
        ReferenceBackMissingError: It must go back to a board, or a board's outcome is missing.
        DecisionStateError: It is closed already.
        DayInFutureError: The day is yet to come.
    """
    if seen.is_closed:
        raise DecisionStateError(seen.title, is_closed=True)
    _check_past(session, on)
    closed = replace(seen, closed_on=on or session.today(), forum=forum_of(session, seen))
    with session.action(Action.CLOSE_DECISION) as writer:
        writer.replace(seen, closed)
        check_closed(session, [closed.id])
    return closed


def reopen_decision(session: Session, seen: Decision) -> Decision:
    """Open a decision again; raises DecisionStateError where it is open."""
    if not seen.is_closed:
        raise DecisionStateError(seen.title, is_closed=False)
    opened = replace(seen, closed_on=None)
    with session.action(Action.REOPEN_DECISION) as writer:
        writer.replace(seen, opened)
    return opened


def name_concerned(
    session: Session, decision: Decision, body: Body, intention: Intention | None = None
) -> Concerned:
    """Say that a decision concerns an organisation, and which agreed intention it follows."""
    seen = next(
        (
            one
            for one in session.read.all(Concerned)
            if one.decision == decision.id and one.body == body.id
        ),
        None,
    )
    named = replace(
        seen or Concerned(id=session.new_id(), decision=decision.id, body=body.id),
        intention=intention.id if intention else None,
    )
    with session.action(Action.NAME_CONCERNED) as writer:
        if seen:
            writer.replace(seen, named)
        else:
            writer.add(named)
    return named


def check_benefit(session: Session, seen: BenefitCheck, told: BenefitSeen) -> BenefitCheck:
    """Note whether the benefit arrived and who noticed; DayInFutureError for a day to come."""
    _check_past(session, told.on)
    checked = replace(
        seen,
        checked_on=told.on or session.today(),
        arrived=told.arrived,
        noticed_by=told.noticed_by,
        note=told.note or seen.note,
    )
    with session.action(Action.CHECK_BENEFIT) as writer:
        writer.replace(seen, checked)
    return checked


def check_closed(session: Session, decisions: Iterable[RecordId]) -> None:
    """Refuse what was just written if it leaves a decision closed without its reference-back.

    Raises:
        ReferenceBackMissingError: It does; whoever calls it inside an action undoes the action.
    """
    for decision_id in decisions:
        decision = session.read.find(Decision, decision_id)
        if decision is None or not decision.is_closed:
            continue
        for missing in missing_of(session, decision):
            raise ReferenceBackMissingError(decision.title, missing.step.value, missing.board)


def _with_forum(session: Session, new: Decision, seen: Decision | None) -> Decision:
    """Keep how the body decides, unless somebody said otherwise."""
    is_said = new.forum is not None and (
        seen is None or new.body == seen.body or new.forum is not seen.forum
    )
    if is_said or new.body is None:
        return new
    return replace(new, forum=forum_of(session, replace(new, forum=None)))


def _follow_up(session: Session, writer: Writer, decision: Decision, check_on: date | None) -> None:
    """Keep a benefit check as long as the decision is against the own interest."""
    checks = [one for one in session.read.all(BenefitCheck) if one.decision == decision.id]
    waiting = [one for one in checks if one.checked_on is None]
    if not decision.is_against_interest:
        for check in waiting:
            delete_with_parts(session, writer, check)
    elif not checks:
        due = check_on or decision.day + timedelta(weeks=USUAL_BENEFIT_WEEKS)
        writer.add(BenefitCheck(id=session.new_id(), decision=decision.id, due=due))
    elif check_on and waiting:
        writer.replace(waiting[-1], replace(waiting[-1], due=check_on))


def _reference_meant(known: list[ReferenceBack], board: str) -> ReferenceBack | None:
    name = board.strip().casefold()
    if name:
        return next((one for one in known if one.board.strip().casefold() == name), None)
    if len(known) != 1:
        raise FieldMissingError(ReferenceBack.TYPE, "board")
    return known[0]


def _with_reference(decision: Decision, said: ReferenceBack) -> Decision:
    return replace(
        decision,
        board=said.board,
        refer_by=said.due,
        referred_on=said.sent_on,
        outcome=said.outcome,
    )


def _check_past(session: Session, day: date | None) -> None:
    if day is not None and day > session.today():
        raise DayInFutureError(day)
