"""The log of time: entries typed, changed, split, joined and taken out again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from planner.domain.attention import Entry, Mode
from planner.domain.barriers import Barrier, barrier_tagged
from planner.domain.capture_model import Understood
from planner.domain.changes import Action
from planner.domain.errors.log import (
    CannotJoinError,
    EntryInFutureError,
    PatientNumberError,
    SplitOutsideError,
)
from planner.domain.goals import SkillGoal
from planner.domain.patient_numbers import patient_number_in
from planner.domain.people import Hat
from planner.domain.records import RecordId
from planner.services.references import check_references
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What a form or a command says about an entry.

    Attributes:
        start: With a time zone; seconds are cut.
        tags: Separated by blanks.
        barrier: What took the time.
    """

    start: datetime
    minutes: int
    mode: Mode
    hat: RecordId | None = None
    what: str = ""
    goal: RecordId | None = None
    initiative: RecordId | None = None
    tags: str = ""
    barrier: RecordId | None = None


def understand(session: Session, line: str) -> Understood:
    """Read a capture line against the plan's hats and goals; nothing is saved.

    Raises:
        TextNotUnderstoodError: Something is missing, impossible or can mean two things.
    """
    # Imported late: a page is painted before anybody has typed a line.
    from planner.domain.capture import read_capture  # noqa: PLC0415

    now = session.now().astimezone(session.zone())
    return read_capture(line, now, session.read.all(Hat), session.read.all(SkillGoal))


def log_line(session: Session, line: str, *, confirmed: bool = False) -> Entry:
    """Log what a capture line says; raises what `understand` and `log_entry` raise."""
    read = understand(session, line)
    new = NewEntry(
        start=read.start,
        minutes=read.minutes,
        mode=read.mode,
        hat=read.hat,
        what=read.what,
        goal=read.goal,
        tags=" ".join(read.tags),
        barrier=barrier_tagged(read.tags, session.read.all(Barrier)),
    )
    return log_entry(session, new, confirmed=confirmed)


def log_entry(session: Session, new: NewEntry, *, confirmed: bool = False) -> Entry:
    """Log an entry.

    Args:
        session: The open plan.
        new: What is to be logged.
        confirmed: The leader has seen the warning and says that no text holds a patient's
            number.

    Raises:
        PatientNumberError: A text may hold a patient's number.
        EntryInFutureError: It is not over yet, and is no time away.
        FieldOutOfRangeError: It is shorter than a minute or longer than a day.
        NotFoundError: Its hat, goal, initiative or barrier is not there.
    """
    entry = Entry(
        id=session.new_id(),
        start=whole_minute(new.start),
        minutes=new.minutes,
        mode=new.mode,
        hat=new.hat,
        what=new.what,
        goal=new.goal,
        initiative=new.initiative,
        tags=new.tags,
        barrier=new.barrier,
    )
    check_entry(session, entry, confirmed=confirmed)
    check_references(session, entry)
    with session.action(Action.LOG_ENTRY) as writer:
        writer.add(entry)
    return entry


def edit_entry(session: Session, seen: Entry, new: Entry, *, confirmed: bool = False) -> Entry:
    """Put `new` in the place of the entry that the leader saw; raises as `log_entry` does."""
    new = replace(new, start=whole_minute(new.start) if new.start != seen.start else seen.start)
    check_references(session, new, seen)
    has_new_text = (new.what, new.tags) != (seen.what, seen.tags)
    check_entry(session, new, confirmed=confirmed or not has_new_text)
    with session.action(Action.EDIT_ENTRY) as writer:
        writer.replace(seen, new)
    return new


def split_entry(session: Session, seen: Entry, minutes: int) -> tuple[Entry, Entry]:
    """Divide an entry after its first `minutes`; the second part is a new entry.

    Raises:
        SplitOutsideError: One of the parts would be empty.
    """
    if not 0 < minutes < seen.minutes:
        raise SplitOutsideError(minutes, seen.minutes)
    first = replace(seen, minutes=minutes)
    second = replace(
        seen,
        id=session.new_id(),
        start=seen.start + timedelta(minutes=minutes),
        minutes=seen.minutes - minutes,
    )
    with session.action(Action.SPLIT_ENTRY) as writer:
        writer.replace(seen, first)
        writer.add(second)
    return first, second


def split_entry_at(session: Session, seen: Entry, moment: datetime) -> tuple[Entry, Entry]:
    """Divide an entry at a moment; raises as `split_entry` does."""
    return split_entry(session, seen, int((moment - seen.start).total_seconds() // 60))


def join_entries(session: Session, one: Entry, other: Entry) -> Entry:
    """Put two entries that touch into the earlier one, which keeps what it says.

    Raises:
        CannotJoinError: There is a gap between them, or it is one entry twice.
        FieldOutOfRangeError: Together they are longer than a day.
    """
    first, second = sorted((one, other), key=lambda entry: entry.start)
    if first.id == second.id or second.start > first.end:
        raise CannotJoinError
    end = max(first.end, second.end)
    joined = replace(first, minutes=int((end - first.start).total_seconds() // 60))
    with session.action(Action.EDIT_ENTRY) as writer:
        writer.replace(first, joined)
        writer.delete(second)
    return joined


def delete_entry(session: Session, seen: Entry) -> None:
    """Put an entry into the bin; undo brings it back."""
    delete_entries(session, (seen,))


def delete_entries(session: Session, seen: Sequence[Entry]) -> None:
    """Put entries into the bin in one action."""
    with session.action(Action.DELETE_ENTRY) as writer:
        for entry in seen:
            writer.delete(entry)


def overlapping(session: Session, entry: Entry) -> Sequence[Entry]:
    """List the other entries that share time with this one, by start."""
    found = session.read.attention.entries_between(entry.start, entry.end)
    return [other for other in found if other.id != entry.id]


def whole_minute(moment: datetime) -> datetime:
    """Return the moment without its seconds."""
    return moment.replace(second=0, microsecond=0)


def check_entry(session: Session, entry: Entry, *, confirmed: bool) -> None:
    """Raise PatientNumberError or EntryInFutureError where an entry must not be logged so."""
    check_text(entry.what, confirmed=confirmed)
    check_text(entry.tags, confirmed=confirmed)
    check_is_over(session, entry)


def check_is_over(session: Session, entry: Entry) -> None:
    """Raise EntryInFutureError where time is logged before it has passed, time away apart."""
    if entry.end > session.now() + _LAST_MINUTE and entry.mode is not Mode.AWAY:
        local = entry.end.astimezone(session.zone())
        raise EntryInFutureError(local.isoformat(timespec="minutes"))


def check_text(text: str, *, confirmed: bool) -> None:
    """Raise PatientNumberError where a text may hold a patient's number, unless confirmed."""
    number = patient_number_in(text)
    if number and not confirmed:
        raise PatientNumberError(number)


_LAST_MINUTE = timedelta(minutes=1)
"""An entry may end with the minute that has begun."""
