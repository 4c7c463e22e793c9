"""Where the collected calendars stand, and what their owners expect of them."""

import csv
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.calendar import Occurrence, Window
from planner.intake.calendar.calendar_file import CalendarFile
from planner.intake.calendar.reading import read_calendar
from planner.progress import NoProgress

_REPOSITORY = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("FIREBREAK_CORPUS") or _REPOSITORY.parent / "shared" / "corpus")
CALENDARS = CORPUS / "calendars"
EVERYTHING = Window(start=datetime(1900, 1, 1, tzinfo=UTC), end=datetime(2100, 1, 1, tzinfo=UTC))

# The zone of whoever asks, where a case depends on it and says it only in words.
_HOMES = {
    "Berlin-": "Europe/Berlin",
    "Panama-": "America/Panama",
    "Ho_Chi_Minh-": "Asia/Ho_Chi_Minh",
    "test_issue_61.py": "America/Los_Angeles",
}


@dataclass(frozen=True)
class Case:
    """One row of `expected.tsv`."""

    key: str
    path: Path
    start: datetime | None
    end: datetime | None
    is_by_start: bool
    count: int
    starts: tuple[datetime, ...]
    source_test: str
    is_core: bool

    @property
    def home(self) -> ZoneInfo:
        for hint, key in _HOMES.items():
            if self.source_test.startswith(hint):
                return ZoneInfo(key)
        return ZoneInfo("UTC")


def cases() -> list[Case]:
    if not CALENDARS.is_dir():
        return []
    with (CALENDARS / "expected.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(
            key=row["id"],
            path=CALENDARS / row["file"],
            start=_moment(row["window_start"]),
            end=_moment(row["window_end"]),
            is_by_start=row["semantics"] == "start_in",
            count=int(row["expected_n"]),
            starts=tuple(_wall(each) for each in row["expected_starts"].split(",") if each),
            source_test=row["source_test"],
            is_core=row["class"].startswith("core"),
        )
        for row in rows
    ]


def starts_found(case: Case) -> list[datetime]:
    """List what we find for a case: starts by the wall clock they were meant in, sorted."""
    found = [
        (occurrence, *_wall_times(case, occurrence))
        for occurrence in read_calendar(case.path, _wide(case), case.home, NoProgress()).occurrences
    ]
    return sorted(
        begin for occurrence, begin, end in found if _is_in_window(case, occurrence, begin, end)
    )


def _wall_times(case: Case, occurrence: Occurrence) -> tuple[datetime, datetime]:
    zone = case.home if occurrence.is_all_day else _zone(case, occurrence.zone)
    return (
        occurrence.start.astimezone(zone).replace(tzinfo=None),
        occurrence.end.astimezone(zone).replace(tzinfo=None),
    )


def _zone(case: Case, name: str) -> tzinfo:
    calendar = CalendarFile(case.path.read_bytes(), case.home, NoProgress())
    return calendar.zone(name)


def _is_in_window(case: Case, occurrence: Occurrence, begin: datetime, end: datetime) -> bool:
    start_of_window, end_of_window = case.start, case.end
    if start_of_window is None or end_of_window is None:
        return True
    if start_of_window.tzinfo is not None:
        begin, end = occurrence.start, occurrence.end
    if start_of_window == end_of_window:
        return begin <= start_of_window < end or begin == start_of_window
    if case.is_by_start:
        return start_of_window <= begin < end_of_window
    if begin >= end_of_window:
        return False
    return end > start_of_window or begin == end == start_of_window


def _wide(case: Case) -> Window:
    if case.start is None or case.end is None:
        return EVERYTHING
    margin = timedelta(days=2)
    start, end = (each.replace(tzinfo=UTC) for each in (case.start, case.end))
    return Window(start=start - margin, end=end + margin)


def _wall(text: str) -> datetime:
    moment = _moment(text)
    assert moment is not None
    return moment.replace(tzinfo=None)


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    return datetime.fromisoformat(text)
