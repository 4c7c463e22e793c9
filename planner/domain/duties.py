"""What directors owe their bodies, and how far they may decide for them."""

from datetime import date
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

MOST_POUNDS = 1_000_000_000_000


@record
class Duty(Record):
    """A duty to a body in the leader's own words; those of the law come from packs.

    Attributes:
        source: Where it stands, such as a constitution or a letter of appointment.
    """

    TYPE: ClassVar[str] = "duty"

    body: RecordId = reference_field("body")
    text: str = text_field()
    source: str = line_field(default="")


@record
class DelegationCard(Record):
    """How far a forum, or somebody in it, may decide without asking.

    Attributes:
        limit: The limit in words; `pounds` where it is a sum.
        document: Which document says so.
        review_on: When the limit is to be looked at again.
    """

    TYPE: ClassVar[str] = "delegation"

    body: RecordId = reference_field("body")
    limit: str = line_field(required=True)
    pounds: int | None = number_field(default=None, low=0, high=MOST_POUNDS)
    document: str = line_field(default="")
    review_on: date | None = None
