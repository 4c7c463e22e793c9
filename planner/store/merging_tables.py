"""Bringing the records' tables up to date with edits that arrived, many at once.

Most edits that arrive give one field of a record that stands a value. Those are settled in
bulk; whatever creates, deletes, erases, or touches the bin is settled record by record.
"""

from planner.domain.records import has_rules_of_its_own
from planner.store.derived import recompute
from planner.store.engine import Connection
from planner.store.erasing import obey
from planner.store.file_format import HASH_BYTES
from planner.store.journal import split_hashes
from planner.store.tables import TABLES

_MARKS = "CASE field WHEN '_deleted' THEN '*' ELSE field END"
"""For what an edit covers its bases: a deletion covers them as a whole."""

_Key = tuple[str, bytes]

_REPLACED_BY_ONE = (
    f"INSERT OR IGNORE INTO replaced SELECT bases, {_MARKS} FROM temp.arrived"  # noqa: S608 - ours
    f" WHERE length(bases) = {HASH_BYTES} ORDER BY bases"
)
_REPLACED_BY_MORE = f"SELECT bases, {_MARKS} FROM temp.arrived WHERE length(bases) > {HASH_BYTES}"  # noqa: S608 - ours
# By its key, so that what is asked of the journal's indexes comes in their order.
_CELLS = (
    "CREATE TEMP TABLE cell (record, field, record_type,"
    " PRIMARY KEY (record, field, record_type)) WITHOUT ROWID",
    "INSERT OR IGNORE INTO temp.cell SELECT record, field, record_type FROM temp.arrived",
)
_SINGLY = (
    "CREATE TEMP TABLE singly (record_type, record, PRIMARY KEY (record_type, record))",
    "INSERT OR IGNORE INTO temp.singly SELECT record_type, record FROM temp.cell c"
    " WHERE field = '*' OR substr(field, 1, 1) = '_' OR EXISTS"
    " (SELECT 1 FROM main.edit b WHERE b.record = c.record AND b.field = '_deleted')",
)
_WITHOUT_SINGLY = (
    "DELETE FROM temp.cell WHERE (record_type, record) IN (SELECT record_type, record"
    " FROM temp.singly)"
)
# The first index holds all that tells a head, so that the journal is read for heads alone. Its
# edits of the whole record are looked through: to seek two fields (IN) takes half as long again.
_HEADS = (
    "CREATE TEMP TABLE head (record_type, field, record, hlc, hash, is_plain, value,"
    " PRIMARY KEY (record_type, field, record, hlc, hash)) WITHOUT ROWID",
    "INSERT INTO temp.head SELECT c.record_type, c.field, c.record, e.hlc, e.hash,"
    " e.field = c.field AND v.salt IS NOT NULL, v.value"
    " FROM temp.cell c CROSS JOIN main.edit e INDEXED BY edit_cell"
    " ON e.record = c.record AND (e.field = c.field OR e.field = '*')"
    " CROSS JOIN main.edit v ON v.site = e.site AND v.seq = e.seq AND v.hash = e.hash"
    " WHERE NOT EXISTS"
    " (SELECT 1 FROM main.replaced r WHERE r.hash = e.hash AND r.field = c.field)",
)
_RIVALS = (
    "CREATE TEMP TABLE rival AS SELECT record_type, field, record FROM temp.head"
    " GROUP BY record_type, field, record HAVING count(*) > 1"
)
_DISPUTED = (
    "INSERT OR REPLACE INTO main.conflict SELECT h.record, h.field, h.record_type, count(*)"
    " FROM temp.rival r CROSS JOIN temp.head h USING (record_type, field, record)"
    " WHERE h.record_type = ? AND h.field = ?"
    " GROUP BY h.record HAVING min(h.value) IS NOT max(h.value)"
    " OR count(h.value) BETWEEN 1 AND count(*) - 1"  # nothing against something
)
_NOT_IN_BULK = (
    "INSERT OR IGNORE INTO temp.singly SELECT record_type, record FROM temp.head h"
    " WHERE h.record_type = ? AND h.field = ? AND NOT is_plain"
)
_ONLY_NEWEST = (
    "DELETE FROM temp.head WHERE (record_type, field, record) IN (SELECT record_type, field,"
    " record FROM temp.rival) AND EXISTS (SELECT 1 FROM temp.head n"
    " WHERE n.record_type = head.record_type AND n.field = head.field AND n.record = head.record"
    " AND (n.hlc, n.hash) > (head.hlc, head.hash))"
)
_SETTLED = (
    "DELETE FROM main.conflict WHERE EXISTS (SELECT 1 FROM temp.cell c"
    " WHERE c.record = conflict.record AND c.field = conflict.field)"
)
_Pair = tuple[str, str]


def derive(connection: Connection) -> list[_Key]:
    """Settle all that `temp.arrived` touches; the edits stand in the journal already.

    Returns:
        Records of which it is not known yet that they can be read.
    """
    _mark_replaced(connection)
    try:
        for statement in (*_CELLS, *_SINGLY):
            connection.execute(statement)
        connection.executemany("INSERT OR IGNORE INTO temp.singly VALUES (?, ?)", obey(connection))
        for statement in (_WITHOUT_SINGLY, *_HEADS, _RIVALS, _SETTLED):
            connection.execute(statement)
        doubtful = _settle_in_bulk(connection)
        singly = connection.execute("SELECT record_type, record FROM temp.singly").fetchall()
        for record_type, record in singly:
            if record_type in TABLES:
                recompute(connection, TABLES[record_type], record)
        return [key for key in {*singly, *doubtful} if key[0] in TABLES]
    finally:
        for name in ("singly", "cell", "head", "rival"):
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


def _settle_in_bulk(connection: Connection) -> list[_Key]:
    """Show each field's newest head, and list a conflict where several differ.

    Returns:
        Records that may not be readable with it.
    """
    pairs = connection.execute("SELECT DISTINCT record_type, field FROM temp.head").fetchall()
    known = [pair for pair in pairs if _is_known(*pair)]
    for pair in known:
        connection.execute(_DISPUTED, pair)
        connection.execute(_NOT_IN_BULK, pair)
    connection.execute(_ONLY_NEWEST)
    doubtful: list[_Key] = []
    for record_type, field in known:
        connection.execute(
            f'UPDATE "{record_type}" SET "{field}" = h.value FROM temp.head h'  # noqa: S608 - ours
            f' WHERE h.record = "{record_type}".id AND h.record_type = ? AND h.field = ?'
            " AND h.is_plain",
            (record_type, field),
        )
        doubtful += _doubtful(connection, (record_type, field))
    return doubtful


def _doubtful(connection: Connection, pair: _Pair) -> list[_Key]:
    """List the records whose new value of a field is not known to be readable.

    A record that could be read stays so where its type has no rules but those of each field.
    """
    record_type, field = pair
    table = TABLES[record_type]
    heads = "FROM temp.head WHERE record_type = ? AND field = ? AND is_plain"
    if not has_rules_of_its_own(table.record_type):
        values = connection.execute(f"SELECT DISTINCT value {heads}", pair)
        if all(table.can_read(field, value) for (value,) in values):
            return []
    rows = connection.execute(f"SELECT record {heads}", pair)
    return [(record_type, record) for (record,) in rows]


def _is_known(record_type: str, field: str) -> bool:
    if record_type not in TABLES:
        return False
    return any(spec.name == field for spec in TABLES[record_type].specs)
