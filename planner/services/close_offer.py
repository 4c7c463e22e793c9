"""Which close is due now, so that the window may offer it: a day's, a week's, or none."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from planner.domain.attention import Meeting
from planner.domain.local_time import DAY, day_start, local_day, week_start
from planner.services.day import closed, day_overview
from planner.services.session import Session
from planner.services.week_close import has_entries, is_end_of_week, is_week_closed
from planner.services.week_review import WEEK

USUAL_CLOSE: Final = time(16)
_EARLIEST: Final = time(12)
_MONDAY: Final = 0
_LONG: Final = timedelta(hours=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOffer:
    """A close that is due.

    Attributes:
        day: The day to close, or the Monday of the week.
    """

    day: date
    is_week: bool


def close_offer(session: Session, close_from: time = USUAL_CLOSE) -> CloseOffer | None:
    """Return the one close that is due; None before its time and on leave.

    A week's is due from Friday noon until the end of the Monday after, a day's once the day's
    last meeting has ended, though not before noon, or from `close_from` on, as long as it holds
    an entry or a draft. The week's comes first: its close goes through the days too.
    """
    day = session.today()
    overview = day_overview(session, day)
    if not overview.account.working_minutes:
        return None
    monday = _week_due(session, day)
    if monday is not None:
        return CloseOffer(day=monday, is_week=True)
    if closed(session, day) or not _is_evening(session, day, close_from):
        return None
    if not (overview.account.logged_minutes or overview.drafts):
        return None
    return CloseOffer(day=day, is_week=False)


def _week_due(session: Session, day: date) -> date | None:
    monday = week_start(day)
    if day.weekday() == _MONDAY:
        monday -= WEEK
    elif not is_end_of_week(session):
        return None
    is_open = not is_week_closed(session, monday) and has_entries(session, monday)
    return monday if is_open else None


def _is_evening(session: Session, day: date, close_from: time) -> bool:
    now = session.now().astimezone(session.zone())
    if now.time() >= close_from:
        return True
    last = _last_end(session, day)
    return now.time() >= _EARLIEST and last is not None and last <= now


def _last_end(session: Session, day: date) -> datetime | None:
    zone = session.zone()
    found = session.read.attention.meetings_between(
        day_start(day, zone), day_start(day + DAY, zone)
    )
    ends = [one.end for one in found if _takes_part(one) and local_day(one.start, zone) == day]
    return max(ends, default=None)


def _takes_part(meeting: Meeting) -> bool:
    """Say whether a meeting tells when the day ends: leave and reminders do not."""
    return meeting.is_busy and not meeting.is_all_day and meeting.end - meeting.start < _LONG
