"""Calendars made to do harm are read in time, within the caps, and cost no good event."""

import time

import pytest

from planner.intake.calendar.caps import LINE_BYTES, Caps
from tests.intake.calendar_texts import JANUARY
from tests.intake.hostile_calendars import GOOD, GOOD_UID, HOSTILE

# As always, but for fewer occurrences: it is not their making that is tested here.
CAPS = Caps(all_occurrences=100_000)
LONGEST_READING_SECONDS = 20


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_calendar_is_read_in_time_and_costs_no_good_event(read, name):
    text = f"BEGIN:VCALENDAR\n{HOSTILE[name]()}\nEND:VCALENDAR\nBEGIN:VCALENDAR\n{GOOD}\n"
    raw = text.encode(errors="surrogateescape")
    started = time.process_time()

    found = read(raw, JANUARY, caps=CAPS)

    assert time.process_time() - started < LONGEST_READING_SECONDS
    assert found.report.occurrences == len(found.occurrences) <= CAPS.all_occurrences
    if len(found.occurrences) < CAPS.all_occurrences:
        assert GOOD_UID in {each.uid for each in found.occurrences}
    assert all(len(each.summary) <= LINE_BYTES + 1 for each in found.occurrences)
    assert all(each.summary.isprintable() for each in found.occurrences)
