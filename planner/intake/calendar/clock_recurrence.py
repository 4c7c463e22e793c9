"""Which times the periods of an hourly, minutely or secondly rule have."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from planner.intake.calendar.caps import Steps
from planner.intake.calendar.rule import Frequency, Rule
from planner.intake.calendar.rule_days import is_named

CLOCK_UNITS = {
    Frequency.HOURLY: timedelta(hours=1),
    Frequency.MINUTELY: timedelta(minutes=1),
    Frequency.SECONDLY: timedelta(seconds=1),
}


def clock_periods(
    rule: Rule, first: datetime, bounds: tuple[datetime, datetime], steps: Steps
) -> Iterator[list[datetime]]:
    """Yield the times of each hour, minute or second that the rule names, in order.

    Hours and days without any are jumped over in one step.

    Raises:
        StepsUsedUpError: Walking through them needs more work than is allowed.
    """
    try:
        stride = CLOCK_UNITS[rule.frequency] * rule.interval
        earliest, latest = bounds
        at = first + (earliest - first) // stride * stride
        while at <= latest:
            steps.take()
            resume = _end_of_refused_stretch(rule, at)
            if resume is None:
                times = _times_of_period(rule, first, at)
                steps.take(len(times))
                yield times
                at += stride
            else:
                at += -((at - resume) // stride) * stride
    except OverflowError:  # past the end of the calendar
        return


def _end_of_refused_stretch(rule: Rule, at: datetime) -> datetime | None:
    if not is_named(rule, at.date()):
        return datetime.combine(at.date() + timedelta(days=1), time())
    if rule.by_hour and at.hour not in rule.by_hour:
        return at.replace(minute=0, second=0) + timedelta(hours=1)
    if rule.frequency is Frequency.HOURLY:
        return None
    if rule.by_minute and at.minute not in rule.by_minute:
        return at.replace(second=0) + timedelta(minutes=1)
    return None


def _times_of_period(rule: Rule, first: datetime, at: datetime) -> list[datetime]:
    seconds = sorted({min(second, 59) for second in rule.by_second})
    if rule.frequency is Frequency.SECONDLY:
        return [at] if not seconds or at.second in seconds else []
    seconds = seconds or [first.second]
    minutes = [at.minute]
    if rule.frequency is Frequency.HOURLY:
        minutes = list(rule.by_minute) or [first.minute]
    return [at.replace(minute=minute, second=second) for minute in minutes for second in seconds]
