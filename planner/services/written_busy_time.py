"""Busy time that somebody writes by hand, where the calendar has no meeting yet."""

from datetime import datetime, timedelta

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.errors.fields import FieldOutOfRangeError
from planner.domain.hours import DAY_MINUTES
from planner.domain.local_time import DAY, day_start
from planner.insight.account import Days
from planner.services.log import check_text
from planner.services.session import Session


def add_busy_time(
    session: Session, start: datetime, minutes: int, title: str = "", *, confirmed: bool = False
) -> Meeting:
    """Add busy time, which is planned around like a meeting of the calendar.

    Raises:
        FieldOutOfRangeError: It is shorter than a minute or longer than a day.
        PatientNumberError: Its title may hold a patient's number.
    """
    if not 1 <= minutes <= DAY_MINUTES:
        raise FieldOutOfRangeError(Meeting.TYPE, "minutes", minutes, 1, DAY_MINUTES)
    check_text(title, confirmed=confirmed)
    new_id = session.new_id()
    new = Meeting(
        id=new_id,
        uid=f"{new_id}@by-hand",  # so that no calendar that is taken in means this one
        start=start,
        end=start + timedelta(minutes=minutes),
        title=title.strip(),
    )
    with session.action(Action.ADD_BUSY_TIME) as writer:
        writer.add(new)
    return session.read.get(Meeting, new_id)


def busy_times(session: Session, period: Days) -> list[Meeting]:
    """List what takes time in the diary in these days, by start."""
    zone = session.zone()
    start, end = day_start(period.first, zone), day_start(period.last + DAY, zone)
    meetings = session.read.attention.meetings_between(start, end)
    return [meeting for meeting in meetings if meeting.is_busy]
