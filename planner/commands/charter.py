"""The charter on the command line: what was decided beforehand may displace a block."""

from dataclasses import replace
from datetime import date
from typing import Any

import click

from planner.commands.causes import read_level
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.options import with_options
from planner.commands.shown import in_columns, short_id
from planner.commands.written import read_day
from planner.domain.charter import CharterItem, written_levels
from planner.domain.errors.fields import ValueNotUnderstoodError
from planner.domain.local_time import DAY
from planner.domain.protection import Requester, Rule
from planner.domain.record_json import record_to_json
from planner.domain.records import RecordId
from planner.services import charter as services
from planner.services.levels import level_names
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.levels import Names, levels_text
from planner.words.numbers import brief_date_text

_TABLE = {
    "add": f"{__name__}:add",
    "edit": f"{__name__}:edit",
    "retire": f"{__name__}:retire",
}
_NONE = ("none", "any", "-")


@group(
    "charter",
    _TABLE,
    invoke_without_command=True,
    help=tr("Show what may displace a block, or change it."),
)
@click.option("--on", "written", metavar="DAY", help=tr("As it was on that day."))
@click.pass_context
def charter(context: click.Context, written: str | None) -> None:
    """Show the charter where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("charter") as session:
        found = services.charter(session, read_day(written) if written else None)
        lines = in_columns([_row(item, level_names(session)) for item in found])
        frame.answer(
            [_value(session, item) for item in found],
            lines or [tr("The charter is empty: whatever displaces a block is just this once.")],
        )


_options = with_options(
    click.option(
        *("--for", "levels"),
        multiple=True,
        metavar="LEVEL",
        help=tr("For whom it may; can be repeated. “any” for everybody."),
    ),
    click.option("--rule", metavar="ID", help=tr("Only blocks of this rule, or “any”.")),
    click.option("--from", "first", metavar="DAY", help=tr("Its first day.")),
    click.option("--to", "last", metavar="DAY", help=tr("Its last day, or “none”.")),
    click.option("--most-a-month", "most", metavar="N", help=tr("How often at most, or “any”.")),
)


@command("add", help=tr("Add to the charter."))
@click.argument("text")
@_options
@click.pass_obj
def add(frame: Frame, /, text: str, **said: Any) -> None:
    """Add an item."""
    with frame.session("charter add") as session:
        blank = CharterItem(id=session.new_id(), text=text, valid_from=session.today())
        item = _said(session, blank, said)
        services.add_charter_item(session, item)
        _answer(frame, session, item)


@command("edit", help=tr("Word an item anew from today; earlier days keep what it said then."))
@click.argument("item_id", metavar="ID")
@click.option("--text", metavar="TEXT", help=tr("What may displace a block."))
@_options
@click.pass_obj
def edit(frame: Frame, /, item_id: str, text: str | None, **said: Any) -> None:
    """Change an item."""
    with frame.session("charter edit") as session:
        seen = session.read.named(CharterItem, item_id)
        new = _said(session, seen if text is None else replace(seen, text=text), said)
        _answer(frame, session, services.edit_charter_item(session, seen, new))


@command("retire", help=tr("Let an item hold no more from today."))
@click.argument("item_id", metavar="ID")
@click.pass_obj
def retire(frame: Frame, item_id: str) -> None:
    """Take an item out."""
    with frame.session("charter retire") as session:
        seen = session.read.named(CharterItem, item_id)
        services.retire_charter_item(session, seen)
        _answer(frame, session, session.read.get(CharterItem, seen.id))


def _said(session: Session, item: CharterItem, said: dict[str, Any]) -> CharterItem:
    """Return the item with what the options say; raises PlannerError."""
    if said["levels"]:
        item = replace(item, levels=_levels(session, said["levels"]))
    if said["rule"] is not None:
        item = replace(item, rule=_rule(session, said["rule"]))
    if said["first"] is not None:
        item = replace(item, valid_from=read_day(said["first"]))
    if said["last"] is not None:
        item = replace(item, valid_until=_day_after(said["last"]))
    if said["most"] is not None:
        item = replace(item, most_a_month=_number(said["most"]))
    return item


def _levels(session: Session, written: tuple[str, ...]) -> str:
    if any(level.strip().lower() in _NONE for level in written):
        return ""
    return written_levels(frozenset(read_level(session, "levels", one) for one in written))


def _rule(session: Session, written: str) -> RecordId | None:
    return None if written.strip().lower() in _NONE else session.read.named(Rule, written).id


def _day_after(written: str) -> date | None:
    return None if written.strip().lower() in _NONE else read_day(written) + DAY


def _number(written: str) -> int | None:
    if written.strip().lower() in _NONE:
        return None
    if not written.strip().isdecimal():
        raise ValueNotUnderstoodError(CharterItem.TYPE, "most_a_month", written)
    return int(written)


def _answer(frame: Frame, session: Session, item: CharterItem) -> None:
    line = "  ".join(part for part in _row(item, level_names(session)) if part)
    frame.answer({"item": _value(session, item)}, [line])


def _value(session: Session, item: CharterItem) -> dict[str, Any]:
    return {
        **record_to_json(item),
        "levels": [level.value for level in item.named_levels() or Requester],
        "uses_this_month": services.uses_this_month(session, item),
    }


def _row(item: CharterItem, names: Names) -> tuple[str, ...]:
    is_for_all = item.for_whom >= frozenset(Requester)
    return (
        item.text,
        tr("for everybody") if is_for_all else levels_text(item.named_levels(), names),
        tr_plural("at most {n} time a month", "at most {n} times a month", item.most_a_month)
        if item.most_a_month
        else "",
        tr("from {day}").format(day=brief_date_text(item.valid_from)),
        tr("until {day}").format(day=brief_date_text(item.valid_until - DAY))
        if item.valid_until
        else "",
        short_id(item.id),
    )
