"""Barriers on the command line: what they cost, what they delay, when they are cleared."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.commands.written import read_day
from planner.domain.attention import Entry
from planner.domain.barriers import Barrier, Delay
from planner.domain.direction import Initiative, SharedGoal
from planner.domain.errors.fields import NotFoundError
from planner.domain.goals import SkillGoal
from planner.domain.protection import Displacement
from planner.domain.record_json import record_to_json
from planner.services import barriers as services
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import brief_date_text

_NAMES = ("add", "show", "edit", "cost", "free", "delays", "clear", "delete")
_TABLE = {name: f"{__name__}:{name}" for name in _NAMES}


def _value(session: Session, barrier: Barrier) -> dict[str, Any]:
    delays = [one for one in session.read.all(Delay) if one.barrier == barrier.id]
    return {
        **record_to_json(barrier),
        "cleared": barrier.is_cleared,
        "delays": [delay_value(session, delay) for delay in delays],
    }


def delay_value(session: Session, delay: Delay) -> dict[str, Any]:
    """Return a delay as a JSON value, with the title of what is delayed."""
    return {**record_to_json(delay), "title": delayed_title(session, delay)}


def delayed_title(session: Session, delay: Delay) -> str:
    """Return the title of what a delay names; "" where it is gone."""
    named = delay.named
    if named is None:
        return ""
    goal, initiative = session.read.find(SkillGoal, named), session.read.find(Initiative, named)
    found = goal or initiative or session.read.find(SharedGoal, named)
    return found.title if found else ""


def _row(_session: Session, barrier: Barrier) -> tuple[str, ...]:
    cleared = barrier.cleared_on
    return (
        barrier.title,
        choice_text(barrier.kind),
        barrier.owner,
        tr("cleared {day}").format(day=brief_date_text(cleared)) if cleared else barrier.blocks,
        short_id(barrier.id),
    )


def _details(session: Session, barrier: Barrier) -> list[str]:
    delays = [one for one in session.read.all(Delay) if one.barrier == barrier.id]
    return [
        tr("  delays {what}").format(what=delayed_title(session, delay) or tr("what is gone"))
        for delay in delays
    ]


BARRIERS = Register(
    name="barriers",
    record_type=Barrier,
    arguments=("title",),
    help_of={
        "add": tr("Add a barrier; what is logged with its --tag counts as its cost."),
        "show": tr("Show a barrier and what it delays."),
        "edit": tr("Change a barrier; what is not named stays."),
        "delete": tr("Delete a barrier; what it cost stays in the log and the ledger."),
    },
    value=_value,
    row=_row,
    today_fields=("found_on",),
    details=_details,
)
add, show, edit, delete = BARRIERS.add(), BARRIERS.show(), BARRIERS.edit(), BARRIERS.delete()


@group(
    "barriers",
    _TABLE,
    invoke_without_command=True,
    help=tr("List what stands in the way, or say what it cost and delays."),
)
@click.pass_context
def barriers(context: click.Context) -> None:
    """List the barriers where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("barriers") as session:
        found = sorted(session.read.all(Barrier), key=lambda one: (one.is_cleared, one.id))
        lines = BARRIERS.lines(session, found, tr("No barrier is noted yet."))
        frame.answer([_value(session, one) for one in found], lines)


@command("cost", help=tr("Say that entries and displacements, by their ids, are a barrier's cost."))
@click.argument("barrier_id", metavar="ID")
@click.argument("cost_ids", metavar="ENTRY|ROW…", nargs=-1, required=True)
@click.pass_obj
def cost(frame: Frame, barrier_id: str, cost_ids: tuple[str, ...]) -> None:
    """Link costs to a barrier."""
    with frame.session("barriers cost") as session:
        seen = session.read.named(Barrier, barrier_id)
        services.link_costs(session, seen, *_costs(session, cost_ids))
        BARRIERS.answer(frame, session, seen)


@command("free", help=tr("Say that entries and displacements are no barrier's cost."))
@click.argument("cost_ids", metavar="ENTRY|ROW…", nargs=-1, required=True)
@click.pass_obj
def free(frame: Frame, cost_ids: tuple[str, ...]) -> None:
    """Take links back."""
    with frame.session("barriers free") as session:
        entries, rows = _costs(session, cost_ids)
        services.link_costs(session, None, entries, rows)
        ids = [record.id for record in (*entries, *rows)]
        frame.answer({"freed": ids}, [tr("Done.")])


@command("delays", help=tr("Say which goal, initiative or shared goal a barrier delays."))
@click.argument("barrier_id", metavar="ID")
@click.argument("delayed_id", metavar="GOAL")
@click.option("--since", metavar="DAY", help=tr("Since when; today if it is not named."))
@click.pass_obj
def delays(frame: Frame, barrier_id: str, delayed_id: str, since: str | None) -> None:
    """Note a delay."""
    with frame.session("barriers delays") as session:
        seen = session.read.named(Barrier, barrier_id)
        delayed = session.read.record_of_any_type(delayed_id)
        if not isinstance(delayed, services.DELAYED):
            raise NotFoundError(SkillGoal.TYPE, delayed_id)
        services.delay_goal(session, seen, delayed, read_day(since) if since else None)
        BARRIERS.answer(frame, session, seen)


@command("clear", help=tr("Note that a barrier is out of the way; its delays end with it."))
@click.argument("barrier_id", metavar="ID")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def clear(frame: Frame, barrier_id: str, day: str | None) -> None:
    """Clear a barrier."""
    with frame.session("barriers clear") as session:
        seen = session.read.named(Barrier, barrier_id)
        services.clear_barrier(session, seen, read_day(day) if day else None)
        BARRIERS.answer(frame, session, seen)


def _costs(session: Session, written: tuple[str, ...]) -> tuple[list[Entry], list[Displacement]]:
    found = [session.read.record_of_any_type(each) for each in written]
    for each, record in zip(written, found, strict=True):
        if not isinstance(record, Entry | Displacement):
            raise NotFoundError(Entry.TYPE, each)
    entries = [record for record in found if isinstance(record, Entry)]
    return entries, [record for record in found if isinstance(record, Displacement)]
