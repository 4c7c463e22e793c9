"""What one occurrence of an event is, if it touches the window."""

from datetime import datetime, time, timedelta
from functools import partial

from planner.domain.calendar import Occurrence, Window
from planner.intake.calendar.event import Event
from planner.intake.calendar.words import words_of
from planner.intake.calendar.zones import in_utc


class OccurrenceMaker:
    """Makes the occurrences of one event, and reads its words when the first is wanted."""

    def __init__(self, data: bytes, event: Event, window: Window) -> None:
        self._data = data
        self._event = event
        self._window = window
        self._template: partial[Occurrence] | None = None

    def times(
        self, wall: datetime, duration: timedelta | None = None
    ) -> tuple[datetime, datetime] | None:
        """Return start and end in UTC, or None if the window is not touched.

        Args:
            wall: The start by the event's wall clock.
            duration: Where it differs from the event's own.
        """
        start = self._event.start
        begins = in_utc(wall, start.zone)
        if begins >= self._window.end:
            return None
        if duration is None:
            duration = self._event.duration
        # Days are counted by the calendar: some of them have 23 or 25 hours.
        ends = in_utc(wall + duration, start.zone) if start.is_day else begins + duration
        if ends > self._window.start or begins == ends == self._window.start:
            return begins, ends
        return None

    def make(self, times: tuple[datetime, datetime], recurrence_id: str) -> Occurrence:
        """Make the occurrence with this start and end."""
        if self._template is None:
            self._template = self._shared()
        return self._template(start=times[0], end=times[1], recurrence_id=recurrence_id)

    def _shared(self) -> partial[Occurrence]:
        event = self._event
        cancelled = event.defaults.is_cancelled
        words = words_of(self._data, event.component, is_cancelled=cancelled)
        return partial(
            Occurrence,
            uid=event.uid,
            zone=event.shown_zone,
            is_all_day=event.start.is_day or (words.is_marked_all_day and _is_whole_days(event)),
            summary=words.summary,
            location=words.location,
            organizer=words.organizer,
            attendee_count=words.attendee_count,
            status=words.status,
            is_busy=words.is_busy,
            is_out_of_office=words.is_out_of_office,
            is_private=words.is_private,
            sequence=event.newness[0],
            stamp=event.newness[1],
            calendar_name=event.defaults.name,
        )


def _is_whole_days(event: Event) -> bool:
    # Outlook writes whole days as midnight to midnight, with a mark.
    return event.start.at.time() == time()
