"""What a search of the whole plan finds."""

from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen


@frozen
class FoundRecord(Frozen):
    """One record that holds all words that were looked for.

    Attributes:
        title: The first of its texts.
        excerpt: Some words around those that were found.
    """

    record_type: str
    id: RecordId
    title: str
    excerpt: str
