"""How this page says what stands where, and what does not fit."""

from datetime import date, timedelta

from planner.domain.attention import Meeting
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block
from planner.scheduling.proposal import Relaxation
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.numbers import day_text, hours_text, month_text, stretch_text
from planner.words.scheduling import relief_text
from ui.pages.protected_time.week import OVER, Place, Standing, Week


def days_words(first: date, day_count: int) -> str:
    """Say which days are shown, such as "23 to 27 November 2026"."""
    last = first + timedelta(days=day_count - 1)
    if day_count == 1:
        return day_text(first)
    begins = str(first.day)
    if first.year != last.year:
        begins = day_text(first)
    elif first.month != last.month:
        begins = tr("{day} {month}").format(day=first.day, month=month_text(first))
    return tr("{first}\N{EN DASH}{last}").format(first=begins, last=day_text(last))


def proposals_words(number: int) -> str:
    """Say how many proposals a week holds, and that they are not written yet."""
    if not number:
        return tr("nothing proposed")
    said = tr_plural("{n} proposal", "{n} proposals", number)
    return tr("{proposals}, nothing is written until you accept").format(proposals=said)


def when_words(week: Week, standing: Standing) -> str:
    """Say when something stands in the week."""
    return stretch_text(standing.start, standing.end, week.zone)


def place_words(week: Week, wanted: Place) -> str:
    """Say where a block is wanted."""
    end = wanted.start + timedelta(minutes=wanted.minutes)
    return tr("{when} ({length})").format(
        when=stretch_text(wanted.start, end, week.zone), length=hours_text(wanted.minutes)
    )


def what_words(week: Week, standing: Standing) -> str:
    """Say what something in the week is, such as "Truth to power, 1 h, proposed"."""
    parts = [week.title(standing)]
    if isinstance(standing, Block | StoredProposal):
        parts.append(hours_text(standing.minutes))
    match standing:
        case StoredProposal():
            parts.append(tr("proposed"))
        case Block() if standing.state not in OVER:
            parts.append(tr("defended") if standing.is_defended else tr("flexible"))
    return " · ".join(filter(None, [*parts, week.note(standing)]))


def relief_words(session: Session, relief: Relaxation) -> str:
    """Say what would make room, and how much; a meeting is named with its time."""
    busy, named = relief.meeting, ""
    if busy is not None:
        when = stretch_text(busy.start, busy.end, session.zone())
        meeting = _meeting_at(session, relief)
        title = meeting.title if meeting else ""
        named = tr("“{title}” ({when})").format(title=title, when=when) if title else when
    return relief_text(
        relief.kind.value, relief.minutes_gained, relief.minutes_lost_by_others, named
    )


def _meeting_at(session: Session, relief: Relaxation) -> Meeting | None:
    busy = relief.meeting
    if busy is None:
        return None
    near = session.read.attention.meetings_between(busy.start, busy.end)
    return next((m for m in near if (m.start, m.end) == (busy.start, busy.end)), None)
