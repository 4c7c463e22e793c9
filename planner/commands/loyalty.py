"""The personal note on interests and loyalties on the command line; its notice stands on each."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.record_json import record_to_json
from planner.services.bodies import body_name
from planner.services.loyalties import loyalties, loyalty_summary
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.governance import declared_text, loyalty_notice

_TABLE = {verb: f"{__name__}:{verb}" for verb in ("add", "edit", "delete")}


def _value(session: Session, entry: LoyaltyEntry) -> dict[str, Any]:
    return {
        **record_to_json(entry),
        "body_name": body_name(session, entry.body),
        "other_body_name": body_name(session, entry.other_body),
        "lacks_declaration": entry.lacks_declaration(session.today()),
        "notice": loyalty_notice(),
    }


def _row(_session: Session, entry: LoyaltyEntry) -> tuple[str, ...]:
    return (
        entry.title,
        choice_text(entry.interest),
        choice_text(entry.status),
        "" if entry.is_surmountable else tr("insurmountable"),
        declared_text(entry),
        short_id(entry.id),
    )


LOYALTIES = Register(
    name="loyalty",
    record_type=LoyaltyEntry,
    arguments=("title",),
    help_of={
        "add": tr("Note an interest or a loyalty that pulls; only you see it."),
        "edit": tr("Change an entry; --declared-on says since when the register has it."),
        "delete": tr("Delete an entry."),
    },
    value=_value,
    row=_row,
    today_fields=("noted_on",),
    notice=loyalty_notice,
)
add, edit, delete = LOYALTIES.add(), LOYALTIES.edit(), LOYALTIES.delete()


@group(
    "loyalty",
    _TABLE,
    invoke_without_command=True,
    help=tr("List your notes on interests and loyalties; they are not the statutory register."),
)
@click.pass_context
def loyalty(context: click.Context) -> None:
    """List the entries where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("loyalty") as session:
        found = loyalties(session)
        summary = loyalty_summary(session, found)
        value = {
            "notice": loyalty_notice(),
            "entries": [_value(session, entry) for entry in found],
            "undeclared": summary.undeclared,
            "insurmountable": summary.insurmountable,
        }
        frame.answer(value, LOYALTIES.lines(session, found, tr("Nothing is noted yet.")))
