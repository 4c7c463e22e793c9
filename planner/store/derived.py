"""Rows of the records and the list of conflicts: derived from the journal alone."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

from planner.domain.record_json import Json, field_to_json
from planner.domain.records import FieldSpec
from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection, Value
from planner.store.file_format import CREATED, DELETED, STEPS
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
class _Past(Frozen):
    """All edits of one record, newest first, and which of them no longer count for what."""

    edits: Sequence[tuple[bytes, str, Value]]
    gone: frozenset[tuple[bytes, str]]

    def creations(self) -> list[tuple[bytes, Mapping[str, Json]]]:
        """Return the edits that created the record, with what they said."""
        return [
            (edit_hash, json.loads(str(value)) if value else {})
            for edit_hash, field, value in self.edits
            if field == CREATED
        ]

    def heads(self, field: str) -> list[Value]:
        """Return the values of a field's own heads, newest first."""
        return [
            value
            for edit_hash, name, value in self.edits
            if name == field and (edit_hash, field) not in self.gone
        ]

    def live(self) -> list[tuple[str, Value]]:
        """Return what no deletion has covered: fields and values."""
        return [
            (field, value)
            for edit_hash, field, value in self.edits
            if not self.gone & {(edit_hash, field), (edit_hash, CREATED)}
        ]


def _past(connection: Connection, record: bytes) -> _Past:
    edits = connection.execute(
        "SELECT hash, field, value FROM edit WHERE record = ? ORDER BY hlc DESC, hash DESC",
        (record,),
    ).fetchall()
    gone = connection.execute(
        "SELECT r.hash, r.field FROM edit e JOIN replaced r ON r.hash = e.hash WHERE e.record = ?",
        (record,),
    )
    return _Past(edits, frozenset(gone))


def recompute(connection: Connection, table: Table[Any], record: bytes) -> None:
    """Write one record's row and conflicts as its heads say; the newest shows where they clash.

    A record whose creation has not arrived yet stays in the journal and is not shown.
    """
    past = _past(connection, record)
    creations = past.creations()
    if not creations:
        return
    connection.execute("DELETE FROM conflict WHERE record = ?", (record,))
    row: dict[str, Value] = {"id": record, "is_deleted": 0}
    for spec in table.specs:
        values = past.heads(spec.name)
        values += [
            to_storage(spec, _said(said, spec))
            for edit_hash, said in creations
            if (edit_hash, spec.name) not in past.gone
        ]
        row[spec.name] = (
            values[0] if values else to_storage(spec, field_to_json(spec, spec.default))
        )
        if len(set(values)) > 1:
            _list_conflict(connection, table.name, record, spec.name, len(values))
    row["is_deleted"] = int(_settle_bin(connection, table.name, record, past))
    _put_row(connection, table.name, row)


def _said(said: Mapping[str, Json], spec: FieldSpec) -> Json:
    return said[spec.name] if spec.name in said else field_to_json(spec, spec.default)


def _settle_bin(connection: Connection, table: str, record: bytes, past: _Past) -> bool:
    """Say whether the record is in the bin, and list it where people disagree on that."""
    live = past.live()
    deletions = [bool(value) for field, value in live if field == DELETED]
    has_other = len(deletions) < len(live)
    if (any(deletions) and has_other) or len(set(deletions)) > 1:
        _list_conflict(connection, table, record, DELETED, len(live))
    return bool(deletions) and all(deletions) and not has_other


def _list_conflict(
    connection: Connection, table: str, record: bytes, field: str, heads: int
) -> None:
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
