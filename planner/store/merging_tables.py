"""Bringing the records' tables up to date with edits that arrived, many at once.

Most edits that arrive give one field of a record that stands a value. Those are settled in
bulk; whatever creates, deletes, erases, or touches the bin is settled record by record.
"""

from itertools import groupby
from typing import NamedTuple

from planner.store.derived import recompute
from planner.store.engine import Connection, Value
from planner.store.erasing import obey
from planner.store.file_format import HASH_BYTES
from planner.store.journal import split_hashes
from planner.store.tables import TABLES

_MARKS = "CASE field WHEN '_deleted' THEN '*' ELSE field END"
"""For what an edit covers its bases: a deletion covers them as a whole."""

_REPLACED_BY_ONE = (
    f"INSERT OR IGNORE INTO replaced SELECT bases, {_MARKS} FROM temp.arrived"  # noqa: S608 - ours
    f" WHERE length(bases) = {HASH_BYTES} ORDER BY bases"
)
_REPLACED_BY_MORE = f"SELECT bases, {_MARKS} FROM temp.arrived WHERE length(bases) > {HASH_BYTES}"  # noqa: S608 - ours
_SINGLY = (
    "INSERT OR IGNORE INTO temp.singly SELECT record_type, record FROM temp.arrived a"
    " WHERE field = '*' OR substr(field, 1, 1) = '_' OR EXISTS"
    " (SELECT 1 FROM main.edit b WHERE b.record = a.record AND b.field = '_deleted')"
)
_CELLS = (
    "CREATE TEMP TABLE cell AS SELECT DISTINCT record_type, record, field FROM temp.arrived a"
    " WHERE NOT EXISTS (SELECT 1 FROM temp.singly s"
    " WHERE s.record_type = a.record_type AND s.record = a.record)"
)
# The index holds all that is asked for, so that the journal itself is not read.
_HEADS = (
    "CREATE TEMP TABLE head AS SELECT c.record_type, c.record, c.field, e.site, e.seq, e.hash,"
    " e.hlc, e.field AS written FROM temp.cell c CROSS JOIN main.edit e INDEXED BY edit_cell"
    " ON e.record = c.record AND e.field IN (c.field, '*') WHERE NOT EXISTS"
    " (SELECT 1 FROM main.replaced r WHERE r.hash = e.hash AND r.field = c.field)"
)
_FIRST = (
    "SELECT h.record_type, h.field, h.record, e.value, e.salt IS NULL, h.written, count(*) AS many,"
    " max(h.hlc) FROM temp.head h JOIN main.edit e USING (site, seq, hash)"
    " GROUP BY h.record_type, h.field, h.record ORDER BY h.record_type, h.field"
)


class _Cell(NamedTuple):
    record_type: str
    field: str
    record: bytes
    value: Value
    is_erased: bool
    written: str
    heads: int
    hlc: int


def derive(connection: Connection) -> None:
    """Settle all that `temp.arrived` touches; the edits stand in the journal already."""
    _mark_replaced(connection)
    connection.execute(
        "CREATE TEMP TABLE singly (record_type, record, PRIMARY KEY (record_type, record))"
    )
    try:
        connection.execute(_SINGLY)
        connection.executemany("INSERT OR IGNORE INTO temp.singly VALUES (?, ?)", obey(connection))
        connection.execute(_CELLS)
        connection.execute(_HEADS)
        _settle_in_bulk(connection)
        singly = connection.execute("SELECT record_type, record FROM temp.singly").fetchall()
        for record_type, record in singly:
            if record_type in TABLES:
                recompute(connection, TABLES[record_type], record)
    finally:
        for name in ("singly", "cell", "head"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _mark_replaced(connection: Connection) -> None:
    connection.execute(_REPLACED_BY_ONE)
    connection.executemany(
        "INSERT OR IGNORE INTO replaced VALUES (?, ?)",
        [
            (base, field)
            for bases, field in connection.execute(_REPLACED_BY_MORE)
            for base in split_hashes(bases)
        ],
    )


def _settle_in_bulk(connection: Connection) -> None:
    """Give each field its only head's value; what has several, or was erased, goes singly."""
    cells = map(_Cell._make, connection.execute(_FIRST).fetchall())
    for (record_type, field), group in groupby(cells, key=lambda cell: cell[:2]):
        if not _is_known(record_type, field):
            continue
        plain: list[_Cell] = []
        others: list[_Cell] = []
        for cell in group:
            is_plain = cell.heads == 1 and not cell.is_erased and cell.written == field
            (plain if is_plain else others).append(cell)
        _set(connection, record_type, field, plain)
        connection.executemany(
            "INSERT OR IGNORE INTO temp.singly VALUES (?, ?)",
            [(record_type, cell.record) for cell in others],
        )


def _set(connection: Connection, record_type: str, field: str, cells: list[_Cell]) -> None:
    connection.executemany(
        f'UPDATE "{record_type}" SET "{field}" = ? WHERE id = ?',  # noqa: S608 - our names
        [(cell.value, cell.record) for cell in cells],
    )
    connection.executemany(
        "DELETE FROM conflict WHERE record = ? AND field = ?",
        [(cell.record, field) for cell in cells],
    )


def _is_known(record_type: str, field: str) -> bool:
    if record_type not in TABLES:
        return False
    return any(spec.name == field for spec in TABLES[record_type].specs)
