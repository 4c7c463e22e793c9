"""Rules of protected time, and the hours in which it may be planned, on the command line."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, short_id
from planner.commands.written_fields import (
    field_options,
    named_fields,
    rewritten_record,
    written_record,
)
from planner.domain.protection import HoursSet, Rule
from planner.domain.record_json import record_to_json
from planner.services import protection as services
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import hours_text
from planner.words.week_hours import week_hours_lines, week_hours_text

_RULES = {
    "add": f"{__name__}:add",
    "edit": f"{__name__}:edit",
    "pause": f"{__name__}:pause",
    "resume": f"{__name__}:resume",
    "delete": f"{__name__}:delete",
}
_HOURS = {"set": f"{__name__}:set_hours"}


@group("rules", _RULES, invoke_without_command=True, help=tr("List rules, or change them."))
@click.pass_context
def rules(context: click.Context) -> None:
    """List all rules where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("rules") as session:
        found = session.read.all(Rule)
        lines = in_columns([_row(rule) for rule in found], right=(1,))
        frame.answer(
            [record_to_json(rule) for rule in found], lines or [tr("There are no rules yet.")]
        )


@command("add", help=tr("Add a rule of protected time; --target says how much."))
@click.argument("title")
@field_options(Rule, "title")
@click.pass_obj
def add(frame: Frame, /, title: str, **options: Any) -> None:
    """Add a rule."""
    with frame.session("rules add") as session:
        rule = written_record(session, Rule, named_fields(options) | {"title": title})
        services.add_rule(session, rule)
        _answer(frame, rule)


@command("edit", help=tr("Change a rule; what is not named stays."))
@click.argument("rule_id", metavar="ID")
@field_options(Rule)
@click.pass_obj
def edit(frame: Frame, /, rule_id: str, **options: Any) -> None:
    """Change a rule."""
    with frame.session("rules edit") as session:
        seen = session.read.named(Rule, rule_id)
        new = rewritten_record(session, seen, named_fields(options))
        services.edit_rule(session, seen, new)
        _answer(frame, new)


@command("pause", help=tr("Let a rule rest; its blocks stay."))
@click.argument("rule_id", metavar="ID")
@click.pass_obj
def pause(frame: Frame, rule_id: str) -> None:
    """Let a rule rest."""
    with frame.session("rules pause") as session:
        _pause(frame, session, rule_id, is_paused=True)


@command("resume", help=tr("Let a rule work again."))
@click.argument("rule_id", metavar="ID")
@click.pass_obj
def resume(frame: Frame, rule_id: str) -> None:
    """Let a rule work again."""
    with frame.session("rules resume") as session:
        _pause(frame, session, rule_id, is_paused=False)


@command("delete", help=tr("Delete a rule; its blocks stay, and undo brings it back."))
@click.argument("rule_id", metavar="ID")
@click.pass_obj
def delete(frame: Frame, rule_id: str) -> None:
    """Delete a rule."""
    with frame.session("rules delete") as session:
        seen = session.read.named(Rule, rule_id)
        services.delete_rule(session, seen)
        frame.answer({"deleted": seen.id}, [tr("Deleted: {title}").format(title=seen.title)])


@group(
    "hours", _HOURS, invoke_without_command=True, help=tr("Show the working hours, or set them.")
)
@click.pass_context
def hours(context: click.Context) -> None:
    """Show the hours where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("hours") as session:
        _answer_hours(frame, services.hours_of(session))


@command("set", help=tr("Set the working hours, such as: hours set 'mon-fri 08:00-18:00'"))
@click.argument("written", metavar="HOURS", required=False)
@field_options(HoursSet)
@click.pass_obj
def set_hours(frame: Frame, /, written: str | None, **options: Any) -> None:
    """Set the hours and the limits that go with them."""
    with frame.session("hours set") as session:
        seen = services.hours_of(session)
        said = named_fields(options) | ({} if written is None else {"hours": written})
        new = rewritten_record(session, seen, said)
        services.edit_hours(session, seen, new)
        _answer_hours(frame, new)


def _pause(frame: Frame, session: Session, rule_id: str, *, is_paused: bool) -> None:
    seen = session.read.named(Rule, rule_id)
    services.pause_rule(session, seen, is_paused=is_paused)
    _answer(frame, session.read.get(Rule, seen.id))


def _answer(frame: Frame, rule: Rule) -> None:
    frame.answer({"rule": record_to_json(rule)}, ["  ".join(part for part in _row(rule) if part)])


def _row(rule: Rule) -> tuple[str, ...]:
    return (
        rule.title,
        hours_text(rule.target),
        choice_text(rule.cadence),
        f"{hours_text(rule.shortest)}\N{EN DASH}{hours_text(rule.longest)}",
        week_hours_text(rule.window) if rule.window else "",
        "" if rule.is_active else tr("(paused)"),
        short_id(rule.id),
    )


def _answer_hours(frame: Frame, found: HoursSet) -> None:
    lines = [
        *week_hours_lines(found.hours),
        tr("At most {minutes} of protected time on a day, {week} in a week.").format(
            minutes=hours_text(found.most_a_day), week=hours_text(found.most_a_week)
        ),
        tr("Kept free around meetings: {before} before, {after} after.").format(
            before=hours_text(found.before_meeting), after=hours_text(found.after_meeting)
        ),
    ]
    frame.answer({"hours": record_to_json(found)}, lines)
