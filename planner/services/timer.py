"""The timer: one running entry, which stands in the file and so outlives a crash."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.attention import LONGEST_ENTRY_MINUTES, Entry, Mode, Source, Timer
from planner.domain.capture_marks import hat_called
from planner.domain.capture_words import match_mode
from planner.domain.changes import Action
from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.errors.log import (
    ModeMissingError,
    NoTimerError,
    TimerRunsError,
    TimerTooLongError,
)
from planner.domain.people import Hat
from planner.domain.records import RecordId
from planner.services.log import check_is_over, check_text, overlapping, whole_minute
from planner.services.session import Session

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Stopped:
    """The entry that a timer became.

    Attributes:
        overlaps: Other entries for part of the same time, which were logged meanwhile.
    """

    entry: Entry
    overlaps: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerWords:
    """What was written about a timer; nothing in it has to be said before it is stopped."""

    mode: Mode | None = None
    hat: RecordId | None = None
    what: str = ""


def read_words(session: Session, written: str) -> TimerWords:
    """Read "fire ED escalation @trust": a mode first, a hat anywhere, the rest is text.

    Raises:
        TextNotUnderstoodError: No hat has the tag, or several have.
    """
    text = " ".join(written.split())
    found = match_mode(text, 0)
    mode, end = found or (None, 0)
    words = text[end:].lstrip(", ").split()
    hats = [word for word in words if word.startswith("@") and len(word) > 1]
    hat = hat_called(hats[0], session.read.all(Hat)) if hats else None
    return TimerWords(mode=mode, hat=hat, what=" ".join(w for w in words if w not in hats[:1]))


def start_timer(session: Session, words: TimerWords, *, confirmed: bool = False) -> Timer:
    """Start the timer now.

    Raises:
        TimerRunsError: One runs already; it is never stopped silently.
        PatientNumberError: The text may hold a patient's number.
    """
    running = session.read.attention.timer()
    if running is not None:
        raise TimerRunsError(running.what)
    timer = Timer(
        id=session.new_id(),
        start=session.now(),
        mode=words.mode,
        hat=words.hat,
        what=words.what,
    )
    check_text(timer.what, confirmed=confirmed)
    with session.action(Action.START_TIMER) as writer:
        writer.add(timer)
    return timer


def stop_timer(
    session: Session,
    words: TimerWords | None = None,
    *,
    end: datetime | None = None,
    confirmed: bool = False,
) -> Stopped:
    """Stop the timer and log its time, begun minutes as whole ones.

    Args:
        session: The open plan.
        words: What is said now goes before what was said at the start.
        end: When it really ended; None for now.
        confirmed: The text holds no patient's number.

    Raises:
        NoTimerError: None runs.
        ModeMissingError: Neither start nor stop named a mode.
        TimerTooLongError: It ran longer than an entry can be: give an `end`, or discard it.
        OrderOfDaysError: `end` lies before its start.
        EntryInFutureError: `end` is not yet.
    """
    timer = running_timer(session)
    words = words or TimerWords()
    mode = words.mode or timer.mode
    if mode is None:
        raise ModeMissingError
    start, minutes = _measured(session, timer, end)
    entry = Entry(
        id=session.new_id(),
        start=start,
        minutes=minutes,
        mode=mode,
        hat=words.hat or timer.hat,
        what=words.what or timer.what,
        source=Source.TIMER,
    )
    check_text(words.what, confirmed=confirmed)
    if end is not None:
        check_is_over(session, entry)
    with session.action(Action.STOP_TIMER) as writer:
        writer.delete(timer)
        writer.add(entry)
    return Stopped(entry, tuple(overlapping(session, entry)))


def discard_timer(session: Session) -> None:
    """Stop the timer without logging anything; raises NoTimerError. Undo brings it back."""
    timer = running_timer(session)
    with session.action(Action.DISCARD_TIMER) as writer:
        writer.delete(timer)


def running_timer(session: Session) -> Timer:
    """Return the running timer; raises NoTimerError."""
    timer = session.read.attention.timer()
    if timer is None:
        raise NoTimerError
    return timer


def _measured(session: Session, timer: Timer, end: datetime | None) -> tuple[datetime, int]:
    """Return the entry's start on a whole minute, and its length."""
    end = end or max(session.now(), timer.start)
    if end < timer.start:
        raise OrderOfDaysError(timer.start.isoformat(), end.isoformat())
    start = max(timer.start, _end_of_the_one_before(session, timer))
    minutes = max(1, -(-(end - start) // _MINUTE))
    if minutes > LONGEST_ENTRY_MINUTES:
        raise TimerTooLongError(minutes, LONGEST_ENTRY_MINUTES)
    return whole_minute(start), minutes


def _end_of_the_one_before(session: Session, timer: Timer) -> datetime:
    """Return when the entry before ended, if its begun minute reaches into this one's first."""
    before = session.read.attention.entries_between(timer.start, timer.start + _MINUTE)
    ends = [entry.end for entry in before if entry.start < timer.start]
    return max((end for end in ends if end <= timer.start + _MINUTE), default=timer.start)
