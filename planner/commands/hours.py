"""Hours on the command line: the working hours with their limits, and sets that rules may name."""

from collections.abc import Iterator
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import short_id
from planner.commands.written_fields import (
    field_options,
    named_fields,
    rewritten_record,
    written_record,
)
from planner.domain.protection import HoursSet
from planner.domain.record_json import record_to_json
from planner.services import protection as services
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.numbers import day_text, hours_text
from planner.words.week_hours import week_hours_lines, week_hours_text

_HOURS = {
    "set": f"{__name__}:set_hours",
    "add": f"{__name__}:add",
    "delete": f"{__name__}:delete",
}


@group(
    "hours",
    _HOURS,
    invoke_without_command=True,
    help=tr("Show the working hours and the hours sets, or change them."),
)
@click.pass_context
def hours(context: click.Context) -> None:
    """Show the hours where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("hours") as session:
        _answer(frame, session, services.hours_of(session))


@command("set", help=tr("Set the working hours, such as: hours set 'mon-fri 08:00-18:00'"))
@click.argument("written", metavar="HOURS", required=False)
@click.option("--set", "which", metavar="NAME", help=tr("Another hours set, by its name or id."))
@click.option("--none", "has_none", is_flag=True, help=tr("No hours at all, on purpose."))
@field_options(HoursSet)
@click.pass_obj
def set_hours(
    frame: Frame, /, written: str | None, which: str | None, *, has_none: bool, **options: Any
) -> None:
    """Set the hours and the limits that go with them."""
    empty = [text for text in (written, options.get("hours")) if text is not None]
    if has_none and empty:
        raise click.UsageError(tr("Name hours, or give --none."))
    if any(not text.strip() for text in empty):
        raise click.UsageError(tr("Which hours? To have none at all, give --none."))
    if has_none:
        written = ""
    with frame.session("hours set") as session:
        seen = services.hours_called(session, which) if which else services.hours_of(session)
        said = named_fields(options) | ({} if written is None else {"hours": written})
        new = rewritten_record(session, seen, said)
        services.edit_hours(session, seen, new)
        _answer(frame, session, new)


@command(
    "add",
    help=tr("Add an hours set, such as: hours add 'Early mornings' 'mon-fri 06:30-08:00'"),
)
@click.argument("name")
@click.argument("written", metavar="HOURS")
@field_options(HoursSet, "name", "hours")
@click.pass_obj
def add(frame: Frame, /, name: str, written: str, **options: Any) -> None:
    """Add an hours set that rules may name."""
    with frame.session("hours add") as session:
        said = named_fields(options) | {"name": name, "hours": written}
        new = written_record(session, HoursSet, said)
        services.add_hours(session, new)
        _answer(frame, session, new)


@command("delete", help=tr("Delete an hours set that no rule names."))
@click.argument("which", metavar="NAME")
@click.pass_obj
def delete(frame: Frame, which: str) -> None:
    """Delete an hours set."""
    with frame.session("hours delete") as session:
        seen = services.hours_called(session, which)
        services.delete_hours(session, seen)
        frame.answer({"deleted": seen.id}, [tr("Deleted: {title}").format(title=seen.name)])


def _answer(frame: Frame, session: Session, shown: HoursSet) -> None:
    """Answer with the set that is meant, and with all of them for scripts."""
    working, *others = services.hours_sets(session)
    if shown.id == working.id:
        lines = [*_working_lines(shown), *map(_line, others)]
    else:
        lines = [_line(shown)]
    value = {
        "hours": record_to_json(shown),
        "sets": [record_to_json(each) for each in (working, *others)],
    }
    frame.answer(value, lines)


def _working_lines(found: HoursSet) -> Iterator[str]:
    yield from week_hours_lines(found.hours)
    yield tr("At most {minutes} of protected time on a day, {week} in a week.").format(
        minutes=hours_text(found.most_a_day), week=hours_text(found.most_a_week)
    )
    if found.most_blocks_a_day:
        yield tr_plural(
            "At most {n} block on a day.", "At most {n} blocks on a day.", found.most_blocks_a_day
        )
    yield tr("Kept free around meetings: {before} before, {after} after.").format(
        before=hours_text(found.before_meeting), after=hours_text(found.after_meeting)
    )
    if found.travel:
        yield tr("Kept free on the way to meetings elsewhere: {minutes}.").format(
            minutes=hours_text(found.travel)
        )
    if found.keep_free:
        yield tr("Always kept free: {hours}.").format(hours=week_hours_text(found.keep_free))
    if found.without_meetings:
        yield tr("Kept free of meetings: {hours}.").format(
            hours=week_hours_text(found.without_meetings)
        )
    if found.freeze_days:
        yield tr_plural(
            "Blocks of today stay where they are.",
            "Blocks of the next {n} days, today included, stay where they are.",
            found.freeze_days,
        )


def _line(found: HoursSet) -> str:
    words = tr("{name}: {hours}").format(name=found.name, hours=week_hours_text(found.hours))
    for day, said in (
        (found.first_day, tr("from {day}")),
        (found.last_day, tr("until {day}")),
    ):
        if day:
            words = f"{words}, {said.format(day=day_text(day))}"
    return f"{words}  {short_id(found.id)}"
