from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.attention import WORKING_MODES, Entry, Mode
from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.hours import WeekHours
from planner.domain.records import RecordId
from planner.insight.account import Days, account_of, whole_shares

LONDON = ZoneInfo("Europe/London")
OFFICE = WeekHours.parse("mon-fri 08:00-18:00")
MONDAY = date(2026, 3, 2)
WEEK = Days(first=MONDAY, last=date(2026, 3, 8))
LATER = datetime(2026, 4, 1, tzinfo=LONDON)


def entry(start, minutes, mode=Mode.RUNNING, hat=None):
    return Entry(id=RecordId("e"), start=start, minutes=minutes, mode=mode, hat=hat)


def at(day, hour, minute=0, month=3):
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def account(entries, period=WEEK, now=LATER, hours=OFFICE):
    return account_of(entries, hours, period, LONDON, now)


def full_days(mode=Mode.RUNNING, days=range(2, 7)):
    return [entry(at(day, 8), 600, mode) for day in days]


def test_minutes_are_added_up_by_mode():
    result = account([*full_days(), entry(at(2, 19), 45, Mode.FIREFIGHTING)])

    assert result.by_mode[Mode.RUNNING] == 3000
    assert result.by_mode[Mode.FIREFIGHTING] == 45
    assert result.logged_minutes == 3045


def test_an_evening_does_not_make_up_for_a_day_never_logged():
    result = account([entry(at(2, 8), 600), *(entry(at(day, 18), 360) for day in range(2, 7))])

    assert (result.working_minutes, result.covered_minutes, result.coverage) == (3000, 600, 20)
    assert not result.is_covered


def test_entries_at_the_same_time_count_twice_in_minutes_and_once_in_coverage():
    result = account([entry(at(2, 8), 60), entry(at(2, 8, 30), 60)])

    assert (result.logged_minutes, result.covered_minutes) == (120, 90)


def test_time_away_is_in_no_denominator():
    result = account([*full_days(days=range(2, 6)), entry(at(6, 8), 600, Mode.AWAY)])

    assert (result.working_minutes, result.coverage) == (2400, 100)
    assert (result.logged_minutes, result.away_minutes) == (2400, 600)
    assert sum(result.shares.values()) == 100


def test_a_week_away_has_no_coverage_at_all():
    result = account(full_days(Mode.AWAY))

    assert (result.working_minutes, result.coverage, result.shares) == (0, None, None)


def test_below_the_floor_there_are_no_shares():
    just_under = account([*full_days(days=range(2, 5)), entry(at(5, 8), 299)])
    just_enough = account([*full_days(days=range(2, 5)), entry(at(5, 8), 300)])

    assert (just_under.coverage, just_under.shares) == (69, None)
    assert (just_enough.coverage, just_enough.is_covered) == (70, True)
    assert just_enough.shares is not None


def test_nothing_logged_has_no_shares():
    assert account([]).shares is None


def test_only_hours_that_have_passed_are_expected():
    result = account([entry(at(2, 8), 60)], now=at(2, 10))

    assert (result.working_minutes, result.covered_minutes) == (120, 60)


def test_an_entry_is_cut_at_the_edges_of_the_period():
    night = entry(datetime(2026, 3, 1, 23, tzinfo=LONDON), 180)
    last = entry(datetime(2026, 3, 8, 23, 30, tzinfo=LONDON), 60)

    assert account([night]).logged_minutes == 120
    assert account([last]).logged_minutes == 30


def test_an_entry_over_midnight_on_sunday_is_split_between_the_weeks():
    both = Days(first=MONDAY, last=date(2026, 3, 15))
    result = account([entry(datetime(2026, 3, 8, 23, 30, 20, tzinfo=LONDON), 61)], both)

    assert [week.logged_minutes for week in result.weeks] == [29, 32]
    assert result.logged_minutes == 61


def test_weeks_begin_on_monday_and_stay_within_the_period():
    result = account([], Days(first=date(2026, 3, 4), last=date(2026, 3, 17)))

    assert [(week.first.day, week.last.day) for week in result.weeks] == [(4, 8), (9, 15), (16, 17)]


def test_a_day_on_which_the_clocks_change_is_as_long_as_it_is():
    night = WeekHours.parse("sun 00:00-06:00")
    spring = account([], Days(first=date(2026, 3, 29), last=date(2026, 3, 29)), hours=night)
    autumn = account(
        [],
        Days(first=date(2026, 10, 25), last=date(2026, 10, 25)),
        datetime(2026, 11, 1, tzinfo=LONDON),
        night,
    )

    assert (spring.working_minutes, autumn.working_minutes) == (300, 420)


def test_hats_come_most_first_and_add_up():
    result = account(
        [
            entry(at(2, 8), 60, hat=RecordId("a")),
            entry(at(2, 9), 120, hat=RecordId("b")),
            entry(at(2, 12), 30, Mode.AWAY),
        ]
    )

    assert [(row.hat, row.logged_minutes, row.away_minutes) for row in result.hats] == [
        ("b", 120, 0),
        ("a", 60, 0),
        (None, 0, 30),
    ]


def test_a_period_to_come_is_empty():
    result = account(full_days(), Days(first=date(9999, 12, 31), last=date(9999, 12, 31)))

    assert (result.logged_minutes, result.coverage, result.weeks, result.hats) == (0, None, (), ())


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(OrderOfDaysError):
        Days(first=MONDAY, last=date(2026, 3, 1))


ENTRIES = st.lists(
    st.builds(
        entry,
        st.datetimes(
            datetime(2026, 2, 20),  # noqa: DTZ001 - hypothesis takes naive bounds
            datetime(2026, 4, 10),  # noqa: DTZ001 - as above
            timezones=st.just(UTC),
        ),
        st.integers(1, 1440),
        st.sampled_from(Mode),
        st.sampled_from([None, RecordId("a"), RecordId("b")]),
    ),
    max_size=15,
)
MONTH = Days(first=date(2026, 3, 3), last=date(2026, 4, 2))


@given(ENTRIES, st.integers(0, 45 * 24 * 60))
def test_all_parts_add_up_to_the_minute(entries, passed):
    result = account(entries, MONTH, datetime(2026, 2, 25, tzinfo=UTC) + timedelta(minutes=passed))

    for mode in WORKING_MODES:
        assert result.by_mode[mode] == sum(week.by_mode[mode] for week in result.weeks)
        assert result.by_mode[mode] == sum(row.by_mode[mode] for row in result.hats)
    assert result.away_minutes == sum(row.away_minutes for row in result.hats)
    assert 0 <= result.covered_minutes <= result.working_minutes
    assert result.logged_minutes + result.away_minutes <= sum(e.minutes for e in entries)


@given(ENTRIES)
def test_an_account_of_everything_has_every_minute(entries):
    ever = Days(first=date(2026, 2, 1), last=date(2026, 5, 1))
    result = account(entries, ever, datetime(2026, 5, 2, tzinfo=UTC))

    assert result.logged_minutes + result.away_minutes == sum(e.minutes for e in entries)


@given(st.lists(st.integers(0, 5000), min_size=4, max_size=4).filter(any))
def test_shares_add_up_to_exactly_100_and_are_less_than_one_off(minutes):
    by_mode = dict(zip(WORKING_MODES, minutes, strict=True))
    shares = whole_shares(by_mode)

    assert sum(shares.values()) == 100
    assert all(abs(shares[m] - 100 * by_mode[m] / sum(minutes)) < 1 for m in WORKING_MODES)
