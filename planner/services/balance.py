"""Where the time of some days went."""

from collections.abc import Mapping

from planner.domain.attention import Entry
from planner.domain.local_time import DAY, day_start, week_start
from planner.domain.people import Hat
from planner.domain.records import RecordId
from planner.insight.account import Account, Days, account_of
from planner.services.bank_holidays import bank_holidays_off
from planner.services.protection import hours_of
from planner.services.session import Session

USUAL_WEEKS = 4


def usual_period(session: Session) -> Days:
    """Return the last four weeks, this one included, up to today."""
    return last_weeks(session, USUAL_WEEKS)


def last_weeks(session: Session, weeks: int) -> Days:
    """Return so many weeks, this one included, from a Monday up to today."""
    today = session.today()
    return Days(first=week_start(today) - 7 * (weeks - 1) * DAY, last=today)


def this_week(session: Session) -> Days:
    """Return Monday to Sunday of the present week."""
    monday = week_start(session.today())
    return Days(first=monday, last=monday + 6 * DAY)


def balance(session: Session, period: Days) -> Account:
    """Add up the entries of the period's days, as far as they have passed."""
    zone = session.zone()
    entries = session.read.attention.entries_between(
        day_start(period.first, zone), day_start(period.last + DAY, zone)
    )
    hours = hours_of(session).hours
    off = bank_holidays_off(session, period.first, period.last)
    return account_of(entries, hours, period, zone, session.now(), off)


def find_entries(session: Session, period: Days, text: str = "") -> list[Entry]:
    """List the period's entries in which every word of `text` occurs, the newest first.

    Words are looked for in what was written, the tags and the hat's tag; capitals do not matter.
    """
    zone = session.zone()
    start, end = day_start(period.first, zone), day_start(period.last + DAY, zone)
    tags = {hat.id: hat.tag for hat in session.read.all(Hat)}
    words = text.casefold().split()
    found = [
        entry
        for entry in session.read.attention.entries_between(start, end)
        if all(word in _searched(entry, tags) for word in words)
    ]
    return found[::-1]


def _searched(entry: Entry, tags: Mapping[RecordId, str]) -> str:
    hat = f"@{tags.get(entry.hat, '')}" if entry.hat else ""
    marks = " ".join(f"#{tag}" for tag in entry.tags.split())
    return f"{entry.what} {marks} {hat}".casefold()
