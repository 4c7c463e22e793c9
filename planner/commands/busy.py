"""Busy times on the command line: what takes time in the diary, and adding to it."""

from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.attention import NO_PATIENT_HELP
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.periods import period_of, period_options
from planner.commands.shown import in_columns, moment_value, short_id
from planner.commands.written import read_moment
from planner.domain.attention import Meeting
from planner.domain.durations import read_minutes
from planner.domain.local_time import DAY
from planner.insight.account import Days
from planner.services.session import Session
from planner.services.written_busy_time import add_busy_time, busy_times
from planner.text import tr
from planner.words.numbers import stretch_text

_TABLE = {"add": f"{__name__}:add"}
_USUAL_DAYS = 14


@group("busy", _TABLE, invoke_without_command=True, help=tr("List busy times, or add one."))
@period_options
@click.pass_context
def busy(context: click.Context, first: str | None, last: str | None) -> None:
    """List the busy times of two weeks where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("busy") as session:
        now, zone = session.today(), session.zone()
        usual = Days(first=now, last=now + (_USUAL_DAYS - 1) * DAY)
        found = busy_times(session, period_of(first, last, usual))
        lines = in_columns([_row(session, meeting) for meeting in found])
        value = [_value(meeting, zone) for meeting in found]
        frame.answer(value, lines or [tr("Nothing takes time in these days.")])


@command("add", help=tr("Add busy time that stands in no calendar yet."))
@click.argument("title", required=False, default="")
@click.option("--start", required=True, metavar="ISO", help=tr("When it begins."))
@click.option("--minutes", required=True, metavar="LENGTH", help=tr("How long, such as 1h30."))
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def add(frame: Frame, /, title: str, start: str, minutes: str, *, no_patient: bool) -> None:
    """Add busy time."""
    with frame.session("busy add") as session:
        zone = session.zone()
        begins, length = read_moment(start, zone), read_minutes(minutes)
        new = add_busy_time(session, begins, length, title, confirmed=no_patient)
        frame.answer({"busy": _value(new, zone)}, ["  ".join(filter(None, _row(session, new)))])


def _value(meeting: Meeting, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "start": moment_value(meeting.start, zone),
        "end": moment_value(meeting.end, zone),
        "minutes": meeting.minutes,
        "title": meeting.title,
        "place": meeting.place,
        "all_day": meeting.is_all_day,
        "private": meeting.is_private,
    }


def _row(session: Session, meeting: Meeting) -> tuple[str, ...]:
    return (
        stretch_text(meeting.start, meeting.end, session.zone(), session.today()),
        meeting.title or tr("Busy"),
        meeting.place,
        short_id(meeting.id),
    )
