"""Everything that can go wrong for a reason the user can act on.

An error carries data and a stable code, never a sentence: the words are chosen in
`planner.words.errors`, for the window and the command line alike.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


@dataclass(eq=False)  # eq=False: an exception must stay hashable
class PlannerError(Exception):
    """Base of every expected failure; anything else is a bug.

    Attributes:
        code: Stable name for scripts; printed as `{"error": {"code": ...}}`.
    """

    code: ClassVar[str] = "error"


@dataclass(eq=False)
class CalendarUnreadableError(PlannerError):
    """The file holds no calendar that can be read, or is larger than we accept."""

    code: ClassVar[str] = "calendar_unreadable"
    path: Path
    reason: str


@dataclass(eq=False)
class ResourceMissingError(PlannerError):
    """A file that ships with the program is not there; the installation is incomplete."""

    code: ClassVar[str] = "resource_missing"
    name: str
