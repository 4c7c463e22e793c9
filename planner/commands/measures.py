"""Measures on the command line, and what they are for when they are put together."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.domain.direction import Measure
from planner.domain.record_json import record_to_json
from planner.services.initiatives import direction
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import brief_date_text
from planner.words.partnership import mix_text

_TABLE = {name: f"{__name__}:{name}" for name in ("add", "show", "edit", "delete")}


def _value(_session: Session, measure: Measure) -> dict[str, Any]:
    return record_to_json(measure)


def _row(_session: Session, measure: Measure) -> tuple[str, ...]:
    kinds = (measure.level, measure.temperament, measure.horizon)
    return (
        measure.title,
        ", ".join(choice_text(kind) for kind in kinds),
        measure.owner,
        _latest(measure),
        short_id(measure.id),
    )


def _latest(measure: Measure) -> str:
    if not measure.latest:
        return ""
    if measure.latest_on is None:
        return measure.latest
    return f"{measure.latest}, {brief_date_text(measure.latest_on)}"


MEASURES = Register(
    name="measures",
    record_type=Measure,
    arguments=("shared_goal", "title"),
    help_of={
        "add": tr("Add a measure to a shared goal."),
        "show": tr("Show a measure."),
        "edit": tr("Change a measure; --latest and --latest-on note a new value."),
        "delete": tr("Delete a measure."),
    },
    value=_value,
    row=_row,
)
add, show, edit, delete = MEASURES.add(), MEASURES.show(), MEASURES.edit(), MEASURES.delete()


@group(
    "measures",
    _TABLE,
    invoke_without_command=True,
    help=tr("List the measures, and state their mix."),
)
@click.pass_context
def measures(context: click.Context) -> None:
    """List the measures where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("measures") as session:
        found, mix = session.read.all(Measure), direction(session).mix
        value = {
            "measures": [_value(session, measure) for measure in found],
            "mix": {
                "number": mix.number,
                "temperaments": {each.value: count for each, count in mix.temperaments.items()},
                "levels": {each.value: count for each, count in mix.levels.items()},
                "horizons": {each.value: count for each, count in mix.horizons.items()},
            },
        }
        lines = MEASURES.lines(session, found, tr("There is no measure yet."))
        frame.answer(value, [*lines, *([mix_text(mix)] if found else [])])
