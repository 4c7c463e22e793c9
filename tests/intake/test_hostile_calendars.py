"""Calendars made to do harm are read in time, within the caps, and cost no good event."""

import time

import pytest

from planner.intake.calendar.caps import LINE_BYTES, Caps
from tests.intake.calendar_texts import JANUARY
from tests.intake.hostile_calendars import GOOD, GOOD_UID, HOSTILE

LONGEST_READING_SECONDS = 20


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_calendar_is_read_in_time_and_costs_no_good_event(read, name):
    text = f"BEGIN:VCALENDAR\n{HOSTILE[name]()}\nEND:VCALENDAR\nBEGIN:VCALENDAR\n{GOOD}\n"
    raw = text.encode(errors="surrogateescape")
    started = time.monotonic()

    found = read(raw, JANUARY)

    assert time.monotonic() - started < LONGEST_READING_SECONDS
    caps = Caps()
    assert found.report.occurrences == len(found.occurrences) <= caps.all_occurrences
    if len(found.occurrences) < caps.all_occurrences:
        assert GOOD_UID in {each.uid for each in found.occurrences}
    assert all(len(each.summary) <= LINE_BYTES + 1 for each in found.occurrences)
    assert all(each.summary.isprintable() for each in found.occurrences)
