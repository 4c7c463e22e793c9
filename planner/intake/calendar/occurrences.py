"""What one occurrence of an event is, if it touches the window."""

from datetime import UTC, datetime, time, timedelta

from planner.domain.calendar import Occurrence, Window
from planner.intake.calendar.event import Event
from planner.intake.calendar.words import Words, words_of


class OccurrenceMaker:
    """Makes the occurrences of one event, and reads its words when the first is wanted."""

    def __init__(self, data: bytes, event: Event, window: Window) -> None:
        self._data = data
        self._event = event
        self._window = window
        self._zone = event.start.zone
        self._zone_name = event.shown_zone
        self._words: Words | None = None

    def at(
        self, start: datetime, recurrence_id: str, duration: timedelta | None = None
    ) -> Occurrence | None:
        """Make the occurrence that starts then by the event's wall clock.

        `duration` is given where it differs from the event's own.
        """
        begins = start.replace(tzinfo=self._zone).astimezone(UTC)
        length = self._event.duration if duration is None else duration
        if self._event.start.is_day:
            # Days are counted by the calendar: some of them have 23 or 25 hours.
            ends = (start + length).replace(tzinfo=self._zone).astimezone(UTC)
        else:
            ends = begins + length
        if not self._touches_window(begins, ends):
            return None
        return self._make(begins, ends, recurrence_id)

    def _touches_window(self, begins: datetime, ends: datetime) -> bool:
        window = self._window
        if begins >= window.end:
            return False
        return ends > window.start or begins == ends == window.start

    def _make(self, begins: datetime, ends: datetime, recurrence_id: str) -> Occurrence:
        event = self._event
        words = self._words
        if words is None:
            cancelled = event.defaults.is_cancelled
            words = self._words = words_of(self._data, event.component, is_cancelled=cancelled)
        return Occurrence(
            uid=event.uid,
            recurrence_id=recurrence_id,
            start=begins,
            end=ends,
            zone=self._zone_name,
            is_all_day=event.start.is_day or (words.is_marked_all_day and _is_whole_days(event)),
            summary=words.summary,
            location=words.location,
            organizer=words.organizer,
            attendee_count=words.attendee_count,
            status=words.status,
            is_busy=words.is_busy,
            is_private=words.is_private,
            sequence=event.newness[0],
            stamp=event.newness[1],
            calendar_name=event.defaults.name,
        )


def _is_whole_days(event: Event) -> bool:
    # Outlook writes whole days as midnight to midnight, with a mark.
    return event.start.at.time() == time()
