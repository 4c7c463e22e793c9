"""Rules of protected time on the command line."""

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
from planner.domain.people import Member
from planner.domain.protection import Rule
from planner.domain.record_json import record_to_json
from planner.services import protection as services
from planner.services.members import member_called
from planner.services.session import Session
from planner.text import tr
from planner.words.assistant import title_text
from planner.words.choices import choice_text
from planner.words.numbers import hours_text
from planner.words.week_hours import week_hours_text

_RULES = {
    "add": f"{__name__}:add",
    "edit": f"{__name__}:edit",
    "pause": f"{__name__}:pause",
    "resume": f"{__name__}:resume",
    "delete": f"{__name__}:delete",
}

Names = tuple[str, ...]

_MUST_BE_FREE = click.option(
    "--with",
    "required",
    multiple=True,
    metavar="NAME",
    help=tr("Who takes part and must be free; may be given again."),
)
_MAY_BE_BUSY = click.option(
    "--with-optional",
    "optional",
    multiple=True,
    metavar="NAME",
    help=tr("Who takes part when free; may be given again."),
)


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
            [_value(session, rule) for rule in found], lines or [tr("There are no rules yet.")]
        )


@command("add", help=tr("Add a rule of protected time; --target says how much."))
@click.argument("title")
@_MUST_BE_FREE
@_MAY_BE_BUSY
@field_options(Rule, "title")
@click.pass_obj
def add(frame: Frame, /, title: str, required: Names, optional: Names, **options: Any) -> None:
    """Add a rule."""
    with frame.session("rules add") as session:
        rule = written_record(session, Rule, named_fields(options) | {"title": title})
        members = _members(session, {}, required, optional)
        services.add_rule(session, rule, members)
        _answer(frame, session, rule)


@command("edit", help=tr("Change a rule; what is not named stays."))
@click.argument("rule_id", metavar="ID")
@_MUST_BE_FREE
@_MAY_BE_BUSY
@click.option("--without", multiple=True, metavar="NAME", help=tr("Who no longer takes part."))
@field_options(Rule)
@click.pass_obj
def edit(
    frame: Frame,
    /,
    rule_id: str,
    required: Names,
    optional: Names,
    without: Names,
    **options: Any,
) -> None:
    """Change a rule."""
    with frame.session("rules edit") as session:
        seen = session.read.named(Rule, rule_id)
        new = rewritten_record(session, seen, named_fields(options))
        members = _members(session, services.taking_part(session, seen), required, optional)
        gone = {member_called(session, name).id for name in without}
        left = {member: must for member, must in members.items() if member not in gone}
        services.edit_rule(session, seen, new, left)
        _answer(frame, session, new)


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


def _pause(frame: Frame, session: Session, rule_id: str, *, is_paused: bool) -> None:
    seen = session.read.named(Rule, rule_id)
    services.pause_rule(session, seen, is_paused=is_paused)
    _answer(frame, session, session.read.get(Rule, seen.id))


def _members(
    session: Session, before: services.TakingPart, required: Names, optional: Names
) -> services.TakingPart:
    """Return who takes part, with those named by options; the owner always does anyway."""
    free = {member_called(session, name).id: True for name in required}
    perhaps = {member_called(session, name).id: False for name in optional}
    return {**before, **free, **perhaps}


def _answer(frame: Frame, session: Session, rule: Rule) -> None:
    line = "  ".join(part for part in _row(rule) if part)
    frame.answer({"rule": _value(session, rule)}, [line])


def _value(session: Session, rule: Rule) -> dict[str, object]:
    members = {member.id: member.name for member in session.read.all(Member)}
    taking_part = [
        {"member": member, "name": members.get(member, ""), "required": is_required}
        for member, is_required in services.taking_part(session, rule).items()
    ]
    return {**record_to_json(rule), "taking_part": taking_part}


def _row(rule: Rule) -> tuple[str, ...]:
    return (
        title_text(rule.title),
        hours_text(rule.target),
        choice_text(rule.cadence),
        f"{hours_text(rule.shortest)}\N{EN DASH}{hours_text(rule.longest)}",
        week_hours_text(rule.window) if rule.window else "",
        "" if rule.is_active else tr("(paused)"),
        short_id(rule.id),
    )
