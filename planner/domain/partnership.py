"""Leading with others: tensions, trust acts, and functions that several bodies do twice."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import (
    Record,
    RecordId,
    line_field,
    number_field,
    record,
    reference_field,
    text_field,
)


class TensionKind(StrEnum):
    """What pulls in two directions."""

    ETHICAL = "ethical"
    ECONOMIC = "economic"
    ROLE = "role"
    MEASUREMENT = "measurement"


class TensionState(StrEnum):
    """What a tension does at present."""

    CONSTRUCTIVE = "constructive"
    DRIFTING = "drifting"
    HARMFUL = "harmful"


@record
class Tension(Record):
    """Competing legitimate wants between parties; no risk, and nobody is in the wrong.

    Attributes:
        between: The parties in one line; what each of them wants stands in `TensionParty`.
        state, energy, trust: As they are now; how they came about stands in `TensionChange`.
        energy, trust: 1 (little) to 5 (much); None while nobody has said.
        carried_by: Who carries the cost while it is not settled; services insist on an answer,
            which may be 'nobody' or 'not known'.
        purpose: What the next conversation is for.
        closed_on, ending: When and how it ended; None and "" while it is open.
    """

    TYPE: ClassVar[str] = "tension"

    title: str = line_field(required=True)
    kind: TensionKind = TensionKind.ROLE
    between: str = line_field(default="")
    state: TensionState = TensionState.CONSTRUCTIVE
    carried_by: str = line_field(default="")
    next_conversation: date | None = None
    with_whom: str = line_field(default="")
    note: str = text_field(default="")
    hat: RecordId | None = reference_field("hat", default=None)
    energy: int | None = number_field(default=None, low=1, high=5)
    trust: int | None = number_field(default=None, low=1, high=5)
    purpose: str = line_field(default="")
    closed_on: date | None = None
    ending: str = line_field(default="")

    @property
    def is_closed(self) -> bool:
        """Say whether it has ended."""
        return self.closed_on is not None


@record
class TensionParty(Record):
    """One side of a tension.

    Attributes:
        wants: What it legitimately wants.
        is_public: The patients or the public are this side.
    """

    TYPE: ClassVar[str] = "tension_party"

    tension: RecordId = reference_field("tension")
    name: str = line_field(required=True)
    wants: str = text_field(default="")
    is_public: bool = False


@record
class TensionChange(Record):
    """How a tension stood from a day on; its history consists of these.

    Attributes:
        note: Why, as the leader put it then.
    """

    TYPE: ClassVar[str] = "tension_change"

    tension: RecordId = reference_field("tension")
    day: date
    state: TensionState
    energy: int | None = number_field(default=None, low=1, high=5)
    trust: int | None = number_field(default=None, low=1, high=5)
    note: str = text_field(default="")


def history_of(tension: Tension, changes: Iterable[TensionChange]) -> list[TensionChange]:
    """List how the tension stood, the earliest first; two on one day stand as they were noted."""
    own = [change for change in changes if change.tension == tension.id]
    return sorted(own, key=lambda change: (change.day, change.id))


class TrustAct(StrEnum):
    """What built or mended trust."""

    PROMISE = "promise"
    MISTAKE_OWNED = "mistake_owned"
    REPAIR = "repair"
    JOINT_PROBLEM = "joint_problem"


class PromiseState(StrEnum):
    """What became of a trust act."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


@record
class Promise(Record):
    """A trust act: what was promised or mended, to whom, and what became of it.

    Attributes:
        is_mine: The leader owes it; others' promises are noted, and nobody is reminded of them.
        kept_on, broken_on, released_on: At most one is meant; the other side releases.
        mends: The act that this one repairs.
    """

    TYPE: ClassVar[str] = "promise"

    act: TrustAct = TrustAct.PROMISE
    what: str = line_field(required=True)
    to_whom: str = line_field(default="")
    made_on: date
    due: date | None = None
    kept_on: date | None = None
    is_mine: bool = True
    broken_on: date | None = None
    released_on: date | None = None
    mends: RecordId | None = reference_field("promise", default=None)
    note: str = text_field(default="")

    @property
    def state(self) -> PromiseState:
        """Say what became of it; where two copies of a plan disagreed, the latest day counts."""
        ends = (
            (self.broken_on, PromiseState.BROKEN),
            (self.released_on, PromiseState.RELEASED),
            (self.kept_on, PromiseState.KEPT),
        )
        known = [(day, number) for number, (day, _) in enumerate(ends) if day is not None]
        return ends[max(known)[1]][1] if known else PromiseState.OPEN

    def is_overdue(self, today: date) -> bool:
        """Say whether its day has passed and nothing came of it yet."""
        return self.state is PromiseState.OPEN and self.due is not None and self.due < today


@record
class RoleOverlap(Record):
    """A function that several bodies carry out, and who is to own it.

    Attributes:
        body, other_body: Two that the plan knows; `others` names further ones.
        agreed_owner: "" until the bodies have agreed.
    """

    TYPE: ClassVar[str] = "role_overlap"

    function: str = line_field(required=True)
    body: RecordId | None = reference_field("body", default=None)
    other_body: RecordId | None = reference_field("body", default=None)
    others: str = line_field(default="")
    agreed_owner: str = line_field(default="")
    agreed_on: date | None = None
    note: str = text_field(default="")
