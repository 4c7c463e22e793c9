"""Surges on the command line: declared, ended, and what becomes of their debt."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.debts import debt_lines, debt_value
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, moment_value, short_id
from planner.commands.written import read_day, read_moment
from planner.domain.errors.fields import DayNotUnderstoodError
from planner.domain.errors.ledger import NoSurgeError
from planner.domain.local_time import DAY, day_start
from planner.domain.surge import Surge
from planner.services import surges as services
from planner.services.debts import debt
from planner.services.session import Session
from planner.services.surges import SurgeDebt
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import hours_text, moment_text

_TABLE = {name: f"{__name__}:{name}" for name in ("start", "end", "settle")}


@group(
    "surge", _TABLE, invoke_without_command=True, help=tr("Show surges, declare one, or end it.")
)
@click.pass_context
def surge(context: click.Context) -> None:
    """Show all surges where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("surge") as session:
        _answer(frame, session)


@command("start", help=tr("Declare a surge: nothing is asked, and debt is kept apart."))
@click.argument("reason")
@click.option("--from", "first", metavar="ISO", help=tr("Since when, otherwise from now."))
@click.option("--to", "last", metavar="ISO", help=tr("Until when, if that is known."))
@click.pass_obj
def start(frame: Frame, reason: str, first: str | None, last: str | None) -> None:
    """Declare a surge."""
    with frame.session("surge start") as session:
        zone = session.zone()
        begins = read_moment(first, zone) if first else None
        ends = _end(last, zone) if last else None
        services.start_surge(session, reason, begins, ends)
        _answer(frame, session)


@command("end", help=tr("End the surge that holds now."))
@click.pass_obj
def end(frame: Frame) -> None:
    """End a surge."""
    with frame.session("surge end") as session:
        services.end_surge(session)
        _answer(frame, session)


@command("settle", help=tr("Decide about the debt of a surge that is over."))
@click.argument("surge_id", metavar="ID", required=False)
@click.option(
    "--carry-over/--write-off",
    "carries_over",
    default=None,
    help=tr("It is to be repaid, or it is given up with the surge as the reason."),
)
@click.pass_obj
def settle(frame: Frame, surge_id: str | None, *, carries_over: bool | None) -> None:
    """Settle a surge."""
    if carries_over is None:  # a flag with two names cannot be made `required`
        raise click.UsageError(tr("Say --carry-over or --write-off."))
    with frame.session("surge settle") as session:
        seen = session.read.named(Surge, surge_id) if surge_id else _waiting(session)
        services.settle_surge(session, seen, carries_over=carries_over)
        _answer(frame, session)


def _waiting(session: Session) -> Surge:
    """Return the surge that has waited longest; raises NoSurgeError."""
    waiting = [each.surge for each in services.surges(session) if each.is_waiting]
    if not waiting:
        raise NoSurgeError
    return waiting[0]


def _end(written: str, zone: ZoneInfo) -> datetime:
    """Return the moment that was written, or the end of the day that was."""
    try:
        return day_start(read_day(written) + DAY, zone)
    except DayNotUnderstoodError:
        return read_moment(written, zone)


def _answer(frame: Frame, session: Session) -> None:
    zone, found = session.zone(), services.surges(session)
    held = services.open_surge(session)
    owed = debt(session)
    value = {
        "open": held.id if held else None,
        "surges": [_value(each, zone) for each in found],
        **debt_value(owed),
    }
    lines = in_columns([_row(session, each) for each in found])
    frame.answer(value, [*lines, *([] if held else [tr("No surge holds now.")]), *debt_lines(owed)])


def _value(each: SurgeDebt, zone: ZoneInfo) -> dict[str, Any]:
    known = each.surge
    return {
        "id": known.id,
        "reason": known.reason,
        "start": moment_value(known.start, zone),
        "end": moment_value(known.end, zone) if known.end else None,
        "settlement": known.settlement.value,
        "minutes": each.minutes,
        "waiting": each.is_waiting,
    }


def _row(session: Session, each: SurgeDebt) -> tuple[str, ...]:
    known, zone, today = each.surge, session.zone(), session.today()
    return (
        known.reason,
        tr("from {moment}").format(moment=moment_text(known.start, zone, today)),
        tr("to {moment}").format(moment=moment_text(known.end, zone, today)) if known.end else "",
        hours_text(each.minutes),
        choice_text(known.settlement),
        short_id(known.id),
    )
