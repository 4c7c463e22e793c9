"""Questions about logged time and the diary."""

from datetime import date, datetime

from planner.domain.attention import (
    DayClose,
    Entry,
    Meeting,
    MeetingState,
    Mode,
    Timer,
    WeekClose,
)
from planner.domain.record_json import written_moment
from planner.domain.records import RecordId
from planner.store.reading.records import RecordQueries
from planner.store.tables import id_bytes


class AttentionQueries:
    """Answers about entries, the timer, meetings and closed days."""

    def __init__(self, records: RecordQueries) -> None:
        self._records = records

    def entries_between(self, start: datetime, end: datetime) -> list[Entry]:
        """List entries that overlap the period, by start; an entry lasts a day at most."""
        found = self._records.where(
            Entry,
            "start < ? AND start >= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-1 day') ORDER BY start, id",
            written_moment(end),
            written_moment(start),
        )
        return [entry for entry in found if entry.end > start]

    def entries_of_change(self, change: RecordId, start: datetime, end: datetime) -> list[Entry]:
        """List entries given to a named change that began in the period, by start."""
        return self._records.where(
            Entry,
            "initiative = ? AND start >= ? AND start < ? ORDER BY start, id",
            id_bytes(change),
            written_moment(start),
            written_moment(end),
        )

    def away_between(self, start: datetime, end: datetime) -> list[Entry]:
        """List the entries of leave and the like that overlap the period, by start."""
        found = self._records.where(
            Entry,
            "mode = ? AND start < ? "
            "AND start >= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '-1 day') ORDER BY start, id",
            Mode.AWAY,
            written_moment(end),
            written_moment(start),
        )
        return [entry for entry in found if entry.end > start]

    def timer(self) -> Timer | None:
        """Return the running timer."""
        running = self._records.where(Timer, "1 ORDER BY start DESC LIMIT 1")
        return running[0] if running else None

    def meetings_between(self, start: datetime, end: datetime) -> list[Meeting]:
        """List what stands in the diary and overlaps the period, by start."""
        return self._records.where(
            Meeting,
            'start < ? AND "end" > ? AND state <> ? ORDER BY start, id',
            written_moment(end),
            written_moment(start),
            MeetingState.CANCELLED,
        )

    def has_entry_between(self, start: datetime, end: datetime) -> bool:
        """Say whether an entry began in the period."""
        return self._records.any_where(
            Entry, "start >= ? AND start < ?", written_moment(start), written_moment(end)
        )

    def drafts_between(self, start: datetime, end: datetime) -> list[Meeting]:
        """List meetings that began in the period and are not settled yet, by start."""
        return self._records.where(
            Meeting,
            "state = ? AND start >= ? AND start < ? ORDER BY start, id",
            MeetingState.DRAFT,
            written_moment(start),
            written_moment(end),
        )

    def closed_days(self, first: date, last: date) -> set[date]:
        """Return which days of a period, both ends included, were closed."""
        closes = self._records.where(
            DayClose, "day BETWEEN ? AND ?", first.isoformat(), last.isoformat()
        )
        return {close.day for close in closes}

    def day_close(self, day: date) -> DayClose | None:
        """Return how a day was closed, None while it is open."""
        found = self._records.where(DayClose, "day = ? ORDER BY id", day.isoformat())
        return found[0] if found else None

    def week_close(self, monday: date) -> WeekClose | None:
        """Return what was said of a week, None where nothing was."""
        found = self._records.where(WeekClose, "week = ? ORDER BY id", monday.isoformat())
        return found[0] if found else None
