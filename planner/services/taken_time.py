"""Which time is taken before protected time is looked for: meetings, leave, other blocks."""

from collections.abc import Collection, Iterable
from datetime import date

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.hours import WeekHours
from planner.domain.joint import BusyTime
from planner.domain.local_time import DAY, day_start, local_day
from planner.domain.meeting_places import is_elsewhere
from planner.domain.protection import Block, BlockState
from planner.domain.records import RecordId
from planner.insight.stretches import Stretch, common, length, union
from planner.insight.working_time import days_from, working_row
from planner.scheduling.problem import Busy, ExistingBlock, Horizon
from planner.services.bank_holidays import bank_holidays_off
from planner.services.session import Session

_ENDED = (BlockState.KEPT, BlockState.LOST)


class TakenTime:
    """What stands in the diary within a horizon.

    Attributes:
        meetings: Those that take time, whether they were settled or not.
        away: Entries of leave and other absence.
    """

    def __init__(self, session: Session, horizon: Horizon) -> None:
        start = day_start(horizon.start, horizon.zone)
        end = day_start(horizon.monday(horizon.weeks), horizon.zone)
        read = session.read.attention
        self._horizon = horizon
        last = horizon.monday(horizon.weeks) - DAY
        self._bank_holidays = bank_holidays_off(session, horizon.start, last)
        self.meetings = [
            meeting
            for meeting in read.meetings_between(start, end)
            if meeting.is_busy and meeting.state is not MeetingState.DISMISSED
        ]
        self.away = [entry for entry in read.entries_between(start, end) if entry.mode is Mode.AWAY]

    def busy(self, travel_minutes: int) -> tuple[Busy, ...]:
        """List what takes time, with the way to meetings that are elsewhere."""
        return (
            *(_busy_meeting(meeting, travel_minutes) for meeting in self.meetings),
            *(Busy(start=entry.start, end=entry.end) for entry in self.away),
        )

    def days_off(self, hours: WeekHours) -> frozenset[date]:
        """Return the days on which the leader does not work at all.

        They are away for all of the day's hours, the calendar says for whole days that they are
        out of office, or it is a bank holiday.
        """
        out_of_office = (
            day
            for meeting in self.meetings
            if meeting.is_all_day and meeting.is_out_of_office
            for day in _days_of(meeting, self._horizon)
        )
        return self._bank_holidays | {*out_of_office, *self._days_away(hours)}

    def _days_away(self, hours: WeekHours) -> Iterable[date]:
        zone = self._horizon.zone
        row = union(map(_stretch, self.away))
        days = {
            day
            for entry in self.away
            for day in days_from(local_day(entry.start, zone), local_day(entry.end, zone))
        }
        for day in days:
            working = working_row(hours, day, day, zone)
            if working and length(common(working, row)) == length(working):
                yield day


def existing_blocks(
    blocks: Iterable[Block], active: Collection[RecordId], *, may_move: bool
) -> tuple[ExistingBlock, ...]:
    """List the blocks that stand.

    Args:
        blocks: All of the plan.
        active: The rules that ask for time; blocks of others only take it.
        may_move: Those that are neither locked nor over may be given another place.
    """
    return tuple(
        ExistingBlock(
            rule_key=block.rule if block.rule in active else None,
            start=block.start,
            minutes=block.minutes,
            is_locked=not may_move or block.is_locked or block.state in _ENDED,
            key=block.id,
        )
        for block in blocks
        if block.stands
    )


def busy_times(times: Iterable[BusyTime]) -> tuple[Busy, ...]:
    """Return when another member is busy; nonsense that a merge made is left out."""
    return tuple(Busy(start=busy.start, end=busy.end) for busy in times if busy.start < busy.end)


def _busy_meeting(meeting: Meeting, travel_minutes: int) -> Busy:
    has_way = travel_minutes and not meeting.is_all_day and is_elsewhere(meeting.place)
    return Busy(
        start=meeting.start,
        end=max(meeting.start, meeting.end),
        travel_minutes=travel_minutes if has_way else 0,
    )


def _days_of(meeting: Meeting, horizon: Horizon) -> Iterable[date]:
    """List the days of a meeting of whole days; its end is the midnight after the last."""
    first = local_day(meeting.start, horizon.zone)
    last = max(first, local_day(meeting.end, horizon.zone) - DAY)
    begin, end = horizon.start, horizon.monday(horizon.weeks)
    return days_from(max(first, begin), min(last, end))


def _stretch(entry: Entry) -> Stretch:
    return int(entry.start.timestamp()), int(entry.end.timestamp())
