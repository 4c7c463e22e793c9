"""The coach's part: the agreement, revisions of the plan, the questions brought."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, line_field, number_field, record, text_field


class Audience(StrEnum):
    """For whom a plan is written."""

    COACH = "coach"
    TEAM = "team"
    BOARD = "board"
    SELF = "self"


@record
class Agreement(Record):
    """What leader and coach agreed on: purpose, confidentiality, records, end."""

    TYPE: ClassVar[str] = "agreement"

    coach: str = line_field(default="")
    purpose: str = text_field(default="")
    confidentiality: str = text_field(default="")
    record_keeping: str = text_field(default="")
    ends_on: date | None = None


@record
class Question(Record):
    """A question that the leader brings to the coach; open while `settled_on` is None."""

    TYPE: ClassVar[str] = "question"

    words: str = line_field(required=True)
    asked_on: date
    settled_on: date | None = None


@record
class Revision(Record):
    """A frozen plan as it was exported.

    Attributes:
        number: 1, 2, 3 … in the order of export.
        content_hash: SHA-256 of the released data, in hexadecimal.
    """

    TYPE: ClassVar[str] = "revision"

    number: int = number_field(low=1, high=100_000)
    audience: Audience
    exported_at: datetime
    period_start: date
    period_end: date
    content_hash: str = line_field(searchable=False)
