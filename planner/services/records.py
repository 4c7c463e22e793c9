"""What one can do with any record: add, edit, delete, and read it from written fields."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from typing import Any

from planner.domain.changes import Action
from planner.domain.durations import read_minutes
from planner.domain.errors import (
    DayNotUnderstoodError,
    FieldMissingError,
    NotFoundError,
    UnknownChoiceError,
    UnknownFieldError,
    ValueNotUnderstoodError,
)
from planner.domain.goals import SkillGoal
from planner.domain.hours import WeekHours
from planner.domain.people import Hat
from planner.domain.plan import RECORD_TYPES
from planner.domain.protection import Block, Displacement
from planner.domain.readiness import Answer
from planner.domain.records import FieldSpec, Kind, Record, RecordId, specs_of
from planner.services.goals import delete_goal
from planner.services.references import check_references, delete_with_parts
from planner.services.session import Session

EDITABLE_TYPES: Mapping[str, type[Record]] = {
    name: record_type
    for name, record_type in RECORD_TYPES.items()
    if record_type not in (Block, Displacement, Answer) and name not in ("timer", "revision")
}
"""Types that have no rule about how they change; the ledger's and the rounds' have."""

_TYPE = "type"
_YES = frozenset({"yes", "true", "on", "1"})
_NO = frozenset({"no", "false", "off", "0"})


def record_type_named(written: str) -> type[Record]:
    """Return the record type of this name; raises UnknownChoiceError."""
    name = written.strip().lower().replace("-", "_")
    if name not in RECORD_TYPES:
        raise UnknownChoiceError(_TYPE, written, tuple(RECORD_TYPES))
    return RECORD_TYPES[name]


def add_record(session: Session, new: Record) -> None:
    """Add a record of any editable type.

    Raises:
        UnknownChoiceError: Records of this type are made in other ways.
        NotFoundError: It names a record that is not there.
    """
    _check_editable(new)
    check_references(session, new)
    with session.action(Action.ADD_RECORD) as writer:
        writer.add(new)


def edit_record(session: Session, seen: Record, new: Record) -> None:
    """Put `new` in the record's place; raises as `add_record`, and ChangedSinceError."""
    _check_editable(new)
    check_references(session, new)
    with session.action(Action.EDIT_RECORD) as writer:
        writer.replace(seen, new)


def delete_record(session: Session, seen: Record) -> None:
    """Delete a record with all that cannot be without it.

    Raises:
        UnknownChoiceError: Records of this type are not deleted by hand.
        ChangedSinceError: It is not as `seen` any more.
    """
    _check_editable(seen)
    if isinstance(seen, SkillGoal):
        delete_goal(session, seen)
        return
    with session.action(Action.DELETE_RECORD) as writer:
        delete_with_parts(session, writer, seen)


def written_record(
    session: Session, record_type: type[Record], written: Mapping[str, str]
) -> Record:
    """Make a new record of what a person wrote for its fields; it is not added yet.

    Raises:
        UnknownFieldError, FieldMissingError: A field is not known, or missing.
        PlannerError: A value breaks a rule of its field.
    """
    values = written_fields(session, record_type, written)
    for declared in fields(record_type):
        if declared.name != "id" and declared.name not in values and declared.default is MISSING:
            raise FieldMissingError(record_type.TYPE, declared.name)
    return record_type(id=session.new_id(), **values)


def rewritten_record(session: Session, seen: Record, written: Mapping[str, str]) -> Record:
    """Return `seen` with what a person wrote for some of its fields; raises as above."""
    return replace(seen, **written_fields(session, type(seen), written))


def written_fields(
    session: Session, record_type: type[Record], written: Mapping[str, str]
) -> dict[str, Any]:
    """Read the values of fields as a person wrote them; an empty text stands for none.

    Raises:
        UnknownFieldError: The type has no such field.
        UnknownChoiceError, ValueNotUnderstoodError, DayNotUnderstoodError,
        MinutesNotUnderstoodError, HoursNotUnderstoodError: A value is none of its kind.
        NotFoundError, AmbiguousIdError: A named record is not there, or is not clear.
    """
    specs = {spec.name: spec for spec in specs_of(record_type)}
    for name in written:
        if name not in specs:
            raise UnknownFieldError(record_type.TYPE, name, tuple(specs))
    return {
        name: _value(session, record_type.TYPE, specs[name], text) for name, text in written.items()
    }


def _check_editable(record: Record) -> None:
    if record.TYPE not in EDITABLE_TYPES:
        raise UnknownChoiceError(_TYPE, record.TYPE, tuple(EDITABLE_TYPES))


def _value(session: Session, record_type: str, spec: FieldSpec, written: str) -> Any:
    if spec.optional and not written.strip():
        return None
    if spec.choices is not None:
        return _choice(spec, written)
    match spec.kind:
        case Kind.MOMENT:
            return _moment(session, written)
        case Kind.REFERENCE:
            return _reference(session, spec, written)
        case kind:
            read = _READ.get(kind, str)
    try:
        return read(written)
    except ValueError as error:
        raise ValueNotUnderstoodError(record_type, spec.name, written) from error


def _choice(spec: FieldSpec, written: str) -> Any:
    offered = {str(choice): choice for choice in spec.choices or ()}
    name = written.strip().lower().replace("-", "_").replace(" ", "_")
    if name not in offered:
        raise UnknownChoiceError(spec.name, written, tuple(offered))
    return offered[name]


def _reference(session: Session, spec: FieldSpec, written: str) -> RecordId:
    if spec.refers_to == Hat.TYPE:
        tag = written.strip().removeprefix("@").lower()
        worn = [hat for hat in session.read.all(Hat) if hat.tag.lower() == tag]
        if worn:
            return worn[0].id
    if spec.refers_to not in RECORD_TYPES:
        raise NotFoundError(spec.refers_to, written)
    return session.read.named(RECORD_TYPES[spec.refers_to], written).id


def _moment(session: Session, written: str) -> datetime:
    """Read an ISO moment; without an offset it is meant on the owner's clocks."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError as error:
        raise DayNotUnderstoodError(written) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=session.zone())


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise DayNotUnderstoodError(written) from error


def _flag(written: str) -> bool:
    word = written.strip().lower()
    if word not in _YES | _NO:
        raise ValueError(written)
    return word in _YES


_READ: Mapping[Kind, Callable[[str], Any]] = {
    Kind.NUMBER: int,
    Kind.MINUTES: read_minutes,
    Kind.FLAG: _flag,
    Kind.DAY: _day,
    Kind.HOURS: WeekHours.parse,
}
