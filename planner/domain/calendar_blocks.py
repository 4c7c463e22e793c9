"""Blocks as other calendars know them: one event each, with how often it was changed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarBlock:
    """One block in the version that a calendar should hold.

    Attributes:
        block: Its record id.
        title: What it is for; printed only where the owner wants it.
        start, end: In UTC.
        is_defended: It counts as busy; otherwise as tentative.
        is_cancelled: It was lost, or taken back.
        sequence: How often its time or its status has changed.
        changed_at: When that happened last; before any change, when it was made. In UTC.
    """

    block: str
    title: str
    start: datetime
    end: datetime
    is_defended: bool
    is_cancelled: bool
    sequence: int
    changed_at: datetime

    def __post_init__(self) -> None:
        if self.end <= self.start:
            message = "a block takes time"
            raise ValueError(message)
        if self.sequence < 0:
            message = "nothing changes less than never"
            raise ValueError(message)
