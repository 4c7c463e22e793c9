from datetime import date, timedelta

import pytest

from planner.services.upkeep import Upkeep, load_upkeep, save_upkeep, switch_upkeep

MONDAY = date(2026, 11, 16)
WEEK = timedelta(weeks=1)


def measured(*minutes):
    """The last weeks that are over, the latest last."""
    upkeep = Upkeep()
    for number, held in enumerate(reversed(minutes), start=1):
        upkeep = upkeep.with_more(MONDAY - number * WEEK + timedelta(days=3), held * 60)
    return upkeep


def test_the_median_of_four_weeks_is_told_once_there_are_so_many():
    assert measured(10, 20, 30).minutes_a_week(MONDAY) is None
    assert measured(10, 20, 30, 200).minutes_a_week(MONDAY) == 25
    assert measured(10, 20, 30, 200).with_more(MONDAY, 9000).minutes_a_week(MONDAY) == 25


def test_more_than_a_quarter_of_an_hour_is_too_long():
    assert not measured(15, 15, 15, 15).takes_too_long(MONDAY)
    assert measured(16, 16, 16, 16).takes_too_long(MONDAY)


def test_weeks_long_past_are_let_go():
    old = Upkeep().with_more(MONDAY - 9 * WEEK, 60)

    assert list(old.with_more(MONDAY, 60).seconds) == [MONDAY]


def test_it_is_kept_in_a_file_of_its_own_and_forgotten_when_it_is_switched_off(tmp_path):
    path = tmp_path / "config" / "upkeep.json"
    upkeep = measured(1, 2, 3, 4)
    save_upkeep(path, upkeep)
    assert load_upkeep(path) == upkeep

    switch_upkeep(path, is_on=False)
    assert load_upkeep(path) == Upkeep(is_on=False)
    switch_upkeep(path, is_on=True)
    assert load_upkeep(path) == Upkeep()


@pytest.mark.parametrize("written", ["", "[]", '{"is_on": true}', '{"is_on": 1, "seconds": []}'])
def test_a_damaged_file_counts_as_none(tmp_path, written):
    path = tmp_path / "upkeep.json"
    path.write_text(written)

    assert load_upkeep(path) == Upkeep()
