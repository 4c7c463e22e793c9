"""What stands beside a decision: its forum, boards, intentions, duties, limits and follow-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from planner.domain.duties import DelegationCard, Duty
from planner.domain.governance import (
    BenefitCheck,
    Concerned,
    Decision,
    Intention,
    Missing,
    ReferenceBack,
    all_references,
    missing_steps,
    must_go_back,
)
from planner.domain.people import Body, Forum
from planner.domain.records import Record, RecordId
from planner.services.bodies import bodies_by_id, own_organisations
from planner.services.law import DutyLine, duties_among
from planner.services.session import Session

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation that a decision concerns.

    Attributes:
        intention: What its board had agreed to intend; None for 'none recorded'.
        record: What names it; None where it is the leader's own organisation anyway.
    """

    body: Body
    intention: Intention | None = None
    record: Concerned | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision with all that one should have before one's eyes.

    Attributes:
        body: None where none is named or it was deleted.
        forum: How the body decided; None where nobody knows.
        must_go_back: Reference-back is mandatory.
        references: The boards; the one in the decision's own fields has the decision's id.
        missing: What stands between it and its close.
        duties: The leader's duties where more than their own organisation is concerned.
        delegations: How far the body may decide.
    """

    decision: Decision
    body: Body | None
    forum: Forum | None
    must_go_back: bool
    references: tuple[ReferenceBack, ...]
    missing: tuple[Missing, ...]
    organisations: tuple[Organisation, ...]
    duties: tuple[DutyLine, ...]
    delegations: tuple[DelegationCard, ...]
    checks: tuple[BenefitCheck, ...]

    @property
    def id(self) -> RecordId:
        """Return the id of the decision."""
        return self.decision.id


def decision_views(session: Session) -> list[DecisionView]:
    """List the decisions: open ones first, then by day, the latest first."""
    reading = _Reading(session)
    found = sorted(session.read.all(Decision), key=lambda one: (one.day, one.id), reverse=True)
    found.sort(key=lambda one: one.is_closed)
    return [reading.view(decision) for decision in found]


def decision_view(session: Session, decision: Decision) -> DecisionView:
    """Show one decision, which need not be saved yet."""
    return _Reading(session).view(decision)


def references_of(session: Session, decision: Decision) -> list[ReferenceBack]:
    """List the boards to which a decision goes back."""
    return all_references(decision, session.read.all(ReferenceBack))


def forum_of(session: Session, decision: Decision) -> Forum | None:
    """Return how the body decided; None where nobody knows."""
    if decision.forum is not None or decision.body is None:
        return decision.forum
    body = session.read.find(Body, decision.body)
    return body.forum if body else None


def missing_of(session: Session, decision: Decision) -> list[Missing]:
    """List what stands between a decision and its close."""
    forum, references = forum_of(session, decision), references_of(session, decision)
    return missing_steps(decision, forum, references)


class _Reading:
    """What all views need, read once."""

    def __init__(self, session: Session) -> None:
        self._own_duties = session.read.all(Duty)
        self._bodies = bodies_by_id(session)
        self._own = own_organisations(session)
        self._references = session.read.all(ReferenceBack)
        self._concerned = session.read.all(Concerned)
        self._intentions = {one.id: one for one in session.read.all(Intention)}
        self._cards = session.read.all(DelegationCard)
        self._checks = session.read.all(BenefitCheck)

    def view(self, decision: Decision) -> DecisionView:
        body = self._bodies.get(decision.body) if decision.body else None
        forum = decision.forum or (body.forum if body else None)
        references = all_references(decision, self._references)
        organisations = tuple(self._organisations(decision, body))
        return DecisionView(
            decision=decision,
            body=body,
            forum=forum,
            must_go_back=must_go_back(decision, forum),
            references=tuple(references),
            missing=tuple(missing_steps(decision, forum, references)),
            organisations=organisations,
            duties=tuple(self._duties(decision, body, organisations)),
            delegations=tuple(card for card in self._cards if card.body == decision.body),
            checks=tuple(one for one in self._checks if one.decision == decision.id),
        )

    def _organisations(self, decision: Decision, body: Body | None) -> Iterator[Organisation]:
        """List those that are named, then one's own and the deciding one, each once."""
        seen: set[RecordId] = set()
        for record in self._concerned:
            named = self._bodies.get(record.body)
            if record.decision == decision.id and named and named.id not in seen:
                seen.add(named.id)
                intention = self._intentions.get(record.intention) if record.intention else None
                yield Organisation(body=named, intention=intention, record=record)
        deciding = [body] if body and body.is_organisation_in_law else []
        for other in (*self._own, *deciding):
            if other.id not in seen:
                seen.add(other.id)
                yield Organisation(body=other)

    def _duties(
        self, decision: Decision, body: Body | None, organisations: tuple[Organisation, ...]
    ) -> Iterator[DutyLine]:
        """List them where a decision crosses the bounds of one's own organisation."""
        own = {one.id for one in self._own}
        is_across = body is None or body.id not in own or len(organisations) > 1
        owed = [*self._own, *([body] if body and body.id not in own else [])]
        for each in owed if is_across else ():
            lines = duties_among(self._own_duties, each, decision.day)
            # The law binds to a body those who wear a hat there; one's own words say it anyway.
            yield from (line for line in lines if each.id in own or line.record)
