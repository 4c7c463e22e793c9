"""Where the time of some days went."""

from planner.domain.local_time import DAY, day_start, local_day, week_start
from planner.insight.account import Account, Period, account_of
from planner.services.protection import hours_of
from planner.services.session import Session

USUAL_WEEKS = 4


def usual_period(session: Session) -> Period:
    """Return the last four weeks, this one included, up to today."""
    today = local_day(session.now(), session.zone())
    return Period(first=week_start(today) - 7 * (USUAL_WEEKS - 1) * DAY, last=today)


def this_week(session: Session) -> Period:
    """Return Monday to Sunday of the present week."""
    monday = week_start(local_day(session.now(), session.zone()))
    return Period(first=monday, last=monday + 6 * DAY)


def balance(session: Session, period: Period) -> Account:
    """Add up the entries of the period's days, as far as they have passed."""
    zone = session.zone()
    entries = session.read.attention.entries_between(
        day_start(period.first, zone), day_start(period.last + DAY, zone)
    )
    return account_of(entries, hours_of(session).hours, period, zone, session.now())
