"""Bringing copies of a plan together, and choosing where people disagree."""

from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.paths import read_path
from planner.commands.shown import moment_value
from planner.commands.shown_conflicts import conflict_lines, conflict_value
from planner.commands.written_fields import rewritten_record
from planner.domain.conflicts import BIN, Choice, Conflict, Rival
from planner.domain.records import RecordId
from planner.services import conflicts as services
from planner.services.merging import Merged, merge, preview_of_merge
from planner.text import tr, tr_plural
from planner.words.merging import Came, came_lines

_TABLE = {name: f"{__name__}:{name}" for name in ("choose",)}


@command(
    "merge",
    help=tr(
        "Take another copy of the same plan into MINE; THEIRS is only read. Where both changed a "
        "field, the newer value is shown and both are kept: see “conflicts”. One undo takes all "
        "of it back."
    ),
)
@click.argument("mine")
@click.argument("theirs")
@click.option("--preview", is_flag=True, help=tr("Say what it would bring, and change nothing."))
@click.pass_obj
def merge_(frame: Frame, mine: str, theirs: str, *, preview: bool) -> None:
    """Merge a copy."""
    with frame.session("merge", read_path(mine)) as session:
        run = partial(preview_of_merge if preview else merge, session, read_path(theirs))
        done = frame.secrets.opened_too(run)
        zone = session.zone()
    came = _came(done)
    value = {
        "edits_taken": 0 if preview else came.edits,
        "edits_new": came.edits,
        "records_changed": came.records,
        "conflicts": [conflict_value(conflict) for conflict in done.conflicts],
        "used_twice": list(came.used_twice),
        "clocks_ahead": list(came.clocks_ahead),
    }
    clashes = [line for conflict in done.conflicts for line in conflict_lines(conflict, zone)]
    frame.answer(value, [*came_lines(came, is_preview=preview), *clashes])


def _came(done: Merged) -> Came:
    return Came(
        edits=done.came.edits,
        records=len(done.came.records),
        clashes=len(done.conflicts),
        used_twice=done.came.branched,
        clocks_ahead=[site.device for site in done.came.ahead],
    )


@group(
    "conflicts",
    _TABLE,
    invoke_without_command=True,
    help=tr("List the fields that people changed apart, or choose what is to hold."),
)
@click.pass_context
def conflicts(context: click.Context) -> None:
    """List the conflicts where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("conflicts") as session:
        found = services.conflicts(session)
        zone = session.zone()
    lines = [line for conflict in found for line in conflict_lines(conflict, zone)]
    frame.answer(
        [_value(conflict, zone) for conflict in found],
        lines or [tr("Nobody disagrees on anything.")],
    )


@command(
    "choose",
    help=tr(
        "Choose what is to hold of a FIELD; of “_deleted” whether the record stays. Undo works."
    ),
)
@click.argument("record")
@click.argument("field")
@click.option("--mine", "choice", flag_value=Choice.MINE.value, help=tr("What was written here."))
@click.option("--theirs", "choice", flag_value=Choice.THEIRS.value, help=tr("What came."))
@click.option("--value", metavar="TEXT", help=tr("Something else."))
@click.option("--joined", is_flag=True, help=tr("The text with the changes of both, if listed."))
@click.pass_obj
def choose(
    frame: Frame, record: str, field: str, choice: str | None, value: str | None, *, joined: bool
) -> None:
    """Choose a value."""
    if [choice is not None, value is not None, joined].count(True) != 1:
        raise click.UsageError(tr("Say one of --mine, --theirs, --value and --joined."))
    name = BIN if field in (BIN, "deleted") else field.replace("-", "_")
    with frame.session("conflicts choose") as session:
        of = RecordId(session.read.record_of_any_type(record).id)
        conflict = services.conflict_of(session, of, name)
        if choice is not None:
            services.choose(session, conflict, Choice(choice))
        elif joined:
            services.choose_joined(session, conflict)
        else:
            if name == BIN:
                raise click.UsageError(tr("Say --mine or --theirs of a deletion."))
            seen = services.seen_record(session, conflict)
            new = rewritten_record(session, seen, {name: str(value)})
            services.choose_other(session, conflict, new)
        left = len(services.conflicts(session))
    said = tr_plural("Chosen. {n} field waits.", "Chosen. {n} fields wait.", left)
    frame.answer({"record": of, "field": name, "conflicts_left": left}, [said])


def _value(conflict: Conflict, zone: ZoneInfo) -> dict[str, Any]:
    return {
        **conflict_value(conflict),
        "base": conflict.base,
        "joined": services.proposal(conflict),
        "rivals": [_rival_value(rival, zone) for rival in conflict.rivals],
    }


def _rival_value(rival: Rival, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "value": rival.value,
        "by": rival.by,
        "device": rival.device,
        "at": moment_value(rival.at, zone),
        "side": "theirs" if rival.is_arrived else "mine",
    }
