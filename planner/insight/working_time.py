"""When a leader works, as stretches in seconds since 1970 (UTC)."""

from collections.abc import Collection, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from planner.domain.hours import WeekHours
from planner.domain.local_time import DAY, at_clock
from planner.insight.stretches import Stretch, union


def days_from(first: date, last: date) -> Iterator[date]:
    """List the days, `first` and `last` included."""
    for number in range((last - first).days + 1):
        yield first + number * DAY


def working_row(
    hours: WeekHours,
    first: date,
    last: date,
    zone: ZoneInfo,
    days_off: Collection[date] = (),
) -> list[Stretch]:
    """Return the working hours of local days, `first` and `last` included, as a row.

    Days off, such as bank holidays, have none.
    """
    return union(
        (
            int(at_clock(day, span.start, zone).timestamp()),
            int(at_clock(day, span.end, zone).timestamp()),
        )
        for day in days_from(first, last)
        if day not in days_off
        for span in hours.days[day.weekday()]
    )
