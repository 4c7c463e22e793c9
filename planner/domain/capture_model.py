"""What reading a capture line gives: the values, where they stood, what was assumed or refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from planner.domain.attention import Mode
from planner.domain.errors.log import TextNotUnderstoodError
from planner.domain.records import RecordId


class Problem(StrEnum):
    """Why a line is asked about instead of guessed; `TextNotUnderstoodError.problem`."""

    EMPTY = "empty"
    LINE_TOO_LONG = "line_too_long"
    TEXT_TOO_LONG = "text_too_long"
    UNUSABLE_TEXT = "unusable_text"
    MODE_MISSING = "mode_missing"
    TWO_MODES = "two_modes"
    TIME_MISSING = "time_missing"
    TIME_IN_TEXT = "time_in_text"
    NUMBER_WITHOUT_UNIT = "number_without_unit"
    TWO_TIMES = "two_times"
    NO_SUCH_TIME = "no_such_time"
    NO_SUCH_DURATION = "no_such_duration"
    MORNING_OR_AFTERNOON = "morning_or_afternoon"
    TIME_SKIPPED = "time_skipped"
    TIME_TWICE = "time_twice"
    END_BEFORE_START = "end_before_start"
    END_IN_FUTURE = "end_in_future"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    TWO_DAYS = "two_days"
    NO_SUCH_DAY = "no_such_day"
    DAY_TOO_LONG_AGO = "day_too_long_ago"
    DAY_AMBIGUOUS = "day_ambiguous"
    DAY_OR_TEXT = "day_or_text"
    UNKNOWN_HAT = "unknown_hat"
    TWO_HATS = "two_hats"
    UNKNOWN_GOAL = "unknown_goal"
    TWO_GOALS = "two_goals"


class SpanKind(StrEnum):
    """As what a part of the line was read."""

    DAY = "day"
    TIME = "time"
    MODE = "mode"
    HAT = "hat"
    TAG = "tag"
    GOAL = "goal"
    WHAT = "what"


class Assumption(StrEnum):
    """What the line left open and its reader filled in, to be shown."""

    ENDED_NOW = "ended_now"
    ENDED_AT_THIS_TIME_OF_DAY = "ended_at_this_time_of_day"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A part of the line, from `start` to before `end` in characters, and what it was read as."""

    start: int
    end: int
    kind: SpanKind


class HatLike(Protocol):
    """What the reader needs to know about a hat."""

    @property
    def id(self) -> RecordId:
        """Identify the hat."""

    @property
    def tag(self) -> str:
        """Return the word that stands after @."""


class GoalLike(Protocol):
    """What the reader needs to know about a goal."""

    @property
    def id(self) -> RecordId:
        """Identify the goal."""

    @property
    def title(self) -> str:
        """Return the words among which the one after + is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A capture line as it was read; nothing is saved yet.

    Attributes:
        start: In UTC, on a whole minute.
        tags: Without their #, in the order written, each once.
        spans: In the order of the line; what they leave out is blanks, commas and colons.
        assumed: What the line did not say.
    """

    start: datetime
    minutes: int
    mode: Mode
    hat: RecordId | None
    what: str
    tags: tuple[str, ...]
    goal: RecordId | None
    spans: tuple[ReadSpan, ...]
    assumed: tuple[Assumption, ...]

    @property
    def end(self) -> datetime:
        """Return the moment at which it ended, in UTC."""
        return self.start + timedelta(minutes=self.minutes)


def refusal(problem: Problem, part: str, choices: Sequence[str] = ()) -> TextNotUnderstoodError:
    """Make the error that asks about `part` and offers what could be written instead."""
    return TextNotUnderstoodError(problem.value, part, tuple(choices))
