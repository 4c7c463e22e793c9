"""Blocks as other calendars know them: one event each, with how often it was changed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from planner.domain.calendar import OWN_UID_DOMAIN


def event_uid(plan_uid: str, block: str) -> str:
    """Return the UID of a block's event: the same wherever and whenever it is written.

    Args:
        plan_uid: In hexadecimal.
        block: The block's record id.
    """
    return f"{uuid5(UUID(plan_uid), block)}@{OWN_UID_DOMAIN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLook:
    """How much of a block other calendars show.

    Attributes:
        shows_titles: Say what a block is for; otherwise all of them are "Protected time".
        is_private: Ask calendars to show others the time and nothing else.
        has_alarm: Remind ten minutes before.
    """

    shows_titles: bool = False
    is_private: bool = True
    has_alarm: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEvent:
    """One of our own events, as a calendar gave it back.

    Attributes:
        mark: The fingerprint of what it says now to people.
        written_mark: The fingerprint of what it said when it was published; "" where the
            calendar did not keep it.
        had_alarm: It was published with an alarm.
    """

    uid: str
    sequence: int
    is_cancelled: bool
    mark: str
    written_mark: str
    had_alarm: bool
