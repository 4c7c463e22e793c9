"""Questions about what the leader logged of the diary, to learn from."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from planner.domain.attention import Mode, Source
from planner.domain.id_moments import first_id
from planner.domain.lane import Lane
from planner.domain.record_json import read_moment
from planner.domain.records import RecordId
from planner.domain.suggestions import MeetingTraits, SettledMeeting
from planner.store.engine import Connection, reading_errors
from planner.store.reading.guard import Guard
from planner.store.tables import id_bytes, id_of

# Bare columns and no records: thousands are read while somebody waits.
_SETTLED = (
    "SELECT coalesce(m.title, e.what), coalesce(m.organiser, ''), m.attendees,"
    " CASE WHEN m.recurrence <> '' THEN m.uid ELSE '' END,"
    ' e.minutes, coalesce(m.start, e.start), m."end", e.mode, e.hat, coalesce(e.meeting, e.id)'
    " FROM entry e LEFT JOIN meeting m ON m.id = e.meeting AND m.is_deleted = 0"
    " WHERE e.is_deleted = 0 AND e.source = ? AND e.id >= ?"
    " ORDER BY e.start DESC, e.id LIMIT ?"
)
_FIRST_OF_ALL: Final = RecordId("0" * 32)
_MODES: Final = {mode.value: mode for mode in Mode}


class SuggestionQueries:
    """Answers about settled meetings; an assistant learns nothing of them."""

    def __init__(self, connection: Connection, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard

    def settled_meetings(
        self, most: int, logged_since: datetime | None = None
    ) -> list[SettledMeeting]:
        """List the latest meetings that were logged, each once, the newest first.

        Args:
            most: No more entries than these are looked at.
            logged_since: Only what was logged at this moment or later, whenever it took place.
        """
        if self._guard.lane is not Lane.DIRECTOR:
            return []
        earliest = first_id(logged_since) if logged_since else _FIRST_OF_ALL
        with reading_errors(self._connection):
            rows = self._connection.execute(
                _SETTLED, (Source.CALENDAR, id_bytes(earliest), most)
            ).fetchall()
        return list(_settled(rows))


def _settled(rows: Iterable[Sequence[Any]]) -> Iterator[SettledMeeting]:
    seen: set[bytes] = set()
    for title, organiser, attendees, series, minutes, begin, end, mode, hat, identity in rows:
        if identity in seen:  # a day of leave after the other
            continue
        seen.add(identity)
        start = read_moment(begin)
        length = minutes if end is None else int((read_moment(end) - start).total_seconds() // 60)
        traits = MeetingTraits(title, organiser, attendees, series, length)
        yield SettledMeeting(traits, start, _MODES[mode], id_of(hat) if hat else None)
