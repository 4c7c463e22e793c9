"""What comes in from elsewhere: calendars, and plans that were exported."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.paths import read_path
from planner.commands.periods import period_options
from planner.commands.registry import IMPORTS
from planner.commands.written import read_day
from planner.domain.calendar import Cut, Repaired, Skipped, Window
from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.local_time import DAY, day_start
from planner.services.busy_time import busy_window, import_busy_time
from planner.services.calendars import CalendarImport, import_calendars, usual_window
from planner.services.data_transfer import import_plan
from planner.services.members import member_called_or_new
from planner.services.opening import surroundings
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.calendar_import import against_hours_text, busy_import_text


@group("import", IMPORTS, help=tr("Take in calendars, packs, or an exported plan."))
def import_() -> None:
    """Take in what comes from elsewhere."""


@command(
    "calendar",
    help=tr(
        "Take in meetings from .ics files as drafts: eight weeks back and half a year ahead "
        "unless days are named. The same again changes nothing."
    ),
)
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--member",
    metavar="NAME",
    help=tr("Whose calendars they are: only when this member is busy is taken in, for blocks."),
)
@period_options
@click.pass_obj
def calendar(
    frame: Frame, files: tuple[str, ...], member: str | None, first: str | None, last: str | None
) -> None:
    """Take in calendars."""
    with frame.session("import calendar") as session:
        paths = [read_path(file) for file in files]
        if member is not None:
            _take_in_busy_time(frame, session, member, paths, (first, last))
            return
        window = _window(session, usual_window(session), first, last)
        with frame.progress() as progress:
            done = import_calendars(session, paths, window, progress)
        frame.answer(_value(done), _lines(session, done))


def _take_in_busy_time(
    frame: Frame,
    session: Session,
    member: str,
    paths: list[Path],
    days: tuple[str | None, str | None],
) -> None:
    window = _window(session, busy_window(session), *days)
    whose = member_called_or_new(session, member)
    with frame.progress() as progress:
        done = import_busy_time(session, whose, paths, window, progress)
    value = {
        "member": {"id": done.member.id, "name": done.member.name, "is_new": done.is_new_member},
        "files": done.files,
        "events": done.events,
        "added": done.added,
        "updated": done.updated,
        "removed": done.removed,
        "unchanged": done.unchanged,
        "skipped": _noted(done.skipped),
    }
    frame.answer(value, [busy_import_text(done)])


def _window(session: Session, usual: Window, first: str | None, last: str | None) -> Window:
    zone = session.zone()
    start = day_start(read_day(first), zone) if first else usual.start
    end = day_start(read_day(last) + DAY, zone) if last else usual.end
    if first and not last:
        end = max(end, start + timedelta(days=1))
    if last and not first:
        start = min(start, end - timedelta(days=1))
    if end <= start:
        raise OrderOfDaysError(first or start.isoformat(), last or end.isoformat())
    return Window(start=start, end=end)


def _value(done: CalendarImport) -> dict[str, object]:
    return {
        "files": done.files,
        "events": done.events,
        "occurrences": done.occurrences,
        "added": done.added,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "cancelled": done.cancelled,
        "skipped": _noted(done.skipped),
        "repaired": _noted(done.repaired),
        "cuts": _noted(done.cuts),
        "guessed_zones": [{"name": zone.name, "taken": zone.taken} for zone in done.guessed_zones],
        "in_hours_without_meetings": [meeting.id for meeting in done.against_hours],
    }


def _noted(notes: tuple[Skipped | Repaired | Cut, ...]) -> list[dict[str, str]]:
    return [{"uid": note.uid, "reason": note.reason.value} for note in notes]


def _lines(session: Session, done: CalendarImport) -> Iterator[str]:
    yield tr_plural("{n} meeting in these days", "{n} meetings in these days", done.occurrences)
    yield tr(
        "{added} new, {updated} changed, {cancelled} cancelled, {unchanged} as before."
    ).format(
        added=done.added,
        updated=done.updated,
        cancelled=done.cancelled,
        unchanged=done.unchanged,
    )
    if done.skipped:
        yield tr_plural("{n} event was left out.", "{n} events were left out.", len(done.skipped))
    if done.cuts:
        yield tr("A calendar was longer than is read; its rest is missing.")
    for zone in done.guessed_zones:
        yield tr("The time zone “{name}” is not known; {taken} was taken.").format(
            name=zone.name, taken=zone.taken
        )
    if done.against_hours:
        yield against_hours_text(done.against_hours, session.zone())


@command("json", help=tr("Make a new plan, at --plan, from an export; nothing is lost."))
@click.argument("file")
@click.pass_obj
def json_(frame: Frame, file: str) -> None:
    """Make a plan from an export."""
    target = frame.plan_path()
    around = surroundings(frame.now, frame.randomness("import json"))
    with frame.progress() as progress:
        count = import_plan(read_path(file), target, around, progress)
    said = tr_plural("{n} record was taken in.", "{n} records were taken in.", count)
    frame.answer({"records": count, "plan": str(target)}, [said, str(target)])
