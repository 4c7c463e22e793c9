"""The assistant's lane at its lowest: what is not listed is not read, not even by mistake.

Records pass one by one through `planner.domain.assistant_lane`. Besides, SQLite itself refuses
every statement on a table outside the lane, so that a question that forgets this guard fails.
"""

from collections.abc import Iterable
from typing import TypeVar

from planner.domain.assistant_lane import SHOWN, Known, plain, shown
from planner.domain.lane import Lane
from planner.domain.plan import RECORD_TYPES
from planner.domain.protection import Block
from planner.domain.records import Record
from planner.overriding import override
from planner.store.engine import Connection, shut_tables
from planner.store.reading.guard import Guard
from planner.store.tables import id_of

AnyRecord = TypeVar("AnyRecord", bound=Record)

_CLOSED = frozenset(
    {name for name, record_type in RECORD_TYPES.items() if record_type not in SHOWN} | {"proposal"}
)


class AssistantGuard(Guard):
    """Shows what is listed, and can shut the other tables of the connection."""

    lane = Lane.ASSISTANT

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def shut(self) -> None:
        """Have SQLite refuse the other tables on this connection from now on."""
        shut_tables(self._connection, _CLOSED)

    @override
    def shows(self, record_type: type[Record]) -> bool:
        return record_type in SHOWN

    @override
    def passed(self, found: Iterable[AnyRecord]) -> list[AnyRecord]:
        known = self._known()
        seen = (shown(record, known) for record in found)
        return [record for record in seen if record is not None]

    @override
    def shows_field(self, record_type: str, field: str) -> bool:
        kind = RECORD_TYPES.get(record_type)
        return kind is not None and field in SHOWN.get(kind, ())

    @override
    def shows_edits(self, record_type: str) -> bool:
        return record_type == Block.TYPE  # of the other types, single records are not shown

    def _known(self) -> Known:
        # Of the bin too: what was private stays so when the meeting is gone.
        titles = self._connection.execute("SELECT id, title FROM rule WHERE shows_title = 1")
        private = self._connection.execute("SELECT DISTINCT title FROM meeting WHERE is_private")
        return Known(
            {id_of(rule): title for rule, title in titles},
            frozenset(plain(title) for (title,) in private if title.strip()),
        )
