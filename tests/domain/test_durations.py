from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.durations import read_minutes
from planner.domain.errors.fields import MinutesNotUnderstoodError


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("90", 90),
        ("90m", 90),
        (" 90 min ", 90),
        ("1h30", 90),
        ("1h30m", 90),
        ("1 h 05", 65),
        ("2h", 120),
        ("2 hours", 120),
        ("0", 0),
    ],
)
def test_durations_as_people_write_them(written, minutes):
    assert read_minutes(written) == minutes


@pytest.mark.parametrize(
    "written", ["", "h", "1h60", "-5", "1.5h", "1:30", "m90", "9" * 30, "٣", "2h 3h"]
)
def test_what_is_no_duration_is_refused(written):
    with pytest.raises(MinutesNotUnderstoodError):
        read_minutes(written)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(written):
    with suppress(MinutesNotUnderstoodError):
        assert read_minutes(written) >= 0


@given(st.integers(0, 9_999), st.integers(0, 59))
def test_hours_and_minutes_add_up(hours, minutes):
    assert read_minutes(f"{hours}h{minutes:02d}") == hours * 60 + minutes
