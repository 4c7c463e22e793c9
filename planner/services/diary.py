"""The diary: drafts that become entries or do not, and the time that meetings take."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.attention import (
    LONGEST_ENTRY_MINUTES,
    Entry,
    Meeting,
    MeetingState,
    Mode,
    Source,
)
from planner.domain.changes import Action
from planner.domain.errors.log import MeetingSettledError
from planner.domain.local_time import DAY, day_start, local_day
from planner.domain.records import RecordId
from planner.services.log import check_is_over, check_text, whole_minute
from planner.services.session import Session


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
