"""The journal as people read it, and which record is meant, be it in the bin."""

from typing import NamedTuple

from planner.domain.changes import HistoryLine
from planner.domain.records import RecordId
from planner.services.blind import seen_lines
from planner.services.session import Session

USUAL_LINES = 50
_ID_DIGITS = 32


class NamedRecord(NamedTuple):
    """A record by its kind and id; it may lie in the bin, or be of a newer version's kind."""

    record_type: str
    id: RecordId


def history(
    session: Session, record: str | None = None, limit: int = USUAL_LINES
) -> list[HistoryLine]:
    """List the latest edits, newest first: of the plan, or of a record named by its id.

    What both sides of a reflection point answer blind is left out until both may read it.

    Raises:
        NotFoundError, AmbiguousIdError: As `record_named`.
    """
    record_id = record_named(session, record).id if record else None
    return seen_lines(session, session.read.history.lines(record_id, limit=limit))


def record_named(session: Session, written: str) -> NamedRecord:
    """Return the record that a person means; one in the bin is found by its whole id only.

    Raises:
        NotFoundError, AmbiguousIdError: A shortened id fits no record, or several.
    """
    digits = written.strip().lower().replace("-", "")
    if len(digits) == _ID_DIGITS and all(digit in "0123456789abcdef" for digit in digits):
        lines = session.read.history.lines(RecordId(digits), limit=1)
        if lines:
            return NamedRecord(lines[0].record_type, lines[0].record_id)
    found = session.read.record_of_any_type(written)
    return NamedRecord(found.TYPE, found.id)
