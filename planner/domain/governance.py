"""Decisions made across bodies, their way back to the boards, and whether they did any good."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.people import Forum
from planner.domain.records import Record, RecordId, line_field, record, reference_field, text_field
from planner.domain.values import Frozen, frozen


class Basis(StrEnum):
    """From where a decision was looked at."""

    NOT_SAID = "not_said"
    FUNCTION = "function"
    ORGANISATION = "organisation"
    WHOLE_TEAM = "whole_team"
    POPULATION = "population"


@record
class Intention(Record):
    """What the board of an organisation agreed to intend.

    Attributes:
        minute: Where that stands, such as the number of a minute.
    """

    TYPE: ClassVar[str] = "intention"

    body: RecordId = reference_field("body")
    text: str = text_field()
    agreed_on: date
    minute: str = line_field(default="")


@record
class Decision(Record):
    """A decision made in a forum.

    Attributes:
        forum: How the forum decided when it was made; None in older plans: as the body does now.
        intention: The boards' agreed intention in one's own words, or "" for 'none recorded'.
        is_adverse: It is likely to impact the own organisation adversely.
        is_against_interest: It favours the system over the own organisation.
        owned_by: Who owns it together, as one would say it.
        closed_on: The day on which it was settled; None while it is open.
        board: Where it must be referred back to first, with `refer_by`, `referred_on` and
            `outcome`; every further board is a `ReferenceBack`.
    """

    TYPE: ClassVar[str] = "decision"

    title: str = line_field(required=True)
    body: RecordId | None = reference_field("body", default=None)
    day: date
    intention: str = text_field(default="")
    is_adverse: bool = False
    board: str = line_field(default="")
    refer_by: date | None = None
    referred_on: date | None = None
    outcome: str = line_field(default="")
    forum: Forum | None = None
    hat: RecordId | None = reference_field("hat", default=None)
    basis: Basis = Basis.NOT_SAID
    is_against_interest: bool = False
    owned_by: str = line_field(default="")
    closed_on: date | None = None

    @property
    def is_closed(self) -> bool:
        """Say whether it is settled."""
        return self.closed_on is not None


@record
class ReferenceBack(Record):
    """One board to which a decision goes back.

    Attributes:
        due: By when the board is to have it.
        outcome: What the board said; "" until it did.
    """

    TYPE: ClassVar[str] = "reference_back"

    decision: RecordId = reference_field("decision")
    board: str = line_field(required=True)
    due: date | None = None
    sent_on: date | None = None
    outcome: str = line_field(default="")

    @property
    def is_answered(self) -> bool:
        """Say whether it was sent and the board's outcome is known."""
        return self.sent_on is not None and bool(self.outcome.strip())


@record
class Concerned(Record):
    """An organisation that a decision concerns, and what its board had agreed to intend.

    Attributes:
        intention: None where none is recorded.
    """

    TYPE: ClassVar[str] = "concerned"

    decision: RecordId = reference_field("decision")
    body: RecordId = reference_field("body")
    intention: RecordId | None = reference_field("intention", default=None)


class Arrived(StrEnum):
    """Whether the benefit of a decision arrived."""

    NOT_CHECKED = "not_checked"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


@record
class BenefitCheck(Record):
    """A dated look back at a decision against the own interest.

    Attributes:
        arrived: Whether what the system was to gain arrived.
        noticed_by: Who noticed, or would have.
    """

    TYPE: ClassVar[str] = "benefit_check"

    decision: RecordId = reference_field("decision")
    due: date
    checked_on: date | None = None
    arrived: Arrived = Arrived.NOT_CHECKED
    noticed_by: str = line_field(default="")
    note: str = text_field(default="")


class MissingStep(StrEnum):
    """What a decision lacks before it can be closed."""

    BOARD = "board"
    SENT = "sent"
    OUTCOME = "outcome"


@frozen(kw_only=False)
class Missing(Frozen):
    """A step that a reference-back lacks; `board` is "" where none is named."""

    step: MissingStep
    board: str = ""


def must_go_back(decision: Decision, forum: Forum | None) -> bool:
    """Say whether reference-back is mandatory; `forum` is how the body decides now."""
    return decision.is_adverse or (decision.forum or forum) is Forum.ADVISORY


def all_references(decision: Decision, others: Iterable[ReferenceBack]) -> list[ReferenceBack]:
    """List the boards of a decision; the one in its own fields has the decision's id."""
    return [*_own_reference(decision), *(one for one in others if one.decision == decision.id)]


def missing_steps(
    decision: Decision, forum: Forum | None, references: Iterable[ReferenceBack]
) -> list[Missing]:
    """List what stands between a decision and its close: one step a board, the shortest is none."""
    found = list(references)
    if not found and must_go_back(decision, forum):
        return [Missing(MissingStep.BOARD)]
    return [
        Missing(
            MissingStep.OUTCOME if one.sent_on is not None else MissingStep.SENT, board=one.board
        )
        for one in found
        if not one.is_answered
    ]


def _own_reference(decision: Decision) -> Iterator[ReferenceBack]:
    if decision.board.strip():
        yield ReferenceBack(
            id=decision.id,
            tier=decision.tier,
            decision=decision.id,
            board=decision.board,
            due=decision.refer_by,
            sent_on=decision.referred_on,
            outcome=decision.outcome,
        )
