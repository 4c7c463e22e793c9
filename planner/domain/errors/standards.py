"""What can go wrong with instruments, rounds, frameworks and reflections."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


class RoundOpenError(PlannerError):
    """A round that is open still needs not be opened again."""

    code: ClassVar[str] = "round_open"
    round: str


class RoundSeenError(PlannerError):
    """The results of a team's round could be seen, so nothing of it is taken back."""

    code: ClassVar[str] = "round_seen"
    round: str


class RoundAnsweredError(PlannerError):
    """A round that has answers keeps saying whose view they are."""

    code: ClassVar[str] = "round_answered"
    round: str


class FrameworkUnreadableError(PlannerError):
    """A table of standards, or a crosswalk, cannot be used.

    Attributes:
        line: Counted from 1.
        problem: A value of `FrameworkProblem`; `part` is the cell or column that it is about.
    """

    code: ClassVar[str] = "framework_unreadable"
    path: Path
    line: int
    problem: str
    part: str


class FrameworkUnknownError(PlannerError):
    """There is no framework with this key."""

    code: ClassVar[str] = "framework_unknown"
    key: str
    known: tuple[str, ...]


class StandardUnknownError(PlannerError):
    """A framework has no standard with this key."""

    code: ClassVar[str] = "standard_unknown"
    framework: str
    key: str


class ReflectionShownError(PlannerError):
    """Both sides of a reflection point are shown, so nothing is answered blind any more."""

    code: ClassVar[str] = "reflection_shown"
    quarter: date
