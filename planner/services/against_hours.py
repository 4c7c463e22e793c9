"""Does a meeting stand in hours that the leader keeps free of meetings?"""

from planner.domain.attention import Meeting
from planner.domain.hours import WeekHours
from planner.domain.local_time import local_day
from planner.insight.stretches import common
from planner.insight.working_time import working_row
from planner.services.protection import hours_of
from planner.services.session import Session


def is_against_hours(session: Session, meeting: Meeting, kept: WeekHours | None = None) -> bool:
    """Say whether it takes any of those hours; whole days do not, as they are no meetings.

    `kept` are the hours, where somebody has read them already.
    """
    kept = hours_of(session).without_meetings if kept is None else kept
    if kept is None or not meeting.is_busy or meeting.is_all_day:
        return False
    zone = session.zone()
    days = local_day(meeting.start, zone), local_day(meeting.end, zone)
    row = [(int(meeting.start.timestamp()), int(meeting.end.timestamp()))]
    return bool(common(row, working_row(kept, *days, zone)))
