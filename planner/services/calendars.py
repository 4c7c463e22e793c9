"""Calendars taken in: files read, compared with the diary, and written in one action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.attention import Meeting
from planner.domain.calendar import (
    CalendarReading,
    Cut,
    GuessedZone,
    Repaired,
    Skipped,
    Window,
)
from planner.domain.changes import Action
from planner.intake.calendar.reading import read_calendar
from planner.progress import NoProgress, Progress
from planner.services.against_hours import is_against_hours
from planner.services.meeting_changes import Known, MeetingChanges, meeting_changes
from planner.services.protection import hours_of
from planner.services.session import Session

BACK = timedelta(weeks=8)
AHEAD = timedelta(weeks=26)
EDITS_BETWEEN_REPORTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarImport:
    """What became of the calendars' meetings.

    Attributes:
        occurrences: Meetings found in the window, each once.
        cancelled: Meetings that were drafts and are cancelled now.
        against_hours: Those of the new and changed ones that are to come and stand in hours
            which the leader keeps free of meetings, by start.
    """

    files: int
    events: int
    occurrences: int
    added: int
    updated: int
    unchanged: int
    cancelled: int
    skipped: tuple[Skipped, ...]
    repaired: tuple[Repaired, ...]
    cuts: tuple[Cut, ...]
    guessed_zones: tuple[GuessedZone, ...]
    against_hours: tuple[Meeting, ...] = ()


def usual_window(session: Session) -> Window:
    """Return the time that calendars are read for unless somebody says otherwise."""
    now = session.now()
    return Window(start=now - BACK, end=now + AHEAD)


def import_calendars(
    session: Session,
    paths: Sequence[Path],
    window: Window | None = None,
    progress: Progress | None = None,
) -> CalendarImport:
    """Take in the meetings of calendar files, in one action; the same again changes nothing.

    Meetings are known by UID and recurrence. What the leader has settled stays settled. A
    meeting that a file no longer names is kept: only a cancellation takes it away.

    Raises:
        CalendarUnreadableError, OSError: A file cannot be read; then none is taken in.
        Cancelled: The user stopped it; nothing is taken in.
    """
    progress = progress or NoProgress()
    readings = read_calendars(paths, window or usual_window(session), session.zone(), progress)
    return take_in_calendars(session, readings, progress)


def read_calendars(
    paths: Sequence[Path], window: Window, home: ZoneInfo, progress: Progress
) -> list[CalendarReading]:
    """Read calendar files without the plan, so that it may be done in another thread.

    Raises:
        CalendarUnreadableError, OSError: A file cannot be read.
        Cancelled: The user stopped it.
    """
    return [read_calendar(path, window, home, progress) for path in paths]


def take_in_calendars(
    session: Session, readings: Sequence[CalendarReading], progress: Progress | None = None
) -> CalendarImport:
    """Take in what was read from calendar files, in one action; raises Cancelled."""
    progress = progress or NoProgress()
    reports = [reading.report for reading in readings]
    found = [occurrence for reading in readings for occurrence in reading.occurrences]
    known: Known = {(m.uid, m.recurrence): m for m in session.read.all(Meeting)}
    changes = meeting_changes(found, known, partial(session.only_id, Meeting))
    _write(session, changes, progress)
    return CalendarImport(
        files=len(readings),
        events=sum(report.events for report in reports),
        occurrences=changes.seen,
        added=len(changes.added),
        updated=len(changes.updated),
        unchanged=changes.unchanged,
        cancelled=len(changes.cancelled),
        skipped=tuple(skipped for report in reports for skipped in report.skipped),
        repaired=tuple(repaired for report in reports for repaired in report.repaired),
        cuts=tuple(cut for report in reports for cut in report.cuts),
        guessed_zones=tuple(zone for report in reports for zone in report.guessed_zones),
        against_hours=_against_hours(session, changes),
    )


def _against_hours(session: Session, changes: MeetingChanges) -> tuple[Meeting, ...]:
    kept = hours_of(session).without_meetings
    if kept is None:
        return ()
    meetings = (*changes.added, *(new for _, new in changes.updated))
    to_come = (meeting for meeting in meetings if meeting.end > session.now())
    against = (meeting for meeting in to_come if is_against_hours(session, meeting, kept))
    return tuple(sorted(against, key=lambda meeting: (meeting.start, meeting.id)))


def _write(session: Session, changes: MeetingChanges, progress: Progress) -> None:
    replaced = (*changes.updated, *changes.cancelled)
    total = len(changes.added) + len(replaced)
    with session.action(Action.IMPORT_CALENDAR) as writer:
        for done, new in enumerate(changes.added):
            if done % EDITS_BETWEEN_REPORTS == 0:
                progress.step(done, total)
            writer.add(new)
        for done, (seen, new) in enumerate(replaced, len(changes.added)):
            if done % EDITS_BETWEEN_REPORTS == 0:
                progress.step(done, total)
            writer.replace(seen, new)
