"""In chapter 4: next quarter's protected blocks, as a calendar and as a table."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from planner.domain.local_time import local_day, week_start
from planner.domain.protection import Block, BlockState, Rule
from planner.domain.records import RecordId
from planner.domain.release import Released
from planner.drawing.display_list import Picture
from planner.drawing.quarter import DayOfBlocks, QuarterWords, quarter_calendar
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural
from planner.words.numbers import (
    brief_day_text,
    clock_text,
    day_text,
    hours_figure,
    hours_text,
    short_weekday_text,
)

WEEKS: Final = 13
"""A quarter."""

_WIDTH_PT = 467.0
_MOST_A_WEEK = 15
_WORK_DAYS, _ALL_DAYS = 5, 7


def tell_weeks_ahead(story: Teller, released: Released) -> None:
    """Tell the blocks of the next weeks; nothing where none is planned."""
    blocks = blocks_ahead(released)
    if not blocks:
        return
    zone = ZoneInfo(released.occasion.zone)
    minutes = sum(block.minutes for block in blocks)
    story.heading(2, tr("Protected time ahead"))
    story.paragraph(
        tr_plural(
            "{n} block is planned in the next 13 weeks, {{hours}} in all.",
            "{n} blocks are planned in the next 13 weeks, {{hours}} in all.",
            len(blocks),
        ).format(hours=hours_text(minutes)),
        "under_heading",
    )
    story.figure(
        _calendar(released, blocks, zone),
        caption=tr(
            "A column a week, a row a day; wider is longer. Filled: defended. Hatched: flexible."
        ),
        table=False,
    )
    _tell_table(story, released, blocks, zone)


def blocks_ahead(released: Released) -> list[Block]:
    """List the blocks of the next quarter that still stand, in their order."""
    zone = ZoneInfo(released.occasion.zone)
    now = released.occasion.exported_at
    last = week_start(local_day(now, zone)) + timedelta(weeks=WEEKS)
    ahead = (
        block
        for block in released.plan.all(Block)
        if block.start >= now
        and block.state is not BlockState.LOST
        and local_day(block.start, zone) < last
    )
    return sorted(ahead, key=lambda block: (block.start, block.id))


def _calendar(released: Released, blocks: Sequence[Block], zone: ZoneInfo) -> Picture:
    days: dict[date, list[Block]] = {}
    for block in blocks:
        days.setdefault(local_day(block.start, zone), []).append(block)
    first = week_start(local_day(released.occasion.exported_at, zone))
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS)]
    rows = _ALL_DAYS if any(day.weekday() >= _WORK_DAYS for day in days) else _WORK_DAYS
    longest = max(sum(block.minutes for block in own) for own in days.values())
    words = QuarterWords(
        alternative=_alternative(days),
        weekdays=[short_weekday_text(first + timedelta(days=number)) for number in range(rows)],
        weeks={monday: brief_day_text(monday) for monday in mondays},
        header=(),
        rows=(),
    )
    return quarter_calendar(
        [_day(day, own) for day, own in days.items()], words, width=_WIDTH_PT, longest=longest
    )


def _day(day: date, blocks: Sequence[Block]) -> DayOfBlocks:
    minutes = sum(block.minutes for block in blocks)
    return DayOfBlocks(
        day=day,
        minutes=minutes,
        is_defended=all(block.is_defended for block in blocks),
        words=tr("{day}: {hours}").format(day=day_text(day), hours=hours_text(minutes)),
    )


def _alternative(days: Mapping[date, Sequence[Block]]) -> str:
    weeks = {week_start(day) for day in days}
    on_days = tr_plural("{n} day", "{n} days", len(days))
    return tr("Protected time on {days} in {weeks}, from {first} to {last}.").format(
        days=on_days,
        weeks=tr_plural("{n} week", "{n} weeks", len(weeks)),
        first=day_text(min(days)),
        last=day_text(max(days)),
    )


def _tell_table(story: Teller, released: Released, blocks: Sequence[Block], zone: ZoneInfo) -> None:
    rules = {rule.id: rule.title for rule in released.plan.all(Rule)}
    weeks: dict[date, list[Block]] = {}
    for block in blocks:
        weeks.setdefault(week_start(local_day(block.start, zone)), []).append(block)
    told = [
        (
            monday,
            sum(block.minutes for block in own),
            _blocks_words(own, rules, zone),
        )
        for monday, own in weeks.items()
    ]
    story.table(
        (tr("Week of"), tr("Time a week"), tr("Blocks; those defended are marked *")),
        [
            (_weeks_words([monday for monday, *_ in alike]), hours_figure(minutes), words)
            for (minutes, words), alike in _alike(told)
        ],
        shares=(1.6, 1.4, 6.5),
        numeric=(1,),
    )


_Told = tuple[date, int, str]


def _alike(told: Sequence[_Told]) -> list[tuple[tuple[int, str], list[_Told]]]:
    """Join weeks that follow one another with the same blocks."""
    groups = groupby(told, key=lambda week: week[1:])
    return [(same, list(weeks)) for same, weeks in groups]


def _weeks_words(mondays: Sequence[date]) -> str:
    first, last = brief_day_text(mondays[0]), brief_day_text(mondays[-1])
    if len(mondays) == 1:
        return first
    return tr("{first} to {last}, {n} weeks").format(first=first, last=last, n=len(mondays))


def _blocks_words(blocks: Sequence[Block], rules: Mapping[RecordId, str], zone: ZoneInfo) -> str:
    said = [_block_words(block, rules, zone) for block in blocks[:_MOST_A_WEEK]]
    left = len(blocks) - len(said)
    if left:
        said.append(tr_plural("{n} more", "{n} more", left))
    return "; ".join(said)


def _block_words(block: Block, rules: Mapping[RecordId, str], zone: ZoneInfo) -> str:
    title = block.title or (rules.get(block.rule, "") if block.rule else "")
    return (
        tr("{day} {time}{mark} {title}")
        .format(
            day=short_weekday_text(local_day(block.start, zone)),
            time=clock_text(block.start, zone),
            mark="*" if block.is_defended else "",
            title=title,
        )
        .rstrip()
    )
