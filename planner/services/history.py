"""The journal as people read it, and which record is meant, be it in the bin."""

from typing import NamedTuple

from planner.domain.changes import HistoryLine
from planner.domain.errors.history import ErasedForGoodError
from planner.domain.history_steps import HistoryStep, HistoryWish
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import Record, RecordId
from planner.services.blind import BLIND_TYPES, seen_lines, seen_records
from planner.services.session import Session
from planner.store.reading.past import NOW

USUAL_LINES = 50
STEPS_AT_ONCE = 40
MOST_LINES = 60
_ID_DIGITS = 32


class NamedRecord(NamedTuple):
    """A record by its kind and id; it may lie in the bin, or be of a newer version's kind."""

    record_type: str
    id: RecordId


def history(
    session: Session, record: str | None = None, limit: int = USUAL_LINES
) -> list[HistoryLine]:
    """List the latest edits, newest first: of the plan, or of a record named by its id.

    What both sides of a reflection point answer blind is left out until both may read it, and so
    are comments on a round that are not one person's own.

    Raises:
        NotFoundError, AmbiguousIdError: As `record_named`.
    """
    record_id = record_named(session, record).id if record else None
    return seen_lines(session, session.read.history.lines(record_id, limit=limit))


def history_steps(
    session: Session,
    wish: HistoryWish | None = None,
    before: HistoryStep | None = None,
    limit: int = STEPS_AT_ONCE,
) -> list[HistoryStep]:
    """List what was done, the newest first, from the step after `before`.

    Words are not looked for in what is written blind.
    """
    return session.read.history.steps(
        wish or HistoryWish(), before=before, limit=limit, unsearched=BLIND_TYPES
    )


def step_lines(
    session: Session, step: HistoryStep, record: RecordId | None = None, limit: int = MOST_LINES
) -> list[HistoryLine]:
    """List the first edits of a step, or of one record in it, in the order of their writing."""
    return seen_lines(session, session.read.history.lines_of(step, record, limit=limit))


class Standing(NamedTuple):
    """How a record stands now, or stood when it went into the bin.

    Attributes:
        record: None where nothing of it is left, or its kind is of a newer version.
    """

    record: Record | None
    is_in_bin: bool


def standing(session: Session, named: NamedRecord) -> Standing:
    """Say what a record of the history is now, without words that nobody may read yet."""
    record_type = RECORD_TYPES.get(named.record_type)
    if record_type is None:
        return Standing(None, is_in_bin=False)
    found = session.read.find(record_type, named.id)
    if found is not None:
        return Standing(seen_records(session, [found])[0], is_in_bin=False)
    try:
        last = session.read.past.record(named.record_type, named.id, NOW)
    except ErasedForGoodError:
        return Standing(None, is_in_bin=False)
    return Standing(seen_records(session, [last])[0] if last else None, is_in_bin=last is not None)


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
