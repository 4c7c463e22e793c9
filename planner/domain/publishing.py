"""A calendar on a server as the plan's owner knows it: where it is, and what may be wrong in it."""

from dataclasses import dataclass, field
from enum import StrEnum


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
