"""Handing the assistant a file of their own, and taking in what they did there."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.blocks import block_value
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.paths import read_path
from planner.commands.shown import moment_value
from planner.domain.attention import Meeting
from planner.domain.record_json import record_to_json
from planner.services import assistant_changes as services
from planner.services.assistant_changes import AssistantChanges, BlockChange
from planner.services.assistant_file import share_with_assistant
from planner.services.opening import surroundings
from planner.text import tr, tr_plural
from planner.words.assistant import block_change_text, busy_text
from planner.words.choices import choice_text

_SHARE = {"assistant": f"{__name__}:share_assistant"}
_TAKE_IN = {"assistant": f"{__name__}:take_in_assistant"}
_CHANGED = ("start", "end", "minutes", "state")


@group("share", _SHARE, help=tr("Hand over a part of the plan as a file of its own."))
def share() -> None:
    """Hand over a part of the plan."""


@command(
    "assistant",
    help=tr(
        "Write a file for your assistant: blocks, busy times, the charter and what displaced "
        "blocks. It holds nothing else, not even deleted. The same file again is made anew."
    ),
)
@click.argument("file")
@click.option(
    "--leave-out", is_flag=True, help=tr("Lose what the assistant did there since the last time.")
)
@click.pass_obj
def share_assistant(frame: Frame, file: str, *, leave_out: bool) -> None:
    """Write the assistant's file."""
    around = surroundings(frame.now, frame.randomness("assistant's file"))
    with frame.session("share assistant") as session:
        shared = share_with_assistant(
            session, read_path(file), around, leaves_out_changes=leave_out
        )
    wrote = tr_plural("{n} record was written to", "{n} records were written to", shared.records)
    frame.answer({"file": file, "records": shared.records}, [f"{wrote} “{file}”."])


@group("take-in", _TAKE_IN, help=tr("Take in what others did in a file that you shared."))
def take_in() -> None:
    """Take in what others did."""


@command(
    "assistant",
    help=tr("Show what your assistant did in their file; with --accept-all, take it in."),
)
@click.argument("file")
@click.option("--accept-all", is_flag=True, help=tr("Take in what is not disputed; undo works."))
@click.pass_obj
def take_in_assistant(frame: Frame, file: str, *, accept_all: bool) -> None:
    """Show what an assistant did, or take it in."""
    around = surroundings(frame.now, frame.randomness("take-in copy"))
    with frame.session("take-in assistant") as session:
        found = services.changes_in(session, read_path(file), around)
        accepted = services.take_in(session, found) if accept_all else 0
        zone = session.zone()
    value = {
        "file": file,
        "blocks": [_block_value(change, zone) for change in found.blocks],
        "busy": [_busy_value(meeting, zone) for meeting in found.busy],
        "accepted": accepted,
    }
    frame.answer(value, [*_lines(found, zone), _said(found, accepted, takes=accept_all)])


def _block_value(change: BlockChange, zone: ZoneInfo) -> dict[str, Any]:
    before = block_value(change.seen, zone) if change.seen else {}
    after = block_value(change.new, zone)
    return {
        "record": change.new.id,
        "fields": [
            {"field": name, "before": before.get(name), "after": after[name]}
            for name in _CHANGED
            if before.get(name) != after[name]
        ],
        "ledger": [record_to_json(row) for row in change.rows],
        "disputed": change.is_disputed,
    }


def _busy_value(meeting: Meeting, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "record": meeting.id,
        "start": moment_value(meeting.start, zone),
        "end": moment_value(meeting.end, zone),
        "title": meeting.title,
    }


def _lines(found: AssistantChanges, zone: ZoneInfo) -> Iterator[str]:
    for change in found.blocks:
        line = block_change_text(change.seen, change.new, zone)
        if change.is_disputed:
            line = tr("{change} (disputed: yours stays)").format(change=line)
        yield line
        for row in change.rows:
            if row.by_what:
                yield "  " + tr("displaced by “{what}”, for {whom}").format(
                    what=row.by_what, whom=choice_text(row.for_whom)
                )
    for meeting in found.busy:
        yield busy_text(meeting, zone)


def _said(found: AssistantChanges, accepted: int, *, takes: bool) -> str:
    if not found.number:
        return tr("Your assistant did nothing there that your plan does not have.")
    if takes:
        return tr_plural("{n} change was taken in.", "{n} changes were taken in.", accepted)
    return tr_plural(
        "{n} change can be taken in, with --accept-all.",
        "{n} changes can be taken in, with --accept-all.",
        found.to_take,
    )
