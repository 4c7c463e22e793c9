"""The fuel map on the command line: what each barrier cost and delays, in one table."""

from typing import Any

import click

from planner.commands.barriers import delay_value, delayed_title
from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.periods import period_of, period_options
from planner.commands.shown import in_columns, short_id
from planner.insight.fuel_map import FuelCost, FuelRow
from planner.services.balance import usual_period
from planner.services.barriers import fuel_map
from planner.services.session import Session
from planner.text import tr
from planner.words.numbers import hours_text, period_text

_MIDDLE = (1, 2, 3)


@command("fuel-map", help=tr("Show what each barrier cost: hours, blocks, delayed goals."))
@period_options
@click.pass_obj
def fuel(frame: Frame, first: str | None, last: str | None) -> None:
    """Show the map of a period, usually the last four weeks."""
    with frame.session("fuel-map") as session:
        drawn = fuel_map(session, period_of(first, last, usual_period(session)))
        value = {
            "from": drawn.period.first.isoformat(),
            "to": drawn.period.last.isoformat(),
            "rows": [_row_value(session, row) for row in drawn.rows],
            "rest": _cost_value(drawn.rest),
            "total": _cost_value(drawn.total),
        }
        table = [
            (tr("Barrier"), tr("Hours"), tr("Blocks"), tr("Displaced"), tr("Delays"), ""),
            *(_row(session, row) for row in drawn.rows),
            (tr("no barrier named"), *_cost_cells(drawn.rest), "", ""),
            (tr("in all"), *_cost_cells(drawn.total), "", ""),
        ]
        title = period_text(drawn.period.first, drawn.period.last)
        frame.answer(value, [title, *in_columns(table, _MIDDLE)])


def _row_value(session: Session, row: FuelRow) -> dict[str, Any]:
    return {
        "barrier": row.barrier.id,
        "title": row.barrier.title,
        "kind": row.barrier.kind.value,
        "cleared": row.barrier.is_cleared,
        **_cost_value(row.cost),
        "delays": [delay_value(session, delay) for delay in row.delays],
    }


def _cost_value(cost: FuelCost) -> dict[str, int]:
    return {
        "minutes": cost.minutes,
        "blocks": len(cost.blocks),
        "displacements": cost.displacements,
        "displaced_minutes": cost.displaced_minutes,
    }


def _row(session: Session, row: FuelRow) -> tuple[str, ...]:
    titles = (delayed_title(session, delay) for delay in row.delays)
    return (
        row.barrier.title,
        *_cost_cells(row.cost),
        ", ".join(title for title in titles if title),
        short_id(row.barrier.id),
    )


def _cost_cells(cost: FuelCost) -> tuple[str, str, str]:
    return (hours_text(cost.minutes), str(len(cost.blocks)), hours_text(cost.displaced_minutes))
