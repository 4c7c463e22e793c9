"""What is suggested for a draft, from what was learnt, and with which reason."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from planner.domain.attention import Meeting, Mode
from planner.domain.records import RecordId

ATTENDEE_BANDS: Final = (0, 1, 3, 6, 13, 31)
"""The fewest people of each band; the last has no end."""

MINUTE_BANDS: Final = (0, 16, 31, 61, 91, 181, 24 * 60)
"""The fewest minutes of each band; the last has no end."""


class ClueKind(StrEnum):
    """What about a meeting can tell its mode or hat; of equal reasons the earlier one is said."""

    WORD = "word"
    SERIES = "series"
    ORGANISER = "organiser"
    ATTENDEES = "attendees"
    LENGTH = "length"
    HOUR = "hour"
    WEEKDAY = "weekday"


class Clue(NamedTuple):
    """One thing about a meeting.

    Attributes:
        value: A word or a name; the fewest people or minutes of a band; the hour 0 to 23 or the
            weekday, Monday 0, of the leader's clock.
    """

    kind: ClueKind
    value: str | int


class MeetingTraits(NamedTuple):
    """What is the same whenever a meeting takes place; a whole series shares it.

    Attributes:
        attendees: None where the meeting itself is gone from the diary.
        series: Identity of the series in its calendar; "" for a single meeting.
    """

    title: str
    organiser: str
    attendees: int | None
    series: str
    minutes: int


class SettledMeeting(NamedTuple):
    """A meeting that the leader logged, and as what; no dataclass, as there are thousands.

    Attributes:
        start: In UTC.
    """

    traits: MeetingTraits
    start: datetime
    mode: Mode
    hat: RecordId | None


def traits_of(meeting: Meeting) -> MeetingTraits:
    """Return what is the same whenever the meeting takes place."""
    return MeetingTraits(
        meeting.title,
        meeting.organiser,
        meeting.attendees,
        meeting.uid if meeting.recurrence else "",
        meeting.minutes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why something is suggested: of so many meetings with this clue, so many were like that.

    Raises:
        ValueError: More meetings agree than there were, or none does.
    """

    clue: Clue
    agreeing: int
    meetings: int

    def __post_init__(self) -> None:
        if not 1 <= self.agreeing <= self.meetings:
            raise ValueError(self.agreeing, self.meetings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a draft probably was.

    Attributes:
        confidence: Of the mode, 0 to 1.
        hat: None where no hat is sure enough.
        hat_because: None together with `hat`.

    Raises:
        ValueError: The confidence is outside its range, or a hat lacks its reason.
    """

    mode: Mode
    confidence: float
    because: Because
    hat: RecordId | None = None
    hat_because: Because | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(self.confidence)
        if (self.hat is None) != (self.hat_because is None):
            raise ValueError(self.hat)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionRecord:
    """How often suggestions would have been right, each week judged by what the others teach.

    Attributes:
        first: Monday of the first week looked at; None where there was none.
        weeks: Weeks with meetings that were looked at.
        meetings: Meetings of those weeks.
        named: Those for which a mode was sure enough.
        right: Those of them for which it was the mode that the leader chose.
        hats_named, hats_right: The same for hats.
        usual_right: Meetings that had the mode most frequent in the other weeks.
    """

    first: date | None = None
    weeks: int = 0
    meetings: int = 0
    named: int = 0
    right: int = 0
    hats_named: int = 0
    hats_right: int = 0
    usual_right: int = 0

    @property
    def silent_share(self) -> int | None:
        """Return for how many per cent nothing was suggested; None without meetings."""
        if not self.meetings:
            return None
        return round(100 * (self.meetings - self.named) / self.meetings)
