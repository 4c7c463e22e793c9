"""How this page says what stands where, and what does not fit."""

from datetime import date, timedelta

from planner.domain.attention import Meeting
from planner.domain.people import Member
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, Displacement
from planner.domain.records import RecordId
from planner.scheduling.problem import Busy
from planner.scheduling.proposal import Engine, GivenUp, Proposal, Relaxation
from planner.services.against_hours import is_against_hours
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.levels import Names, level_text
from planner.words.numbers import day_text, decimal_text, hours_text, month_text, stretch_text
from planner.words.scheduling import change_text, meeting_text, relief_text
from ui.pages.protected_time.week import OVER, Place, Standing, Week

_LEAST_PER_CENT = 0.05


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


def quality_words(found: Proposal, *, is_preview: bool = False) -> str:
    """Say how good a plan is at least, and whether that is proved."""
    if found.gap is None:
        return ""
    share = decimal_text(100 * found.gap)
    if is_preview:
        words = tr("Found at once, and not proved: within {share}% of the best possible.")
    elif found.engine is Engine.SEARCH:
        words = tr(
            "Found by the quick search, because the solver is missing: "
            "within {share}% of the best possible."
        )
    elif 100 * found.gap < _LEAST_PER_CENT:
        words = tr("The best possible, proved.")
    else:
        words = tr("Within {share}% of the best possible, proved.")
    return words.format(share=share)


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


def cause_words(row: Displacement, names: Names) -> str:
    """Say what took time from a block, for whom, whose choice it was, and its number."""
    words = tr("By {what}, for {whom}; {choice}.").format(
        what=row.by_what, whom=level_text(row.for_whom, names), choice=choice_text(row.consent)
    )
    if not row.exception_number:
        return words
    once = tr("Just this once, number {n}.").format(n=row.exception_number)
    return f"{words} {once}"


def relief_words(session: Session, relief: Relaxation) -> str:
    """Say what would make room, and how much; a meeting is named with its time."""
    also = relief.also
    return relief_text(
        relief.kind.value,
        relief.minutes_gained,
        relief.minutes_lost_by_others,
        _named(session, relief),
        change_text(also.kind.value, _named(session, also)) if also else "",
    )


def _named(session: Session, given_up: GivenUp) -> str:
    if given_up.attendee:
        member = session.read.find(Member, RecordId(given_up.attendee))
        return member.name if member else tr("somebody")
    busy = given_up.meeting
    if busy is None:
        return ""
    when = stretch_text(busy.start, busy.end, session.zone())
    meeting = _meeting_at(session, busy)
    if meeting is None:
        return when
    is_against = is_against_hours(session, meeting)
    return meeting_text(meeting.title, when, is_against_hours=is_against)


def _meeting_at(session: Session, busy: Busy) -> Meeting | None:
    near = session.read.attention.meetings_between(busy.start, busy.end)
    return next((m for m in near if (m.start, m.end) == (busy.start, busy.end)), None)
