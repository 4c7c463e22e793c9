"""The journal on the command line: history, undo and redo, and all that it makes of records."""

import json
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.commands.shown import moment_value
from planner.domain.changes import Action, ChangeSet, HistoryLine
from planner.domain.lane import Lane
from planner.services.data_transfer import dump_lines
from planner.services.history import USUAL_LINES
from planner.services.history import history as history_of
from planner.text import tr
from planner.words.actions import action_text
from planner.words.numbers import moment_text

_LONGEST_VALUE = 60
_ERASED = "erased"


@command("history", help=tr("What was changed, newest first: in the plan, or of one record."))
@click.argument("record", required=False)
@click.option(
    "--limit", type=click.IntRange(min=1), default=USUAL_LINES, show_default=True,
    help=tr("How many edits."),
)  # fmt: skip
@click.pass_obj
def history(frame: Frame, record: str | None, limit: int) -> None:
    """List edits."""
    with frame.session("history") as session:
        found = history_of(session, record, limit)
        zone = session.zone()
    value = [
        {
            "at": moment_value(line.at, zone),
            "by": line.by,
            "lane": line.lane.value,
            "action": line.action_name,
            "record": line.record_id,
            "record_type": line.record_type,
            "field": line.field,
            "before": line.before,
            "after": line.after,
            "edit": line.edit,
            "erased": line.is_erased,
            "hidden": line.is_hidden,
        }
        for line in found
    ]
    frame.answer(value, [f"{moment_text(line.at, zone)}  {_edit(line)}" for line in found])


def _edit(line: HistoryLine) -> str:
    done = action_text(line.action) if line.action else line.action_name
    if line.lane is Lane.ASSISTANT:
        done = tr("{action}, by the assistant").format(action=done)
    what = f"{line.record_type} {line.record_id[-8:]}"
    if line.is_hidden:
        return tr("{done}: {what} (not shown before both sides have answered)").format(
            done=done, what=what
        )
    erased = tr("erased")
    if not line.field or line.field == _ERASED:
        return f"{done}: {what}" + (f" ({erased})" if line.is_erased else "")
    before = erased if line.was_erased else _short(line.before)
    after = erased if line.is_erased else _short(line.after)
    return f"{done}: {what} {line.field}: {before} → {after}"


def _short(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= _LONGEST_VALUE else written[: _LONGEST_VALUE - 1] + "…"


@command("undo", help=tr("Take back the last action."))
@click.pass_obj
def undo(frame: Frame) -> None:
    """Take back the last action."""
    with frame.session("undo") as session:
        _answer(frame, session.undo(), tr("Undone: {action}"))


@command("redo", help=tr("Repeat the action that was taken back last."))
@click.pass_obj
def redo(frame: Frame) -> None:
    """Repeat what was taken back."""
    with frame.session("redo") as session:
        _answer(frame, session.redo(), tr("Redone: {action}"))


def _answer(frame: Frame, changes: ChangeSet, said: str) -> None:
    action: Action = changes.undone or changes.action
    value: dict[str, Any] = {
        "action": action.value,
        "changes": [
            {"record_type": change.record_type, "record": change.record_id}
            for change in changes.changes
        ],
    }
    frame.answer(value, [said.format(action=action_text(action))])


@command("dump", help=tr("All records as JSON lines, sorted: the same records, the same lines."))
@click.argument("file", required=False)
@click.pass_obj
def dump(frame: Frame, file: str | None) -> None:
    """Print all records."""
    with frame.session("dump", read_path(file) if file else None) as session:
        lines = list(dump_lines(session))
    frame.answer([json.loads(line) for line in lines], lines)
