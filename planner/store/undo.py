"""Which edits take an action back?

History is never rewritten: undo writes the old values as new edits, and refuses where a record
moved on.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planner.domain.changes import RecordChange, Row
from planner.domain.errors.fields import ChangedSinceError, NewerActionError
from planner.domain.errors.history import ErasedForGoodError
from planner.domain.record_json import Json, field_to_json
from planner.domain.records import FieldSpec
from planner.domain.values import Frozen, frozen
from planner.store.closed_rounds import check_closed_rounds
from planner.store.derived import recompute
from planner.store.engine import Connection, Value
from planner.store.file_format import CREATED, DELETED, ERASED
from planner.store.journal import split_hashes
from planner.store.tables import TABLES, Table, id_of, to_storage
from planner.store.undo_steps import Done
from planner.store.writing import Writer


def write_inverse(connection: Connection, writer: Writer, done: Done) -> None:
    """Write the edits that take an action back.

    Of a choice between rivals the value that was shown comes back, and the conflict does not: two
    edits of one hand would have to stand against each other, and nobody could tell any more whose
    each value was. All values stay in the history.

    Raises:
        ChangedSinceError: A record is not as the action left it.
        ErasedForGoodError: What it replaced was erased; or it is an erasing itself.
        NewerActionError: It wrote what only a newer version knows.
        RoundSeenError: It closed a round of a team, whose results could be seen since.
    """
    if done.arrival is not None:
        from planner.store.merging_undo import take_back  # noqa: PLC0415 - seldom done

        take_back(connection, writer, done.arrival)
        check_closed_rounds(connection, writer.changes)
        return
    edits = connection.execute(
        "SELECT record_type, record, field, value, bases FROM edit"
        " WHERE site = ? AND action = ? AND seq >= ? ORDER BY seq",
        (done.site, done.seq, done.seq),
    ).fetchall()
    by_record: dict[tuple[str, bytes], list[_Written]] = {}
    for record_type, record, *rest in edits:
        if rest[0] == ERASED:
            raise ErasedForGoodError(record_type, id_of(record))
        if not _is_known(record_type, rest[0]):
            raise NewerActionError(record_type)
        by_record.setdefault((record_type, record), []).append(_Written(*rest))
    for (record_type, record), written in by_record.items():
        past = _Inverse(connection, writer, TABLES[record_type], record, written, done)
        before = past.shown()
        past.write()
        after = past.shown()
        if before != after:
            writer.changes.append(RecordChange(record_type, id_of(record), before, after))
    check_closed_rounds(connection, writer.changes)


def _is_known(record_type: str, field: str) -> bool:
    if record_type not in TABLES:
        return False
    return field in (CREATED, DELETED) or any(
        spec.name == field for spec in TABLES[record_type].specs
    )


@frozen(kw_only=False)
class _Written(Frozen):
    field: str
    value: Value
    bases: bytes


@frozen(kw_only=False)
class _Inverse(Frozen):
    """Takes back what one action wrote of one record."""

    connection: Connection
    writer: Writer
    table: Table[Any]
    record: bytes
    written: Sequence[_Written]
    done: Done

    def write(self) -> None:
        """Write the inverse edits and bring the record's row up to date."""
        left, is_deleted = self._left_by_action()
        row, deleted_now = self._row()
        if is_deleted != deleted_now:
            raise ChangedSinceError(self.table.name, id_of(self.record))
        if any(row[field] != value for field, value in left.items()):
            raise ChangedSinceError(self.table.name, id_of(self.record))
        fields = dict.fromkeys(edit.field for edit in self.written)
        if CREATED in fields:
            self.writer.set_deleted(self.table.name, self.record, is_deleted=True)
        else:
            self._restore(fields)
        recompute(self.connection, self.table, self.record)

    def _restore(self, fields: Iterable[str]) -> None:
        # The bin comes last: a field written after a deletion would bring the record back.
        for field in sorted(fields, key=lambda name: name == DELETED):
            first = next(edit for edit in self.written if edit.field == field)
            if field == DELETED:
                was_deleted = self._was_deleted()
                self.writer.set_deleted(self.table.name, self.record, is_deleted=was_deleted)
            else:
                value = self._value_before(field, first.bases)
                self.writer.set_field(self.table.name, self.record, field, value)

    def _left_by_action(self) -> tuple[dict[str, Value], bool]:
        """Return the fields as the action left them, and whether it left the record in the bin."""
        left: dict[str, Value] = {}
        is_deleted = False  # only a record outside the bin is edited
        for edit in self.written:
            if edit.field == CREATED:
                said = json.loads(str(edit.value or "{}"))  # erased: it says nothing any more
                left |= {s.name: _said(s, said) for s in self.table.specs}
            elif edit.field == DELETED:
                is_deleted = bool(edit.value)
            else:
                left[edit.field] = edit.value
        return left, is_deleted

    def _was_deleted(self) -> bool:
        """Say whether the record was in the bin before the action, from what the action covered."""
        rows = self.connection.execute(
            "SELECT hash, field, value, bases, site = ? AND action = ? AND seq >= ? FROM edit"
            " WHERE record = ? ORDER BY hlc, hash",
            (self.done.site, self.done.seq, self.done.seq, self.record),
        ).fetchall()
        first = next(number for number, row in enumerate(rows) if row[-1])
        past = rows[:first]
        binned = {h for row in past if row[1] == DELETED for h in split_hashes(row[3])}
        seen = {h for row in rows if row[-1] for h in split_hashes(row[3])} - binned
        live = [row for row in past if row[0] in seen]
        return bool(live) and all(field == DELETED and value for _, field, value, *_ in live)

    def _value_before(self, field: str, bases: bytes) -> Value:
        """Return the value that an edit replaced: that of the newest of its bases."""
        rows = self.connection.execute(
            "SELECT hlc, hash, field, value, salt IS NULL FROM edit WHERE record = ?",
            (self.record,),
        )
        replaced = set(split_hashes(bases))
        newest = max((row for row in rows if row[1] in replaced), key=lambda row: row[:2])
        _, _, base_field, value, is_erased = newest
        if is_erased:
            raise ErasedForGoodError(self.table.name, id_of(self.record))
        if base_field != CREATED:
            return value  # type: ignore[no-any-return] # a column of SQLite
        spec = next(spec for spec in self.table.specs if spec.name == field)
        return _said(spec, json.loads(value))

    def _row(self) -> tuple[dict[str, Value], bool]:
        row = self.connection.execute(
            f'SELECT {self.table.columns}, is_deleted FROM "{self.table.name}" WHERE id = ?',  # noqa: S608 - our names
            (self.record,),
        ).fetchone()
        names = [spec.name for spec in self.table.specs]
        return dict(zip(names, row[1:-1], strict=True)), bool(row[-1])

    def shown(self) -> Row | None:
        """Return the record as people see it now, None where it is in the bin."""
        row, is_deleted = self._row()
        if is_deleted:
            return None
        return self.table.row_to_json((self.record, *row.values()))


def _said(spec: FieldSpec, said: Mapping[str, Json]) -> Value:
    written = said[spec.name] if spec.name in said else field_to_json(spec, spec.default)
    return to_storage(spec, written)
