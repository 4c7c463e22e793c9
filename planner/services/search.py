"""Finding any record of the plan by the words in it, as one types."""

from collections.abc import Collection

from planner.domain.found_records import FoundRecord
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import Kind, Record, RecordId, specs_of
from planner.services.blind import seen_finds
from planner.services.session import Session

USUAL_LIMIT = 20
_AT_ONCE = 1_000_000
A_MOMENT = 500
"""So many records are read within a twentieth of a second."""
_MOST_STEPS = 4
"""So far a part lies from its whole at most: hindsight, displacement, block, rule."""


def find_records(session: Session, words: str, limit: int = USUAL_LIMIT) -> list[FoundRecord]:
    """Find records that hold all words, or words that begin so; the best come first.

    Raises:
        NotInLaneError: An assistant does not search.
    """
    session.read.search.read_some(_AT_ONCE)
    return seen_finds(session, session.read.search.find(words, limit))


def prepare_search(session: Session) -> bool:
    """Make ready for `find_records` for a moment, and say whether there is nothing left to do."""
    return session.read.search.read_some(A_MOMENT)


def whole_of(
    session: Session, record_type: str, record_id: RecordId, shown: Collection[str]
) -> Record | None:
    """Return the record itself where records of its type are `shown`, else what it is a part of.

    A step leads to its goal, a row of the ledger to its block. None where nothing leads there.
    """
    record = session.read.find(RECORD_TYPES[record_type], record_id)
    for _ in range(_MOST_STEPS):
        if record is None or record.TYPE in shown:
            return record
        record = _named_by(session, record, shown)
    return None


def _named_by(session: Session, part: Record, shown: Collection[str]) -> Record | None:
    named = [spec for spec in specs_of(type(part)) if spec.kind is Kind.REFERENCE]
    # What is shown comes first, then what the part cannot be without.
    named.sort(key=lambda spec: (spec.refers_to not in shown, spec.optional))
    for spec in named:
        wanted = getattr(part, spec.name)
        found = session.read.find(RECORD_TYPES[spec.refers_to], wanted) if wanted else None
        if found is not None:
            return found
    return None
