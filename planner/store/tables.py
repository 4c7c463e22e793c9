"""Which record type lives in which table, and how its fields become columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from planner.domain.errors import PlannerError
from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import Json, reader_of
from planner.domain.records import (
    FieldSpec,
    Kind,
    Record,
    RecordId,
    check_value,
    in_utc,
    specs_of,
)
from planner.domain.values import Frozen, frozen
from planner.overriding import override
from planner.store.engine import Value

AnyRecord = TypeVar("AnyRecord", bound=Record)

_PYTHON_TYPES: Mapping[Kind, type] = {
    Kind.NUMBER: int,
    Kind.MINUTES: int,
    Kind.FLAG: int,
    Kind.REFERENCE: bytes,
}

INDEXES: Mapping[str, Sequence[Sequence[str]]] = {
    "entry": (("start",), ("goal",), ("meeting",)),
    "meeting": (("start",), ("uid", "recurrence")),
    "block": (("start",),),
    "participation": (("rule",),),
    "busy_time": (("start",), ("member",)),
    "displacement": (("block",), ("at",)),
    "answer": (("round",),),
    "round_comment": (("round",),),
    "step": (("goal",),),
    "evidence": (("goal",),),
}


def id_bytes(record_id: RecordId) -> bytes:
    """Return the 16 bytes that stand in the file for an id."""
    return bytes.fromhex(record_id)


def id_of(stored: bytes) -> RecordId:
    """Return the id of 16 stored bytes."""
    return RecordId(stored.hex())


def to_storage(spec: FieldSpec, written: Json) -> Value:
    """Return a JSON value of the field as SQLite holds it."""
    if written is None:
        return None
    if spec.kind is Kind.REFERENCE:
        return bytes.fromhex(str(written))
    return int(written) if spec.kind is Kind.FLAG else written


def from_storage(spec: FieldSpec, stored: Value) -> Json:
    """Return a stored value of the field as JSON shows it."""
    if isinstance(stored, bytes):
        return stored.hex()
    if spec.kind is Kind.FLAG and stored is not None:
        return bool(stored)
    return stored  # type: ignore[return-value] # strict tables hold no real numbers


def is_newer_choice(spec: FieldSpec, stored: Value) -> bool:
    """Say whether a choice is none that this version knows: a newer one wrote it."""
    return stored is not None and stored not in _choices(spec)


def stand_in(spec: FieldSpec) -> Json:
    """Return the choice in whose place a newer one is shown: what stands there by default.

    Nothing where that is allowed; else the first of the choices. The file keeps the newer one.
    """
    if spec.default is not None:
        return str(spec.default)
    return None if spec.optional else str(next(iter(_choices(spec))))


def _choices(spec: FieldSpec) -> Mapping[str, Any]:
    assert spec.choices is not None  # noqa: S101 - asked for choices only
    return spec.choices._value2member_map_


def _reader(spec: FieldSpec) -> Callable[[Any], Any] | None:
    if spec.kind is Kind.REFERENCE:
        return bytes.hex
    if spec.choices is None:
        return reader_of(spec)
    known, shown = _choices(spec), stand_in(spec)
    newer = None if shown is None else known[str(shown)]
    return lambda stored: known.get(stored, newer)


@frozen(kw_only=False)
class Table(Frozen, Generic[AnyRecord]):
    """Turns records of one type into rows and back. A column is a field's name."""

    record_type: type[AnyRecord]
    specs: tuple[FieldSpec, ...]

    @property
    def name(self) -> str:
        """Return the table's name, which is the record type's."""
        return self.record_type.TYPE

    @cached_property
    def columns(self) -> str:
        """Return the selected columns in the order in which `decode` takes them."""
        return ", ".join(("id", *(f'"{spec.name}"' for spec in self.specs)))

    @cached_property
    def insertion(self) -> str:
        """Return the statement that adds a row as `row_of` gives it."""
        places = ", ".join("?" * (len(self.specs) + 1))
        return f'INSERT INTO "{self.name}" ({self.columns}, is_deleted) VALUES ({places}, 0)'  # noqa: S608 - our names

    def definition(self) -> dict[str, type]:
        """Return the table's columns with the Python types that the library maps."""
        held = {spec.name: _PYTHON_TYPES.get(spec.kind, str) for spec in self.specs}
        return {"id": bytes, **held, "is_deleted": int}

    @cached_property
    def _readers(self) -> Sequence[tuple[str, Callable[[Any], Any] | None]]:
        """Return each field's name, and what makes its value of what is stored."""
        return tuple((spec.name, _reader(spec)) for spec in self.specs)

    def decode(self, row: Sequence[Value]) -> AnyRecord:
        """Return the record of a row; the domain's own checks run again.

        A choice that only a newer version knows is read as `stand_in` says; it stays in the file.
        """
        values: dict[str, Any] = {
            name: stored if read is None or stored is None else read(stored)
            for (name, read), stored in zip(self._readers, row[1:], strict=True)
        }
        record_id = RecordId(row[0].hex())  # type: ignore[union-attr] # ids are bytes
        return self.record_type(id=record_id, **values)

    def can_read(self, field: str, stored: Value) -> bool:
        """Say whether a value can stand in this field, whatever stands in the others."""
        spec = next(spec for spec in self.specs if spec.name == field)
        read = _reader(spec)
        try:
            value: Any = stored if read is None or stored is None else read(stored)
            check_value(self.name, spec, value)
            if spec.kind is Kind.MOMENT and value is not None:
                in_utc(value)
        except (PlannerError, ValueError, TypeError, AttributeError, OverflowError):
            return False
        return True

    def row_to_json(self, row: Sequence[Value]) -> dict[str, Json]:
        """Return a row as `record_to_json` would write its record."""
        written: dict[str, Json] = {"id": row[0].hex()}  # type: ignore[union-attr] # as above
        for spec, stored in zip(self.specs, row[1:], strict=True):
            read = from_storage(spec, stored)
            is_newer = spec.choices is not None and is_newer_choice(spec, stored)
            written[spec.name] = stand_in(spec) if is_newer else read
        return written

    def newer_choices(self, row: Sequence[Value]) -> dict[str, str]:
        """Return the fields of a row whose choice only a newer version knows, and what it is."""
        return {
            spec.name: str(stored)
            for spec, stored in zip(self.specs, row[1:], strict=True)
            if spec.choices is not None and is_newer_choice(spec, stored)
        }

    def decode_known(self, rows: Iterable[Sequence[Value]]) -> Iterator[AnyRecord]:
        """Give the records of the rows, without those that only a newer version can read."""
        for row in rows:
            try:
                yield self.decode(row)
            except (PlannerError, ValueError, TypeError):
                if not self.newer_choices(row):
                    raise

    def row_of(self, written: Mapping[str, Json]) -> tuple[Value, ...]:
        """Return what `record_to_json` wrote as a row in the order of `columns`."""
        return (
            bytes.fromhex(str(written["id"])),
            *(to_storage(spec, written[spec.name]) for spec in self.specs),
        )


class _Tables(Mapping[str, Table[Any]]):
    """Makes a table's description when it is first asked for: a start needs few of them."""

    def __init__(self) -> None:
        self._made: dict[str, Table[Any]] = {}

    @override
    def __getitem__(self, name: str) -> Table[Any]:
        if name not in self._made:
            record_type = RECORD_TYPES[name]
            self._made[name] = Table(record_type, specs_of(record_type))
        return self._made[name]

    @override
    def __contains__(self, name: object) -> bool:
        return name in RECORD_TYPES

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(RECORD_TYPES)

    @override
    def __len__(self) -> int:
        return len(RECORD_TYPES)


TABLES: Final[Mapping[str, Table[Any]]] = _Tables()


def table_of(record_type: type[AnyRecord]) -> Table[AnyRecord]:
    """Return the table that holds records of this type."""
    return TABLES[record_type.TYPE]
