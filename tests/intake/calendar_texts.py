"""Small calendars, written where they are tested, and how to read them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.calendar import CalendarReading, Window
from planner.intake.calendar.caps import Caps
from planner.intake.calendar.reading import read_calendar
from planner.progress import NoProgress, Progress

LONDON = ZoneInfo("Europe/London")
JANUARY = Window(start=datetime(2026, 1, 1, tzinfo=UTC), end=datetime(2026, 2, 1, tzinfo=UTC))
YEAR = Window(start=datetime(2026, 1, 1, tzinfo=UTC), end=datetime(2027, 1, 1, tzinfo=UTC))


def calendar(*parts: str) -> str:
    """Put lines and components into a calendar."""
    lines = "\n".join(parts).split("\n")
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def event(*lines: str, uid: str = "one@example.org") -> str:
    """Write a VEVENT; an empty `uid` leaves it out."""
    named = [f"UID:{uid}"] if uid else []
    return "\n".join(["BEGIN:VEVENT", *named, *lines, "END:VEVENT"])


@dataclass(frozen=True)
class CalendarReader:
    """Writes a calendar to a file and reads it, as a user's import would."""

    path: Path

    def __call__(
        self,
        text: str | bytes,
        window: Window = JANUARY,
        home: ZoneInfo = LONDON,
        *,
        progress: Progress | None = None,
        caps: Caps | None = None,
    ) -> CalendarReading:
        self.path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_calendar(self.path, window, home, progress or NoProgress(), caps)


def starts(reading: CalendarReading) -> list[str]:
    """List when the occurrences start, such as `2026-01-05 09:00`, in UTC."""
    return [f"{each.start:%Y-%m-%d %H:%M}" for each in reading.occurrences]


def spans(reading: CalendarReading) -> list[str]:
    """List when the occurrences start and end, in UTC."""
    return [
        f"{each.start:%Y-%m-%d %H:%M} to {each.end:%Y-%m-%d %H:%M}" for each in reading.occurrences
    ]
