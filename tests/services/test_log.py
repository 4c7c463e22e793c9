"""Laws of the log: time is neither made nor lost, and refusals leave no trace."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.attention import Entry, Mode
from planner.domain.errors.fields import ChangedSinceError, FieldOutOfRangeError, NotFoundError
from planner.domain.errors.log import EntryInFutureError, PatientNumberError, SplitOutsideError
from planner.domain.records import RecordId
from planner.services.log import (
    NewEntry,
    delete_entry,
    edit_entry,
    join_entries,
    log_entry,
    log_line,
    overlapping,
    split_entry,
    understand,
)
from planner.services.session import Session
from planner.services.timer import TimerWords, start_timer, stop_timer
from planner.store.plan_file import Surroundings

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
FEW = settings(max_examples=25, deadline=None)
RUNNING = TimerWords(mode=Mode.RUNNING)


def new_entry(**changes):
    return NewEntry(**({"start": NOON, "minutes": 60, "mode": Mode.RUNNING} | changes))


def entries(session):
    return sorted(session.read.all(Entry), key=lambda entry: (entry.start, entry.id), reverse=True)


def test_reading_a_line_saves_nothing(session):
    read = understand(session, "45m fire ED")

    assert read.minutes == 45
    assert entries(session) == []
    assert log_line(session, "45m fire ED").start == read.start


@FEW
@given(minutes=st.integers(2, 1440), data=st.data())
def test_what_is_split_and_joined_is_as_before(minutes, data):
    session = Session.create(None)
    seen = log_entry(session, new_entry(start=NOON - timedelta(days=300), minutes=minutes))

    one, two = split_entry(session, seen, data.draw(st.integers(1, minutes - 1)))

    assert one.minutes + two.minutes == minutes
    assert (one.start, one.end, two.end) == (seen.start, two.start, seen.end)
    assert join_entries(session, two, one) == seen
    assert entries(session) == [seen]
    session.close()


@pytest.mark.parametrize("minutes", [-1, 0, 60, 61])
def test_no_part_of_a_split_is_empty(session, minutes):
    seen = log_entry(session, new_entry())

    with pytest.raises(SplitOutsideError):
        split_entry(session, seen, minutes)

    assert entries(session) == [seen]


def test_what_an_entry_names_must_be_there(session):
    with pytest.raises(NotFoundError):
        log_entry(session, new_entry(hat=RecordId("0" * 32)))

    assert entries(session) == []


def test_only_time_away_is_logged_ahead(session):
    tomorrow = NOON + timedelta(days=1)

    with pytest.raises(EntryInFutureError):
        log_entry(session, new_entry(start=tomorrow))

    assert log_entry(session, new_entry(start=tomorrow, mode=Mode.AWAY)) in entries(session)


def test_a_patients_number_in_a_text_is_refused_until_confirmed(session):
    risky = new_entry(tags="943-476-5919")

    with pytest.raises(PatientNumberError):
        log_entry(session, risky)

    entry = log_entry(session, risky, confirmed=True)
    assert edit_entry(session, entry, replace(entry, minutes=5)).minutes == 5, "asked twice"


def test_an_entry_that_moved_on_is_not_overwritten(session):
    seen = log_entry(session, new_entry())
    edit_entry(session, seen, replace(seen, minutes=30))

    with pytest.raises(ChangedSinceError):
        delete_entry(session, seen)
    with pytest.raises(FieldOutOfRangeError):
        log_entry(session, new_entry(minutes=0))


def test_entries_that_only_touch_do_not_overlap(session):
    log_entry(session, new_entry(start=NOON - timedelta(hours=1)))
    middle = log_entry(session, new_entry())
    over = log_entry(session, new_entry(start=NOON + timedelta(minutes=59)))

    assert overlapping(session, middle) == [over]


@FEW
@given(st.lists(st.integers(60, 7200), min_size=2, max_size=8))
def test_timers_one_after_the_other_touch_but_never_overlap(seconds):
    logged = _timed(seconds)

    for before, after in pairwise(logged):
        assert before.end <= after.start
    assert all(entry.minutes >= 1 for entry in logged)
    lost = sum(seconds) - 60 * sum(entry.minutes for entry in logged)
    assert lost < 60 * len(seconds), "more than begun minutes was lost"


def test_a_timer_that_was_stopped_at_once_is_a_minute():
    assert [entry.minutes for entry in _timed([0, 0, 3])] == [1, 1, 1]


def _timed(seconds):
    """Run timers of these lengths, a second apart, and return their entries."""
    moment = NOON
    number = count()
    around = Surroundings(clock=lambda: moment, randomness=lambda n: next(number).to_bytes(n))
    session = Session.create(None, around)
    logged = []
    for length in seconds:
        start_timer(session, RUNNING)
        moment += timedelta(seconds=length)
        logged.append(stop_timer(session).entry)
        moment += timedelta(seconds=1)
    session.close()
    return logged
