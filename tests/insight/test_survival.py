"""What the record of kept and lost blocks says about each hour of the week."""

import math
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.insight.survival import (
    LEAST_BLOCKS,
    Exposure,
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


@st.composite
def exposures(draw):
    """Draw a stretch that was hit in a part of it, or not at all."""
    minutes = draw(st.integers(1, 300))
    hit_after = draw(st.integers(0, minutes - 1))
    return Exposure(
        start=draw(st.datetimes(datetime(2026, 1, 1), datetime(2027, 5, 31))),  # noqa: DTZ001 - local
        minutes=minutes,
        hit_after=hit_after,
        hit_minutes=draw(st.integers(0, minutes - hit_after)),
    )


histories = st.lists(exposures(), max_size=12)
FEW = settings(max_examples=30)


@FEW
@given(histories, exposures(), st.integers(0, 299), st.integers(1, 300))
def test_one_more_hit_never_raises_the_chance_where_it_was(known, exposure, after, minutes):
    after %= exposure.minutes
    unhit = replace(exposure, hit_after=0, hit_minutes=0)
    hit = replace(unhit, hit_after=after, hit_minutes=min(minutes, exposure.minutes - after))

    before = survival_rates([], TODAY, [*known, unhit]).chances
    chances = survival_rates([], TODAY, [*known, hit]).chances

    first = hit.start + timedelta(minutes=after)
    for minute in range(hit.hit_minutes):
        at = first + timedelta(minutes=minute)
        assert chances[at.weekday()][at.hour] <= before[at.weekday()][at.hour] + 1e-12


@FEW
@given(histories, exposures())
def test_one_more_stretch_that_nothing_hit_never_lowers_the_chance_there(known, exposure):
    unhit = replace(exposure, hit_after=0, hit_minutes=0)

    before = survival_rates([], TODAY, known).chances
    chances = survival_rates([], TODAY, [*known, unhit]).chances

    at = unhit.start
    assert chances[at.weekday()][at.hour] >= before[at.weekday()][at.hour] - 1e-12


@FEW
@given(outcomes, outcomes)
def test_two_histories_together_count_what_each_counts(mine, theirs):
    parts = [survival_rates(known, TODAY) for known in (mine, theirs)]
    together = survival_rates(mine + theirs, TODAY)

    for hour in range(24):
        both = [part.by_hour[hour] for part in parts]
        assert together.by_hour[hour].blocks == sum(rate.blocks for rate in both)
        assert together.by_hour[hour].kept == sum(rate.kept for rate in both)


@FEW
@given(outcomes)
def test_without_more_to_go_by_a_block_that_was_not_kept_was_hit(known):
    said = [
        Exposure(start=o.start, minutes=o.minutes, hit_minutes=0 if o.survived else o.minutes)
        for o in known
    ]

    assert survival_rates(known, TODAY).chances == survival_rates(known, TODAY, said).chances


@pytest.mark.parametrize(("minutes", "after", "hit"), [(0, 0, 0), (60, 0, 61), (60, 30, 31)])
def test_what_was_hit_lies_within_what_was_exposed(minutes, after, hit):
    with pytest.raises(ValueError, match=r"\d"):
        Exposure(start=MONDAY, minutes=minutes, hit_after=after, hit_minutes=hit)


WORKING = [(weekday, hour) for weekday in range(5) for hour in range(8, 18)]


def planted_hazard(weekday, hour):
    """Mid-mornings burn, Mondays more than Fridays."""
    monday, friday = 0.12 * (weekday == 0), 0.04 * (weekday == 4)
    return max(0.01, 0.04 + 0.28 * math.exp(-(((hour - 10.5) / 2.0) ** 2)) + monday - friday)


def lived_through(weeks, seed):
    """Return an hour of protected time in each working hour of so many weeks up to TODAY."""
    draw = Random(seed)  # noqa: S311 - made-up data
    last = datetime(2027, 5, 31)  # noqa: DTZ001 - local
    for week in range(weeks):
        for weekday, hour in WORKING:
            start = last - timedelta(weeks=week + 1) + timedelta(days=weekday, hours=hour)
            is_hit = draw.random() < planted_hazard(weekday, hour)
            yield Exposure(start=start, minutes=60, hit_minutes=60 * is_hit)


def error_of(weeks, seed):
    """Return how far the chances are from the planted ones, and how far one mean for all is."""
    chances = survival_rates([], TODAY, lived_through(weeks, seed)).chances
    planted = {cell: planted_hazard(*cell) for cell in WORKING}
    mean = sum(planted.values()) / len(planted)
    learnt = sum((1 - chances[day][hour] - planted[day, hour]) ** 2 for day, hour in WORKING)
    return math.sqrt(learnt / 50), math.sqrt(sum((p - mean) ** 2 for p in planted.values()) / 50)


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_hazard_is_found_again_and_better_with_time(seed):
    after_a_month, one_mean = error_of(4, seed)
    after_a_quarter, _ = error_of(13, seed)
    after_a_year, _ = error_of(52, seed)

    assert after_a_month < 0.95 * one_mean
    assert after_a_quarter < 0.65 * one_mean
    assert after_a_year < 0.45 * one_mean
