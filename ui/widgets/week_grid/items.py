"""What a week grid shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class GridKind(Enum):
    """What an item is, which decides how it is drawn and whether it can be moved."""

    DIARY = "diary"
    BLOCK_FLEXIBLE = "block_flexible"
    BLOCK_DEFENDED = "block_defended"
    PROPOSAL = "proposal"
    REPAYMENT = "repayment"


class GridTone(Enum):
    """Which kind of attention a block is for."""

    LONG_TERM = "long_term"
    DEVELOPMENT = "development"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridItem:
    """Something with a place in the week.

    Attributes:
        key: Comes back in the grid's signals.
        start: Aware, in the time zone of the grid.
        end: After `start`, in the same zone; may be on a later day.
        note: A few words more, shown where there is room and always spoken.
        is_all_day: Stands in the strip above the hours.
    """

    key: str
    start: datetime
    end: datetime
    title: str
    kind: GridKind
    tone: GridTone = GridTone.LONG_TERM
    note: str = ""
    is_all_day: bool = False

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            message = "an item of a week needs aware times"
            raise ValueError(message)
        if self.end - self.start <= timedelta():
            message = "an item of a week ends after it starts"
            raise ValueError(message)

    @property
    def can_move(self) -> bool:
        """Say whether the grid offers to move it; the diary is not ours to change."""
        return self.kind is not GridKind.DIARY and not self.is_all_day
