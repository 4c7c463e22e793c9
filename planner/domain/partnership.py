"""Leading across bodies: tensions, promises, decisions and their reference-backs."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field, text_field


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
    """Competing legitimate wants between parties."""

    TYPE: ClassVar[str] = "tension"

    title: str = line_field(required=True)
    kind: TensionKind = TensionKind.ROLE
    between: str = line_field(default="")
    state: TensionState = TensionState.CONSTRUCTIVE
    carried_by: str = line_field(default="")
    next_conversation: date | None = None
    with_whom: str = line_field(default="")
    note: str = text_field(default="")


class TrustAct(StrEnum):
    """What built or mended trust."""

    PROMISE = "promise"
    MISTAKE_OWNED = "mistake_owned"
    REPAIR = "repair"
    JOINT_PROBLEM = "joint_problem"


@record
class Promise(Record):
    """A trust act: what was promised or mended, to whom, and when it was kept."""

    TYPE: ClassVar[str] = "promise"

    act: TrustAct = TrustAct.PROMISE
    what: str = line_field(required=True)
    to_whom: str = line_field(default="")
    made_on: date
    due: date | None = None
    kept_on: date | None = None


@record
class Decision(Record):
    """A decision made in a forum.

    Attributes:
        intention: The boards' agreed intention, or "" for 'none recorded'.
        is_adverse: It is likely to impact the own organisation adversely.
        board: Where it must be referred back to; `referred_on` and `outcome` when it was.
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
