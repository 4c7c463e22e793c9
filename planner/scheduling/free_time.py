"""Where is time free? Quarter hours of each local date, as they really happen.

A quarter hour is numbered from 1970-01-01 00:00 UTC, so that it means the same on every day; a
local date is a run of them: 92 on the day the clocks go forward, 100 on the day they go back, 98
where they move by half an hour. An hour that does not exist is simply not among them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from planner.scheduling.hours import (
    DAYS_A_WEEK,
    QUARTER_MINUTES,
    QUARTERS_A_DAY,
    WeeklyHours,
    days_of_week,
)
from planner.scheduling.problem import Busy, Problem

QUARTER_SECONDS: Final = 60 * QUARTER_MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One local date of the horizon.

    Attributes:
        number: Days after the horizon's first.
        first_quarter: Number of the quarter hour at local midnight.
        clock: For each quarter hour of the date, which one of the local day (0 to 95) it is.
        working: Quarter hours inside the working hours, as bits; bit 0 is local midnight.
            None on a day off.
        is_off: It is a day off.
        untaken: Quarter hours that nothing takes, inside the working hours or not.
    """

    number: int
    date: date
    first_quarter: int
    clock: tuple[int, ...]
    is_off: bool = False
    working: int = 0
    untaken: int = 0

    @property
    def free(self) -> int:
        """Quarter hours inside the working hours that nothing takes, as bits."""
        return self.working & self.untaken

    @property
    def week(self) -> int:
        """Number of the week it lies in; the horizon's first is 0."""
        return self.number // DAYS_A_WEEK

    def bits_of(self, hours: WeeklyHours) -> int:
        """Give this date's quarter hours that lie inside `hours`, as bits."""
        return self._bits_by_clock(hours.quarters(self.date.weekday()))

    def bits_touched_by(self, hours: WeeklyHours) -> int:
        """Give this date's quarter hours that `hours` touch at all, as bits."""
        return self._bits_by_clock(hours.touched_quarters(self.date.weekday()))

    def bits_between(self, first: int, end: int) -> int:
        """Give this date's quarter hours from number `first` to before `end`, as bits."""
        low = max(0, first - self.first_quarter)
        high = min(len(self.clock), end - self.first_quarter)
        return (1 << high) - (1 << low) if high > low else 0

    def instant(self, position: int) -> datetime:
        """Tell when the quarter hour at this bit begins, in UTC."""
        return instant_of(self.first_quarter + position)

    def _bits_by_clock(self, quarters: int) -> int:
        if self.clock == _ORDINARY_CLOCK:
            return quarters
        return sum(
            1 << position for position, local in enumerate(self.clock) if quarters >> local & 1
        )


def quarter_of(instant: datetime) -> int:
    """Number the quarter hour that holds `instant`."""
    return int(instant.timestamp() // QUARTER_SECONDS)


def quarter_after(instant: datetime) -> int:
    """Number the first quarter hour that begins at `instant` or later."""
    return -int(-instant.timestamp() // QUARTER_SECONDS)


def instant_of(quarter: int) -> datetime:
    """Tell when a quarter hour begins, in UTC."""
    return datetime.fromtimestamp(quarter * QUARTER_SECONDS, UTC)


def day_number(problem: Problem, instant: datetime) -> int:
    """Count the days from the horizon's first to the local date of `instant`; may be negative."""
    local = instant.astimezone(problem.horizon.zone).date()
    return (local - problem.horizon.start).days


def free_days(problem: Problem, weeks: Iterable[int]) -> dict[int, Day]:
    """List the days of `weeks` by number, each with what is free on it."""
    horizon = problem.horizon
    days = {
        number: _day(number, horizon.start + timedelta(days=number), horizon.zone)
        for week in weeks
        for number in days_of_week(week)
    }
    stretches = [widened(busy, problem) for busy in problem.busy if busy.end > busy.start]
    taken = taken_bits(problem, days, [*stretches, *stays(problem)])
    earliest = quarter_after(problem.not_before)
    for number, day in days.items():
        if day.date in problem.days_off:
            days[number] = replace(day, is_off=True)
        else:
            ahead = day.bits_between(earliest, day.first_quarter + len(day.clock))
            kept_free = day.bits_touched_by(problem.limits.keep_free)
            days[number] = replace(
                day,
                working=day.bits_of(problem.working_hours),
                untaken=ahead & ~kept_free & ~taken.get(number, 0),
            )
    return days


def taken_bits(
    problem: Problem, days: Mapping[int, Day], stretches: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """Give, by day, the quarter hours of `days` that lie in a stretch, as bits.

    A stretch is named by its first quarter hour and the one after its last.
    """
    taken: dict[int, int] = {}
    for first, end in stretches:
        numbers = range(
            day_number(problem, instant_of(first)), day_number(problem, instant_of(end - 1)) + 1
        )
        for number in numbers:
            if number in days:
                bits = days[number].bits_between(first, end)
                taken[number] = taken.get(number, 0) | bits
    return taken


def runs(bits: int) -> list[tuple[int, int]]:
    """List the stretches of set bits as (first, one after the last), in order."""
    found = []
    position = 0
    while bits >> position:
        first = position + _trailing_zeros(bits >> position)
        position = first + _trailing_zeros(~(bits >> first))
        found.append((first, position))
    return found


def widened(busy: Busy, problem: Problem) -> tuple[int, int]:
    """Give the quarter hours a meeting takes with its buffers: first, and one after the last."""
    limits = problem.limits
    before = timedelta(minutes=max(limits.before_meeting_minutes, busy.travel_minutes))
    after = timedelta(minutes=max(limits.after_meeting_minutes, busy.travel_minutes))
    return quarter_of(busy.start - before), quarter_after(busy.end + after)


def stays(problem: Problem) -> list[tuple[int, int]]:
    """List the quarter hours of blocks that may not move: first, and one after the last."""
    return [
        (quarter_of(block.start), quarter_after(block.start + timedelta(minutes=block.minutes)))
        for block in problem.existing
        if problem.is_settled(block)
    ]


_ORDINARY_CLOCK: Final = tuple(range(QUARTERS_A_DAY))


def _day(number: int, day: date, zone: ZoneInfo) -> Day:
    midnight = datetime.combine(day, time(), zone)
    next_midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    first = quarter_of(midnight)
    if midnight.utcoffset() == next_midnight.utcoffset():
        return Day(number=number, date=day, first_quarter=first, clock=_ORDINARY_CLOCK)
    clock = tuple(
        _local_quarter(instant_of(quarter).astimezone(zone))
        for quarter in range(first, quarter_of(next_midnight))
    )
    return Day(number=number, date=day, first_quarter=first, clock=clock)


def _local_quarter(local: datetime) -> int:
    return (local.hour * 60 + local.minute) // QUARTER_MINUTES


def _trailing_zeros(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
