"""A calendar on a server as the plan's owner knows it: where it is, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from planner.domain.calendar_blocks import CalendarBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAccount:
    """A calendar's address, and the account that may write there.

    Attributes:
        address: `https://…`; unencrypted only to this computer itself.
        user: "" where the server asks for nobody.
        password: Never shown, logged or kept.
    """

    address: str
    user: str = ""
    password: str = field(default="", repr=False)


class ConflictKind(StrEnum):
    """How a calendar contradicts the plan."""

    CHANGED_THERE = "changed_there"
    DELETED_THERE = "deleted_there"
    NEWER_THERE = "newer_there"
    """A copy of the plan that has gone further has published it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A block that stands otherwise in the calendar than in the plan."""

    block: CalendarBlock
    kind: ConflictKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """What became of how many blocks.

    Attributes:
        removed: Marked as cancelled, or deleted when that was long ago.
        in_conflict: Nothing was done about them.
    """

    added: int
    updated: int
    removed: int
    unchanged: int
    in_conflict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of publishing.

    Attributes:
        address: Of the calendar, which may have been made.
        at: In UTC.
        conflicts: By start.
    """

    address: str
    at: datetime
    tallied: Tallied
    conflicts: tuple[Conflict, ...] = ()
