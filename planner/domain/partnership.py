"""Leading with others: tensions and promises."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, line_field, record, text_field


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
