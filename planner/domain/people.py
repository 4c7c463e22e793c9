"""People and the places where they lead: members, bodies, hats."""

from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field


class BodyKind(StrEnum):
    """What a body is."""

    TRUST = "trust"
    ICB = "icb"
    PLACE_PARTNERSHIP = "place_partnership"
    PROVIDER_COLLABORATIVE = "provider_collaborative"
    BOARD = "board"
    COMMITTEE = "committee"
    TEAM = "team"
    OTHER = "other"


class Forum(StrEnum):
    """How a body decides; a decision of an advisory forum goes back to the boards."""

    DECIDING = "deciding"
    JOINT = "joint"
    ADVISORY = "advisory"


@record
class Member(Record):
    """A person known to the plan.

    Attributes:
        is_owner: The person whose plan this is; there is one.
        zone: IANA name of the time zone in which this person's days begin and end.
    """

    TYPE: ClassVar[str] = "member"

    name: str = line_field(required=True)
    is_owner: bool = False
    zone: str = line_field(default="Europe/London", searchable=False)


@record
class Body(Record):
    """An organisation or forum.

    Attributes:
        is_organisation_in_law: Its directors owe it a duty.
    """

    TYPE: ClassVar[str] = "body"

    name: str = line_field(required=True)
    kind: BodyKind = BodyKind.OTHER
    is_organisation_in_law: bool = False
    forum: Forum = Forum.DECIDING


@record
class Hat(Record):
    """A member's role in a body.

    Attributes:
        tag: The short word that stands after @ in a capture line, without blanks.
    """

    TYPE: ClassVar[str] = "hat"

    member: RecordId = reference_field("member")
    body: RecordId = reference_field("body")
    role: str = line_field(required=True)
    tag: str = line_field(required=True)
