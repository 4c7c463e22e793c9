"""What was found in somebody's calendar: occurrences of meetings, and what became of the rest.

Reasons are codes; the words for them are chosen where people read them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

OWN_UID_DOMAIN = "firebreak.invalid"
"""What the UIDs of our own exported blocks end with, after an `@`."""


class MeetingStatus(Enum):
    """Whether the meeting is going to happen, as its organiser says."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class SkipReason(Enum):
    """Why an event of the file gave no occurrence at all."""

    NO_START = "no_start"
    BAD_START = "bad_start"
    BAD_RECURRENCE_ID = "bad_recurrence_id"
    OUT_OF_CALENDAR = "out_of_calendar"
    """The event reaches beyond the years 1 to 9999."""
    SUPERSEDED = "superseded"
    """The same event stands in the file again, in a newer state."""


class RepairReason(Enum):
    """Which part of an event was wrong and is taken as if it were not there."""

    BAD_END = "bad_end"
    BAD_EXCLUDED_DATE = "bad_excluded_date"
    BAD_EXTRA_DATE = "bad_extra_date"
    BAD_RULE = "bad_rule"
    END_BEFORE_START = "end_before_start"
    """The meeting is given no length."""
    RULE_IN_CHANGED_OCCURRENCE = "rule_in_changed_occurrence"


class CutReason(Enum):
    """Which limit ended the reading of a series, or of the file, too early."""

    LONG_LINE = "long_line"
    SERIES_OCCURRENCES = "series_occurrences"
    SERIES_STEPS = "series_steps"
    ALL_OCCURRENCES = "all_occurrences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time to look at; `end` no longer belongs to it.

    Raises:
        ValueError: An end without a time zone, or an end that is not after the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() != timedelta(0) or self.end.utcoffset() != timedelta(0):
            msg = "a window is given in UTC"
            raise ValueError(msg)
        if self.end <= self.start:
            msg = "a window ends after its start"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One meeting at one time. Its identity, stable over imports, is uid and recurrence_id.

    Attributes:
        recurrence_id: Which of its series, by the time at which the series has it:
            `20260105T090000Z`, or `20260105` where the series is of whole days;
            empty for a meeting that does not recur.
        start: In UTC.
        end: In UTC, never before the start; the day after the last one where `is_all_day`.
        zone: Name of the time zone the times were meant in. IANA where the file's name is
            known, otherwise as the file calls it.
        organizer: A name, or an address where no name is given.
        is_busy: Whether it takes the time of whoever has it in the calendar.
        is_out_of_office: The calendar says that its owner is away.
        sequence: Higher in a newer state of the same meeting.
        stamp: When this state was written, as the file has it (`20260105T090000Z`).
    """

    uid: str
    recurrence_id: str
    start: datetime
    end: datetime
    zone: str
    is_all_day: bool
    summary: str
    location: str
    organizer: str
    attendee_count: int
    status: MeetingStatus
    is_busy: bool
    is_private: bool
    sequence: int
    stamp: str
    calendar_name: str
    is_out_of_office: bool = False

    def __post_init__(self) -> None:
        if self.end < self.start:
            msg = "an occurrence ends before it starts"
            raise ValueError(msg)

    @property
    def identity(self) -> tuple[str, str]:
        """What stays the same when the meeting is moved and read again."""
        return self.uid, self.recurrence_id


@dataclass(frozen=True, slots=True)
class Skipped:
    """An event that was left out, and why."""

    uid: str
    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """An event that was kept without the part that was wrong."""

    uid: str
    reason: RepairReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A limit that was met; `uid` is empty where it was a limit of the whole file."""

    uid: str
    reason: CutReason


@dataclass(frozen=True, slots=True)
class GuessedZone:
    """A time zone's name that nobody knows, and the zone that was taken for it."""

    name: str
    taken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarReport:
    """What became of a calendar file's events.

    Attributes:
        calendar_name: As the file names itself; may be empty.
        events: Events in the file, changed occurrences counted each.
        series: Different UIDs among them, our own blocks not counted.
        own_blocks: Events that this program exported itself; they are never returned.
        unlisted: How many more skipped, repaired or cut ones there were than are listed.
    """

    calendar_name: str = ""
    events: int = 0
    series: int = 0
    own_blocks: int = 0
    occurrences: int = 0
    skipped: tuple[Skipped, ...] = ()
    repaired: tuple[Repaired, ...] = ()
    cuts: tuple[Cut, ...] = ()
    guessed_zones: tuple[GuessedZone, ...] = ()
    unlisted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarReading:
    """The occurrences in a window, by start and then by identity, and the report."""

    occurrences: tuple[Occurrence, ...]
    report: CalendarReport
