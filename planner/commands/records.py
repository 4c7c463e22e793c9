"""Records of any type on the command line: list, add, edit, delete."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, short_id
from planner.commands.written_fields import rewritten_record, written_record
from planner.domain.record_json import record_to_json
from planner.domain.records import Kind, Record, specs_of
from planner.services import records as services
from planner.services.blind import seen_records
from planner.text import tr
from planner.words.fields import field_label
from planner.words.records import record_text, record_title

_NOTHING_NEWER: Mapping[str, str] = MappingProxyType({})
_TABLE = {name: f"{__name__}:{name}" for name in ("add", "show", "edit", "delete")}


@command("records", help=tr("List the records of a type, such as tension or decision."))
@click.argument("type_name", metavar="TYPE")
@click.pass_obj
def records(frame: Frame, type_name: str) -> None:
    """List the records of one type."""
    record_type = services.record_type_named(type_name)
    with frame.session("records") as session:
        found = seen_records(session, session.read.all(record_type))
        nothing = tr("There is no {record} yet.").format(record=record_text(record_type.TYPE))
        lines = in_columns([_row(record) for record in found])
        frame.answer([record_to_json(record) for record in found], lines or [nothing])


@group("record", _TABLE, help=tr("Add or change a record of any type, field by field."))
def record() -> None:
    """Change one record."""


@command("add", help=tr("Add a record, such as: record add tension title='Beds or homes'"))
@click.argument("type_name", metavar="TYPE")
@click.argument("written", metavar="FIELD=VALUE…", nargs=-1)
@click.pass_obj
def add(frame: Frame, type_name: str, written: tuple[str, ...]) -> None:
    """Add a record."""
    record_type = services.record_type_named(type_name)
    with frame.session("record add") as session:
        new = written_record(session, record_type, _fields(written))
        services.add_record(session, new)
        _answer(frame, session.read.get(record_type, new.id))


@command("show", help=tr("Show all fields of a record."))
@click.argument("record_id", metavar="ID")
@click.pass_obj
def show(frame: Frame, record_id: str) -> None:
    """Show a record."""
    with frame.session("record show") as session:
        found = session.read.record_of_any_type(record_id)
        newer = session.read.newer_choices(found)
        _answer(frame, seen_records(session, [found])[0], newer)


@command("edit", help=tr("Change fields of a record; an empty value takes one out."))
@click.argument("record_id", metavar="ID")
@click.argument("written", metavar="FIELD=VALUE…", nargs=-1, required=True)
@click.pass_obj
def edit(frame: Frame, record_id: str, written: tuple[str, ...]) -> None:
    """Change a record."""
    with frame.session("record edit") as session:
        seen = session.read.record_of_any_type(record_id)
        new = rewritten_record(session, seen, _fields(written))
        services.edit_record(session, seen, new)
        _answer(frame, session.read.get(type(new), new.id))


@command("delete", help=tr("Delete a record and what cannot be without it."))
@click.argument("record_id", metavar="ID")
@click.pass_obj
def delete(frame: Frame, record_id: str) -> None:
    """Delete a record."""
    with frame.session("record delete") as session:
        seen = session.read.record_of_any_type(record_id)
        services.delete_record(session, seen)
        said = tr("Deleted: {record}").format(record=_headline(seen))
        frame.answer({"deleted": seen.id}, [said])


def _fields(written: Sequence[str]) -> dict[str, str]:
    fields = {}
    for part in written:
        name, sign, value = part.partition("=")
        if not sign:
            raise click.UsageError(tr("“{part}” is not of the form field=value.").format(part=part))
        fields[name.strip().replace("-", "_")] = value
    return fields


def _answer(frame: Frame, record: Record, newer: Mapping[str, str] = _NOTHING_NEWER) -> None:
    value = record_to_json(record)
    rows = [(name, "" if held is None else str(held)) for name, held in value.items()]
    lines = [
        tr("{field} is “{choice}”, which only a newer Firebreak knows; it is kept.").format(
            field=field_label(record.TYPE, name), choice=choice
        )
        for name, choice in newer.items()
    ]
    told = {"newer": dict(newer)} if newer else {}
    frame.answer({"type": record.TYPE, "record": value, **told}, [*in_columns(rows), *lines])


def _row(record: Record) -> tuple[str, ...]:
    return (_headline(record), short_id(record.id))


def _headline(record: Record) -> str:
    lines = (s.name for s in specs_of(type(record)) if s.kind in (Kind.LINE, Kind.TEXT))
    words = next((text for name in lines if (text := getattr(record, name))), "")
    return words or record_title(record.TYPE)
