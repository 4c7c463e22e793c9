"""What the boards have agreed to intend, on the command line."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.domain.governance import Intention
from planner.domain.record_json import record_to_json
from planner.services.bodies import body_name
from planner.services.session import Session
from planner.text import tr
from planner.words.numbers import brief_date_text

_TABLE = {verb: f"{__name__}:{verb}" for verb in ("add", "edit", "delete")}


def _value(session: Session, intention: Intention) -> dict[str, Any]:
    return {**record_to_json(intention), "body_name": body_name(session, intention.body)}


def _row(session: Session, intention: Intention) -> tuple[str, ...]:
    return (
        body_name(session, intention.body),
        brief_date_text(intention.agreed_on),
        intention.text,
        intention.minute,
        short_id(intention.id),
    )


INTENTIONS = Register(
    name="intentions",
    record_type=Intention,
    arguments=("body", "text"),
    help_of={
        "add": tr("Note what the board of a body agreed to intend; today if no day is named."),
        "edit": tr("Change an agreed intention."),
        "delete": tr("Delete an agreed intention."),
    },
    value=_value,
    row=_row,
    today_fields=("agreed_on",),
)
add, edit, delete = INTENTIONS.add(), INTENTIONS.edit(), INTENTIONS.delete()


@group(
    "intentions",
    _TABLE,
    invoke_without_command=True,
    help=tr("List what the boards have agreed to intend."),
)
@click.pass_context
def intentions(context: click.Context) -> None:
    """List the intentions where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("intentions") as session:
        found = sorted(
            session.read.all(Intention), key=lambda one: (one.agreed_on, one.id), reverse=True
        )
        lines = INTENTIONS.lines(session, found, tr("No intention is recorded yet."))
        frame.answer([_value(session, one) for one in found], lines)
