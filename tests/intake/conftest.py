"""What the tests of the readers share, and whether the collected calendars are there."""

import pytest

from tests.intake.calendar_texts import CalendarReader
from tests.intake.corpus import CALENDARS

collect_ignore = [] if CALENDARS.is_dir() else ["test_corpus.py"]


def pytest_report_collectionfinish():
    if CALENDARS.is_dir():
        return None
    return f"calendar corpus: not at {CALENDARS}, tests/intake/test_corpus.py is left out"


@pytest.fixture
def read(tmp_path):
    """Read the text of a calendar through the public door."""
    return CalendarReader(tmp_path / "calendar.ics")
