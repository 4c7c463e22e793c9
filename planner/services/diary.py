"""The diary: meetings taken in from calendars, and drafts that become entries or do not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.attention import (
    LONGEST_ENTRY_MINUTES,
    Entry,
    Meeting,
    MeetingState,
    Mode,
    Source,
)
from planner.domain.calendar import (
    CalendarReading,
    Cut,
    GuessedZone,
    Repaired,
    Skipped,
    Window,
)
from planner.domain.changes import Action
from planner.domain.errors import MeetingSettledError
from planner.domain.local_time import DAY, day_start, local_day
from planner.domain.records import RecordId
from planner.intake.calendar.reading import read_calendar
from planner.progress import NoProgress, Progress
from planner.services.log import check_is_over, check_text, whole_minute
from planner.services.meeting_changes import Known, MeetingChanges, meeting_changes
from planner.services.session import Session

BACK = timedelta(weeks=8)
AHEAD = timedelta(weeks=26)
_EDITS_BETWEEN_REPORTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarImport:
    """What became of the calendars' meetings.

    Attributes:
        occurrences: Meetings found in the window, each once.
        cancelled: Meetings that were drafts and are cancelled now.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """How a draft is to be logged.

    Attributes:
        minutes: None for as long as the meeting was.
        what: None for the meeting's title.
    """

    meeting: Meeting
    mode: Mode
    hat: RecordId | None = None
    goal: RecordId | None = None
    minutes: int | None = None
    what: str | None = None


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
    changes = meeting_changes(found, known, session.new_id)
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
    )


def _write(session: Session, changes: MeetingChanges, progress: Progress) -> None:
    replaced = (*changes.updated, *changes.cancelled)
    total = len(changes.added) + len(replaced)
    if not total:
        return  # an empty transaction would still leave its mark in the file
    with session.action(Action.IMPORT_CALENDAR) as writer:
        for done, new in enumerate(changes.added):
            if done % _EDITS_BETWEEN_REPORTS == 0:
                progress.step(done, total)
            writer.add(new)
        for done, (seen, new) in enumerate(replaced, len(changes.added)):
            if done % _EDITS_BETWEEN_REPORTS == 0:
                progress.step(done, total)
            writer.replace(seen, new)


def accept_draft(
    session: Session, acceptance: Acceptance, *, confirmed: bool = False
) -> tuple[Entry, ...]:
    """Log a meeting; a day or more of leave becomes an entry for each local day.

    Raises:
        MeetingSettledError: It is no draft any more.
        EntryInFutureError: It is not over yet, and is no time away.
        FieldOutOfRangeError: It is shorter than a minute or longer than a day; say `minutes`.
        PatientNumberError: Its title may hold a patient's number.
    """
    return accept_drafts(session, (acceptance,), confirmed=confirmed)


def accept_drafts(
    session: Session, acceptances: Sequence[Acceptance], *, confirmed: bool = False
) -> tuple[Entry, ...]:
    """Log several meetings in one action, or none of them; raises as `accept_draft` does."""
    made = [(one.meeting, _entries(session, one)) for one in acceptances]
    for meeting, entries in made:
        _check_is_draft(meeting)
        for entry in entries:
            check_text(entry.what, confirmed=confirmed)
            check_is_over(session, entry)
    if not made:
        return ()
    with session.action(Action.ACCEPT_DRAFT) as writer:
        for meeting, entries in made:
            writer.replace(meeting, replace(meeting, state=MeetingState.ACCEPTED))
            for entry in entries:
                writer.add(entry)
    return tuple(entry for _, entries in made for entry in entries)


def dismiss_drafts(session: Session, meetings: Sequence[Meeting]) -> None:
    """Say that meetings are not to be logged; they still count as busy time."""
    for meeting in meetings:
        _check_is_draft(meeting)
    if not meetings:
        return
    with session.action(Action.DISMISS_DRAFT) as writer:
        for meeting in meetings:
            writer.replace(meeting, replace(meeting, state=MeetingState.DISMISSED))


def busy_between(session: Session, start: datetime, end: datetime) -> list[Meeting]:
    """List the meetings that take the leader's time within the period, by start."""
    found = session.read.attention.meetings_between(start, end)
    return [meeting for meeting in found if meeting.is_busy]


def _check_is_draft(meeting: Meeting) -> None:
    if meeting.state is not MeetingState.DRAFT:
        raise MeetingSettledError(meeting.id, meeting.state)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: datetime
    minutes: int


def _entries(session: Session, acceptance: Acceptance) -> list[Entry]:
    meeting = acceptance.meeting
    what = meeting.title if acceptance.what is None else acceptance.what
    return [
        Entry(
            id=session.new_id(),
            start=stretch.start,
            minutes=stretch.minutes,
            mode=acceptance.mode,
            hat=acceptance.hat,
            goal=acceptance.goal,
            what=what,
            source=Source.CALENDAR,
            meeting=meeting.id,
        )
        for stretch in _stretches(session, acceptance)
    ]


def _stretches(session: Session, acceptance: Acceptance) -> list[_Stretch]:
    meeting = acceptance.meeting
    start = whole_minute(meeting.start)
    if acceptance.minutes is not None:
        return [_Stretch(start, acceptance.minutes)]
    is_long = meeting.is_all_day or meeting.minutes > LONGEST_ENTRY_MINUTES
    if not is_long or acceptance.mode is not Mode.AWAY:
        return [_Stretch(start, meeting.minutes)]
    return _days(session, start, meeting.end)


def _days(session: Session, start: datetime, end: datetime) -> list[_Stretch]:
    """Divide a stretch of time at local midnights; the hour that comes twice is left out."""
    zone = session.zone()
    stretches = []
    while start < end:
        next_day = day_start(local_day(start, zone) + DAY, zone)
        minutes = int((min(end, next_day) - start).total_seconds() // 60)
        if minutes:
            stretches.append(_Stretch(start, min(minutes, LONGEST_ENTRY_MINUTES)))
        start = next_day
    return stretches
