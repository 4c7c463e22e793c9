"""Functions that several bodies carry out, on the command line."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.domain.partnership import RoleOverlap
from planner.domain.record_json import record_to_json
from planner.services.bodies import body_name
from planner.services.session import Session
from planner.text import tr

_TABLE = {name: f"{__name__}:{name}" for name in ("add", "show", "edit", "delete")}


def _bodies(session: Session, overlap: RoleOverlap) -> list[str]:
    named = (body_name(session, overlap.body), body_name(session, overlap.other_body))
    return [name for name in (*named, overlap.others) if name]


def _value(session: Session, overlap: RoleOverlap) -> dict[str, Any]:
    return {**record_to_json(overlap), "bodies": _bodies(session, overlap)}


def _row(session: Session, overlap: RoleOverlap) -> tuple[str, ...]:
    owner = overlap.agreed_owner
    return (
        overlap.function,
        ", ".join(_bodies(session, overlap)),
        tr("owner: {owner}").format(owner=owner) if owner else tr("no owner agreed yet"),
        short_id(overlap.id),
    )


OVERLAPS = Register(
    name="overlaps",
    record_type=RoleOverlap,
    arguments=("function",),
    help_of={
        "add": tr("Note a function that several bodies carry out."),
        "show": tr("Show a role overlap."),
        "edit": tr("Change a role overlap; --agreed-owner says who is to own the function."),
        "delete": tr("Delete a role overlap."),
    },
    value=_value,
    row=_row,
)
add, show, edit, delete = OVERLAPS.add(), OVERLAPS.show(), OVERLAPS.edit(), OVERLAPS.delete()


@group(
    "overlaps",
    _TABLE,
    invoke_without_command=True,
    help=tr("List functions that several bodies carry out, and who is to own them."),
)
@click.pass_context
def overlaps(context: click.Context) -> None:
    """List the overlaps where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("overlaps") as session:
        found = session.read.all(RoleOverlap)
        lines = OVERLAPS.lines(session, found, tr("No overlap is noted yet."))
        frame.answer([_value(session, one) for one in found], lines)
