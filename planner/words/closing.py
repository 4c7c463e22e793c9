"""How the close of a day or a week is said: what it ended, and what lies ahead."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from planner.domain.attention import Meeting
from planner.domain.protection import Block, Displacement
from planner.text import tr, tr_plural
from planner.words.levels import Names, level_text
from planner.words.numbers import (
    all_of_text,
    brief_day_text,
    clock_text,
    hours_text,
    short_day_text,
    weekday_text,
)

_SUNDAY = timedelta(days=6)


def day_closed_text(day: date) -> str:
    """Say that a day is closed: "Tuesday is closed"."""
    return tr("{day} is closed").format(day=weekday_text(day))


def week_closed_text(monday: date) -> str:
    """Say that a week is closed: "Week 47 is closed"."""
    return tr("Week {number} is closed").format(number=week_number(monday))


def week_title(monday: date) -> str:
    """Name a week: "Week 47, 16 Nov to 22 Nov"."""
    return tr("Week {number}, {first} to {last}").format(
        number=week_number(monday),
        first=brief_day_text(monday),
        last=brief_day_text(monday + _SUNDAY),
    )


def week_number(monday: date) -> int:
    """Return the number of a week in its year, as ISO 8601 counts."""
    return monday.isocalendar().week


def ahead_text(
    day: date, meetings: Sequence[Meeting], blocks: Sequence[Block], zone: ZoneInfo
) -> str:
    """Say what a day to come holds: "Monday: 3 meetings, from 09:00; 1 h protected at 14:00"."""
    name = weekday_text(day)
    if not meetings and not blocks:
        return tr("{day} holds nothing yet.").format(day=name)
    parts = []
    if meetings:
        said = tr_plural("{n} meeting, from {{time}}", "{n} meetings, from {{time}}", len(meetings))
        parts.append(said.format(time=clock_text(meetings[0].start, zone)))
    parts += [_block_text(block, zone) for block in blocks]
    return tr("{day}: {what}.").format(day=name, what="; ".join(parts))


def _block_text(block: Block, zone: ZoneInfo) -> str:
    return tr("{length} protected at {time} for {what}").format(
        length=hours_text(block.minutes),
        time=clock_text(block.start, zone),
        what=block.title or tr("your own work"),
    )


def protected_text(kept: int, planned: int, owed: int) -> str:
    """Say what became of a week's protected time; all in minutes."""
    if not planned:
        said = tr("No protected time was planned.")
    else:
        said = tr("Protected time: {kept} of {planned} kept.").format(
            kept=hours_text(kept), planned=hours_text(planned)
        )
    if not owed:
        return tr("{said} Nothing is owed.").format(said=said)
    return tr("{said} {minutes} is owed.").format(said=said, minutes=hours_text(owed))


def target_text(asked: int, given: int) -> str:
    """Set what the rules ask of a week beside what was logged of such work; "" without rules."""
    if not asked:
        return ""
    return tr(
        "Your own target is {asked} a week; {given} was long-term work or development."
    ).format(asked=hours_text(asked), given=hours_text(given))


def hindsight_text(row: Displacement, title: str, zone: ZoneInfo, names: Names) -> str:
    """Say what displaced a block some days ago, for the question whether it was worth it."""
    return tr("“{what}” took {length} of “{title}” on {day}, for {whom}.").format(
        what=row.by_what,
        length=hours_text(row.minutes),
        title=title or tr("protected time"),
        day=short_day_text(row.at.astimezone(zone).date()),
        whom=level_text(row.for_whom, names),
    )


def next_week_text(blocks: int, minutes: int) -> str:
    """Say what protected time stands in the week after."""
    if not blocks:
        return tr("Next week holds no protected time yet.")
    said = tr_plural("Next week holds {n} block", "Next week holds {n} blocks", blocks)
    return tr("{said}, {length}.").format(said=said, length=hours_text(minutes))


def idle_goals_text(titles: Sequence[str]) -> str:
    """Name the goals that had no time; "" where each had some."""
    if not titles:
        return ""
    named = all_of_text([tr("“{title}”").format(title=title) for title in titles])
    return tr("No time went to {goals}.").format(goals=named)


def answer_questions() -> tuple[str, str, str]:
    """Return the three questions of the week, in the order of its answers."""
    return (
        tr("What did only I move forward?"),
        tr("What displaced it?"),
        tr("What do I protect next week?"),
    )
