"""Writing in the assistant's lane: only what is theirs, and what they do not see stays as it is."""

from planner.domain.assistant_lane import MAY_DO, changed, check_addition
from planner.domain.changes import Action
from planner.domain.edits import Noted
from planner.domain.errors.fields import ChangedSinceError
from planner.domain.errors.sharing import NotInLaneError
from planner.domain.records import Record
from planner.overriding import override
from planner.store.engine import Connection
from planner.store.journal import Stamp
from planner.store.reading.guard import Guard
from planner.store.sites import Randomness, Tip
from planner.store.tables import TABLES, id_bytes
from planner.store.writing import Writer


def check_action(action: Action) -> None:
    """Raise NotInLaneError for what an assistant does not do."""
    if action not in MAY_DO:
        raise NotInLaneError(action.value)


class AssistantWriter(Writer):
    """Refuses what is not listed; a record is changed below the fields that are not shown."""

    def __init__(
        self,
        connection: Connection,
        tip: Tip,
        stamp: Stamp,
        randomness: Randomness,
        guard: Guard,
    ) -> None:
        super().__init__(connection, tip, stamp, randomness)
        self._guard = guard

    @override
    def add(self, new: Record, noted: Noted | None = None) -> None:
        check_addition(new)
        super().add(new, noted)

    @override
    def replace(self, seen: Record, new: Record) -> None:
        whole = self._whole(seen)
        super().replace(whole, changed(whole, seen, new))

    @override
    def delete(self, seen: Record) -> None:
        raise NotInLaneError(seen.TYPE)

    def _whole(self, seen: Record) -> Record:
        """Return the record of which the assistant saw a part; raises as `replace`."""
        if not self._guard.shows(type(seen)):
            raise NotInLaneError(seen.TYPE)
        table = TABLES[seen.TYPE]
        row = self._connection.execute(
            f'SELECT {table.columns} FROM "{table.name}" WHERE id = ? AND is_deleted = 0',  # noqa: S608 - our names
            (id_bytes(seen.id),),
        ).fetchone()
        whole: Record | None = None if row is None else table.decode(row)
        if whole is None or self._guard.passed([whole]) != [seen]:
            raise ChangedSinceError(seen.TYPE, seen.id)
        return whole
