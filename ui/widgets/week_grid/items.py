"""What a week grid shows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum


class GridKind(Enum):
    """What an item is, which decides how it is drawn and whether it can be moved."""

    DIARY = "diary"
    BLOCK_FLEXIBLE = "block_flexible"
    BLOCK_DEFENDED = "block_defended"
    PROPOSAL = "proposal"
    REPAYMENT = "repayment"
    WANTED = "wanted"
    LOST = "lost"


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
        is_locked: A block that nothing but its owner moves; it wears a lock.
        is_over: A block whose end is known; it is not moved any more.
    """

    key: str
    start: datetime
    end: datetime
    title: str
    kind: GridKind
    tone: GridTone = GridTone.LONG_TERM
    note: str = ""
    is_all_day: bool = False
    is_locked: bool = False
    is_over: bool = False

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            message = "an item of a week needs aware times"
            raise ValueError(message)
        if self.end - self.start <= timedelta():
            message = "an item of a week ends after it starts"
            raise ValueError(message)

    @property
    def is_block(self) -> bool:
        """Say whether it is protected time that was accepted, wherever it stands now."""
        return self.kind in _BLOCKS

    @property
    def can_move(self) -> bool:
        """Say whether the grid offers to move it; the diary is not ours to change."""
        is_ours = self.kind not in (GridKind.DIARY, GridKind.LOST)
        return is_ours and not self.is_all_day and not self.is_over

    @property
    def can_be_held(self) -> bool:
        """Say whether it can be taken in hand, so that plain arrow keys move it."""
        return self.is_block and self.can_move


_BLOCKS = (GridKind.BLOCK_FLEXIBLE, GridKind.BLOCK_DEFENDED, GridKind.WANTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Hours of one day that are marked behind everything else, with a word.

    Attributes:
        begin: Minutes since midnight on the clock.
        end: Exclusive, up to 1440.
        words: What the hours are, such as "no meetings"; never empty.
    """

    day: date
    begin: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not (0 <= self.begin < self.end and self.words):
            message = "a ground needs hours and words"
            raise ValueError(message)
