"""The journal as people read it."""

from planner.domain.changes import HistoryLine
from planner.domain.records import RecordId
from planner.services.session import Session

USUAL_LINES = 50
_ID_DIGITS = 32


def history(
    session: Session, record: str | None = None, limit: int = USUAL_LINES
) -> list[HistoryLine]:
    """List the latest edits, newest first: of the plan, or of a record named by its id.

    A record in the bin is found by its whole id only.

    Raises:
        NotFoundError, AmbiguousIdError: A shortened id fits no record, or several.
    """
    return session.read.history.lines(_id_of(session, record) if record else None, limit=limit)


def _id_of(session: Session, written: str) -> RecordId:
    digits = written.strip().lower().replace("-", "")
    if len(digits) == _ID_DIGITS and all(digit in "0123456789abcdef" for digit in digits):
        lines = session.read.history.lines(RecordId(digits), limit=1)
        if lines:
            return RecordId(digits)
    return session.read.record_of_any_type(written).id
