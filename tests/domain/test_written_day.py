from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors.fields import DayNotUnderstoodError
from planner.domain.written_day import read_day
from planner.words.numbers import day_text

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2027-03-02", date(2027, 3, 2)),
        (" 3/11/2026 ", date(2026, 11, 3)),
        ("03.11.2026", date(2026, 11, 3)),
        ("3 Nov 2026", date(2026, 11, 3)),
        ("1st  december 2026", date(2026, 12, 1)),
        ("tomorrow", date(2026, 11, 21)),
        ("15 Jan", date(2027, 1, 15)),
        ("15 Oct", date(2026, 10, 15)),
    ],
)
def test_a_day_is_read_as_people_write_it(written, day):
    assert read_day(written, TODAY) == day


@pytest.mark.parametrize("written", ["", "soon", "31 feb 2026", "3 foo 2026", "1/1/1900", "29 feb"])
def test_what_is_no_day_is_refused(written):
    with pytest.raises(DayNotUnderstoodError):
        read_day(written, TODAY)


@given(DAYS, DAYS)
def test_a_day_written_out_is_read_back(day, today):
    assert read_day(day_text(day), today) == day
    assert read_day(day.isoformat(), today) == day
