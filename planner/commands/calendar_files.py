"""Blocks of protected time as a file for other calendars."""

from collections.abc import Mapping
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
    is_flag=True,
    help=tr("As a file that calendars subscribe to, in a folder they can read."),
)
@click.option(
    "--changes-only",
    is_flag=True,
    help=tr("Only what changed since the last file; take each of them in, one after the other."),
)
@click.option(
    "--remove",
    is_flag=True,
    help=tr("Cancel every block, for a calendar that should forget them all."),
)
@look_options
@click.pass_obj
def calendar(
    frame: Frame,
    out: str,
    *,
    feed: bool,
    changes_only: bool,
    remove: bool,
    **said: Unpack[LookOptions],
) -> None:
    """Write the blocks as a calendar."""
    wanted = _kind(
        {
            CalendarFileKind.FEED: feed,
            CalendarFileKind.CHANGES: changes_only,
            CalendarFileKind.REMOVAL: remove,
        }
    )
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


def _kind(asked: Mapping[CalendarFileKind, bool]) -> CalendarFileKind:
    named = [kind for kind, is_asked in asked.items() if is_asked]
    if len(named) > 1:
        raise click.UsageError(tr("Name one of --feed, --changes-only and --remove."))
    return named[0] if named else CalendarFileKind.WHOLE


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
