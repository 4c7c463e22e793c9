"""Days as they really happen, and what is free on them."""

from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.free_time import free_days, runs
from planner.scheduling.hours import DayPart, WeeklyHours
from planner.scheduling.problem import Busy, ExistingBlock, Horizon, Limits, Problem
from tests.scheduling.problems import LONG_AGO, busy, utc, winter

ALWAYS = WeeklyHours.on(range(7), DayPart(time(0), time(0)))
NIGHT = WeeklyHours.on(range(7), DayPart(time(1), time(3)))


def free_hours(problem: Problem, day: int) -> float:
    return free_days(problem, [0])[day].free.bit_count() / 4


def week_with_sunday(zone: str, sunday: date, hours: WeeklyHours) -> Problem:
    horizon = Horizon.from_week_of(sunday, 1, ZoneInfo(zone))
    return Problem(horizon=horizon, not_before=LONG_AGO, rules=(), working_hours=hours)


@pytest.mark.parametrize(
    ("zone", "sunday", "day_hours", "night_hours"),
    [
        ("Europe/London", date(2027, 3, 28), 23, 1),
        ("Europe/London", date(2027, 10, 31), 25, 3),
        ("America/New_York", date(2027, 3, 14), 23, 1),
        ("America/New_York", date(2027, 11, 7), 25, 3),
        ("Australia/Lord_Howe", date(2027, 4, 4), 24.5, 2.5),
        ("Australia/Lord_Howe", date(2027, 10, 3), 23.5, 1.5),
        ("Europe/London", date(2027, 7, 4), 24, 2),
    ],
)
def test_a_day_on_which_the_clocks_change_has_its_real_length(zone, sunday, day_hours, night_hours):
    assert free_hours(week_with_sunday(zone, sunday, ALWAYS), 6) == day_hours
    assert free_hours(week_with_sunday(zone, sunday, NIGHT), 6) == night_hours


def test_office_hours_follow_the_clock_on_the_wall():
    horizon = Horizon.from_week_of(date(2027, 3, 28), 2, ZoneInfo("Europe/London"))
    days = free_days(Problem(horizon=horizon, not_before=LONG_AGO, rules=()), [0, 1])

    (friday,) = runs(days[4].free)
    (monday,) = runs(days[7].free)
    assert days[4].instant(friday[0]) == datetime(2027, 3, 26, 8, tzinfo=UTC)
    assert days[7].instant(monday[0]) == datetime(2027, 3, 29, 7, tzinfo=UTC)


def test_meetings_take_whole_quarter_hours_and_their_buffers():
    meeting = Busy(start=utc(0, 10, 5), end=utc(0, 10, 50))
    limits = Limits(before_meeting_minutes=10, after_meeting_minutes=30)

    day = free_days(winter(busy=(meeting,), limits=limits), [0])[0]

    assert [(day.instant(first), day.instant(end)) for first, end in runs(day.free)] == [
        (utc(0, 8), utc(0, 9, 45)),
        (utc(0, 11, 30), utc(0, 18)),
    ]


def test_a_meeting_without_length_takes_nothing():
    assert free_hours(winter(busy=(busy(0, 10, 10),)), 0) == 10


def test_a_meeting_over_several_days_takes_them_all():
    problem = winter(busy=(Busy(start=utc(0, 12), end=utc(2, 12)),))

    assert [free_hours(problem, day) for day in range(4)] == [4, 0, 6, 10]


def test_lunch_is_kept_free_even_where_it_cuts_a_quarter_hour():
    lunch = WeeklyHours.on(range(5), DayPart(time(12, 10), time(12, 50)))

    assert free_hours(winter(limits=Limits(keep_free=lunch)), 0) == 9


def test_days_off_and_the_past_are_not_free():
    problem = winter(days_off=frozenset({date(2027, 1, 5)}), not_before=utc(0, 16, 50))

    assert [free_hours(problem, day) for day in range(3)] == [1, 0, 10]


def test_only_blocks_that_stay_take_time():
    blocks = tuple(
        ExistingBlock(rule_key=None, start=utc(day, 9), minutes=60, is_locked=is_locked)
        for day, is_locked in ((0, True), (1, False))
    )

    problem = winter(existing=blocks)

    assert [free_hours(problem, day) for day in range(2)] == [9, 10]


@given(st.integers(0, 1 << 100))
def test_runs_are_all_the_set_bits_and_never_touch(bits):
    found = runs(bits)

    assert sum((1 << end) - (1 << first) for first, end in found) == bits
    assert all(end < first for (_, end), (first, _) in pairwise(found))


def test_a_horizon_begins_on_the_monday_of_its_first_week():
    horizon = Horizon.from_week_of(date(2027, 1, 7), 2, ZoneInfo("Europe/London"))

    assert (horizon.start, horizon.monday(1)) == (date(2027, 1, 4), date(2027, 1, 11))
