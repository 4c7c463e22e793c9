"""Finding any record of the plan by the words in it, as one types."""

from planner.domain.found_records import FoundRecord
from planner.services.session import Session

USUAL_LIMIT = 20
_AT_ONCE = 1_000_000
A_MOMENT = 500
"""So many records are read within a twentieth of a second."""


def find_records(session: Session, words: str, limit: int = USUAL_LIMIT) -> list[FoundRecord]:
    """Find records that hold all words, or words that begin so; the best come first.

    Raises:
        NotInLaneError: An assistant does not search.
    """
    session.read.search.read_some(_AT_ONCE)
    return session.read.search.find(words, limit)


def prepare_search(session: Session) -> bool:
    """Make ready for `find_records` for a moment, and say whether there is nothing left to do."""
    return session.read.search.read_some(A_MOMENT)
