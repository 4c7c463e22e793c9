"""Records as JSON values and back, without loss; used by the journal and the exports."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from planner.domain.hours import WeekHours
from planner.domain.records import FieldSpec, Kind, Record, RecordId, specs_of

Json = str | int | bool | None

EXPORT_MARK = "firebreak_export"
"""The name, in an export of all records, under which its version stands."""

EXPORT_VERSION = 1

EXPORT_PLAN, EXPORT_NOTED = "plan", "noted"
"""Where an export says which plan it is of, and when each record was made and last changed."""


def written_moment(moment: datetime) -> str:
    """Return a UTC moment such as "2026-03-01T09:30:00Z", which sorts as it is written."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_moment(written: str) -> datetime:
    """Read what `written_moment` wrote."""
    return datetime.fromisoformat(written)


def field_to_json(spec: FieldSpec, value: Any) -> Json:
    """Return the field's value as text, number, flag or None."""
    if value is None:
        return None
    match spec.kind:
        case Kind.MOMENT:
            return written_moment(value)
        case Kind.DAY:
            return str(value.isoformat())
        case Kind.CHOICE | Kind.HOURS:
            return str(value)
        case _:
            return value  # type: ignore[no-any-return] # text, numbers, flags and ids as they are


_READ: Mapping[Kind, Callable[[Any], Any]] = {
    Kind.MOMENT: read_moment,
    Kind.DAY: date.fromisoformat,
    Kind.HOURS: WeekHours.parse,
    Kind.FLAG: bool,
}


def field_from_json(spec: FieldSpec, value: Json) -> Any:
    """Return the value that `field_to_json` wrote; ValueError where it cannot be one."""
    read = reader_of(spec)
    return value if read is None or value is None else read(value)


def reader_of(spec: FieldSpec) -> Callable[[Any], Any] | None:
    """Return what makes a field's value of its JSON value, None where they are the same.

    None itself is never read. Ask once for many records: looking a kind up takes longer than
    reading most values.
    """
    return spec.choices or _READ.get(spec.kind)


def record_to_json(record: Record) -> dict[str, Json]:
    """Return `id` and all fields in the order of the declaration."""
    fields: dict[str, Json] = {"id": record.id}
    for spec in specs_of(type(record)):
        fields[spec.name] = field_to_json(spec, getattr(record, spec.name))
    return fields


def record_from_json(record_type: type[Record], written: Mapping[str, Json]) -> Record:
    """Return the record; fields that are not there take their default, unknown ones are left.

    Raises:
        PlannerError: A value breaks a rule of its record type.
        ValueError, TypeError, KeyError: The mapping is no record of this type.
    """
    values = {
        spec.name: field_from_json(spec, written[spec.name])
        for spec in specs_of(record_type)
        if spec.name in written
    }
    return record_type(id=RecordId(str(written["id"])), **values)
