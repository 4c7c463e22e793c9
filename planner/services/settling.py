"""What is left to settle, so that it has an end: drafts, days to close, a forgotten timer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from planner.domain.attention import Meeting, Timer
from planner.domain.local_time import DAY, day_start, local_day
from planner.services.bank_holidays import bank_holidays_off
from planner.services.protection import hours_of
from planner.services.session import Session

DRAFTS_BACK: Final = timedelta(weeks=4)
"""Older drafts are left alone: nobody remembers what they were."""

_DAYS_BACK: Final = 7
_LONG_RUN: Final = timedelta(hours=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSettle:
    """What waits for the leader.

    Attributes:
        drafts: Meetings of the last four weeks that are over, by start.
        open_days: Days of the last week, before today, with entries and no close; by date.
        forgotten_timer: A timer that was started on an earlier day, or ten hours ago.
    """

    drafts: tuple[Meeting, ...]
    open_days: tuple[date, ...]
    forgotten_timer: Timer | None

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is left."""
        return not self.drafts and not self.open_days and self.forgotten_timer is None


def to_settle(session: Session) -> ToSettle:
    """Find what is left to settle."""
    return ToSettle(
        drafts=tuple(open_drafts(session)),
        open_days=tuple(
            open_days_between(session, session.today() - _DAYS_BACK * DAY, session.today() - DAY)
        ),
        forgotten_timer=_forgotten_timer(session),
    )


def open_drafts(session: Session, day: date | None = None) -> Sequence[Meeting]:
    """List drafts that are over, by start: those of one day, or of the last four weeks."""
    now = session.now()
    drafts = session.read.attention.drafts_between(now - DRAFTS_BACK, now)
    return [
        meeting
        for meeting in drafts
        if meeting.end <= now and day in (None, local_day(meeting.start, session.zone()))
    ]


def open_days_between(session: Session, first: date, last: date) -> list[date]:
    """List the working days of a period, both ends included, with entries and no close.

    Bank holidays are none.
    """
    hours, zone = hours_of(session).hours.days, session.zone()
    days = [first + number * DAY for number in range((last - first).days + 1)]
    done = {
        *session.read.attention.closed_days(first, last),
        *bank_holidays_off(session, first, last),
    }
    return [
        day
        for day in days
        if day not in done
        and hours[day.weekday()]
        and session.read.attention.has_entry_between(
            day_start(day, zone), day_start(day + DAY, zone)
        )
    ]


def _forgotten_timer(session: Session) -> Timer | None:
    timer = session.read.attention.timer()
    if timer is None:
        return None
    is_of_today = local_day(timer.start, session.zone()) == session.today()
    return None if is_of_today and session.now() - timer.start < _LONG_RUN else timer
