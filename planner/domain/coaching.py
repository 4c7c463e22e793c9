"""The coach's part: agreement, questions brought, revisions, and what came back of them."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import (
    Record,
    RecordId,
    line_field,
    minutes_field,
    number_field,
    record,
    reference_field,
    text_field,
)

LAST_NUMBER = 100_000
"""The highest number of a revision, and of a version of the agreement."""

LAST_PAGE = 10_000


class Audience(StrEnum):
    """For whom a plan is written."""

    COACH = "coach"
    TEAM = "team"
    BOARD = "board"
    SELF = "self"


@record
class Agreement(Record):
    """What leader and coach agreed on: purpose, confidentiality, records, end.

    Attributes:
        version: Counts how often the terms were changed, from 1.
        agreed_on: Since when these terms hold.
    """

    TYPE: ClassVar[str] = "agreement"

    coach: str = line_field(default="")
    purpose: str = text_field(default="")
    confidentiality: str = text_field(default="")
    record_keeping: str = text_field(default="")
    ends_on: date | None = None
    version: int = number_field(default=1, low=1, high=LAST_NUMBER)
    agreed_on: date | None = None


@record
class AgreementVersion(Record):
    """Terms that held before the agreement was changed; never edited."""

    TYPE: ClassVar[str] = "agreement_version"

    version: int = number_field(low=1, high=LAST_NUMBER)
    coach: str = line_field(default="")
    purpose: str = text_field(default="")
    confidentiality: str = text_field(default="")
    record_keeping: str = text_field(default="")
    ends_on: date | None = None
    agreed_on: date | None = None
    held_until: date


@record
class CoachingSession(Record):
    """A meeting of leader and coach.

    Attributes:
        agreement: Version of the agreement that held then; 0 where none was written down.
    """

    TYPE: ClassVar[str] = "coaching_session"

    day: date
    minutes: int = minutes_field(default=60, low=5, high=600)
    agreed: str = text_field(default="")
    agreement: int = number_field(default=0, low=0, high=LAST_NUMBER)


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

    number: int = number_field(low=1, high=LAST_NUMBER)
    audience: Audience
    exported_at: datetime
    period_start: date
    period_end: date
    content_hash: str = line_field(searchable=False)


class CommentSource(StrEnum):
    """How a comment came back."""

    FIELD = "field"
    ANNOTATION = "annotation"
    TRANSCRIBED = "transcribed"


class CommentKind(StrEnum):
    """What the coach was asked; a remark was written where nothing was asked."""

    NOTICED = "noticed"
    QUESTION = "question"
    READING = "reading"
    REMARK = "remark"


class PlanChapter(StrEnum):
    """The parts of the plan, as the names of their fields call them."""

    SUMMARY = "summary"
    READINESS = "readiness"
    TRUST = "trust"
    SHARED_GOALS = "shared_goals"
    SKILLS = "skills"
    ANNEX = "annex"


class CoachReading(StrEnum):
    """How ready the coach finds the leader for one named change."""

    READY = "ready"
    NEARLY = "nearly"
    NOT_YET = "not_yet"
    CANNOT_TELL = "cannot_tell"


@record
class CoachComment(Record):
    """What the coach said to one revision of the plan, and what the leader replied.

    Attributes:
        revision: Number of the revision that the coach had before them.
        goal, initiative, chapter: What it is about; none of them where that is not known.
        section: The heading under which a remark stands; "" where it is not known.
        page: Of the returned document, from 1; 0 where it is not known.
        passage: The words of the plan that were marked.
        words: What the coach wrote; may be empty for a reading or a marked passage.
        taken_on: When the leader took it in.
        is_not_for_sponsor: It stays between the two, whatever its tier.
        replied_on: None while there is no reply.
    """

    TYPE: ClassVar[str] = "coach_comment"

    revision: int = number_field(low=1, high=LAST_NUMBER)
    kind: CommentKind
    source: CommentSource
    goal: RecordId | None = reference_field("goal", default=None)
    initiative: RecordId | None = reference_field("initiative", default=None)
    chapter: PlanChapter | None = None
    section: str = line_field(default="")
    page: int = number_field(default=0, low=0, high=LAST_PAGE)
    passage: str = text_field(default="")
    words: str = text_field(default="")
    reading: CoachReading | None = None
    taken_on: date
    is_not_for_sponsor: bool = False
    reply: str = text_field(default="")
    replied_on: date | None = None


@record
class AgreedAction(Record):
    """What leader and coach agreed that the leader does; open while `done_on` is None.

    Attributes:
        revision: Number of the revision with which it came; 0 where it came otherwise.
        due: None where no day was named, or one that is not a day of the calendar.
        by_when: The day as the coach wrote it; "" where none was named.
        is_not_for_sponsor: It stays between the two, whatever its tier.
    """

    TYPE: ClassVar[str] = "agreed_action"

    words: str = text_field(default="")
    due: date | None = None
    by_when: str = line_field(default="")
    done_on: date | None = None
    is_not_for_sponsor: bool = False
    revision: int = number_field(default=0, low=0, high=LAST_NUMBER)
    taken_on: date
