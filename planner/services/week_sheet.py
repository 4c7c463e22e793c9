"""Gathering a week for paper: protected time and the diary, private unless titles are wanted."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from planner.domain.attention import Meeting, MeetingState
from planner.domain.local_time import DAY, day_start, local_day, week_start
from planner.domain.protection import Block
from planner.domain.week_sheet import SheetDay, SheetStretch, WeekSheet
from planner.progress import Progress
from planner.services.protection import hours_of
from planner.services.session import Session

_DAYS_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWritten:
    """A file that was written."""

    target: Path
    pages: int


def next_monday(session: Session) -> date:
    """Return the Monday of the week after the present one."""
    return week_start(session.today()) + _DAYS_A_WEEK * DAY


def week_sheet(session: Session, monday: date, *, with_titles: bool = False) -> WeekSheet:
    """Read a week as a frozen value that may cross threads.

    Args:
        session: The plan.
        monday: Its first day.
        with_titles: Say what each thing is; meetings marked private stay so.
    """
    owner = session.owner()
    days = [
        _day(session, monday + number * DAY, with_titles=with_titles)
        for number in range(_DAYS_A_WEEK)
    ]
    hours = hours_of(session).hours.days
    return WeekSheet(
        monday=monday,
        days=tuple(one for one in days if one.blocks or one.meetings or hours[one.day.weekday()]),
        zone=str(session.zone()),
        owner=owner.name if owner else "",
        made_at=session.now(),
    )


def _day(session: Session, day: date, *, with_titles: bool) -> SheetDay:
    zone = session.zone()
    start, end = day_start(day, zone), day_start(day + DAY, zone)
    blocks = session.read.protection.blocks_between(start, end)
    meetings = session.read.attention.meetings_between(start, end)
    return SheetDay(
        day=day,
        blocks=tuple(_block(block, with_titles) for block in blocks if block.stands),
        meetings=tuple(
            _meeting(one, with_titles and not one.is_private)
            for one in meetings
            if one.is_busy
            and one.state is not MeetingState.CANCELLED
            and (one.is_all_day or local_day(one.start, zone) == day)
        ),
    )


def _block(block: Block, with_titles: bool) -> SheetStretch:  # noqa: FBT001 - of one question
    return SheetStretch(start=block.start, end=block.end, title=block.title if with_titles else "")


def _meeting(meeting: Meeting, with_titles: bool) -> SheetStretch:  # noqa: FBT001 - see above
    return SheetStretch(
        start=meeting.start,
        end=meeting.end,
        title=meeting.title if with_titles else "",
        is_all_day=meeting.is_all_day,
    )


def write_week_sheet(sheet: WeekSheet, target: Path, progress: Progress) -> SheetWritten:
    """Write a week as PDF; it may run in another thread.

    Raises:
        Cancelled: The user stopped it; no file is left behind.
        OSError: The file cannot be written.
    """
    # Imported late: the library takes longer to load than most commands take.
    from planner.export.week_pdf import write_week_pdf  # noqa: PLC0415

    report = write_week_pdf(sheet, target, progress)
    return SheetWritten(target=target, pages=report.pages)
