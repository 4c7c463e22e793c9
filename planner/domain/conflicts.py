"""Fields of which several people wrote a value without seeing the other's."""

from datetime import datetime
from enum import StrEnum

from planner.domain.record_json import Json
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen

BIN = "_deleted"
"""Stands for the bin in the place of a field: one deleted what another edited."""


class Choice(StrEnum):
    """Which of two values is to hold."""

    MINE = "mine"
    THEIRS = "theirs"


@frozen
class Rival(Frozen):
    """One of the values between which nobody has chosen yet.

    Attributes:
        value: As JSON shows it; for the bin whether the record is in it.
        by: Name of the member who wrote it, "" where unknown.
        device: Name of their computer.
        at: When, by their clock, in UTC.
        is_arrived: It came from another copy; otherwise it was written in this one.
    """

    value: Json
    by: str
    device: str
    at: datetime
    is_arrived: bool


@frozen
class Conflict(Frozen):
    """A field with several values; the newest is shown until somebody chooses.

    Attributes:
        field: A field's name, or BIN.
        rivals: The newest first, so the shown one; for the bin the shown record comes first.
        base: The value that both sides saw before, None where there is none.
    """

    record_type: str
    record: RecordId
    field: str
    rivals: tuple[Rival, ...]
    base: Json = None

    @property
    def kept(self) -> Rival:
        """Return what is shown until somebody chooses."""
        return self.rivals[0]

    @property
    def mine(self) -> Rival:
        """Return what was written in this copy; what is shown where all came from others."""
        return next((one for one in self.rivals if not one.is_arrived), self.rivals[0])

    @property
    def theirs(self) -> Rival:
        """Return the newest of the other values."""
        return next(one for one in self.rivals if one.value != self.mine.value)

    def chosen(self, choice: Choice) -> Rival:
        """Return the value that was chosen."""
        return self.mine if choice is Choice.MINE else self.theirs
