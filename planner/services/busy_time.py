"""Other members' calendars taken in: when they are busy, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path

from planner.domain.calendar import (
    CalendarReading,
    MeetingStatus,
    Occurrence,
    Skipped,
    Window,
)
from planner.domain.changes import Action
from planner.domain.errors.rules import MemberIsOwnerError
from planner.domain.joint import BusyTime
from planner.domain.local_time import day_start, week_start
from planner.domain.people import Member
from planner.domain.records import RecordId
from planner.progress import NoProgress, Progress
from planner.services.calendars import EDITS_BETWEEN_REPORTS, read_calendars, usual_window
from planner.services.meeting_changes import newest_occurrences
from planner.services.session import Session
from planner.store.writing import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyImport:
    """What became of what a member's calendars say.

    Attributes:
        is_new_member: The plan did not know this member before.
        removed: Times at which the member is free by now, or which are over.
    """

    member: Member
    is_new_member: bool
    files: int
    events: int
    added: int
    updated: int
    removed: int
    unchanged: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changes:
    added: tuple[BusyTime, ...]
    updated: tuple[tuple[BusyTime, BusyTime], ...]
    removed: tuple[BusyTime, ...]
    unchanged: int


def busy_window(session: Session) -> Window:
    """Return the time that members' calendars are read for: this week and half a year ahead."""
    zone = session.zone()
    monday = week_start(session.today())
    return Window(start=day_start(monday, zone), end=usual_window(session).end)


def import_busy_time(
    session: Session,
    member: Member,
    paths: Sequence[Path],
    window: Window | None = None,
    progress: Progress | None = None,
) -> BusyImport:
    """Take in when a member is busy, in one action; the same again changes nothing.

    The files together are taken for all that the member has in the window: what they no longer
    hold is forgotten. No title, place or name of them is kept.

    Args:
        session: The plan.
        member: Added if the plan does not know them yet.
        paths: The member's calendar files.
        window: Which time to read; None for `busy_window`.
        progress: Told how far it is.

    Raises:
        MemberIsOwnerError: It is the owner, whose calendar is read by `import_calendars`.
        CalendarUnreadableError, OSError: A file cannot be read; then none is taken in.
        Cancelled: The user stopped it; nothing is taken in.
    """
    progress, window = progress or NoProgress(), window or busy_window(session)
    if member.is_owner:
        raise MemberIsOwnerError(member.name)
    readings = read_calendars(paths, window, session.zone(), progress)
    return take_in_busy_time(session, member, readings, window, progress)


def take_in_busy_time(
    session: Session,
    member: Member,
    readings: Sequence[CalendarReading],
    window: Window,
    progress: Progress | None = None,
) -> BusyImport:
    """Take in what was read from a member's calendars; raises as `import_busy_time`."""
    if member.is_owner:
        raise MemberIsOwnerError(member.name)
    found = _busy(session, member.id, chain.from_iterable(r.occurrences for r in readings))
    known = {busy.id: busy for busy in session.read.protection.busy_times(member.id)}
    changes = _changes(found, known, window, busy_window(session).start)
    is_new = session.read.find(Member, member.id) is None
    with session.action(Action.IMPORT_BUSY_TIME) as writer:
        if is_new:
            writer.add(member)
        _write(writer, changes, progress or NoProgress())
    return BusyImport(
        member=member,
        is_new_member=is_new,
        files=len(readings),
        events=sum(reading.report.events for reading in readings),
        added=len(changes.added),
        updated=len(changes.updated),
        removed=len(changes.removed),
        unchanged=changes.unchanged,
        skipped=tuple(chain.from_iterable(reading.report.skipped for reading in readings)),
    )


def _busy(
    session: Session, member: RecordId, occurrences: Iterable[Occurrence]
) -> dict[RecordId, BusyTime]:
    """Keep of each meeting when it is, under an id that tells nothing about it."""
    id_for = partial(session.only_id, BusyTime, member)
    return {
        (busy_id := id_for(*identity)): BusyTime(
            id=busy_id, member=member, start=meeting.start, end=meeting.end
        )
        for identity, meeting in newest_occurrences(occurrences).items()
        if _takes_time(meeting)
    }


def _takes_time(meeting: Occurrence) -> bool:
    is_on = meeting.status is not MeetingStatus.CANCELLED
    return is_on and meeting.is_busy and meeting.start < meeting.end


def _changes(
    found: Mapping[RecordId, BusyTime],
    known: Mapping[RecordId, BusyTime],
    window: Window,
    over: datetime,
) -> _Changes:
    """Compare; of what is not found, that of the window goes, and what ended before `over`."""
    seen_again = [(known[one], new) for one, new in found.items() if one in known]
    updated = [
        (seen, new) for seen, new in seen_again if (seen.start, seen.end) != (new.start, new.end)
    ]
    return _Changes(
        added=tuple(new for one, new in found.items() if one not in known),
        updated=tuple((seen, replace(seen, start=new.start, end=new.end)) for seen, new in updated),
        removed=tuple(
            busy
            for one, busy in known.items()
            if one not in found
            and (busy.end <= over or (busy.start < window.end and busy.end > window.start))
        ),
        unchanged=len(seen_again) - len(updated),
    )


def _write(writer: Writer, changes: _Changes, progress: Progress) -> None:
    steps = [
        *(partial(writer.add, new) for new in changes.added),
        *(partial(writer.replace, seen, new) for seen, new in changes.updated),
        *(partial(writer.delete, gone) for gone in changes.removed),
    ]
    for done, step in enumerate(steps):
        if done % EDITS_BETWEEN_REPORTS == 0:
            progress.step(done, len(steps))
        step()
