"""How a record type is declared; tables, journal, JSON, forms and merge are derived from it.

A record type is a frozen dataclass that inherits from `Record`, names itself in `TYPE`, and
declares each field with one of the functions below. Adding a field is one line.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import (
    Any,
    ClassVar,
    NewType,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)

from planner.domain.errors.fields import (
    EmptyFieldError,
    FieldOutOfRangeError,
    FieldTooLongError,
    UnusableTextError,
)
from planner.domain.hours import WeekHours
from planner.domain.values import Frozen, frozen
from planner.overriding import override

RecordId = NewType("RecordId", str)
"""A UUIDv7 as 32 lower-case hexadecimal digits; 16 bytes in the file."""

AnyType = TypeVar("AnyType")

LONGEST_LINE = 300
LONGEST_TEXT = 20_000


class Tier(StrEnum):
    """Who may see a record besides its owner."""

    MINE = "mine"
    COACH = "coach"
    TEAM = "team"


class Kind(Enum):
    """What a field holds, as far as forms, documents and the file must know."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    MINUTES = "minutes"
    FLAG = "flag"
    CHOICE = "choice"
    DAY = "day"
    MOMENT = "moment"
    REFERENCE = "reference"
    HOURS = "hours"


_KIND_OF_TYPE: Mapping[Any, Kind] = {
    str: Kind.LINE,
    int: Kind.NUMBER,
    bool: Kind.FLAG,
    date: Kind.DAY,
    datetime: Kind.MOMENT,
    RecordId: Kind.REFERENCE,
    WeekHours: Kind.HOURS,
}


@frozen
class FieldSpec(Frozen):
    """One declared field.

    Attributes:
        optional: The field may be None.
        choices: The enumeration of a CHOICE field.
        refers_to: The record type that a REFERENCE names.
        required: A LINE or TEXT must hold a visible character.
        low, high: Inclusive bounds of a NUMBER or MINUTES field.
        searchable: The text takes part in the search.
        default: What the field holds where nothing was said, as a value of its kind; None
            also where the field must be given.
    """

    name: str
    kind: Kind
    optional: bool
    choices: type[StrEnum] | None
    refers_to: str
    required: bool
    low: int | None
    high: int | None
    searchable: bool
    default: Any


def line_field(default: Any = MISSING, *, required: bool = False, searchable: bool = True) -> Any:
    """Declare one line of text, at most LONGEST_LINE characters."""
    return _declare(default, required=required, searchable=searchable)


def text_field(default: Any = MISSING, *, searchable: bool = True) -> Any:
    """Declare a text of several lines, at most LONGEST_TEXT characters."""
    return _declare(default, kind=Kind.TEXT, searchable=searchable)


def number_field(default: Any = MISSING, *, low: int, high: int) -> Any:
    """Declare a whole number between `low` and `high`, both allowed."""
    return _declare(default, low=low, high=high)


def minutes_field(default: Any = MISSING, *, low: int, high: int) -> Any:
    """Declare a duration in whole minutes between `low` and `high`, both allowed."""
    return _declare(default, kind=Kind.MINUTES, low=low, high=high)


def reference_field(record_type: str, *, default: Any = MISSING) -> Any:
    """Declare a reference to a record of another type."""
    return _declare(default, refers_to=record_type)


def _declare(default: Any, **metadata: Any) -> Any:
    return field(default=default, metadata=metadata)


@dataclass_transform(
    frozen_default=True,
    kw_only_default=True,
    field_specifiers=(line_field, text_field, number_field, minutes_field, reference_field),
)
def record(declared: type[AnyType]) -> type[AnyType]:
    """Make a frozen dataclass of a record type.

    Its methods stand in `Frozen`.
    """
    return dataclass(init=False, repr=False, eq=False, kw_only=True)(declared)


@record
class Record(Frozen):
    """What every record has. Values are changed by `dataclasses.replace`, which checks again.

    Attributes:
        id: Stable for the life of the record and the same in every copy.
        tier: Who may see it besides its owner.
    """

    TYPE: ClassVar[str] = ""

    id: RecordId
    tier: Tier = Tier.MINE

    @override
    def __post_init__(self) -> None:
        check_fields(self)

    @override
    def __hash__(self) -> int:
        return hash(self.id)


def has_rules_of_its_own(record_type: type[Record]) -> bool:
    """Say whether records of this type are held to more than the declaration of each field."""
    return record_type.__post_init__ is not Record.__post_init__


_specs: dict[type[Any], tuple[FieldSpec, ...]] = {}


def specs_of(record_type: type[Any]) -> tuple[FieldSpec, ...]:
    """List the declared fields without `id`, in the order of the declaration."""
    if record_type not in _specs:
        _specs[record_type] = tuple(
            _spec(declared) for declared in fields(record_type) if declared.name != "id"
        )
    return _specs[record_type]


def _spec(declared: Field[Any]) -> FieldSpec:
    held, optional = _without_none(declared.type)
    choices = held if isinstance(held, type) and issubclass(held, StrEnum) else None
    metadata = declared.metadata
    return FieldSpec(
        name=declared.name,
        kind=metadata.get("kind") or (Kind.CHOICE if choices else _KIND_OF_TYPE[held]),
        optional=optional,
        choices=choices,
        refers_to=metadata.get("refers_to", ""),
        required=metadata.get("required", False),
        low=metadata.get("low"),
        high=metadata.get("high"),
        searchable=metadata.get("searchable", False),
        default=None if declared.default is MISSING else declared.default,
    )


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) not in (Union, UnionType):
        return hint, False
    held = [argument for argument in get_args(hint) if argument is not NoneType]
    return held[0], True


def check_fields(record: Record) -> None:
    """Refuse what the declaration does not allow, and bring moments to UTC.

    Raises:
        EmptyFieldError: A required text holds no visible character.
        FieldTooLongError: A text is longer than its kind allows.
        UnusableTextError: A text holds NUL or half a surrogate pair.
        FieldOutOfRangeError: A number is outside its bounds.
    """
    for spec in specs_of(type(record)):
        value = getattr(record, spec.name)
        if value is None:
            continue
        if spec.kind is Kind.LINE or spec.kind is Kind.TEXT:
            _check_text(record.TYPE, spec, value)
        elif spec.kind is Kind.MOMENT:
            object.__setattr__(record, spec.name, in_utc(value))
        elif spec.low is not None and spec.high is not None and not spec.low <= value <= spec.high:
            raise FieldOutOfRangeError(record.TYPE, spec.name, value, spec.low, spec.high)


def check_value(record_type: str, spec: FieldSpec, value: Any) -> None:
    """Refuse one value that the declaration of its field does not allow; raises as above."""
    if value is None:
        return
    if spec.kind is Kind.LINE or spec.kind is Kind.TEXT:
        _check_text(record_type, spec, value)
    elif spec.low is not None and spec.high is not None and not spec.low <= value <= spec.high:
        raise FieldOutOfRangeError(record_type, spec.name, value, spec.low, spec.high)


def _check_text(record_type: str, spec: FieldSpec, value: str) -> None:
    longest = LONGEST_TEXT if spec.kind is Kind.TEXT else LONGEST_LINE
    if spec.required and not value.strip():
        raise EmptyFieldError(record_type, spec.name)
    if len(value) > longest:
        raise FieldTooLongError(record_type, spec.name, longest)
    if "\0" in value or not _is_unicode(value):
        raise UnusableTextError(record_type, spec.name)


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC, cut to whole seconds; a naive one is a bug (ValueError)."""
    if moment.tzinfo is None:
        message = "a moment needs a time zone"
        raise ValueError(message)
    return moment.astimezone(UTC).replace(microsecond=0)
