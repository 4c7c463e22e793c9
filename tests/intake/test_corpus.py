"""Calendars that other projects collected: what their owners expect of them is found."""

import time

import pytest

from planner.intake.calendar.reading import read_calendar
from planner.progress import NoProgress
from tests.intake.calendar_texts import LONDON
from tests.intake.corpus import CALENDARS, EVERYTHING, cases, starts_found


def is_calendar(path):
    raw = path.read_bytes()
    return b"BEGIN:VCALENDAR" in raw or b"BEGIN:VEVENT" in raw


CORE = [case for case in cases() if case.is_core]
FILES = [path for path in sorted(CALENDARS.rglob("*.ics")) if is_calendar(path)]
LEAST_SHARE_RIGHT = 0.99
LONGEST_READING_SECONDS = 20


def test_at_least_99_of_100_core_cases_are_right():
    wrong = [case.key for case in CORE if not is_right(case)]

    assert len(CORE) > 300
    assert len(wrong) <= (1 - LEAST_SHARE_RIGHT) * len(CORE), wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_collected_file_is_read_in_time_and_names_each_occurrence_once(path):
    started = time.process_time()

    reading = read_calendar(path, EVERYTHING, LONDON, NoProgress())

    identities = [each.identity for each in reading.occurrences]
    assert len(set(identities)) == len(identities)
    assert time.process_time() - started < LONGEST_READING_SECONDS


def is_right(case):
    found = starts_found(case)
    return len(found) == case.count and (not case.starts or found == list(case.starts))
