"""Questions about conflicts: which values stand against each other, whose, and since when."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from planner.domain.conflicts import BIN, Conflict, Rival
from planner.domain.lane import Lane
from planner.domain.record_json import Json, field_to_json
from planner.domain.records import FieldSpec, RecordId
from planner.store.engine import Connection, Value, reading_errors
from planner.store.file_format import CREATED, DELETED
from planner.store.journal import split_hashes
from planner.store.reading.guard import Guard
from planner.store.tables import TABLES, from_storage, id_bytes, id_of
from planner.store.travelling import Cell

_CLOCK_BITS = 16


class _Written(NamedTuple):
    site: int
    hash: bytes
    hlc: int
    field: str
    value: Value
    bases: bytes


class ConflictQueries:
    """Answers about conflicts; an assistant sees none."""

    def __init__(self, connection: Connection, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard
        self._arrived: dict[int, set[bytes]] = {}

    def count(self) -> int:
        """Return how many fields wait for a choice."""
        return len(self._cells()) if self._guard.lane is Lane.DIRECTOR else 0

    def all(self, limit: int | None = None) -> list[Conflict]:
        """List the conflicts of records that are shown, by record and field; the first ones."""
        return self.of(self._cells()[:limit]) if self._guard.lane is Lane.DIRECTOR else []

    def of(self, cells: Iterable[Cell]) -> list[Conflict]:
        """Describe these conflicts, in this order; what is settled by now is left out."""
        if self._guard.lane is not Lane.DIRECTOR:
            return []
        with reading_errors(self._connection):
            self._arrived = self._arrived_edits()
            sites = self._sites()
            found = (self._described(cell, sites) for cell in cells)
            return [conflict for conflict in found if conflict is not None]

    def find(self, record: RecordId, field: str) -> Conflict | None:
        """Return the conflict of one field, None where there is none."""
        cells = [cell for cell in self._cells() if (cell.record, cell.field) == (record, field)]
        return next(iter(self.of(cells)), None)

    def _cells(self) -> list[Cell]:
        rows = self._connection.execute(
            "SELECT record_type, record, field FROM conflict ORDER BY record_type, record, field"
        )
        return [
            Cell(kind, id_of(record), field)
            for kind, record, field in rows.fetchall()
            if kind in TABLES and self._is_shown(kind, record)
        ]

    def _is_shown(self, record_type: str, record: bytes) -> bool:
        found = self._connection.execute(
            f'SELECT 1 FROM "{record_type}" WHERE id = ? AND is_deleted = 0',  # noqa: S608 - our names
            (record,),
        )
        return found.fetchone() is not None

    def _described(self, cell: Cell, sites: Mapping[int, tuple[str, str]]) -> Conflict | None:
        edits = self._edits(cell.record)
        gone = self._replaced(cell.record)
        rivals, base = (
            self._over_bin(edits, gone, sites)
            if cell.field == DELETED
            else self._over_field(cell, edits, gone, sites)
        )
        if len({json.dumps(one.value) for one in rivals}) < 2:  # noqa: PLR2004 - two make a dispute
            return None
        return Conflict(
            record_type=cell.record_type,
            record=cell.record,
            field=cell.field,
            rivals=tuple(rivals),
            base=base,
        )

    def _over_field(
        self,
        cell: Cell,
        edits: Sequence[_Written],
        gone: set[tuple[bytes, str]],
        sites: Mapping[int, tuple[str, str]],
    ) -> tuple[list[Rival], Json]:
        spec = next(spec for spec in TABLES[cell.record_type].specs if spec.name == cell.field)
        own = [edit for edit in edits if edit.field in (cell.field, CREATED)]
        heads = [edit for edit in own if (edit.hash, cell.field) not in gone]
        rivals = [self._rival(edit, _value_of(spec, edit), sites) for edit in heads]
        base = _common_base(own, heads)
        return rivals, _value_of(spec, base) if base else None

    def _over_bin(
        self,
        edits: Sequence[_Written],
        gone: set[tuple[bytes, str]],
        sites: Mapping[int, tuple[str, str]],
    ) -> tuple[list[Rival], Json]:
        """Return what keeps the record and what deletes it; the newest of each."""
        live = [
            edit for edit in edits if not gone & {(edit.hash, edit.field), (edit.hash, CREATED)}
        ]
        sides: dict[bool, Rival] = {}
        for edit in live:
            is_deletion = edit.field == DELETED and bool(edit.value)
            sides.setdefault(is_deletion, self._rival(edit, is_deletion, sites))
        return [sides[side] for side in sorted(sides)], None

    def _rival(self, edit: _Written, value: Json, sites: Mapping[int, tuple[str, str]]) -> Rival:
        by, device = sites[edit.site]
        return Rival(
            value=value,
            by=by,
            device=device,
            at=datetime.fromtimestamp((edit.hlc >> _CLOCK_BITS) // 1000, UTC),
            is_arrived=edit.hash in self._arrived.get(edit.site, ()),
        )

    def _edits(self, record: RecordId) -> list[_Written]:
        rows = self._connection.execute(
            "SELECT site, hash, hlc, field, value, bases FROM edit WHERE record = ?"
            " ORDER BY hlc DESC, hash DESC",
            (id_bytes(record),),
        )
        return [_Written._make(row) for row in rows]

    def _replaced(self, record: RecordId) -> set[tuple[bytes, str]]:
        rows = self._connection.execute(
            "SELECT r.hash, r.field FROM edit e JOIN replaced r ON r.hash = e.hash"
            " WHERE e.record = ?",
            (id_bytes(record),),
        )
        return set(rows)

    def _arrived_edits(self) -> dict[int, set[bytes]]:
        arrived: dict[int, set[bytes]] = {}
        for site, joined in self._connection.execute("SELECT site, hashes FROM arrival_part"):
            arrived.setdefault(site, set()).update(split_hashes(joined))
        return arrived

    def _sites(self) -> dict[int, tuple[str, str]]:
        rows = self._connection.execute(
            "SELECT s.site, m.name, s.device FROM site s LEFT JOIN member m ON m.id = s.member"
        )
        return {site: (by or "", device or "") for site, by, device in rows}


def _value_of(spec: FieldSpec, edit: _Written) -> Json:
    if edit.field != CREATED:
        return from_storage(spec, edit.value)
    said = json.loads(str(edit.value or "{}"))
    value: Json = said.get(spec.name, field_to_json(spec, spec.default))
    return value


def _common_base(edits: Sequence[_Written], heads: Sequence[_Written]) -> _Written | None:
    """Return the newest edit that every head comes after."""
    by_hash = {edit.hash: edit for edit in edits}
    shared: set[bytes] | None = None
    for head in heads:
        seen: set[bytes] = set()
        ahead = split_hashes(head.bases)
        while ahead:
            seen.update(ahead)
            ahead = [
                base
                for known in ahead
                if known in by_hash
                for base in split_hashes(by_hash[known].bases)
                if base not in seen
            ]
        shared = seen if shared is None else shared & seen
    common = [by_hash[known] for known in shared or () if known in by_hash]
    return max(common, key=lambda edit: (edit.hlc, edit.hash), default=None)


assert BIN == DELETED  # noqa: S101 - the domain names it for everybody
