"""Proposed blocks: what a search found, before the leader accepts it."""

from datetime import datetime, timedelta

from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen


@frozen
class StoredProposal(Frozen):
    """A place for a block; accepting it makes a block with the same id, or moves one there.

    Attributes:
        start: In UTC.
        survival: The chance that nothing displaces it, 0 to 1, or None where unknown.
        why: The search's reasons as JSON; words are made of them where they are shown.
        moves: The block that gets this place; None for a new one.
    """

    id: RecordId
    rule: RecordId
    start: datetime
    minutes: int
    survival: float | None
    why: str
    moves: RecordId | None = None

    @property
    def end(self) -> datetime:
        """Return the moment at which it would end, in UTC."""
        return self.start + timedelta(minutes=self.minutes)
