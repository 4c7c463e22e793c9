"""A week's close: what it still asks for, the leader's three answers, and its end."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from planner.domain.attention import WeekClose
from planner.domain.changes import Action
from planner.domain.errors.fields import NotAMondayError, OrderOfDaysError
from planner.domain.local_time import DAY, week_start
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block
from planner.services.day_close import blocks_due
from planner.services.hindsights import DueHindsight, due_hindsights
from planner.services.log import check_text
from planner.services.owed import Owed, owed
from planner.services.session import Session
from planner.services.settling import open_days_between
from planner.services.surges import SurgeDebt, surges
from planner.services.week_review import WEEK, week_moments

FRIDAY: Final = 4
_NOON: Final = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The three short questions of the week; any may stay empty.

    Attributes:
        only_me: What did only I move forward?
        displaced_by: What displaced it?
        protect_next: What do I protect next week?
    """

    only_me: str = ""
    displaced_by: str = ""
    protect_next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLeft:
    """A week before it is closed.

    Attributes:
        open_days: Working days with entries that were not closed, up to today, by date.
        blocks: Blocks whose time has come and of which nobody said what became, by start.
        hindsights: Displacements of earlier weeks that are to be asked about, the oldest first.
        owed: What the ledger owes now, the most first.
        surges: Those over whose debt is to be decided about, by start.
        proposals: Places proposed for protected time in the week after, by start.
        close: What was answered, and whether the week is closed; None before either.
    """

    monday: date
    open_days: tuple[date, ...]
    blocks: tuple[Block, ...]
    hindsights: tuple[DueHindsight, ...]
    owed: tuple[Owed, ...]
    surges: tuple[SurgeDebt, ...]
    proposals: tuple[StoredProposal, ...]
    close: WeekClose | None

    @property
    def is_closed(self) -> bool:
        """Say whether the leader closed it."""
        return self.close is not None and self.close.is_closed


def week_to_close(session: Session) -> date:
    """Return the Monday of the week to look back on: the present one from Friday noon on.

    Before that it is the last week, as long as it holds entries and is not closed.
    """
    monday = week_start(session.today())
    last = monday - WEEK
    if is_end_of_week(session) or is_week_closed(session, last):
        return monday
    return last if has_entries(session, last) else monday


def is_end_of_week(session: Session) -> bool:
    """Say whether it is Friday noon or later in the owner's week."""
    now = session.now().astimezone(session.zone())
    return now.weekday() > FRIDAY or (now.weekday() == FRIDAY and now.time() >= _NOON)


def has_entries(session: Session, monday: date) -> bool:
    """Say whether anything was logged in a week."""
    return session.read.attention.has_entry_between(*week_moments(session, monday))


def is_week_closed(session: Session, monday: date) -> bool:
    """Say whether the leader closed a week."""
    found = _found(session, monday)
    return found is not None and found.is_closed


def week_left(session: Session, monday: date) -> WeekLeft:
    """Find what a week still asks for."""
    last = min(monday + 6 * DAY, session.today())
    start, end = week_moments(session, monday + WEEK)
    return WeekLeft(
        monday=monday,
        open_days=tuple(open_days_between(session, monday, last)),
        blocks=tuple(blocks_due(session, monday, monday + 6 * DAY)),
        hindsights=tuple(due_hindsights(session)),
        owed=tuple(owed(session)),
        surges=tuple(one for one in surges(session) if one.is_waiting),
        proposals=tuple(
            one for one in session.read.protection.proposals() if start <= one.start < end
        ),
        close=_found(session, monday),
    )


def week_answers(session: Session, monday: date) -> Answers:
    """Return what was answered for a week so far."""
    found = _found(session, monday)
    if found is None:
        return Answers()
    return Answers(
        only_me=found.only_me, displaced_by=found.displaced_by, protect_next=found.protect_next
    )


def answer_week(
    session: Session, monday: date, answers: Answers, *, confirmed: bool = False
) -> WeekClose:
    """Keep the answers without closing the week; raises as `close_week`."""
    before = _found(session, monday)
    new = _with_answers(session, monday, answers, before)
    return _write(session, before, new, Action.ANSWER_WEEK, confirmed=confirmed)


def close_week(
    session: Session, monday: date, answers: Answers, *, confirmed: bool = False
) -> WeekClose:
    """Close a week with the leader's answers; whatever was not settled stays as it is.

    Raises:
        NotAMondayError: The day is no Monday.
        OrderOfDaysError: The week is yet to come.
        PatientNumberError: An answer may hold a patient's number.
    """
    before = _found(session, monday)
    new = replace(_with_answers(session, monday, answers, before), is_closed=True)
    return _write(session, before, new, Action.CLOSE_WEEK, confirmed=confirmed)


def _with_answers(
    session: Session, monday: date, answers: Answers, before: WeekClose | None
) -> WeekClose:
    if monday.weekday():
        raise NotAMondayError(monday.isoformat())
    if monday > session.today():
        raise OrderOfDaysError(monday.isoformat(), session.today().isoformat())
    known = before or WeekClose(id=session.only_id(WeekClose, monday.isoformat()), week=monday)
    return replace(
        known,
        only_me=answers.only_me.strip(),
        displaced_by=answers.displaced_by.strip(),
        protect_next=answers.protect_next.strip(),
    )


def _write(
    session: Session, before: WeekClose | None, new: WeekClose, action: Action, *, confirmed: bool
) -> WeekClose:
    for answer in (new.only_me, new.displaced_by, new.protect_next):
        check_text(answer, confirmed=confirmed)
    with session.action(action) as writer:
        if before:
            writer.replace(before, new)
        else:
            writer.add(new)
    return new


def _found(session: Session, monday: date) -> WeekClose | None:
    return session.read.attention.week_close(monday)
