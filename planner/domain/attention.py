"""Where time and attention go: modes, entries, the running timer, the diary's meetings."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from planner.domain.errors.fields import NotAMondayError
from planner.domain.hours import DAY_MINUTES
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
from planner.overriding import override

LONGEST_ENTRY_MINUTES = DAY_MINUTES


class Mode(StrEnum):
    """What kind of attention an entry took."""

    FIREFIGHTING = "firefighting"
    RUNNING = "running"
    LONG_TERM = "long_term"
    DEVELOPMENT = "development"
    AWAY = "away"


WORKING_MODES = (Mode.FIREFIGHTING, Mode.RUNNING, Mode.LONG_TERM, Mode.DEVELOPMENT)


class Source(StrEnum):
    """How an entry came into the log."""

    TYPED = "typed"
    TIMER = "timer"
    CALENDAR = "calendar"


@record
class Entry(Record):
    """A stretch of logged time.

    Attributes:
        start: In UTC.
        meeting: The diary's meeting it was accepted from.
        tags: Words after # in the capture line, separated by blanks.
        barrier: What took the time.
    """

    TYPE: ClassVar[str] = "entry"

    start: datetime
    minutes: int = minutes_field(low=1, high=LONGEST_ENTRY_MINUTES)
    mode: Mode
    hat: RecordId | None = reference_field("hat", default=None)
    what: str = line_field(default="")
    goal: RecordId | None = reference_field("goal", default=None)
    initiative: RecordId | None = reference_field("initiative", default=None)
    source: Source = Source.TYPED
    meeting: RecordId | None = reference_field("meeting", default=None)
    tags: str = line_field(default="")
    barrier: RecordId | None = reference_field("barrier", default=None)

    @property
    def end(self) -> datetime:
        """Return the moment at which it ended, in UTC."""
        return self.start + timedelta(minutes=self.minutes)


@record
class Timer(Record):
    """The running entry; it stands in the file, so that a crash does not lose it."""

    TYPE: ClassVar[str] = "timer"

    start: datetime
    mode: Mode | None = None
    hat: RecordId | None = reference_field("hat", default=None)
    what: str = line_field(default="")


class MeetingState(StrEnum):
    """What became of a meeting taken in from a calendar."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    CANCELLED = "cancelled"


@record
class Meeting(Record):
    """One occurrence in a calendar: busy time to plan around, and a draft for the log.

    Attributes:
        uid, recurrence: Identity in the calendar it came from; `recurrence` is "" for a
            single event.
        start, end: In UTC; `end` may equal `start`.
        is_busy: The calendar shows the time as taken.
        is_out_of_office: The calendar says that its owner is away.
    """

    TYPE: ClassVar[str] = "meeting"

    uid: str = line_field(searchable=False)
    recurrence: str = line_field(default="", searchable=False)
    start: datetime
    end: datetime
    title: str = line_field(default="")
    place: str = line_field(default="")
    organiser: str = line_field(default="", searchable=False)
    attendees: int = number_field(default=0, low=0, high=100_000)
    is_all_day: bool = False
    is_busy: bool = True
    is_private: bool = False
    sequence: int = number_field(default=0, low=0, high=2**31)
    calendar: str = line_field(default="")
    state: MeetingState = MeetingState.DRAFT
    is_out_of_office: bool = False

    @property
    def minutes(self) -> int:
        """Return its length in whole minutes."""
        return int((self.end - self.start).total_seconds() // 60)


@record
class DayClose(Record):
    """A day that the leader has settled.

    Attributes:
        coverage: Per cent of that day's working hours that were logged then.
    """

    TYPE: ClassVar[str] = "day_close"

    day: date
    coverage: int = number_field(low=0, high=100)
    note: str = text_field(default="")


@record
class WeekClose(Record):
    """What the leader answered when looking back on a week, and whether it is closed.

    Attributes:
        week: Its Monday.
        only_me: What only the leader moved forward.
        displaced_by: What displaced that.
        protect_next: What the leader protects next week.
        is_closed: False while there are only answers.
    """

    TYPE: ClassVar[str] = "week_close"

    week: date
    only_me: str = line_field(default="")
    displaced_by: str = line_field(default="")
    protect_next: str = line_field(default="")
    is_closed: bool = False

    @override
    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if self.week.weekday():
            raise NotAMondayError(self.week.isoformat())


@record
class Suggesting(Record):
    """Whether modes and hats are suggested for drafts, and what is learnt from.

    Attributes:
        learns_from: What was logged before this moment is forgotten; None for all of it.
    """

    TYPE: ClassVar[str] = "suggesting"

    is_on: bool = True
    learns_from: datetime | None = None
