"""Questions that every record type answers alike."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from planner.domain.errors.fields import AmbiguousIdError, NotFoundError
from planner.domain.lane import Lane
from planner.domain.plan import RECORD_TYPES, Plan
from planner.domain.records import Record, RecordId
from planner.store.engine import Connection, Value, reading_errors
from planner.store.reading.guard import Guard
from planner.store.tables import id_bytes, table_of

AnyRecord = TypeVar("AnyRecord", bound=Record)

SHORTEST_ID = 4
_ID_LENGTH = 32
_ANY_TYPE = "record"


class RecordQueries:
    """Answers with domain values; changes nothing. Every record goes past the guard."""

    def __init__(self, connection: Connection, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard

    def all(self, record_type: type[AnyRecord]) -> list[AnyRecord]:
        """List the records of a type in the order of their creation."""
        return self.where(record_type, "1 ORDER BY id")

    def find(self, record_type: type[AnyRecord], record_id: RecordId) -> AnyRecord | None:
        """Return the record with this id, or None."""
        found = self.where(record_type, "id = ?", id_bytes(record_id))
        return found[0] if found else None

    def get(self, record_type: type[AnyRecord], record_id: RecordId) -> AnyRecord:
        """Return the record with this id; raises NotFoundError."""
        found = self.find(record_type, record_id)
        if found is None:
            raise NotFoundError(record_type.TYPE, record_id)
        return found

    def named(self, record_type: type[AnyRecord], written: str) -> AnyRecord:
        """Return the record whose id is, begins with or ends in what a person wrote.

        Raises:
            NotFoundError: No record fits, or fewer than SHORTEST_ID digits were given.
            AmbiguousIdError: Several records fit.
        """
        digits = written.strip().lower().replace("-", "")
        is_hex = all(digit in "0123456789abcdef" for digit in digits)
        if not is_hex or not SHORTEST_ID <= len(digits) <= _ID_LENGTH:
            raise NotFoundError(record_type.TYPE, written)
        fits = self.where(
            record_type,
            "(lower(hex(id)) LIKE ? OR lower(hex(id)) LIKE ?)",
            f"{digits}%",
            f"%{digits}",
        )
        if not fits:
            raise NotFoundError(record_type.TYPE, written)
        if len(fits) > 1:
            raise AmbiguousIdError(written, len(fits))
        return fits[0]

    def count(self, record_type: type[Record]) -> int:
        """Count the records of a type."""
        if self._guard.lane is not Lane.DIRECTOR:  # some of them are not shown
            return len(self.all(record_type))
        row = self._connection.execute(
            f'SELECT count(*) FROM "{record_type.TYPE}" WHERE is_deleted = 0'  # noqa: S608 - our names
        ).fetchone()
        return int(row[0])

    def where(
        self, record_type: type[AnyRecord], condition: str, *values: Value
    ) -> list[AnyRecord]:
        """List the records that meet a condition; for the themes of this package only."""
        if not self._guard.shows(record_type):
            return []
        table = table_of(record_type)
        with reading_errors(self._connection):
            rows = self._connection.execute(
                f'SELECT {table.columns} FROM "{table.name}" WHERE is_deleted = 0 AND {condition}',  # noqa: S608 - our names
                values,
            )
            return self._guard.passed(table.decode_known(rows))

    def any_where(self, record_type: type[Record], condition: str, *values: Value) -> bool:
        """Say whether a record meets a condition; for the themes of this package only."""
        if self._guard.lane is not Lane.DIRECTOR:
            return bool(self.where(record_type, condition, *values))
        with reading_errors(self._connection):
            row = self._connection.execute(
                f'SELECT 1 FROM "{record_type.TYPE}" WHERE is_deleted = 0 AND {condition} LIMIT 1',  # noqa: S608 - our names
                values,
            ).fetchone()
            return row is not None

    def newer_choices(self, record: Record) -> dict[str, str]:
        """Return what a newer version chose in this record, which shows something else for it."""
        table = table_of(type(record))
        row = self._connection.execute(
            f'SELECT {table.columns} FROM "{table.name}" WHERE id = ?',  # noqa: S608 - our names
            (id_bytes(record.id),),
        ).fetchone()
        return table.newer_choices(row) if row else {}

    def plan(self, leaving_out: Collection[type[Record]] = ()) -> Plan:
        """Return the plan as one value that may cross threads, without some record types."""
        return Plan(
            {
                name: () if kind in leaving_out else tuple(self.all(kind))
                for name, kind in RECORD_TYPES.items()
            }
        )

    def record_of_any_type(self, written: str) -> Record:
        """Return the record of whatever type whose id a person wrote; raises as `named`."""
        fits = list(self._of_any_type(written))
        if not fits:
            raise NotFoundError(_ANY_TYPE, written)
        if len(fits) > 1:
            raise AmbiguousIdError(written, len(fits))
        return fits[0]

    def _of_any_type(self, written: str) -> Iterator[Record]:
        kinds: Sequence[type[Record]] = tuple(RECORD_TYPES.values())
        for kind in kinds:
            try:
                yield self.named(kind, written)
            except NotFoundError:
                continue
