"""Taking values out of the journal for good, in this file and in every copy of it.

An edit of the field ERASED names, as its value, the edits of its own record whose values are gone.
Their `value` and `salt` become NULL; their digests stay, so that the chains still verify. Every
copy that takes such an edit in obeys it. What stands in a creation is one value for all fields:
where a single field is erased, the others are written anew as edits of their own.
"""

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from planner.domain.errors.history import ErasedForGoodError, NotErasableError
from planner.domain.record_json import field_to_json
from planner.domain.records import FieldSpec
from planner.store.derived import blank, can_be_blank
from planner.store.engine import Connection, driver_errors
from planner.store.file_format import CREATED, DELETED, ERASED
from planner.store.journal import split_hashes
from planner.store.tables import TABLES, Table, id_of, to_storage

if TYPE_CHECKING:
    from planner.store.writing import Writer

_RESERVED = "_"


def obey(connection: Connection) -> list[tuple[str, bytes]]:
    """Take out what the journal's erasings name and somebody brought (back); the caller derives.

    Called in the transaction in which edits were taken in. An erasing reaches only into the
    record that it belongs to.

    Returns:
        Type and id of the records of which something went.
    """
    return [
        (record_type, record)
        for record_type, record, hashes in _erasings(connection)
        if _take_out(connection, record, hashes)
    ]


def erase_record(connection: Connection, writer: "Writer", record_type: str, record: bytes) -> None:
    """Take out all that was ever said of a record, and leave it in the bin.

    Raises:
        ErasedForGoodError: Nothing of it is left.
    """
    named = _standing(connection, record, None)
    if not named:
        raise ErasedForGoodError(record_type, id_of(record))
    if not _is_in_bin(connection, TABLES[record_type], record):
        writer.set_deleted(record_type, record, is_deleted=True)
    _erase(connection, writer, record_type, record, named)


def erase_field(
    connection: Connection, writer: "Writer", record_type: str, record: bytes, field: str
) -> None:
    """Take out all that ever stood in one field, which is as if nothing had been said then.

    Raises:
        NotErasableError: The record cannot be without it, has no such field, or has fields of
            a newer version, which would go with the creation.
    """
    table = TABLES[record_type]
    spec = next((spec for spec in table.specs if spec.name == field), None)
    if spec is None or not can_be_blank(spec):
        raise NotErasableError(record_type, field, "unknown" if spec is None else "needed")
    named = _standing(connection, record, field)
    is_in_bin = _is_in_bin(connection, table, record)
    _keep_other_fields(connection, writer, table, record, spec)
    writer.set_field(record_type, record, field, to_storage(spec, blank(spec)))
    if is_in_bin:  # the deletion has not seen the edits that were just written
        writer.set_deleted(record_type, record, is_deleted=True)
    _erase(connection, writer, record_type, record, named)


def arrived_erased(connection: Connection) -> bool:
    """Say whether anything that arrived last was erased, so that remains may stand in the file."""
    found = connection.execute(
        "SELECT 1 FROM arrival_part p JOIN edit e ON e.site = p.site"
        " AND e.seq BETWEEN p.first AND p.last"
        " WHERE p.arrival = (SELECT max(number) FROM arrival)"
        " AND (e.field = ? OR e.salt IS NULL) LIMIT 1",
        (ERASED,),
    )
    return found.fetchone() is not None


def wipe(connection: Connection) -> bool:
    """Write the whole file anew: pages that were split keep copies of values in their gaps.

    Returns:
        False where another program reads the file, or the disk has no room for it twice.
    """
    try:
        connection.execute("VACUUM")
    except driver_errors():
        return False
    return True


def _erasings(connection: Connection) -> Iterator[tuple[str, bytes, bytes]]:
    # Two steps, because the first one finds them in an index that holds no values.
    found = connection.execute("SELECT DISTINCT record FROM edit WHERE field = ?", (ERASED,))
    for (record,) in found.fetchall():
        yield from connection.execute(
            "SELECT record_type, record, value FROM edit WHERE record = ? AND field = ?"
            " AND typeof(value) = 'blob'",
            (record, ERASED),
        ).fetchall()


def _standing(connection: Connection, record: bytes, field: str | None) -> list[bytes]:
    """Return the edits that hold a value of the field, or of any; creations hold all fields'."""
    rows = connection.execute(
        "SELECT hash FROM edit WHERE record = ?1 AND salt IS NOT NULL AND field NOT IN (?3, ?4)"
        " AND (?2 IS NULL OR field IN (?2, ?5)) ORDER BY hlc, hash",
        (record, field, DELETED, ERASED, CREATED),
    )
    return [row[0] for row in rows]


def _keep_other_fields(
    connection: Connection, writer: "Writer", table: Table[Any], record: bytes, erased: FieldSpec
) -> None:
    """Write as edits of their own what still stands in the creation for the other fields."""
    creations = connection.execute(
        "SELECT hash, value FROM edit WHERE record = ? AND field = ? AND salt IS NOT NULL",
        (record, CREATED),
    ).fetchall()
    for creation, value in creations:
        said = json.loads(value)
        known = {spec.name for spec in table.specs}
        if any(name not in known and not name.startswith(_RESERVED) for name in said):
            raise NotErasableError(table.name, erased.name, "newer")
        gone = {
            field
            for (field,) in connection.execute(
                "SELECT field FROM replaced WHERE hash = ?", (creation,)
            )
        }
        for spec in table.specs:
            if spec.name == erased.name or spec.name in gone:
                continue
            held = said.get(spec.name, field_to_json(spec, spec.default))
            stored = to_storage(spec, held)
            writer.put(table.name, record, spec.name, stored, creation)


def _erase(
    connection: Connection,
    writer: "Writer",
    record_type: str,
    record: bytes,
    named: Collection[bytes],
) -> None:
    hashes = b"".join(named)
    writer.put(record_type, record, ERASED, hashes, b"")
    _take_out(connection, record, hashes)
    connection.execute(
        "DELETE FROM proposal"
    )  # its words may quote the record; it is searched anew


def _take_out(connection: Connection, record: bytes, hashes: bytes) -> int:
    return sum(
        connection.execute(
            "UPDATE edit SET value = NULL, salt = NULL WHERE record = ? AND hash = ?"
            " AND salt IS NOT NULL AND field NOT IN (?, ?)",
            (record, named, DELETED, ERASED),
        ).rowcount
        for named in split_hashes(hashes)
    )


def _is_in_bin(connection: Connection, table: Table[Any], record: bytes) -> bool:
    row = connection.execute(
        f'SELECT is_deleted FROM "{table.name}" WHERE id = ?',  # noqa: S608 - our names
        (record,),
    ).fetchone()
    return row is not None and bool(row[0])
