"""Blocks of protected time as a file for other calendars."""

from typing import Unpack

import click

from planner.commands.calendar_looks import LookOptions, look_options, look_with
from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.services.calendar_choices import calendar_choices
from planner.services.calendar_out import CalendarFileKind, CalendarWritten, export_calendar
from planner.services.handed_over import HandedOver
from planner.services.places import handed_over_file
from planner.text import tr, tr_plural


@command(
    "calendar",
    help=tr(
        "The blocks of protected time as .ics for other calendars. The same again changes "
        "nothing there; what changed is updated, and what was lost is cancelled. Not every "
        "calendar takes updates from files: better let it subscribe to a --feed, or publish."
    ),
)
@click.argument("out")
@click.option(
    "--feed",
    "kind",
    flag_value=CalendarFileKind.FEED.value,
    help=tr("As a file that calendars subscribe to, in a folder they can read."),
)
@click.option(
    "--changes-only",
    "kind",
    flag_value=CalendarFileKind.CHANGES.value,
    help=tr("Only what changed since the last file; take each of them in, one after the other."),
)
@click.option(
    "--remove",
    "kind",
    flag_value=CalendarFileKind.REMOVAL.value,
    help=tr("Cancel every block, for a calendar that should forget them all."),
)
@look_options
@click.pass_obj
def calendar(frame: Frame, out: str, kind: str | None, **said: Unpack[LookOptions]) -> None:
    """Write the blocks as a calendar."""
    wanted = CalendarFileKind(kind or CalendarFileKind.WHOLE)
    with frame.session("export calendar") as session:
        look = look_with(calendar_choices(session).look, said)
        memory = HandedOver(handed_over_file(), session.plan_uid)
        written = export_calendar(session, read_path(out), wanted, look=look, handed_over=memory)
    value = {
        "file": out,
        "events": written.events,
        "cancelled": written.cancelled,
        "kind": wanted.value,
    }
    frame.answer(value, [*_said(written), *_caution(wanted)])


def _said(written: CalendarWritten) -> list[str]:
    stand = written.events - written.cancelled
    wrote = tr_plural("{n} block was written to", "{n} blocks were written to", stand)
    lines = [f"{wrote} “{written.target}”."]
    if written.cancelled:
        lines.append(tr_plural("{n} is cancelled.", "{n} are cancelled.", written.cancelled))
    return lines


def _caution(kind: CalendarFileKind) -> list[str]:
    if kind is CalendarFileKind.CHANGES:
        return [
            tr(
                "Take this file in before you write the next: what stands in it counts as handed "
                "over. Some calendars add a second event instead of changing the first."
            )
        ]
    if kind is CalendarFileKind.REMOVAL:
        return [
            tr(
                "Some calendars keep cancelled events in sight; there, delete them by hand. "
                "The next file of changes holds all blocks again."
            )
        ]
    return []
