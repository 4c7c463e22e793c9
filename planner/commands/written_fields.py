"""Reading the fields of a record as people write them: field by field, or as options."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

import click

from planner.commands.written import NO_HAT, read_day, read_hat, read_moment
from planner.domain.durations import read_minutes
from planner.domain.errors.fields import (
    FieldMissingError,
    NotFoundError,
    UnknownChoiceError,
    UnknownFieldError,
    ValueNotUnderstoodError,
)
from planner.domain.hours import WeekHours
from planner.domain.people import Body, Hat, Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.protection import HoursSet
from planner.domain.records import FieldSpec, Kind, Record, RecordId, specs_of
from planner.services.bodies import body_called
from planner.services.members import member_called
from planner.services.protection import hours_called
from planner.services.session import Session
from planner.words.fields import field_label

_Function = Callable[..., Any]
AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyChoice = TypeVar("AnyChoice", bound=StrEnum)

_YES = frozenset({"yes", "true", "on", "1"})
_NO = frozenset({"no", "false", "off", "0"})
_LARGEST_DIGITS = 12


def field_options(record_type: type[Record], *left_out: str) -> Callable[[_Function], _Function]:
    """Add an option for each field but those left out; they arrive by the fields' names."""

    def add(function: _Function) -> _Function:
        for spec in reversed(specs_of(record_type)):
            if spec.name not in left_out:
                function = _option(record_type.TYPE, spec)(function)
        return function

    return add


def named_fields(options: Mapping[str, Any]) -> dict[str, str]:
    """Return what was said for fields by `field_options`; what was not said is left out."""
    said = {name: value for name, value in options.items() if value is not None}
    return {name: _flag_text(value) for name, value in said.items()}


def written_record(
    session: Session, record_type: type[AnyRecord], written: Mapping[str, str]
) -> AnyRecord:
    """Make a new record of what a person wrote for its fields; it is not added yet.

    Raises:
        UnknownFieldError, FieldMissingError: A field is not known, or missing.
        PlannerError: A value breaks a rule of its field.
    """
    values = _values(session, record_type, written)
    for declared in fields(record_type):
        if declared.name != "id" and declared.name not in values and declared.default is MISSING:
            raise FieldMissingError(record_type.TYPE, declared.name)
    return record_type(id=session.new_id(), **values)


def rewritten_record(session: Session, seen: AnyRecord, written: Mapping[str, str]) -> AnyRecord:
    """Return `seen` with what a person wrote for some of its fields; raises PlannerError."""
    return replace(seen, **_values(session, type(seen), written))


def read_choice(field_name: str, choices: type[AnyChoice], written: str) -> AnyChoice:
    """Read a member by its name, with hyphens or blanks as well; raises UnknownChoiceError."""
    offered = {choice.value: choice for choice in choices}
    name = written.strip().lower().replace("-", "_").replace(" ", "_")
    if name not in offered:
        raise UnknownChoiceError(field_name, written, tuple(offered))
    return offered[name]


def _option(record_type: str, spec: FieldSpec) -> Callable[[_Function], _Function]:
    name, label = (
        spec.name.removeprefix("is_").replace("_", "-"),
        field_label(record_type, spec.name),
    )
    if spec.kind is Kind.FLAG:
        return click.option(f"--{name}/--no-{name}", spec.name, default=None, help=label)
    return click.option(f"--{name}", spec.name, metavar=_metavar(spec), help=label)


def _metavar(spec: FieldSpec) -> str:
    if spec.choices is not None:
        return "|".join(spec.choices)
    return _METAVARS.get(spec.kind, "TEXT")


_METAVARS: Mapping[Kind, str] = {
    Kind.NUMBER: "N",
    Kind.MINUTES: "LENGTH",
    Kind.DAY: "DAY",
    Kind.MOMENT: "ISO",
    Kind.REFERENCE: "ID",
    Kind.HOURS: "HOURS",
}


def _flag_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _values(
    session: Session, record_type: type[Record], written: Mapping[str, str]
) -> dict[str, Any]:
    """Read the values of fields; an empty text stands for none."""
    specs = {spec.name: spec for spec in specs_of(record_type)}
    for name in written:
        if name not in specs:
            raise UnknownFieldError(record_type.TYPE, name, tuple(specs))
    return {
        name: _value(session, record_type.TYPE, specs[name], text) for name, text in written.items()
    }


def _value(session: Session, record_type: str, spec: FieldSpec, written: str) -> Any:
    if spec.optional and not written.strip():
        return None
    if spec.choices is not None:
        return read_choice(spec.name, spec.choices, written)
    match spec.kind:
        case Kind.MOMENT:
            return read_moment(written, session.zone())
        case Kind.REFERENCE:
            return _reference(session, spec, written)
        case kind:
            read = _READ.get(kind, str)
    try:
        return read(written)
    except ValueError as error:
        raise ValueNotUnderstoodError(record_type, spec.name, written) from error


def _reference(session: Session, spec: FieldSpec, written: str) -> RecordId | None:
    if spec.refers_to not in RECORD_TYPES:
        raise NotFoundError(spec.refers_to, written)
    if spec.refers_to == Hat.TYPE and _is_tag(session, written):
        return read_hat(session, written)
    if spec.refers_to == HoursSet.TYPE:
        return hours_called(session, written).id
    if spec.refers_to == Body.TYPE:
        return body_called(session, written).id
    if spec.refers_to == Member.TYPE:
        return member_called(session, written).id
    return session.read.named(RECORD_TYPES[spec.refers_to], written).id


def _is_tag(session: Session, written: str) -> bool:
    word = written.strip().removeprefix("@").casefold()
    tags = {hat.tag.casefold() for hat in session.read.all(Hat)}
    return word in tags or word in NO_HAT or written.strip().startswith("@")


def _number(written: str) -> int:
    if len(written.strip()) > _LARGEST_DIGITS:  # int() takes minutes over a million digits
        raise ValueError(written)
    return int(written)


def _flag(written: str) -> bool:
    word = written.strip().lower()
    if word not in _YES | _NO:
        raise ValueError(written)
    return word in _YES


_READ: Mapping[Kind, Callable[[str], Any]] = {
    Kind.NUMBER: _number,
    Kind.MINUTES: read_minutes,
    Kind.FLAG: _flag,
    Kind.DAY: read_day,
    Kind.HOURS: WeekHours.parse,
}
