"""Questions about the journal: who changed what, when."""

import json
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING

from planner.domain.changes import HistoryLine, known_action
from planner.domain.edits import LATEST_NOTED, Noted, RecordEdit
from planner.domain.lane import Lane, name_in_lane, split_lane
from planner.domain.record_json import Json
from planner.domain.records import RecordId
from planner.store.engine import Connection, Value, reading_errors
from planner.store.file_format import CHANGED, CREATED, DELETED, ERASED, MADE
from planner.store.journal import split_hashes
from planner.store.reading.guard import Guard
from planner.store.reading.noted import NO_TWIN, NOTED_FIRST, NOTED_LAST, noted
from planner.store.tables import TABLES, from_storage, id_bytes, id_of

if TYPE_CHECKING:
    from planner.domain.history_steps import HistoryStep, HistoryWish

_LINES = (
    "SELECT e.hlc, m.name, e.action_name, e.record_type, e.record, e.field, e.value, e.bases,"
    " e.hash, e.salt IS NULL"
    " FROM edit e JOIN site s ON s.site = e.site LEFT JOIN member m ON m.id = s.member"
)
_STEP_COLUMNS = "hlc, action_name, record_type, record, field, value, bases, hash, salt IS NULL"
_RECORD = _STEP_COLUMNS.split(", ").index("record")
_CLOCK_BITS = 16


class HistoryQueries:
    """Answers about edits, the newest first."""

    def __init__(self, connection: Connection, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard

    def lines(self, record: RecordId | None = None, *, limit: int = 200) -> list[HistoryLine]:
        """List the latest edits, of one record or of the whole plan.

        An assistant reads what was done in their own lane, without the values of texts.
        """
        which: dict[str, Value] = {} if record is None else {"e.record = ?": id_bytes(record)}
        if self._guard.lane is not Lane.DIRECTOR:
            which["e.action_name LIKE ?"] = name_in_lane("%", self._guard.lane)
        condition = f" WHERE {' AND '.join((NO_TWIN, *which))}"
        with reading_errors(self._connection):
            rows = self._connection.execute(
                f"{_LINES}{condition} ORDER BY e.hlc DESC, e.hash DESC LIMIT ?",
                (*which.values(), limit),
            )
            return list(self._described(rows.fetchall()))

    def steps(
        self,
        wish: "HistoryWish",
        *,
        before: "HistoryStep | None" = None,
        limit: int = 40,
        unsearched: Collection[str] = (),
    ) -> "list[HistoryStep]":
        """List actions, the newest first, from the one after `before`; an assistant reads none.

        The words of the wish are not looked for in records of the `unsearched` types.
        """
        from planner.store.reading.steps import steps  # noqa: PLC0415 - seldom asked

        if self._guard.lane is not Lane.DIRECTOR:
            return []
        with reading_errors(self._connection):
            return steps(self._connection, wish, before, limit, unsearched)

    def lines_of(
        self, step: "HistoryStep", record: RecordId | None = None, *, limit: int = 200
    ) -> list[HistoryLine]:
        """List the first edits of an action, or those of one record; an assistant reads none."""
        from planner.store.reading.steps import rows_of  # noqa: PLC0415 - as above

        if self._guard.lane is not Lane.DIRECTOR:
            return []
        wanted = id_bytes(record) if record else None
        with reading_errors(self._connection):
            rows = rows_of(self._connection, step, _STEP_COLUMNS)
            fitting = (row for row in rows if wanted in (None, row[_RECORD]))
            whole = [(row[0], step.by, *row[1:]) for row in islice(fitting, limit)]
            return list(self._described(whole))

    def state(self) -> bytes:
        """Return the hash of the newest edit, which is another after each action; b"" at first."""
        row = self._connection.execute(
            "SELECT hash FROM edit ORDER BY hlc DESC, hash DESC LIMIT 1"
        ).fetchone()
        return row[0] if row else b""

    def begun(self) -> datetime | None:
        """Return when the oldest edit was written, None in an empty plan."""
        row = self._connection.execute(
            "SELECT hlc FROM edit WHERE seq = action ORDER BY hlc LIMIT 1"
        ).fetchone()
        return datetime.fromtimestamp((row[0] >> _CLOCK_BITS) // 1000, UTC) if row else None

    def touched_since(
        self, moment: datetime, until: datetime | None = None
    ) -> list[tuple[str, RecordId, bool]]:
        """List records edited after the moment: type, id, and whether they were made then.

        Later edits than `until`, to the second, do not count; None for up to now.

        Only documents ask, and an assistant writes none.
        """
        if self._guard.lane is not Lane.DIRECTOR:
            return []
        rows = self._connection.execute(
            f"SELECT record_type, record, max(field = '*' AND {NOTED_FIRST} > :after)"  # noqa: S608 - ours
            f" FROM edit e WHERE hlc > :after AND {NOTED_LAST} > :after AND {NO_TWIN}"
            f" AND {NOTED_FIRST} <= :until"
            " GROUP BY record_type, record ORDER BY record_type, record",
            {"after": _end_of(moment), "until": _end_of(until) if until else LATEST_NOTED},
        )
        return [(kind, id_of(record), bool(is_new)) for kind, record, is_new in rows]

    def last_said(self, record: RecordId, field: str) -> int:
        """Return a number that grows from edit to edit: that of the last one of a field.

        It is that of making the record where the field was never edited since.
        """
        row = self._connection.execute(
            "SELECT max(hlc) FROM edit WHERE record = ? AND field IN (?, ?)",
            (id_bytes(record), field, CREATED),
        ).fetchone()
        return row[0] or 0

    def noted(self) -> dict[RecordId, Noted]:
        """Return when the journal noted each record, for an export; an assistant makes none."""
        return {} if self._guard.lane is not Lane.DIRECTOR else noted(self._connection)

    def made_in(self, lane: Lane) -> set[RecordId]:
        """Return which records were made in a lane, those in the bin too."""
        rows = self._connection.execute(
            "SELECT record FROM edit WHERE field = ? AND action_name LIKE ?",
            (CREATED, name_in_lane("%", lane)),
        )
        return {id_of(record) for (record,) in rows}

    def edits_of(self, record_type: str) -> list[RecordEdit]:
        """List what each action said about records of a type, the oldest first."""
        if not self._guard.shows_edits(record_type):
            return []
        rows = self._connection.execute(
            "SELECT site, action, record, hlc, field, value FROM edit e WHERE record_type = ?"  # noqa: S608 - ours
            f" AND {NO_TWIN} ORDER BY hlc, hash",
            (record_type,),
        )
        steps = groupby(rows.fetchall(), key=lambda row: row[:3])
        return [self._step(record_type, record, list(edits)) for (_, _, record), edits in steps]

    def _described(self, rows: list[tuple[Value, ...]]) -> Iterator[HistoryLine]:
        for row in rows:
            hlc, by, action_name, record_type, record, field, value, bases, *rest = row
            edit, is_erased = rest
            if not isinstance(hlc, int):
                raise TypeError
            if not (isinstance(record, bytes) and isinstance(bases, bytes)):
                raise TypeError
            before, was_erased = self._before(str(record_type), record, str(field), bases)
            yield HistoryLine(
                at=datetime.fromtimestamp((hlc >> _CLOCK_BITS) // 1000, UTC),
                by=str(by or ""),
                action=known_action(str(action_name)),
                action_name=str(action_name),
                record_type=str(record_type),
                record_id=id_of(record),
                field=_field_name(str(field)),
                before=before,
                after=self._after(str(record_type), str(field), value),
                lane=split_lane(str(action_name))[1],
                edit=edit.hex() if isinstance(edit, bytes) else "",
                is_erased=bool(is_erased),
                was_erased=was_erased,
            )

    def _after(self, record_type: str, field: str, value: Value) -> Json:
        is_told = self._guard.shows_field(record_type, field)
        return _shown(record_type, field, value) if is_told else None

    def _before(
        self, record_type: str, record: bytes, field: str, bases: bytes
    ) -> tuple[Json, bool]:
        """Return what an edit replaced, and whether that was erased for good."""
        if field == DELETED or not self._guard.shows_field(record_type, field):
            return None, False
        for base in split_hashes(bases):
            row = self._connection.execute(
                "SELECT field, value, salt IS NULL FROM edit WHERE record = ? AND hash = ?",
                (record, base),
            ).fetchone()
            if row and row[2]:
                return None, True
            if row and row[0] == CREATED:
                return json.loads(row[1]).get(field), False
            if row:
                return _shown(record_type, field, row[1]), False
        return None, False

    def _step(self, record_type: str, record: bytes, edits: list[tuple[Value, ...]]) -> RecordEdit:
        said: dict[str, Json] = {}
        is_deleted: bool | None = None
        for *_, field, value in edits:
            if field == CREATED:
                said |= json.loads(str(value)) if value else {}
                said = {name: held for name, held in said.items() if name not in (MADE, CHANGED)}
            elif field == DELETED:
                is_deleted = bool(value)
            elif field != ERASED:
                said[str(field)] = _shown(record_type, str(field), value)
        hlc = edits[-1][3]
        assert isinstance(hlc, int)  # noqa: S101 - strict columns
        shows = partial(self._guard.shows_field, record_type)
        told = {name: held for name, held in said.items() if shows(name)}
        at = datetime.fromtimestamp((hlc >> _CLOCK_BITS) // 1000, UTC)
        return RecordEdit(record=id_of(record), at=at, said=told, is_deleted=is_deleted)


def _end_of(moment: datetime) -> int:
    """Return the end of a moment's second, as the journal counts."""
    return ((int(moment.timestamp()) + 1) * 1000) << _CLOCK_BITS


def _field_name(field: str) -> str:
    return {CREATED: "", DELETED: "deleted", ERASED: "erased"}.get(field, field)


def _shown(record_type: str, field: str, value: Value) -> Json:
    """Return a value as the creation of a record would write it."""
    if field in (DELETED, ERASED):
        return bool(value)
    specs = TABLES[record_type].specs if record_type in TABLES else ()
    spec = next((spec for spec in specs if spec.name == field), None)
    if spec is not None:
        return from_storage(spec, value)
    if isinstance(value, bytes):
        return value.hex()
    return value if not isinstance(value, float) else str(value)
