from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.week_grid.day_plan import DAY_MINUTES, free_pieces, moment, pieces_of_day
from ui.widgets.week_grid.items import GridItem, GridKind

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 11, 24)
MIDNIGHT = datetime(2026, 11, 24, tzinfo=LONDON)


def item(begin, minutes, key="k", **more):
    start = MIDNIGHT + timedelta(minutes=begin)
    return GridItem(
        key=key,
        start=start,
        end=start + timedelta(minutes=minutes),
        title=key,
        kind=GridKind.DIARY,
        **more,
    )


stretches = st.lists(
    st.tuples(st.integers(-600, 1500), st.integers(1, 900)), min_size=1, max_size=12
)


@given(stretches)
def test_no_two_items_of_a_lane_overlap(stretches):
    pieces = pieces_of_day([item(b, m, str(n)) for n, (b, m) in enumerate(stretches)], DAY)

    for number, one in enumerate(pieces):
        assert 0 <= one.lane < one.lanes
        for other in pieces[number + 1 :]:
            if one.begin < other.end and other.begin < one.end:
                assert one.lane != other.lane
                assert one.lanes == other.lanes


@given(stretches, st.integers(0, 700), st.integers(720, DAY_MINUTES))
def test_free_time_is_what_no_item_takes(stretches, first, last):
    taken = pieces_of_day([item(b, m, str(n)) for n, (b, m) in enumerate(stretches)], DAY)

    free = free_pieces(taken, DAY, first, last)

    for stretch in free:
        assert first <= stretch.begin < stretch.end <= last
        assert not [p for p in taken if p.begin < stretch.end and stretch.begin < p.end]


def test_an_item_over_midnight_stands_in_both_days():
    night = item(22 * 60, 240)

    [evening] = pieces_of_day([night], DAY)
    [morning] = pieces_of_day([night], DAY + timedelta(days=1))

    assert (evening.begin, evening.end) == (22 * 60, DAY_MINUTES)
    assert (morning.begin, morning.end) == (0, 120)


def test_an_item_until_midnight_does_not_stand_in_the_next_day():
    assert pieces_of_day([item(22 * 60, 120)], DAY + timedelta(days=1)) == []


def test_the_hour_that_comes_twice_in_autumn_still_shows():
    start = datetime(2026, 10, 25, 1, 45, tzinfo=LONDON)
    again = datetime(2026, 10, 25, 1, 15, fold=1, tzinfo=LONDON)
    odd = GridItem(
        key="k",
        start=start.astimezone(ZoneInfo("UTC")).astimezone(LONDON),
        end=again + timedelta(hours=1),
        title="k",
        kind=GridKind.DIARY,
    )

    [piece] = pieces_of_day([odd], date(2026, 10, 25))

    assert piece.end > piece.begin


def test_a_moment_keeps_the_clock_of_its_zone():
    [piece] = pieces_of_day([item(9 * 60, 60)], DAY)

    assert moment(piece, 9 * 60 + 30, MIDNIGHT) == datetime(2026, 11, 24, 9, 30, tzinfo=LONDON)
    assert moment(piece, DAY_MINUTES, MIDNIGHT).date() == DAY + timedelta(days=1)


def test_items_without_a_zone_or_a_length_are_refused():
    naive = datetime(2026, 11, 24, 9)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="aware"):
        GridItem(key="k", start=naive, end=naive, title="k", kind=GridKind.DIARY)
    with pytest.raises(ValueError, match="after it starts"):
        item(540, 0)
