"""A day: what is left to settle, its close, and what the next one holds."""

from collections.abc import Sequence
from typing import Any

import click

from planner.commands.attention import NO_PATIENT_HELP
from planner.commands.blocks import block_value
from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import Shown, in_columns, moment_value, short_id
from planner.commands.written import read_day
from planner.domain.protection import Block
from planner.services.day import close_day, entries_of
from planner.services.day_close import DayAhead, DayLeft, day_ahead, day_left
from planner.text import tr
from planner.words.bandwidth import day_coverage_text
from planner.words.closing import ahead_text
from planner.words.numbers import (
    clock_text,
    hours_text,
    long_day_text,
    stretch_text,
)

_CLOSE = "close"


@command(
    "day", help=tr("Show a day and what is left to settle; with close, or with --close, close it.")
)
@click.argument("words", metavar="[close] [DAY]", nargs=-1)
@click.option("--day", "day_option", metavar="DAY", help=tr("The day; today if none is named."))
@click.option("--close", "is_close", is_flag=True, help=tr("Close the day."))
@click.option("--note", default="", metavar="TEXT", help=tr("A note on the day, with close."))
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def day(
    frame: Frame,
    /,
    words: tuple[str, ...],
    day_option: str | None,
    note: str,
    *,
    is_close: bool,
    no_patient: bool,
) -> None:
    """Show a day, or close it."""
    is_close = is_close or words[:1] == (_CLOSE,)
    written = _day_written(words, day_option)
    with frame.session("day") as session:
        meant = read_day(written) if written else session.today()
        if is_close:
            close_day(session, meant, note, confirmed=no_patient)
        shown = Shown(session)
        left, ahead = day_left(session, meant), day_ahead(session, meant)
        shown.suggest_for(left.drafts)
        entries = entries_of(session, meant)
        value = {
            **_value(shown, left),
            "entries": [shown.entry(entry) for entry in entries],
            "next": _next_value(shown, ahead),
        }
        rows = in_columns([shown.row(entry) for entry in entries], right=(2,))
        end = [ahead_text(ahead.day, ahead.meetings, ahead.blocks, shown.zone)] if is_close else []
        frame.answer(value, [*_head(left), *rows, *_left(shown, left), *end])


def _day_written(words: tuple[str, ...], option: str | None) -> str | None:
    """Return the day that was named, once, behind `close` or without it."""
    named = list(words[1:] if words[:1] == (_CLOSE,) else words)
    if option:
        named.append(option)
    if len(named) > 1:
        raise click.UsageError(tr("Name one day."))
    return named[0] if named else None


def _value(shown: Shown, left: DayLeft) -> dict[str, Any]:
    return {
        "day": left.day.isoformat(),
        "logged_minutes": left.account.logged_minutes,
        "coverage": left.account.coverage,
        "gaps": [
            {"start": moment_value(gap.start, shown.zone), "minutes": gap.minutes}
            for gap in left.gaps
        ],
        "drafts": [shown.draft(draft) for draft in left.drafts],
        "blocks": [block_value(block, shown.zone) for block in left.blocks],
        "closed": left.close is not None,
        "note": left.close.note if left.close else "",
    }


def _next_value(shown: Shown, ahead: DayAhead) -> dict[str, Any]:
    return {
        "day": ahead.day.isoformat(),
        "meetings": len(ahead.meetings),
        "first_meeting": (
            moment_value(ahead.meetings[0].start, shown.zone) if ahead.meetings else None
        ),
        "blocks": [block_value(block, shown.zone) for block in ahead.blocks],
    }


def _head(left: DayLeft) -> list[str]:
    account = left.account
    said = tr("{day}: {hours} logged").format(
        day=long_day_text(left.day), hours=hours_text(account.logged_minutes)
    )
    covered = day_coverage_text(account.coverage, has_hours=left.has_hours)
    said = ", ".join(filter(None, (said, covered)))
    return [said, tr("The day is closed.")] if left.close else [said]


def _left(shown: Shown, left: DayLeft) -> list[str]:
    gaps = [
        tr("Nothing logged {start} to {end} ({hours})").format(
            start=clock_text(gap.start, shown.zone),
            end=clock_text(gap.end, shown.zone),
            hours=hours_text(gap.minutes),
        )
        for gap in left.gaps
    ]
    drafts = in_columns([shown.row(draft) for draft in left.drafts], right=(2,))
    return [*gaps, *drafts, *block_lines(shown, left.blocks)]


def block_lines(shown: Shown, blocks: Sequence[Block]) -> list[str]:
    """Return the blocks of which nobody said what became."""
    return in_columns(
        [
            (
                stretch_text(block.start, block.end, shown.zone, shown.today),
                block.title,
                tr("(kept?)"),
                short_id(block.id),
            )
            for block in blocks
        ]
    )
