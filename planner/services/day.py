"""A day and its close: what was logged, what is left to settle, how much is covered."""

from dataclasses import replace
from datetime import date

from planner.domain.attention import DayClose, Entry
from planner.domain.changes import Action
from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.hours import WeekHours
from planner.domain.local_time import DAY, day_start
from planner.insight.day import DayToClose, day_to_close
from planner.services.bank_holidays import bank_holidays_off
from planner.services.log import check_text
from planner.services.protection import hours_of
from planner.services.session import Session

_NOTHING_TO_COVER = 100


def entries_of(session: Session, day: date) -> list[Entry]:
    """List the entries that began on the day, by start."""
    zone = session.zone()
    start, end = day_start(day, zone), day_start(day + DAY, zone)
    found = session.read.attention.entries_between(start, end)
    return [entry for entry in found if entry.start >= start]


def day_overview(session: Session, day: date) -> DayToClose:
    """Find what the leader should settle before the day is closed."""
    zone = session.zone()
    start, end = day_start(day, zone), day_start(day + DAY, zone)
    return day_to_close(
        day,
        session.read.attention.entries_between(start, end),
        session.read.attention.drafts_between(start, end),
        WeekHours() if bank_holidays_off(session, day, day) else hours_of(session).hours,
        zone,
        session.now(),
    )


def closed(session: Session, day: date) -> DayClose | None:
    """Return how the day was closed, None while it is open."""
    return session.read.attention.day_close(day)


def close_day(session: Session, day: date, note: str = "", *, confirmed: bool = False) -> DayClose:
    """Close a day, or close it again with what was logged since.

    Raises:
        OrderOfDaysError: The day is yet to come.
        PatientNumberError: The note may hold a patient's number.
    """
    if day > session.today():
        raise OrderOfDaysError(day.isoformat(), session.today().isoformat())
    check_text(note, confirmed=confirmed)
    coverage = day_overview(session, day).account.coverage
    before = closed(session, day)
    new = DayClose(
        id=before.id if before else session.only_id(DayClose, day.isoformat()),
        day=day,
        coverage=_NOTHING_TO_COVER if coverage is None else coverage,
        note=note or (before.note if before else ""),
    )
    with session.action(Action.CLOSE_DAY) as writer:
        if before:
            writer.replace(before, replace(before, coverage=new.coverage, note=new.note))
        else:
            writer.add(new)
    return new
