"""Whether a file is sound, on the command line, and saving what can be saved of one that is not."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from planner.commands.file_problems import problem_line
from planner.commands.frame import Frame, print_line
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.services.checking import (
    Salvaged,
    check_plan,
    problems_for_repair,
    salvage_plan,
)
from planner.services.opening import surroundings
from planner.text import tr, tr_plural


@command("check", help=tr("Say whether a file is sound; nothing in it is changed."))
@click.argument("file", required=False)
@click.option("--repair", "out", metavar="OUT", help=tr("Save what can be saved in a new plan."))
@click.pass_obj
def check(frame: Frame, file: str | None, out: str | None) -> int:
    """Check a file."""
    path = read_path(file) if file else frame.plan_path()
    judge = problems_for_repair if out else check_plan
    problems = frame.secrets.opened(partial(judge, path))
    value: dict[str, Any] = {
        "ok": not problems,
        "problems": [{"code": one.code, "detail": one.detail} for one in problems],
    }
    if not problems:
        if out:
            value["repaired"] = None
        frame.answer(value, [tr("“{path}” is sound.").format(path=path)])
        return 0
    lines = [problem_line(one) for one in problems]
    if out:
        target = read_path(out)
        saved = salvage_plan(path, target, surroundings(frame.now, frame.randomness("check")))
        value["repaired"] = _as_json(target, saved)
        lines += _told(target, saved)
    frame.answer(value, lines)
    print_line(tr("“{path}” is not sound. Nothing was changed.").format(path=path), is_error=True)
    return 1


def _as_json(target: Path, saved: Salvaged) -> dict[str, Any]:
    return {
        "file": str(target),
        "edits_kept": saved.edits,
        "edits_unproved": saved.unproved,
        "edits_lost": _lost(saved),
        "records": saved.records,
        "lost": [
            {"device": one.device, "first": one.first, "last": one.last} for one in saved.lost
        ],
    }


def _told(target: Path, saved: Salvaged) -> Sequence[str]:
    lines = [
        tr("Saved in “{path}”: {edits} edits that prove themselves, {records} records.").format(
            path=target, edits=saved.edits, records=saved.records
        )
    ]
    if saved.unproved:
        lines.append(
            tr_plural(
                "{n} edit stood behind a gap; what it says was written anew, as salvaged.",
                "{n} edits stood behind gaps; what they say was written anew, as salvaged.",
                saved.unproved,
            )
        )
    lost = _lost(saved)
    if lost:
        lines.append(
            tr_plural(
                "{n} edit is known to be missing:", "{n} edits are known to be missing:", lost
            )
        )
    lines += [
        tr("  numbers {first} to {last}, written on “{device}”").format(
            first=one.first, last=one.last, device=one.device
        )
        for one in saved.lost
    ]
    lines.append(tr("Of what was cut off entirely nothing tells; compare with a copy or a backup."))
    return lines


def _lost(saved: Salvaged) -> int:
    return sum(one.last - one.first + 1 for one in saved.lost)
