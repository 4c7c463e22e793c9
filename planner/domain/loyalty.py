"""Interests and loyalties that may pull at a leader: a personal note, no statutory register."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field, text_field


class Interest(StrEnum):
    """What pulls."""

    FINANCIAL = "financial"
    NON_FINANCIAL_PROFESSIONAL = "non_financial_professional"
    NON_FINANCIAL_PERSONAL = "non_financial_personal"
    INDIRECT = "indirect"
    LOYALTY = "loyalty"


class Conflict(StrEnum):
    """How real the conflict is."""

    ACTUAL = "actual"
    POTENTIAL = "potential"
    PERCEIVED = "perceived"


@record
class LoyaltyEntry(Record):
    """A personal working note on an interest or conflict.

    Attributes:
        body: The body to which the duty is owed; `other_body` pulls the other way.
        duty: The duty that is engaged.
        is_registrable: It belongs into the statutory register, where `declared_in` and
            `declared_on` tell that it stands.
        ended_on: The day from which it pulls no more.
    """

    TYPE: ClassVar[str] = "loyalty"

    title: str = line_field(required=True)
    interest: Interest = Interest.LOYALTY
    status: Conflict = Conflict.POTENTIAL
    noted_on: date
    body: RecordId | None = reference_field("body", default=None)
    other_body: RecordId | None = reference_field("body", default=None)
    duty: str = text_field(default="")
    is_surmountable: bool = True
    mitigation: str = text_field(default="")
    decision: RecordId | None = reference_field("decision", default=None)
    is_registrable: bool = True
    declared_in: str = line_field(default="")
    declared_on: date | None = None
    ended_on: date | None = None

    @property
    def is_declared(self) -> bool:
        """Say whether it stands in the statutory register."""
        return self.declared_on is not None

    def lacks_declaration(self, today: date) -> bool:
        """Say whether it should stand in the statutory register and does not."""
        has_ended = self.ended_on is not None and self.ended_on <= today
        return self.is_registrable and not self.is_declared and not has_ended
