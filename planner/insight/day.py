"""What is left to settle before a day is closed: gaps, drafts, and how much is covered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.hours import WeekHours
from planner.domain.local_time import DAY, day_start, local_day
from planner.insight.account import MINUTE, Account, Days, account_of
from planner.insight.stretches import Stretch, common, union, without
from planner.insight.working_time import working_row


@dataclass(frozen=True, slots=True)
class Gap:
    """Working time without an entry; both moments in UTC, on whole minutes."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Return its length."""
        return int((self.end - self.start).total_seconds()) // MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class DayToClose:
    """A local day as far as it has passed.

    Attributes:
        account: Its time; `account.coverage` is the coverage of the day.
        has_hours: It has working hours, passed or to come, that are no time away.
        gaps: Working hours of a minute or more in which nothing was logged, in order.
        drafts: Meetings of the day that are over and neither accepted nor dismissed.
    """

    day: date
    account: Account
    has_hours: bool
    gaps: tuple[Gap, ...]
    drafts: tuple[Meeting, ...]

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is left to do."""
        return not self.gaps and not self.drafts


def day_to_close(
    day: date,
    entries: Iterable[Entry],
    meetings: Iterable[Meeting],
    hours: WeekHours,
    zone: ZoneInfo,
    now: datetime,
) -> DayToClose:
    """Find what the leader should settle; entries and meetings of other days do no harm."""
    known = tuple(entries)
    return DayToClose(
        day=day,
        account=account_of(known, hours, Days(first=day, last=day), zone, now),
        has_hours=_has_hours(day, known, hours, zone),
        gaps=_gaps(day, known, hours, zone, now),
        drafts=_drafts(day, meetings, zone, now),
    )


def _has_hours(day: date, entries: tuple[Entry, ...], hours: WeekHours, zone: ZoneInfo) -> bool:
    away = union(
        (_second(entry.start), _second(entry.end)) for entry in entries if entry.mode is Mode.AWAY
    )
    return bool(without(working_row(hours, day, day, zone), away))


def _gaps(
    day: date, entries: tuple[Entry, ...], hours: WeekHours, zone: ZoneInfo, now: datetime
) -> tuple[Gap, ...]:
    begin, end = _second(day_start(day, zone)), _second(day_start(day + DAY, zone))
    passed: Stretch = (begin, max(begin, min(end, _second(now))))
    logged = union((_second(entry.start), _second(entry.end)) for entry in entries)
    working = common(working_row(hours, day, day, zone), [passed])
    return tuple(
        Gap(datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last, UTC))
        for first, last in map(_whole_minutes, without(working, logged))
        if first < last
    )


def _drafts(
    day: date, meetings: Iterable[Meeting], zone: ZoneInfo, now: datetime
) -> tuple[Meeting, ...]:
    found = (
        meeting
        for meeting in meetings
        if meeting.state is MeetingState.DRAFT
        and meeting.end <= now
        and local_day(meeting.start, zone) == day
    )
    return tuple(sorted(found, key=lambda meeting: (meeting.start, meeting.end, meeting.id)))


def _whole_minutes(stretch: Stretch) -> Stretch:
    begin, end = stretch
    return -(-begin // MINUTE) * MINUTE, end // MINUTE * MINUTE


def _second(moment: datetime) -> int:
    return int(moment.timestamp())
