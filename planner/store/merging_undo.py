"""Which edits take back what arrived from elsewhere, as one step?

What the plan would be without the arrival is not guessed from its edits: they are left out, in
part of a transaction that is never kept, and the records are derived from the rest.
"""

import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from planner.domain.changes import RecordChange, Row
from planner.domain.errors.fields import ChangedSinceError, NewerActionError
from planner.domain.errors.history import ErasedForGoodError
from planner.domain.values import Frozen, frozen
from planner.store.derived import recompute
from planner.store.engine import Connection, Value
from planner.store.file_format import CREATED, DELETED, ERASED
from planner.store.journal import Edit, mark_replaced, split_hashes
from planner.store.tables import TABLES, Table, id_of
from planner.store.writing import Writer

_Key = tuple[str, bytes]


@frozen(kw_only=False)
class _State(Frozen):
    """A record at one moment.

    Attributes:
        row: Its fields, None where it does not exist.
        disputed: Fields in conflict.
    """

    row: Mapping[str, Value] | None
    is_deleted: bool
    disputed: frozenset[str]


def take_back(connection: Connection, writer: Writer, arrival: int) -> None:
    """Give each field that an arrival changed the value that it had before.

    Raises:
        ChangedSinceError: A record is not as the arrival left it.
        NewerActionError: It brought what only a newer version knows.
        ErasedForGoodError: It brought an erasing.
    """
    _list_arrived(connection, arrival)
    try:
        keys = _touched(connection)
        now = _states(connection, keys)
        with _never_kept(connection):
            _leave_out(connection, "later", keys)
            left = _states(connection, keys)
            _leave_out(connection, "arrived", keys)
            before = _states(connection, keys)
    finally:
        connection.execute("DROP TABLE temp.arrived")
        connection.execute("DROP TABLE temp.later")
    for key in keys:
        _Reversal(connection, writer, key, before[key], left[key], now[key]).write()


def _list_arrived(connection: Connection, arrival: int) -> None:
    """Make lists of the edits that arrived, and of all that were written later."""
    for name in ("arrived", "later"):
        connection.execute(
            f"CREATE TEMP TABLE {name} (site, seq, hash, PRIMARY KEY (site, seq, hash))"
        )
    parts = connection.execute(
        "SELECT site, first, last, hashes FROM arrival_part WHERE arrival = ?", (arrival,)
    )
    for site, first, last, joined in parts.fetchall():
        came = set(split_hashes(joined))
        rows = connection.execute(
            "SELECT site, seq, hash FROM edit WHERE site = ? AND seq BETWEEN ? AND ?",
            (site, first, last),
        )
        connection.executemany(
            "INSERT INTO temp.arrived VALUES (?, ?, ?)", [row for row in rows if row[2] in came]
        )
    (reach,) = connection.execute(
        "SELECT reach FROM arrival WHERE number = ?", (arrival,)
    ).fetchone()
    until = json.loads(reach)
    for (site,) in connection.execute("SELECT site FROM site").fetchall():
        connection.execute(
            "INSERT INTO temp.later SELECT site, seq, hash FROM edit WHERE site = ? AND seq > ?",
            (site, until.get(str(site)) or 0),
        )


def _touched(connection: Connection) -> list[_Key]:
    """Return the records that edits arrived for; raises NewerActionError, ErasedForGoodError."""
    cells = connection.execute(
        "SELECT DISTINCT e.record_type, e.record, e.field FROM temp.arrived a JOIN edit e"
        " ON e.site = a.site AND e.seq = a.seq AND e.hash = a.hash"
    ).fetchall()
    for record_type, record, field in cells:
        if field == ERASED:  # without it, nothing is left of the record that could stand
            raise ErasedForGoodError(record_type, id_of(record))
        if not _is_known(record_type, field):
            raise NewerActionError(record_type)
    return sorted({(record_type, record) for record_type, record, _ in cells})


def _is_known(record_type: str, field: str) -> bool:
    if record_type not in TABLES:
        return False
    # Reserved names, such as that of the bin, begin so; what a newer one means is its own affair.
    is_reserved = field == CREATED or field.startswith("_")
    return is_reserved or any(spec.name == field for spec in TABLES[record_type].specs)


def _states(connection: Connection, keys: Sequence[_Key]) -> dict[_Key, _State]:
    return {key: _state(connection, key) for key in keys}


def _state(connection: Connection, key: _Key) -> _State:
    table, record = TABLES[key[0]], key[1]
    row = connection.execute(
        f'SELECT {table.columns}, is_deleted FROM "{table.name}" WHERE id = ?',  # noqa: S608 - our names
        (record,),
    ).fetchone()
    disputed = connection.execute("SELECT field FROM conflict WHERE record = ?", (record,))
    names = ("id", *(spec.name for spec in table.specs))
    return _State(
        row=dict(zip(names, row[:-1], strict=True)) if row else None,
        is_deleted=bool(row and row[-1]),
        disputed=frozenset(field for (field,) in disputed),
    )


@contextmanager
def _never_kept(connection: Connection) -> Generator[None]:
    connection.execute("SAVEPOINT without_arrival")
    try:
        yield
    finally:
        connection.execute("ROLLBACK TO without_arrival")
        connection.execute("RELEASE without_arrival")


def _leave_out(connection: Connection, listed: str, keys: Sequence[_Key]) -> None:
    """Derive the records as if the listed edits had never been written."""
    removed = connection.execute(
        f"DELETE FROM edit WHERE (site, seq, hash) IN (SELECT * FROM temp.{listed})"  # noqa: S608 - our names
    ).rowcount
    if not removed:
        return
    for record_type, record in keys:
        rows = connection.execute(
            "SELECT hash, field, bases FROM edit WHERE record = ?", (record,)
        ).fetchall()
        connection.executemany(
            "DELETE FROM replaced WHERE hash = ?", [(identity,) for identity, *_ in rows]
        )
        for _, field, bases in rows:
            edit = Edit(
                record_type=record_type, record=record, field=field, value=None, bases=bases
            )
            mark_replaced(connection, edit)
        _derive_anew(connection, TABLES[record_type], record)


def _derive_anew(connection: Connection, table: Table[Any], record: bytes) -> None:
    connection.execute(f'DELETE FROM "{table.name}" WHERE id = ?', (record,))  # noqa: S608 - our names
    connection.execute("DELETE FROM conflict WHERE record = ?", (record,))
    recompute(connection, table, record)


@frozen(kw_only=False)
class _Reversal(Frozen):
    """Takes back what an arrival brought for one record.

    Attributes:
        before: As it was before the arrival.
        left: As the arrival left it.
        now: As it is.
    """

    connection: Connection
    writer: Writer
    key: _Key
    before: _State
    left: _State
    now: _State

    def write(self) -> None:
        """Write the edits, and bring the record's row up to date."""
        if self.left.row is None:  # it waits for its creation and is not shown
            return
        fields = [] if self.before.row is None else self._changed_fields()
        goes_to_bin = self.before.row is None or self.before.is_deleted
        moves = goes_to_bin != self.left.is_deleted or bool(
            DELETED in self.left.disputed - self.before.disputed
        )
        if not fields and not moves:
            return
        self._check(fields)
        record_type, record = self.key
        for name in fields:
            assert self.before.row is not None  # noqa: S101 - else there are no fields
            self.writer.set_field(record_type, record, name, self.before.row[name])
        if moves or goes_to_bin:  # a field written after a deletion brought the record back
            self.writer.set_deleted(record_type, record, is_deleted=goes_to_bin)
        recompute(self.connection, TABLES[record_type], record)
        self._tell()

    def _changed_fields(self) -> list[str]:
        assert self.before.row is not None  # noqa: S101 - asked for only then
        assert self.left.row is not None  # noqa: S101 - as above
        came = self.left.disputed - self.before.disputed
        return [
            name
            for name, value in self.before.row.items()
            if value != self.left.row[name] or name in came
        ]

    def _check(self, fields: Sequence[str]) -> None:
        record_type, record = self.key
        names = fields if self.before.row is not None else list(self.left.row or ())
        now, left = self.now.row or {}, self.left.row or {}
        if self.now.is_deleted != self.left.is_deleted or any(
            now.get(name) != left[name] for name in names
        ):
            raise ChangedSinceError(record_type, id_of(record))

    def _tell(self) -> None:
        record_type, record = self.key
        shown = self._shown(self.now), self._shown(_state(self.connection, self.key))
        if shown[0] != shown[1]:
            self.writer.changes.append(RecordChange(record_type, id_of(record), *shown))

    def _shown(self, state: _State) -> Row | None:
        if state.row is None or state.is_deleted:
            return None
        return TABLES[self.key[0]].row_to_json(tuple(state.row.values()))
