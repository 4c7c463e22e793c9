"""What a day still asks for before it is closed, and what the next one holds."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.domain.attention import DayClose, Meeting, MeetingState
from planner.domain.local_time import DAY, day_start, local_day
from planner.domain.protection import Block, BlockState
from planner.insight.account import Account
from planner.insight.day import Gap
from planner.services.bank_holidays import bank_holidays_off
from planner.services.day import closed, day_overview
from planner.services.protection import hours_of
from planner.services.session import Session

_DAYS_AHEAD: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLeft:
    """What is left of a day.

    Attributes:
        drafts: Meetings that are over and neither accepted nor dismissed, by start.
        gaps: Working time in which nothing was logged, in order.
        blocks: Blocks whose time has come and of which nobody said what became, by start.
        account: The day's time.
        has_hours: It has working hours that are no time away.
        close: How the day was closed; None while it is open.
    """

    day: date
    drafts: tuple[Meeting, ...]
    gaps: tuple[Gap, ...]
    blocks: tuple[Block, ...]
    account: Account
    has_hours: bool
    close: DayClose | None

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is left."""
        return not (self.drafts or self.gaps or self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """What the diary holds on a day to come.

    Attributes:
        meetings: Those that take its time, by start.
        blocks: Protected time that stands, by start.
    """

    day: date
    meetings: tuple[Meeting, ...]
    blocks: tuple[Block, ...]


def day_left(session: Session, day: date) -> DayLeft:
    """Find what is left to settle of a day."""
    overview = day_overview(session, day)
    return DayLeft(
        day=day,
        drafts=overview.drafts,
        gaps=overview.gaps,
        blocks=tuple(blocks_due(session, day, day)),
        account=overview.account,
        has_hours=overview.has_hours,
        close=closed(session, day),
    )


def blocks_due(session: Session, first: date, last: date) -> list[Block]:
    """List blocks of some days, both included, that have begun and wait for their outcome."""
    zone, now = session.zone(), session.now()
    found = session.read.protection.blocks_between(
        day_start(first, zone), day_start(last + DAY, zone)
    )
    settled = (BlockState.KEPT, BlockState.LOST)
    return [block for block in found if block.start <= now and block.state not in settled]


def day_ahead(session: Session, day: date) -> DayAhead:
    """Return the first day after `day`, of a week at most, on which there is work or a diary."""
    hours = hours_of(session).hours.days
    days = [day + number * DAY for number in range(1, _DAYS_AHEAD + 1)]
    off = bank_holidays_off(session, days[0], days[-1])
    for ahead in (_ahead(session, one) for one in days):
        works = hours[ahead.day.weekday()] and ahead.day not in off
        if works or ahead.meetings or ahead.blocks:
            return ahead
    return _ahead(session, days[0])


def _ahead(session: Session, day: date) -> DayAhead:
    zone = session.zone()
    start, end = day_start(day, zone), day_start(day + DAY, zone)
    meetings = [
        meeting
        for meeting in session.read.attention.meetings_between(start, end)
        if meeting.is_busy
        and meeting.state is not MeetingState.CANCELLED
        and local_day(meeting.start, zone) == day
    ]
    blocks = session.read.protection.blocks_between(start, end)
    return DayAhead(
        day=day,
        meetings=tuple(sorted(meetings, key=lambda one: (one.start, one.id))),
        blocks=tuple(block for block in blocks if block.stands),
    )
