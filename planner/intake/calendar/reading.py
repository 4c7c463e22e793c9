"""Which meetings a calendar file holds within a window: the door of this package."""

import stat
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.calendar import CalendarReading, Window
from planner.domain.errors.storage import CalendarUnreadableError
from planner.intake.calendar.calendar_file import CalendarFile
from planner.intake.calendar.caps import Caps
from planner.progress import Progress


def read_calendar(
    path: Path, window: Window, home: ZoneInfo, progress: Progress, caps: Caps | None = None
) -> CalendarReading:
    """Read the occurrences of an iCalendar file that touch the window.

    A bad event costs only itself; the report says what was left out, cut or guessed.

    Args:
        path: The file, which is not trusted.
        window: The time of interest.
        home: The plan's zone, for whole days and for times without a zone.
        progress: Told every few hundred events.
        caps: Other limits than the usual ones.

    Raises:
        CalendarUnreadableError: It is no calendar, no file, or too large.
        OSError: It cannot be read.
        Cancelled: The user stopped the reading.
    """
    caps = caps or Caps()
    calendar = CalendarFile(_bytes_of(path, caps), home, progress)
    if not calendar.is_calendar:
        raise CalendarUnreadableError(path, "not_a_calendar")
    return calendar.reading(window, caps, progress)


def _bytes_of(path: Path, caps: Caps) -> bytes:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise CalendarUnreadableError(path, "folder")
    if not stat.S_ISREG(mode):
        raise CalendarUnreadableError(path, "not_a_file")
    with path.open("rb") as file:
        raw = file.read(caps.file_bytes + 1)
    if len(raw) > caps.file_bytes:
        raise CalendarUnreadableError(path, "too_large")
    return raw
