"""How did a record stand at an earlier moment? Told from the journal alone."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from planner.domain.errors.history import ErasedForGoodError
from planner.domain.record_json import Json, field_to_json
from planner.domain.records import Record, RecordId
from planner.store.engine import Connection, Value, reading_errors
from planner.store.file_format import CREATED, DELETED, HASH_BYTES
from planner.store.reading.guard import Guard
from planner.store.tables import TABLES, Table, id_bytes, id_of, to_storage

_CLOCK_BITS = 16


class Mark(NamedTuple):
    """A place in the order in which edits are shown; what stands there counts too."""

    hlc: int
    hash: bytes


_LAST_HASH = b"\xff" * HASH_BYTES
NOW = Mark((1 << 63) - 1, _LAST_HASH)


class PastQueries:
    """Answers how records stood."""

    def __init__(self, connection: Connection, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard

    def mark_at(self, moment: datetime) -> Mark:
        """Return the mark that stands after all edits of a moment and those before it."""
        return Mark((((int(moment.timestamp()) + 1) * 1000) << _CLOCK_BITS) - 1, _LAST_HASH)

    def mark_of(self, edit: bytes) -> Mark:
        """Return the mark at which an edit stands."""
        row = self._connection.execute("SELECT hlc FROM edit WHERE hash = ?", (edit,)).fetchone()
        return Mark(row[0], edit)

    def record(self, record_type: str, record_id: RecordId, mark: Mark) -> Record | None:
        """Return the record as it stood at a mark; None where it was not there yet.

        The newest edit of a field holds, as always: an edit is newer than all that it replaces.
        Where that was erased for good, the present value stands for it.

        Raises:
            ErasedForGoodError: Nothing is left of how it stood.
        """
        table = TABLES[record_type]
        if not self._guard.shows(table.record_type):
            return None
        with reading_errors(self._connection):
            newest = self._newest(id_bytes(record_id), mark)
            if CREATED not in newest:
                return None
            present = self._present(table, id_bytes(record_id))
            held = [_held(newest, table, place, present) for place in range(len(table.specs))]
        if all(is_erased for _, is_erased in held):
            raise ErasedForGoodError(record_type, record_id)
        with reading_errors(self._connection):
            stood: Record = table.decode((id_bytes(record_id), *(value for value, _ in held)))
            return stood

    def gone_with(self, record_id: RecordId) -> list[tuple[str, RecordId]]:
        """List the other records that the action put into the bin that put this one there."""
        rows = self._connection.execute(
            "SELECT DISTINCT o.record_type, o.record FROM (SELECT site, action FROM edit"
            " WHERE record = ?1 AND field = ?2 AND value = 1 ORDER BY hlc DESC LIMIT 1) mine"
            " JOIN edit o ON o.site = mine.site AND o.seq >= mine.action"
            " AND o.action = mine.action"
            " WHERE o.field = ?2 AND o.value = 1 AND o.record <> ?1 ORDER BY o.seq DESC",
            (id_bytes(record_id), DELETED),
        ).fetchall()
        gone = [(kind, record) for kind, record in rows if kind in TABLES]
        return [
            (kind, id_of(record)) for kind, record in gone if self._is_in_bin(TABLES[kind], record)
        ]

    def _newest(self, record: bytes, mark: Mark) -> dict[str, tuple[Mark, Value, bool]]:
        rows = self._connection.execute(
            "SELECT hlc, hash, field, value, salt IS NULL FROM edit WHERE record = ?"
            " AND (hlc, hash) <= (?, ?) ORDER BY hlc, hash",
            (record, *mark),
        )
        return {
            field: (Mark(hlc, edit), value, bool(is_erased))
            for hlc, edit, field, value, is_erased in rows
        }

    def _present(self, table: Table[Any], record: bytes) -> tuple[Value, ...]:
        row = self._connection.execute(
            f'SELECT {table.columns} FROM "{table.name}" WHERE id = ?',  # noqa: S608 - our names
            (record,),
        ).fetchone()
        return tuple(row[1:])

    def _is_in_bin(self, table: Table[Any], record: bytes) -> bool:
        row = self._connection.execute(
            f'SELECT is_deleted FROM "{table.name}" WHERE id = ?',  # noqa: S608 - our names
            (record,),
        ).fetchone()
        return row is not None and bool(row[0])


def _held(
    newest: dict[str, tuple[Mark, Value, bool]],
    table: Table[Any],
    place: int,
    present: tuple[Value, ...],
) -> tuple[Value, bool]:
    """Return what a field held, and whether that was erased and the present value stands for it."""
    spec = table.specs[place]
    created, said, is_erased = newest[CREATED]
    own = newest.get(spec.name)
    if own is not None and own[0] > created:
        return (present[place], True) if own[2] else (own[1], False)
    if is_erased:
        return present[place], True
    written: dict[str, Json] = json.loads(str(said))
    held = written.get(spec.name, field_to_json(spec, spec.default))
    return to_storage(spec, held), False
