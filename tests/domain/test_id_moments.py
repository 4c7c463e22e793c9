from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.derived_ids import derived_id
from planner.domain.id_moments import first_id, made_at
from planner.services.new_ids import NewIds

moments = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware


def id_at(moment):
    return NewIds(lambda: moment, lambda number: bytes([0xFF] * number)).next()


@given(moments)
def test_an_id_tells_when_it_was_drawn(moment):
    assert abs(made_at(id_at(moment)) - moment) < timedelta(milliseconds=1)


@given(moments, moments)
def test_what_is_drawn_since_a_moment_sorts_after_its_first_id(one, other):
    begin, later = sorted((one, other))

    assert first_id(begin) <= id_at(later)
    assert id_at(begin - timedelta(seconds=1)) < first_id(begin)


def test_an_id_that_follows_from_a_key_tells_no_moment():
    assert made_at(derived_id("00" * 16, "meeting", "uid", "")) is None
