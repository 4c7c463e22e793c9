"""Rows of the records and the list of conflicts: derived from the journal alone."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

from planner.domain.lane import UNNAMED
from planner.domain.record_json import Json, field_to_json
from planner.domain.records import FieldSpec, Kind
from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection, Value
from planner.store.file_format import CREATED, DELETED, ERASED, STEPS
from planner.store.tables import INDEXES, TABLES, Table, to_storage

FINGERPRINT_KEY = "tables"


def fingerprint() -> str:
    """Return a checksum of what a file's tables follow from; another one means they are outdated.

    A checksum is enough among the few versions of one program, and costs a start no library.
    """
    declared = {
        name: [[column, kind.__name__] for column, kind in table.definition().items()]
        + [[spec.name, field_to_json(spec, spec.default)] for spec in table.specs]
        for name, table in sorted(TABLES.items())
    }
    indexes = {name: [list(columns) for columns in sets] for name, sets in INDEXES.items()}
    written = json.dumps([declared, indexes, STEPS], sort_keys=True)
    return f"{crc32(written.encode()):08x}"


def are_tables_current(connection: Connection, declared: str) -> bool:
    """Say whether the file's tables are those of declarations with this fingerprint."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (FINGERPRINT_KEY,)).fetchone()
    return row is not None and row[0] == declared


@frozen(kw_only=False)
class Past(Frozen):
    """Edits of one record, newest first, and which of them no longer count for what."""

    edits: Sequence[tuple[bytes, str, Value, bool]]
    gone: frozenset[tuple[bytes, str]]

    def creations(self) -> dict[bytes, Mapping[str, Json] | None]:
        """Return the edits that created the record, with what they said; None where erased."""
        return {
            edit_hash: None if is_erased else json.loads(str(value))
            for edit_hash, field, value, is_erased in self.edits
            if field == CREATED
        }

    def heads(
        self, spec: FieldSpec, creations: Mapping[bytes, Mapping[str, Json] | None]
    ) -> list[Value]:
        """Return the values of a field's heads, newest first; what created it may be one."""
        return [
            to_storage(spec, _said(creations[edit_hash], spec))
            if name == CREATED
            else to_storage(spec, blank(spec))
            if is_erased
            else value
            for edit_hash, name, value, is_erased in self.edits
            if name in (spec.name, CREATED) and (edit_hash, spec.name) not in self.gone
        ]

    def live(self) -> list[tuple[str, Value]]:
        """Return what no deletion has covered: fields and values."""
        return [
            (field, value)
            for edit_hash, field, value, _ in self.edits
            if field != ERASED and not self.gone & {(edit_hash, field), (edit_hash, CREATED)}
        ]


def blank(spec: FieldSpec) -> Json:
    """Return what stands in a field of which every value was erased; None where nothing can."""
    if spec.optional:
        return None
    if spec.kind in (Kind.LINE, Kind.TEXT):
        return UNNAMED if spec.required else ""
    return field_to_json(spec, spec.default)


def can_be_blank(spec: FieldSpec) -> bool:
    """Say whether a record can be without a value of this field."""
    return spec.optional or blank(spec) is not None


def _past(connection: Connection, record: bytes) -> Past:
    edits = connection.execute(
        "SELECT hash, field, value, salt IS NULL FROM edit WHERE record = ?"
        " ORDER BY hlc DESC, hash DESC",
        (record,),
    ).fetchall()
    gone = connection.execute(
        "SELECT r.hash, r.field FROM edit e JOIN replaced r ON r.hash = e.hash WHERE e.record = ?",
        (record,),
    )
    return Past(edits, frozenset(gone))


def recompute(connection: Connection, table: Table[Any], record: bytes) -> None:
    """Write one record's row and conflicts as its heads say; the newest shows where they clash.

    A record that lost to erasing what it cannot be without stays in the bin. A record
    whose creation has not arrived yet stays in the journal and is not shown.
    """
    past = _past(connection, record)
    creations = past.creations()
    if not creations:
        return
    connection.execute("DELETE FROM conflict WHERE record = ?", (record,))
    row: dict[str, Value] = {"id": record, "is_deleted": 0}
    for spec in table.specs:
        values = past.heads(spec, creations)
        row[spec.name] = (
            values[0] if values else to_storage(spec, field_to_json(spec, spec.default))
        )
        if len(set(values)) > 1:
            list_conflict(connection, table.name, record, spec.name, len(values))
    is_lost = any(said is None for said in creations.values()) and any(
        row[spec.name] is None and not can_be_blank(spec) for spec in table.specs
    )
    row["is_deleted"] = int(_settle_bin(connection, table.name, record, past) or is_lost)
    _put_row(connection, table.name, row)


def _said(said: Mapping[str, Json] | None, spec: FieldSpec) -> Json:
    if said is None:
        return blank(spec)
    return said[spec.name] if spec.name in said else field_to_json(spec, spec.default)


def _settle_bin(connection: Connection, table: str, record: bytes, past: Past) -> bool:
    """Say whether the record is in the bin, and list it where people disagree on that."""
    live = past.live()
    deletions = [bool(value) for field, value in live if field == DELETED]
    has_other = len(deletions) < len(live)
    if (any(deletions) and has_other) or len(set(deletions)) > 1:
        list_conflict(connection, table, record, DELETED, len(live))
    return bool(deletions) and all(deletions) and not has_other


def list_conflict(
    connection: Connection, table: str, record: bytes, field: str, heads: int
) -> None:
    """Note that a field has so many heads, which differ."""
    connection.execute(
        "INSERT OR REPLACE INTO conflict VALUES (?, ?, ?, ?)", (record, field, table, heads)
    )


def _put_row(connection: Connection, table: str, row: Mapping[str, Value]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" * len(row))
    connection.execute(
        f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({places})',  # noqa: S608 - our names
        tuple(row.values()),
    )
