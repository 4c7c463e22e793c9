"""What the questions of this package may answer: everything, or an assistant's lane."""

from collections.abc import Iterable
from typing import TypeVar

from planner.domain.lane import Lane
from planner.domain.records import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Guard:
    """Lets everything pass: a director reads their own plan.

    Attributes:
        lane: Whose guard this is.
    """

    lane = Lane.DIRECTOR

    def shows(self, record_type: type[Record]) -> bool:
        """Say whether any record of this type may be read."""
        del record_type
        return True

    def passed(self, found: Iterable[AnyRecord]) -> list[AnyRecord]:
        """Return what may be read of these records."""
        return list(found)

    def shows_field(self, record_type: str, field: str) -> bool:
        """Say whether the journal may tell what stood in a field, whatever that was."""
        del record_type, field
        return True

    def shows_edits(self, record_type: str) -> bool:
        """Say whether the journal may tell of all records of this type."""
        del record_type
        return True
