"""What the page of this week says about entries, captured lines, meetings and blocks."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry, Meeting
from planner.domain.capture_model import Assumption, Understood
from planner.domain.local_time import DAY, local_day
from planner.domain.protection import BlockState
from planner.domain.records import RecordId
from planner.services.hats import NamedHat
from planner.services.week import ProtectedStretch
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import clock_text, hours_text, short_day_text

SEPARATOR = " \N{MIDDLE DOT} "


def clock_stretch(start: datetime, end: datetime, zone: ZoneInfo) -> str:
    """Write from when to when on one day, such as 14:35 to 15:20, with a dash between."""
    return f"{clock_text(start, zone)}\N{EN DASH}{clock_text(end, zone)}"


def day_words(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Name the day of a moment: today, yesterday, or in short."""
    day, today = local_day(moment, zone), local_day(now, zone)
    if day == today:
        return tr("today")
    return tr("yesterday") if day == today - DAY else short_day_text(day)


def understood_words(
    read: Understood,
    now: datetime,
    zone: ZoneInfo,
    hats: Mapping[RecordId, NamedHat],
    goals: Mapping[RecordId, str],
) -> str:
    """Say what a captured line means, without its mode, which stands beside."""
    parts = [
        hours_text(read.minutes),
        f"{clock_stretch(read.start, read.end, zone)} {day_words(read.start, now, zone)}",
    ]
    if read.what:
        parts.append(tr("“{what}”").format(what=read.what))
    hat = hats.get(read.hat) if read.hat else None
    if hat:
        parts.append(hat.body or f"@{hat.hat.tag}")
    parts += [f"#{tag}" for tag in read.tags]
    if read.goal and read.goal in goals:
        parts.append(tr("for “{goal}”").format(goal=goals[read.goal]))
    parts += [_assumption(assumed) for assumed in read.assumed if assumed is not Assumption.TODAY]
    return SEPARATOR.join(parts)


def _assumption(assumed: Assumption) -> str:
    if assumed is Assumption.ENDED_NOW:
        return tr("assumed: it ended just now")
    return tr("assumed: it ended at this time of that day")


def logged_words(entry: Entry) -> str:
    """Say that an entry was logged: "Logged 45 min firefighting."."""
    return tr("Logged {length} {mode}.").format(
        length=hours_text(entry.minutes), mode=choice_text(entry.mode)
    )


def shared_words(number: int) -> str:
    """Say with how many other entries a new one shares its time."""
    return tr_plural(
        "It shares its time with another entry.",
        "It shares its time with {n} other entries.",
        number,
    )


def meeting_title(meeting: Meeting) -> str:
    """Return a meeting's title, or a word where it has none."""
    return meeting.title.strip() or tr("Untitled meeting")


def meeting_when(meeting: Meeting, now: datetime, zone: ZoneInfo) -> str:
    """Say when a meeting was: "yesterday 09:00 to 10:00"."""
    day = day_words(meeting.start, now, zone)
    if meeting.is_all_day:
        return tr("{day}, all day").format(day=day[:1].upper() + day[1:])
    return f"{day[:1].upper()}{day[1:]} {clock_stretch(meeting.start, meeting.end, zone)}"


def stretch_state(stretch: ProtectedStretch) -> tuple[str, str]:
    """Return the word for the state of protected time, and the colour that goes with it."""
    block = stretch.block
    if block is None:
        return tr("proposed"), "mode_running"
    if block.state is BlockState.KEPT:
        return choice_text(block.state), "mode_development"
    if block.state is BlockState.LOST:
        return choice_text(block.state), "mode_firefighting"
    if stretch.can_be_kept:
        return tr("kept?"), "mode_running"
    if block.state is not BlockState.PLANNED:
        return choice_text(block.state), "mode_running"
    return (tr("defended"), "mode_long_term") if block.is_defended else (tr("planned"), "mode_away")


def stretch_title(stretch: ProtectedStretch) -> str:
    """Return what the protected time is for."""
    titles = [
        stretch.block.title if stretch.block else "",
        stretch.rule.title if stretch.rule else "",
    ]
    return next((title for title in titles if title), tr("Protected time"))


def stretch_note(stretch: ProtectedStretch, now: datetime) -> str:
    """Say what is worth knowing about protected time beside its state."""
    row, place = stretch.lost_to, stretch.place
    if row is not None:
        lost = tr("{minutes} to {what}").format(minutes=hours_text(row.minutes), what=row.by_what)
        if row.exception_number:
            return SEPARATOR.join(
                (lost, tr("just this once, number {n}").format(n=row.exception_number))
            )
        return lost
    minutes = int((place.start - now).total_seconds() // 60)
    if stretch.block is None:
        return tr("waits for your approval")
    if 0 < minutes <= _SOON_MINUTES:
        return tr("starts in {time}").format(time=hours_text(minutes))
    if place.start <= now < place.end:
        return tr("now")
    return hours_text(place.minutes)


_SOON_MINUTES = 180
