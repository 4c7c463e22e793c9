"""The journal on the command line: history, undo and redo, and all that it makes of records."""

import json
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.commands.shown import moment_value
from planner.domain.changes import Action, ChangeSet, HistoryLine
from planner.domain.history_steps import HistoryStep, HistoryWish
from planner.domain.lane import Lane
from planner.services.data_transfer import dump_lines
from planner.services.history import USUAL_LINES, history_steps, record_named
from planner.services.history import history as history_of
from planner.text import tr, tr_plural
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
@click.option("--steps", "by_steps", is_flag=True, help=tr("Action by action, not edit by edit."))
@click.option("--kind", metavar="TYPE", default="", help=tr("With --steps: of such records only."))
@click.option("--words", default="", help=tr("With --steps: where these words stand or stood."))
@click.pass_obj
def history(
    frame: Frame, record: str | None, limit: int, *, by_steps: bool, kind: str, words: str
) -> None:
    """List edits, or the actions that they belong to."""
    if (kind or words) and not by_steps:
        raise click.UsageError(tr("--kind and --words go with --steps."))
    with frame.session("history") as session:
        if by_steps:
            named = record_named(session, record).id if record else None
            wish = HistoryWish(record=named, record_type=kind.replace("-", "_"), words=words)
            _answer_steps(frame, history_steps(session, wish, limit=limit), session.zone())
            return
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


def _answer_steps(frame: Frame, found: list[HistoryStep], zone: ZoneInfo) -> None:
    value = [
        {
            "at": moment_value(step.at, zone),
            "by": step.by,
            "device": step.device,
            "lane": step.lane.value,
            "action": step.action_name,
            "records": [{"record_type": kind, "record": one} for kind, one in step.records],
            "count": step.count,
            "step": step.id,
        }
        for step in found
    ]
    frame.answer(value, [f"{moment_text(step.at, zone)}  {_step(step)}" for step in found])


def _step(step: HistoryStep) -> str:
    done = action_text(step.action) if step.action else step.action_name
    records = tr_plural("{n} record", "{n} records", step.count).format(n=step.count)
    whose = ", ".join(filter(None, (step.by, step.device)))
    return f"{done}: {records}" + (f" ({whose})" if whose else "")


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
