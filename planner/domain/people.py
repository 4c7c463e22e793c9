"""People and the places where they lead: members, bodies, hats."""

from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field

OTHER_KIND = "other"
USUAL_JURISDICTION = "England"


class Forum(StrEnum):
    """How a body decides; a decision of an advisory forum goes back to the boards.

    INDIVIDUALS decide side by side, each within what was delegated to them; IN_COMMON are
    committees of several organisations that meet together and decide each for its own.
    """

    DECIDING = "deciding"
    JOINT = "joint"
    IN_COMMON = "in_common"
    INDIVIDUALS = "individuals"
    ADVISORY = "advisory"


class Nation(StrEnum):
    """Whose bank holidays are days off; BY_ZONE are England's where the zone is London's."""

    BY_ZONE = "by_zone"
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"
    NONE = "none"


@record
class Member(Record):
    """A person known to the plan.

    Attributes:
        is_owner: The person whose plan this is; there is one.
        zone: IANA name of the time zone in which this person's days begin and end.
        nation: Whose bank holidays this person does not work on.
    """

    TYPE: ClassVar[str] = "member"

    name: str = line_field(required=True)
    is_owner: bool = False
    zone: str = line_field(default="Europe/London", searchable=False)
    nation: Nation = Nation.BY_ZONE


@record
class Body(Record):
    """An organisation or forum.

    Attributes:
        kind: Key of a kind of body in the packs of its jurisdiction; others are kept as they are.
        is_organisation_in_law: Its directors owe it a duty.
        jurisdiction: Whose law applies, as the packs name it.
    """

    TYPE: ClassVar[str] = "body"

    name: str = line_field(required=True)
    kind: str = line_field(default=OTHER_KIND, searchable=False)
    is_organisation_in_law: bool = False
    forum: Forum = Forum.DECIDING
    jurisdiction: str = line_field(default=USUAL_JURISDICTION, searchable=False)


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
