from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from planner.words import numbers

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 11, 3)
START = datetime(2026, 7, 7, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (105, "1 h 45 min"),
        (960, "16 h"),
        (-90, "\N{MINUS SIGN}1 h 30 min"),
    ],
)
def test_durations_are_written_in_hours_and_minutes(minutes, text):
    assert numbers.hours_text(minutes) == text


def test_days_are_written_with_the_month_in_words():
    assert numbers.day_text(DAY) == "3 November 2026"
    assert numbers.long_day_text(DAY) == "Tuesday 3 November 2026"
    assert numbers.short_day_text(DAY) == "Tue 3 Nov"
    assert numbers.period_text(DAY, date(2026, 11, 9)) == "3 November 2026 to 9 November 2026"
    assert numbers.period_text(DAY, DAY) == "3 November 2026"


def test_times_are_those_of_the_zone():
    assert numbers.moment_text(START, LONDON) == "Tue 7 Jul, 14:05"
    end = datetime(2026, 7, 7, 14, 30, tzinfo=UTC)
    assert numbers.stretch_text(START, end, LONDON) == "Tue 7 Jul, 14:05\N{EN DASH}15:30"


def test_lists_end_in_a_word():
    assert numbers.all_of_text(["a", "b", "c"]) == "a, b and c"
    assert numbers.one_of_text(["a", "b"]) == "a or b"
    assert numbers.one_of_text(["a"]) == numbers.all_of_text(["a"]) == "a"
    assert numbers.all_of_text([]) == ""


def test_numbers():
    assert numbers.percent_text(88) == "88%"
    assert numbers.decimal_text(4.25) == "4.2"


def test_a_list_tells_the_year_where_it_is_not_this_one():
    moment = datetime(2025, 11, 4, 14, 0, tzinfo=UTC)

    assert numbers.moment_text(moment, LONDON, date(2025, 1, 1)) == "Tue 4 Nov, 14:00"
    assert numbers.moment_text(moment, LONDON, date(2026, 1, 1)) == "Tue 4 Nov 2025, 14:00"
    assert (
        numbers.stretch_text(moment, moment, LONDON, date(2026, 1, 1))
        == "Tue 4 Nov 2025, 14:00–14:00"
    )
