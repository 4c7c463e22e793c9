"""What the record of kept and lost blocks says about each hour of the week."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.insight.survival import (
    LEAST_BLOCKS,
    Outcome,
    survival_rates,
    wilson_interval,
)

MONDAY = datetime(2027, 1, 4, 9, 0)  # noqa: DTZ001 - the clock on the wall
TODAY = date(2027, 6, 1)


def block(*, week: int = 0, hour: int = 9, minutes: int = 60, survived: bool) -> Outcome:
    start = MONDAY + timedelta(weeks=week, hours=hour - 9)
    return Outcome(start=start, minutes=minutes, survived=survived)


outcomes = st.lists(
    st.builds(
        Outcome,
        start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 5, 31)),  # noqa: DTZ001 - local
        minutes=st.integers(1, 300),
        survived=st.booleans(),
    ),
    max_size=40,
)


def test_below_eight_blocks_nothing_is_shown():
    rates = survival_rates([block(week=n, survived=True) for n in range(LEAST_BLOCKS - 1)], TODAY)

    rate = rates.by_weekday_and_hour[0][9]
    assert (rate.blocks, rate.share, rate.interval) == (LEAST_BLOCKS - 1, None, None)


def test_from_eight_blocks_on_the_share_and_its_interval_are_shown():
    rates = survival_rates([block(week=n, survived=n != 0) for n in range(LEAST_BLOCKS)], TODAY)

    rate = rates.by_weekday_and_hour[0][9]
    assert rate.share == 7 / 8
    assert rate.interval == pytest.approx((0.5291, 0.9776), abs=1e-3)


def test_the_interval_agrees_with_published_values():
    assert wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe 1998
    assert wilson_interval(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_a_long_block_counts_once_for_each_hour_and_once_for_its_weekday():
    rates = survival_rates([block(hour=9, minutes=150, survived=True)], TODAY)

    assert [rate.blocks for rate in rates.by_weekday_and_hour[0][8:13]] == [0, 1, 1, 1, 0]
    assert rates.by_weekday[0].blocks == 1
    assert [rate.blocks for rate in rates.by_hour[8:13]] == [0, 1, 1, 1, 0]


def test_a_block_past_midnight_belongs_to_both_days():
    rates = survival_rates([block(hour=23, minutes=120, survived=False)], TODAY)

    assert rates.by_weekday_and_hour[0][23].blocks == 1
    assert rates.by_weekday_and_hour[1][0].blocks == 1


def test_with_no_record_every_hour_has_the_same_chance():
    for day in survival_rates([], TODAY).chances:
        assert day == pytest.approx((0.9,) * 24)


def test_a_burning_hour_gets_a_low_chance_and_its_neighbours_learn_from_it():
    burning = [block(week=n, survived=False) for n in range(20)]
    calm = [block(week=n, hour=15, survived=True) for n in range(20)]

    chances = survival_rates(burning + calm, TODAY).chances

    assert chances[0][9] < 0.5 < chances[0][15]
    assert chances[3][9] < chances[3][15], "another weekday learns from the hour"


def test_what_is_old_counts_less():
    recent = [block(week=n, survived=False) for n in range(10)]
    old = [block(week=n - 100, survived=False) for n in range(10)]

    assert (
        survival_rates(recent, TODAY).chances[0][9] < survival_rates(old, TODAY).chances[0][9] < 0.9
    )


def test_a_block_without_length_is_refused():
    with pytest.raises(ValueError, match="0"):
        block(minutes=0, survived=True)


@given(outcomes)
def test_chances_and_intervals_stay_between_0_and_1(known):
    rates = survival_rates(known, TODAY)

    assert all(0 < chance < 1 for day in rates.chances for chance in day)
    for rate in rates.by_hour:
        if rate.interval is not None:
            low, high = rate.interval
            assert 0 <= low <= rate.share <= high <= 1


@given(outcomes)
def test_the_order_of_the_record_makes_no_difference(known):
    there, back = survival_rates(known, TODAY), survival_rates(known[::-1], TODAY)

    assert there.by_weekday_and_hour == back.by_weekday_and_hour
    assert all(a == pytest.approx(b) for a, b in zip(there.chances, back.chances, strict=True))
