"""Bringing the records' tables up to date with edits that arrived, many at once.

Most edits that arrive give one field of a record that stands a value. Those are settled in
bulk; whatever creates, deletes, erases, or touches the bin is settled record by record.
"""

from itertools import groupby
from typing import NamedTuple

from planner.store.derived import Past, list_conflict, recompute
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
_VALUES = (
    "SELECT h.record_type, h.field, h.record, h.hash, h.written, e.value, e.salt IS NULL"
    " FROM temp.head h CROSS JOIN main.edit e USING (site, seq, hash)"
)
_SINGLE = (
    f"{_VALUES} GROUP BY h.record_type, h.field, h.record HAVING count(*) = 1"
    " ORDER BY h.record_type, h.field"
)
_SEVERAL = (
    f"{_VALUES} WHERE (h.record, h.field) IN (SELECT record, field FROM temp.head"  # noqa: S608 - ours
    " GROUP BY record, field HAVING count(*) > 1)"
    " ORDER BY h.record_type, h.field, h.record, h.hlc DESC, h.hash DESC"
)


class _Head(NamedTuple):
    record_type: str
    field: str
    record: bytes
    hash: bytes
    written: str
    value: Value
    is_erased: bool


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
        connection.execute(
            "DELETE FROM conflict WHERE (record, field) IN (SELECT record, field FROM temp.cell)"
        )
        _settle_single(connection)
        _settle_several(connection)
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


def _settle_single(connection: Connection) -> None:
    """Give each field its only head's value."""
    heads = map(_Head._make, connection.execute(_SINGLE).fetchall())
    for (record_type, field), group in groupby(heads, key=lambda head: head[:2]):
        if not _is_known(record_type, field):
            continue
        plain: list[tuple[Value, bytes]] = []
        others: list[bytes] = []
        for head in group:
            if head.written == field and not head.is_erased:
                plain.append((head.value, head.record))
            else:
                others.append(head.record)
        _set(connection, record_type, field, plain)
        _leave(connection, record_type, others)


def _settle_several(connection: Connection) -> None:
    """Show the newest of several heads, and list a conflict where their values differ."""
    heads = map(_Head._make, connection.execute(_SEVERAL).fetchall())
    for (record_type, field), fields in groupby(heads, key=lambda head: head[:2]):
        if not _is_known(record_type, field):
            continue
        spec = next(spec for spec in TABLES[record_type].specs if spec.name == field)
        shown: list[tuple[Value, bytes]] = []
        for record, group in groupby(fields, key=lambda head: head.record):
            rivals = list(group)
            if any(head.is_erased for head in rivals):
                _leave(connection, record_type, [record])
                continue
            past = Past([(h.hash, h.written, h.value, False) for h in rivals], frozenset())
            values = past.heads(spec, past.creations())
            shown.append((values[0], record))
            if len(set(values)) > 1:
                list_conflict(connection, record_type, record, field, len(values))
        _set(connection, record_type, field, shown)


def _set(
    connection: Connection, record_type: str, field: str, cells: list[tuple[Value, bytes]]
) -> None:
    connection.executemany(
        f'UPDATE "{record_type}" SET "{field}" = ? WHERE id = ?',  # noqa: S608 - our names
        cells,
    )


def _leave(connection: Connection, record_type: str, records: list[bytes]) -> None:
    """Leave records to be settled one by one."""
    connection.executemany(
        "INSERT OR IGNORE INTO temp.singly VALUES (?, ?)",
        [(record_type, record) for record in records],
    )


def _is_known(record_type: str, field: str) -> bool:
    if record_type not in TABLES:
        return False
    return any(spec.name == field for spec in TABLES[record_type].specs)
