"""The one door for writes, so that no change can miss the journal, undo or the pages."""

import json
from collections.abc import Mapping

from planner.domain.changes import RecordChange
from planner.domain.edits import Noted
from planner.domain.errors.fields import ChangedSinceError
from planner.domain.record_json import Json, record_to_json
from planner.domain.records import Record, RecordId
from planner.store.derived import recompute
from planner.store.engine import Connection, Value
from planner.store.file_format import CHANGED, CREATED, DELETED, MADE, SALT_BYTES
from planner.store.journal import (
    Edit,
    Stamp,
    edit_hash,
    joined_heads,
    joined_live_heads,
    mark_replaced,
    value_digest,
)
from planner.store.sites import Randomness, Tip
from planner.store.tables import TABLES, Table, id_bytes, to_storage


class Writer:
    """Writes records inside an open transaction and remembers what it changed.

    Every write names the record it expects to find. If that is another by now, because of
    another program, a merge or a later action, ChangedSinceError is raised.
    """

    def __init__(
        self, connection: Connection, tip: Tip, stamp: Stamp, randomness: Randomness
    ) -> None:
        self._connection = connection
        self._stamp = stamp
        self._randomness = randomness
        self.tip = tip
        self.changes: list[RecordChange] = []

    def add(self, new: Record, noted: Noted | None = None) -> None:
        """Add a record; one that was deleted under the same id is brought back.

        `noted` is what another journal said of it, for a record of an export.
        """
        table = TABLES[new.TYPE]
        found = self._row(table, new.id)
        if found is not None and not found[1]:
            raise ChangedSinceError(new.TYPE, new.id)
        written = record_to_json(new)
        if found is None:
            self._create(table, new, written, noted)
        else:
            self._bring_back(table, new.id, found[0], written)
        self.changes.append(RecordChange(new.TYPE, new.id, None, written))

    def replace(self, seen: Record, new: Record) -> None:
        """Put `new` in the place of the record that the user saw."""
        table = TABLES[seen.TYPE]
        before, after = self._expect(table, seen), record_to_json(new)
        if before != after:
            self._edit_fields(table, seen.id, before, after)
            self.changes.append(RecordChange(seen.TYPE, seen.id, before, after))

    def delete(self, seen: Record) -> None:
        """Put the record that the user saw into the bin."""
        table = TABLES[seen.TYPE]
        before = self._expect(table, seen)
        self.set_deleted(seen.TYPE, id_bytes(seen.id), is_deleted=True)
        self.changes.append(RecordChange(seen.TYPE, seen.id, before, None))

    def set_deleted(self, record_type: str, record: bytes, *, is_deleted: bool) -> None:
        """Put a record into the bin or take it out, covering all that was seen of it."""
        bases = joined_live_heads(self._connection, record)
        self._append(record_type, record, DELETED, int(is_deleted), bases)
        self._connection.execute(
            f'UPDATE "{record_type}" SET is_deleted = ? WHERE id = ?',  # noqa: S608 - our names
            (int(is_deleted), record),
        )
        self._forget_conflict(record, DELETED)

    def erase(self, record_type: str, record_id: RecordId, field: str | None) -> None:
        """Take all values of a record, or of one field of it, out of the journal for good.

        Nothing brings them back. What lies in the bin can be erased too.

        Raises:
            ErasedForGoodError: Nothing of it is left.
            NotErasableError: The record cannot be without the field, or has no such field.
        """
        from planner.store.erasing import erase_field, erase_record  # noqa: PLC0415 - seldom done

        table, record = TABLES[record_type], id_bytes(record_id)
        before = self._shown(table, record_id)
        if field is None:
            erase_record(self._connection, self, record_type, record)
        else:
            erase_field(self._connection, self, record_type, record, field)
        recompute(self._connection, table, record)
        after = self._shown(table, record_id)
        if before != after:
            self.changes.append(RecordChange(record_type, record_id, before, after))

    def put(self, record_type: str, record: bytes, field: str, value: Value, bases: bytes) -> None:
        """Write one edit with these bases; the caller brings the table up to date."""
        self._append(record_type, record, field, value, bases)

    def settle(self, seen: Record, new: Record, field: str) -> None:
        """Write a field though the value may be the shown one: it covers all that stand there."""
        table = TABLES[seen.TYPE]
        before, after = self._expect(table, seen), record_to_json(new)
        spec = next(spec for spec in table.specs if spec.name == field)
        record = id_bytes(seen.id)
        self.set_field(table.name, record, field, to_storage(spec, after[field]))
        recompute(self._connection, table, record)
        self.changes.append(RecordChange(seen.TYPE, seen.id, before, after))

    def keep(self, seen: Record) -> None:
        """Keep a record that somebody else deleted: the deletion is covered."""
        table = TABLES[seen.TYPE]
        before = self._expect(table, seen)
        self.set_deleted(seen.TYPE, id_bytes(seen.id), is_deleted=False)
        recompute(self._connection, table, id_bytes(seen.id))
        self.changes.append(RecordChange(seen.TYPE, seen.id, before, before))

    def set_field(self, record_type: str, record: bytes, field: str, value: Value) -> None:
        """Write one field in the journal; the caller brings the table up to date."""
        self._append(
            record_type, record, field, value, joined_heads(self._connection, record, field)
        )

    def _create(
        self,
        table: Table[Record],
        new: Record,
        written: Mapping[str, Json],
        noted: Noted | None,
    ) -> None:
        said = {name: value for name, value in written.items() if name != "id"}
        if noted is not None:
            said |= {MADE: noted.made, CHANGED: noted.changed}
        value = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        self._append(table.name, id_bytes(new.id), CREATED, value, b"")
        self._connection.execute(table.insertion, table.row_of(written))

    def _bring_back(
        self,
        table: Table[Record],
        record_id: RecordId,
        before: Mapping[str, Json],
        after: Mapping[str, Json],
    ) -> None:
        record = id_bytes(record_id)
        self.set_deleted(table.name, record, is_deleted=False)
        self._edit_fields(table, record_id, before, after)
        recompute(self._connection, table, record)

    def _edit_fields(
        self,
        table: Table[Record],
        record_id: RecordId,
        before: Mapping[str, Json],
        after: Mapping[str, Json],
    ) -> None:
        record = id_bytes(record_id)
        for spec in table.specs:
            if before[spec.name] == after[spec.name]:
                continue
            value = to_storage(spec, after[spec.name])
            self.set_field(table.name, record, spec.name, value)
            self._connection.execute(
                f'UPDATE "{table.name}" SET "{spec.name}" = ? WHERE id = ?',  # noqa: S608 - our names
                (value, record),
            )
            self._forget_conflict(record, spec.name)
        if self._is_bin_disputed(record):  # one more edit that the deletion has not seen
            recompute(self._connection, table, record)

    def _forget_conflict(self, record: bytes, field: str) -> None:
        self._connection.execute(
            "DELETE FROM conflict WHERE record = ? AND field = ?", (record, field)
        )

    def _is_bin_disputed(self, record: bytes) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM conflict WHERE record = ? AND field = ?", (record, DELETED)
        )
        return found.fetchone() is not None

    def _expect(self, table: Table[Record], seen: Record) -> Mapping[str, Json]:
        found = self._row(table, seen.id)
        if found is None or found[1] or found[0] != record_to_json(seen):
            raise ChangedSinceError(table.name, seen.id)
        return found[0]

    def _shown(self, table: Table[Record], record_id: RecordId) -> Mapping[str, Json] | None:
        found = self._row(table, record_id)
        return None if found is None or found[1] else found[0]

    def _row(
        self, table: Table[Record], record_id: RecordId
    ) -> tuple[dict[str, Json], bool] | None:
        row = self._connection.execute(
            f'SELECT {table.columns}, is_deleted FROM "{table.name}" WHERE id = ?',  # noqa: S608 - our names
            (id_bytes(record_id),),
        ).fetchone()
        return None if row is None else (table.row_to_json(row[:-1]), bool(row[-1]))

    def _append(
        self, record_type: str, record: bytes, field: str, value: Value, bases: bytes
    ) -> None:
        edit = Edit(record_type=record_type, record=record, field=field, value=value, bases=bases)
        salt = self._randomness(SALT_BYTES)
        digest = value_digest(salt, value)
        seq = self.tip.seq + 1
        stamp = self._stamp = _next_stamp(self._stamp, seq)
        identity = edit_hash(self.tip.hash, stamp, edit, digest)
        self._connection.execute(
            "INSERT INTO edit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (
                *(self.tip.site, seq, identity, stamp.hlc, stamp.action),
                *(stamp.action_name, stamp.undoes, record_type, record, field),
                *(value, salt, digest, bases),
            ),
        )
        mark_replaced(self._connection, edit)
        self.tip = Tip(self.tip.site, self.tip.uid, seq, identity)


def _next_stamp(last: Stamp, seq: int) -> Stamp:
    """Return the stamp of the next edit of the same action."""
    return Stamp(  # spelt out: `replace` takes a tenth of the time that a record takes
        site_uid=last.site_uid,
        seq=seq,
        hlc=last.hlc + 1,
        action=last.action or seq,
        action_name=last.action_name,
        undoes=last.undoes,
    )


def first_stamp(tip: Tip, action_name: str, clock: int, undoes: bytes | None) -> Stamp:
    """Return the stamp from which an action's edits are counted; `clock` is the last hlc."""
    return Stamp(
        site_uid=tip.uid, seq=tip.seq, hlc=clock, action=0, action_name=action_name, undoes=undoes
    )
