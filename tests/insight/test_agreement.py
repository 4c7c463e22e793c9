import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.insight.agreement import agree, agreement


def sheets(*columns):
    return [
        {f"i{number}": value for number, value in enumerate(row) if value is not None}
        for row in columns
    ]


def test_wholly_is_one_and_by_lot_is_nought():
    assert agreement(sheets([4, 5], [4, 5], [4, 5]), 7) == 1
    by_lot = [[value] for value in range(1, 8)] * 50
    assert agreement(sheets(*by_lot), 7) == pytest.approx(0, abs=0.01)


def test_worked_by_hand():
    """Variances 1 and 0 on a scale of 7 steps, where answers by lot have one of 4."""
    assert agreement(sheets([3, 5], [4, 5], [5, 5]), 7) == pytest.approx(1 - 0.5 / 4)


def test_more_dissent_than_by_lot_is_nought_too():
    assert agreement(sheets([1], [7], [1], [7]), 7) == 0
    assert not agree(sheets([1], [7], [1], [7]), 7)


def test_more_items_of_the_same_kind_do_not_make_agreement():
    few = sheets([2], [4], [6])
    many = sheets([2] * 8, [4] * 8, [6] * 8)

    assert agreement(few, 7) == agreement(many, 7)


def test_what_was_not_answered_is_left_out():
    assert agreement(sheets([4, None], [4, 1]), 7) == 1
    assert agreement(sheets([4]), 7) is None
    assert agree(sheets([4]), 7)


@given(st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=9))
def test_it_lies_between_nought_and_one(rows):
    assert 0 <= agreement(sheets(*rows), 5) <= 1
