"""What is due across the registers, on the command line."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import in_columns, short_id
from planner.domain.due_things import DueThing
from planner.services.due import AHEAD_DAYS, due_things
from planner.text import tr
from planner.words.governance import due_text
from planner.words.numbers import brief_date_text


@command("due", help=tr("List reference-backs, reviews, checks and declarations that are due."))
@click.option(
    *("--days", "ahead_days"),
    type=click.IntRange(0, 3660),
    default=AHEAD_DAYS,
    metavar="N",
    help=tr("Look so many days ahead."),
)
@click.pass_obj
def due(frame: Frame, ahead_days: int) -> None:
    """List what is due, soonest first."""
    with frame.session("due") as session:
        found, now = due_things(session, ahead_days), session.today()
        rows = [_row(thing, is_overdue=thing.is_overdue(now)) for thing in found]
        value = [_value(thing, is_overdue=thing.is_overdue(now)) for thing in found]
        frame.answer(value, in_columns(rows) or [tr("Nothing is due.")])


def _value(thing: DueThing, *, is_overdue: bool) -> dict[str, Any]:
    return {
        "kind": thing.kind.value,
        "day": thing.day.isoformat(),
        "overdue": is_overdue,
        "record_type": thing.record_type,
        "record": thing.record,
        "title": thing.title,
        "detail": thing.detail,
        "closed": thing.is_closed,
        "sentence": due_text(thing),
    }


def _row(thing: DueThing, *, is_overdue: bool) -> tuple[str, ...]:
    return (
        brief_date_text(thing.day),
        tr("overdue") if is_overdue else "",
        due_text(thing),
        short_id(thing.record),
    )
