"""How far this week is."""

from datetime import date

from planner.domain.local_time import DAY
from planner.domain.values import Frozen, frozen
from planner.services.balance import this_week
from planner.services.bank_holidays import bank_holidays_off
from planner.services.protection import hours_of
from planner.services.session import Session


@frozen
class WeekProgress(Frozen):
    """How far this week is, in the owner's own days.

    Attributes:
        working_days: Days of this week with working hours, but bank holidays.
        day_number: How many of them have begun.
        closed_days: Days of this week that were closed.
    """

    first: date
    last: date
    working_days: int
    day_number: int
    closed_days: int


def week_progress(session: Session) -> WeekProgress:
    """Say how far this week is."""
    period = this_week(session)
    today = session.today()
    hours = hours_of(session).hours.days
    off = bank_holidays_off(session, period.first, period.last)
    week = [period.first + number * DAY for number in range(7)]
    days = [day for day in week if hours[day.weekday()] and day not in off]
    closed = session.read.attention.closed_days(period.first, period.last)
    return WeekProgress(
        first=period.first,
        last=period.last,
        working_days=len(days),
        day_number=sum(day <= today for day in days),
        closed_days=len(closed),
    )
