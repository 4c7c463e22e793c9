"""How the value of any field is written for people, as a form would show it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import Json, read_moment
from planner.domain.records import FieldSpec, Kind, Record, RecordId, specs_of
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import day_text, hours_text, moment_text
from planner.words.records import record_text

NameOf = Callable[[str, RecordId], str]
"""Names a record of a type; "" where it is gone."""


def field_value_text(
    record_type: str, field_name: str, value: Json, zone: ZoneInfo, name_of: NameOf
) -> str:
    """Write a value as the file's JSON has it; "(nothing)" where there is none.

    Args:
        record_type: A type of this version, or of a later one.
        field_name: One of its fields, or one of a later version.
        value: What it holds.
        zone: In which moments are told.
        name_of: Names what a reference leads to.
    """
    if value is None or value == "":
        return tr("(nothing)")
    declared = RECORD_TYPES.get(record_type)
    specs = specs_of(declared) if declared else ()
    spec = next((spec for spec in specs if spec.name == field_name), None)
    if spec is None:
        return str(value)
    return _written(spec, value, zone, name_of)


def _written(spec: FieldSpec, value: Any, zone: ZoneInfo, name_of: NameOf) -> str:
    if spec.kind is Kind.REFERENCE:
        return name_of(spec.refers_to, RecordId(value)) or record_text(spec.refers_to)
    if spec.kind is Kind.CHOICE and spec.choices is not None:
        known = {choice.value: choice for choice in spec.choices}
        return choice_text(known[value]) if value in known else str(value)
    writers: Mapping[Kind, Callable[[Any], str]] = {
        Kind.FLAG: lambda flag: tr("yes") if flag else tr("no"),
        Kind.MINUTES: hours_text,
        Kind.DAY: lambda day: day_text(date.fromisoformat(day)),
        Kind.MOMENT: lambda moment: moment_text(read_moment(moment), zone),
    }
    return writers.get(spec.kind, str)(value)


def record_name_text(record: Record) -> str:
    """Return what tells a record from others of its type: the first of its texts; "" without."""
    texts = (spec.name for spec in specs_of(type(record)) if spec.kind in (Kind.LINE, Kind.TEXT))
    return next((str(getattr(record, name)) for name in texts if getattr(record, name)), "")
