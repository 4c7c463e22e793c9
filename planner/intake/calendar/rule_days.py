"""Which days of one period a recurrence rule names.

The table of RFC 5545, section 3.3.10, with the choices that libical makes where it is silent:
what a rule leaves open is taken from the first occurrence.
"""

from calendar import isleap, monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from planner.intake.calendar.rule import Rule

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_LAST_WITH_MOST_DAYS_IN_FIRST_WEEK = 3


def days_of_year(rule: Rule, year: int, first: date) -> list[date]:
    """List the days that a yearly rule names in `year`, in order."""
    if rule.by_week_number:
        days = _in_numbered_weeks(rule, year, first)
    elif rule.by_year_day:
        days = _in_year_days(rule, year)
    elif rule.by_month_day:
        months = rule.by_month or (first.month,)
        named = [day for month in months for day in _month(year, month)]
        named = [day for day in named if is_month_day(day, rule.by_month_day)]
        days = _of_weekdays(rule, year, named)
    elif rule.by_day:
        days = _nth_of_each(rule.by_day, _spans_of_year(rule, year))
    else:
        months = rule.by_month or (first.month,)
        days = {
            date(year, month, first.day)
            for month in months
            if first.day <= monthrange(year, month)[1]
        }
    return sorted(days)


def days_of_month(rule: Rule, year: int, month: int, first: date) -> list[date]:
    """List the days that a monthly rule names in one month, in order."""
    if rule.by_month and month not in rule.by_month:
        return []
    span = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    days: Iterable[date]
    if rule.by_month_day:
        days = [day for day in _month(year, month) if is_month_day(day, rule.by_month_day)]
        if rule.by_day:
            named = _nth_of_each(rule.by_day, [span])
            days = [day for day in days if day in named]
    elif rule.by_day:
        days = _nth_of_each(rule.by_day, [span])
    elif rule.by_year_day:
        days = _month(year, month)
    else:
        days = [date(year, month, first.day)] if first.day <= span[1].day else []
    return sorted(day for day in days if _is_year_day_and_week(rule, day))


def is_named(rule: Rule, day: date) -> bool:
    """Say whether a day passes the limits of a rule that repeats weekly or more often."""
    return (
        (not rule.by_month or day.month in rule.by_month)
        and (not rule.by_month_day or is_month_day(day, rule.by_month_day))
        and (not rule.by_day or day.weekday() in rule.weekdays)
        and _is_year_day_and_week(rule, day)
    )


def is_month_day(day: date, numbers: tuple[int, ...]) -> bool:
    """Say whether it is one of these days of its month; -1 is the last."""
    return day.day in numbers or day.day - monthrange(day.year, day.month)[1] - 1 in numbers


def first_week(year: int, week_start: int) -> date:
    """Return the first day of a year's week 1, the first with four days in the year.

    Raises:
        ValueError: That day is in no year we count.
    """
    new_year = date(year, 1, 1)
    into_week = (new_year.weekday() - week_start) % 7
    has_most = into_week <= _LAST_WITH_MOST_DAYS_IN_FIRST_WEEK
    try:
        return new_year + timedelta(days=-into_week if has_most else 7 - into_week)
    except OverflowError as error:
        raise ValueError(year) from error


def _is_year_day_and_week(rule: Rule, day: date) -> bool:
    if rule.by_year_day and not _is_year_day(day, rule.by_year_day):
        return False
    return not rule.by_week_number or _is_in_week(day, rule)


def _is_year_day(day: date, numbers: tuple[int, ...]) -> bool:
    number = day.timetuple().tm_yday
    return number in numbers or number - _days_in(day.year) - 1 in numbers


def _is_in_week(day: date, rule: Rule) -> bool:
    for year in (day.year + 1, day.year, day.year - 1):
        if MINYEAR < year < MAXYEAR and day >= (start := first_week(year, rule.week_start)):
            number = (day - start).days // 7 + 1
            weeks = _weeks_in(year, rule.week_start)
            return number in rule.by_week_number or number - weeks - 1 in rule.by_week_number
    return False


def _in_numbered_weeks(rule: Rule, year: int, first: date) -> set[date]:
    # A week belongs to one year and may reach into the next; with BYMONTH the calendar year
    # decides, so that the weeks of its neighbours are looked at too.
    years = (year - 1, year, year + 1) if rule.by_month else (year,)
    days = {day for of_year in years for day in _days_of_weeks(rule, of_year)}
    if rule.by_month:
        days = {day for day in days if day.year == year and day.month in rule.by_month}
    if rule.by_month_day:
        days = {day for day in days if is_month_day(day, rule.by_month_day)}
    if rule.by_year_day:
        days = {day for day in days if _is_year_day(day, rule.by_year_day)}
    if rule.by_day:
        return {day for day in days if day.weekday() in rule.weekdays}
    if rule.by_month_day or rule.by_year_day:
        return days
    return {day for day in days if day.weekday() == first.weekday()}


def _days_of_weeks(rule: Rule, year: int) -> Iterable[date]:
    if not MINYEAR < year < MAXYEAR:
        return
    weeks = _weeks_in(year, rule.week_start)
    for number in rule.by_week_number:
        from_start = number if number > 0 else weeks + 1 + number
        if 1 <= from_start <= weeks:
            start = first_week(year, rule.week_start) + (from_start - 1) * _WEEK
            yield from (start + count * _DAY for count in range(7))


def _in_year_days(rule: Rule, year: int) -> set[date]:
    length = _days_in(year)
    numbers = {number if number > 0 else length + 1 + number for number in rule.by_year_day}
    new_year = date(year, 1, 1)
    days = [new_year + (number - 1) * _DAY for number in numbers if 1 <= number <= length]
    if rule.by_month:
        days = [day for day in days if day.month in rule.by_month]
    if rule.by_month_day:
        days = [day for day in days if is_month_day(day, rule.by_month_day)]
    return _of_weekdays(rule, year, days)


def _of_weekdays(rule: Rule, year: int, days: Iterable[date]) -> set[date]:
    if not rule.by_day:
        return set(days)
    return set(days) & _nth_of_each(rule.by_day, _spans_of_year(rule, year))


def _spans_of_year(rule: Rule, year: int) -> list[tuple[date, date]]:
    if not rule.by_month:
        return [(date(year, 1, 1), date(year, 12, 31))]
    return [
        (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        for month in rule.by_month
    ]


def _nth_of_each(
    by_day: tuple[tuple[int, int], ...], spans: Iterable[tuple[date, date]]
) -> set[date]:
    return {
        day
        for start, end in spans
        for number, weekday in by_day
        for day in _nth(number, weekday, start, end)
    }


def _nth(number: int, weekday: int, start: date, end: date) -> list[date]:
    if number < 0:
        last = end - ((end.weekday() - weekday) % 7) * _DAY
        back = (number + 1) * 7
        return [last + back * _DAY] if (last - start).days + back >= 0 else []
    earliest = start + ((weekday - start.weekday()) % 7) * _DAY
    count = (end - earliest).days // 7 + 1
    if number > 0:
        return [earliest + (number - 1) * _WEEK] if number <= count else []
    return [earliest + week * _WEEK for week in range(count)]


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


def _days_in(year: int) -> int:
    return 366 if isleap(year) else 365


def _weeks_in(year: int, week_start: int) -> int:
    return (first_week(year + 1, week_start) - first_week(year, week_start)).days // 7
