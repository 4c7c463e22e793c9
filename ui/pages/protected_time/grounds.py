"""Which hours of a week are marked behind everything: kept free, without meetings, fixed."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.domain.hours import DAY_MINUTES, WeekHours
from planner.domain.protection import HoursSet
from planner.services.protection import hours_of
from planner.services.session import Session
from planner.text import tr
from ui.widgets.week_grid.items import Ground

_DAYS = 7


def fixed_days(session: Session) -> frozenset[date]:
    """Return the days, from today on, on which a new proposal moves nothing."""
    today = session.today()
    count = hours_of(session).freeze_days
    return frozenset(today + timedelta(days=number) for number in range(count))


def grounds_of(session: Session, monday: date) -> tuple[Ground, ...]:
    """List the marked hours of the week that begins on `monday`, day by day."""
    hours, fixed = hours_of(session), fixed_days(session)
    days = [monday + timedelta(days=number) for number in range(_DAYS)]
    return tuple(ground for day in days for ground in _of_day(hours, day, is_fixed=day in fixed))


def _of_day(hours: HoursSet, day: date, *, is_fixed: bool) -> Iterator[Ground]:
    if is_fixed:
        yield Ground(day=day, begin=0, end=DAY_MINUTES, words=tr("fixed: nothing is moved"))
    yield from _spans(hours.without_meetings, day, tr("no meetings"))
    yield from _spans(hours.keep_free, day, tr("kept free"))


def _spans(hours: WeekHours | None, day: date, words: str) -> Iterator[Ground]:
    for span in hours.days[day.weekday()] if hours else ():
        yield Ground(day=day, begin=span.start, end=span.end, words=words)
