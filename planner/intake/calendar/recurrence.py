"""When a recurrence rule has its occurrences: wall-clock times, in order, within bounds.

Rules come from strangers: the walk stops at the last time of interest, jumps to the first one
where the rule does not count, and pays for every period with steps.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import partial
from itertools import count

from planner.intake.calendar.caps import Steps
from planner.intake.calendar.clock_recurrence import CLOCK_UNITS, clock_periods
from planner.intake.calendar.rule import Frequency, Rule
from planner.intake.calendar.rule_days import (
    days_of_month,
    days_of_year,
    first_week,
    is_named,
)

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_STEPS_OF_A_YEAR = 10
"""A yearly period is that much dearer than a weekly one."""

Period = tuple[date, list[date]]
"""A day no later than any of the period, and the days that the rule names in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The times that are of interest, both ends included, by the series' own wall clock."""

    earliest: datetime
    latest: datetime


def rule_times(
    rule: Rule, first: datetime, bounds: Bounds, steps: Steps, *, of_days: bool = False
) -> Iterator[datetime]:
    """Yield the times that the rule names from `first` on, up to the latest of interest.

    Times before the earliest of interest may be left out.

    Args:
        rule: Its UNTIL is the caller's affair.
        first: The start of the series, which is counted only if the rule names it.
        bounds: The times of interest.
        steps: The work it may cause.
        of_days: The series is one of whole days, for which the rule's times say nothing.

    Raises:
        StepsUsedUpError: The rule needs more work than that.
    """
    left = rule.count
    if left == 0:
        return
    for candidate in _candidates(rule, first, bounds, steps, of_days=of_days):
        if candidate < first:
            continue
        if candidate > bounds.latest:
            return
        yield candidate
        if left is not None:
            left -= 1
            if left == 0:
                return


def _candidates(
    rule: Rule, first: datetime, bounds: Bounds, steps: Steps, *, of_days: bool
) -> Iterator[datetime]:
    from_time = first if rule.count is not None else max(first, bounds.earliest)
    if rule.frequency in CLOCK_UNITS:
        for period in clock_periods(rule, first, (from_time, bounds.latest), steps):
            yield from _chosen(rule, period)
        return
    times = [first.time()] if of_days else _times_of_day(rule, first)
    last_day = bounds.latest.date()
    for start, days in _periods(rule, first.date(), from_time.date(), steps):
        if start > last_day:
            return
        if rule.by_set_position or len(times) > 1:
            yield from _paid(_moments(rule, days, times), steps)
        else:
            yield from (datetime.combine(day, times[0]) for day in days)


def _times_of_day(rule: Rule, first: datetime) -> list[time]:
    seconds = sorted({min(second, 59) for second in rule.by_second or (first.second,)})
    return [
        time(hour, minute, second)
        for hour in rule.by_hour or (first.hour,)
        for minute in rule.by_minute or (first.minute,)
        for second in seconds
    ]


def _moments(rule: Rule, days: list[date], times: list[time]) -> Iterator[datetime]:
    # A day can have 86,400 times and a year 366 days: the product is never built.
    def moment(index: int) -> datetime:
        return datetime.combine(days[index // len(times)], times[index % len(times)])

    total = len(days) * len(times)
    if not rule.by_set_position:
        return (moment(index) for index in range(total))
    return (moment(index) for index in _positions(rule, total))


def _chosen(rule: Rule, moments: list[datetime]) -> list[datetime]:
    if not rule.by_set_position:
        return moments
    return [moments[index] for index in _positions(rule, len(moments))]


def _positions(rule: Rule, total: int) -> list[int]:
    indices = (
        position - 1 if position > 0 else total + position for position in rule.by_set_position
    )
    return sorted({index for index in indices if 0 <= index < total})


def _paid(moments: Iterable[datetime], steps: Steps) -> Iterator[datetime]:
    for moment in moments:
        steps.take()
        yield moment


def _periods(rule: Rule, first: date, start_at: date, steps: Steps) -> Iterator[Period]:
    period, skipped = _PERIODS[rule.frequency](rule, first, start_at)
    cost = _STEPS_OF_A_YEAR if rule.frequency is Frequency.YEARLY else 1
    for number in count(max(0, skipped // rule.interval)):
        try:
            start, days = period(number * rule.interval)
        except (ValueError, OverflowError):  # past the end of the calendar
            return
        steps.take(cost + len(days) // 8)
        yield start, days


_PeriodAt = Callable[[int], Period]
"""Gives the period that is this many years, months, weeks or days after the first."""


def _yearly(rule: Rule, first: date, start_at: date) -> tuple[_PeriodAt, int]:
    year = first.year
    if rule.by_week_number and not rule.by_month:
        year = _year_of_week(first, rule.week_start)
    return partial(_year_after, rule, first, year), start_at.year - 1 - year


def _year_after(rule: Rule, first: date, from_year: int, years: int) -> Period:
    year = from_year + years
    days = days_of_year(rule, year, first)
    return min([date(year, 1, 1), *days[:1]]), days


def _year_of_week(day: date, week_start: int) -> int:
    for year in (day.year + 1, day.year):
        if year <= MAXYEAR and first_week(year, week_start) <= day:
            return year
    return day.year - 1


def _monthly(rule: Rule, first: date, start_at: date) -> tuple[_PeriodAt, int]:
    months = (start_at.year - first.year) * 12 + start_at.month - first.month
    return partial(_month_after, rule, first), months


def _month_after(rule: Rule, first: date, months: int) -> Period:
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    return date(year, month + 1, 1), days_of_month(rule, year, month + 1, first)


def _weekly(rule: Rule, first: date, start_at: date) -> tuple[_PeriodAt, int]:
    monday = first - ((first.weekday() - rule.week_start) % 7) * _DAY
    weekdays = rule.weekdays or {first.weekday()}
    offsets = sorted((weekday - rule.week_start) % 7 for weekday in weekdays)
    week = partial(_week_after, rule, monday, [offset * _DAY for offset in offsets])
    return week, (start_at - monday).days // 7


def _week_after(rule: Rule, first: date, offsets: list[timedelta], weeks: int) -> Period:
    start = first + weeks * _WEEK
    days = [start + offset for offset in offsets]
    if rule.limits_days:
        days = [day for day in days if is_named(rule, day)]
    return start, days


def _daily(rule: Rule, first: date, start_at: date) -> tuple[_PeriodAt, int]:
    return partial(_day_after, rule, first), (start_at - first).days


def _day_after(rule: Rule, first: date, days: int) -> Period:
    day = first + days * _DAY
    if (rule.by_day or rule.limits_days) and not is_named(rule, day):
        return day, []
    return day, [day]


_PERIODS: dict[Frequency, Callable[[Rule, date, date], tuple[_PeriodAt, int]]] = {
    Frequency.YEARLY: _yearly,
    Frequency.MONTHLY: _monthly,
    Frequency.WEEKLY: _weekly,
    Frequency.DAILY: _daily,
}
