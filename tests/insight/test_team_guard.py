"""An adversary reads all that is shown, knows the rules, and what they answered themselves."""

from collections import Counter, defaultdict
from functools import cache
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.readiness import Instrument, Item, Subscale
from planner.insight.scoring import Scored
from planner.insight.team_guard import (
    isolates,
    may_show_comments,
    rounded_mean,
    rounding_step,
    split_of,
)
from planner.insight.team_results import team_view

LEAST = 5


def scale_of(lowest, highest):
    return Instrument(
        key="k",
        name="K",
        version="1",
        licence="ours",
        lowest=lowest,
        highest=highest,
        anchors=("no", "yes"),
        subscales=(Subscale(key="c", name="C", items=(Item(key="c1", words="…"),)),),
    )


@cache
def view_of(instrument, team, before=None):
    """One item: what somebody said is their answer."""
    views = (view_of(instrument, before),) if before else ()
    return team_view(instrument, [Scored({"c1": value}) for value in team], LEAST, views)


def published(view):
    return (view.mean, view.rounded_to, view.why_not, view.split)


def teams(instrument, people):
    """Every team there could be; who is who does not matter to what is shown."""
    values = range(instrument.lowest, instrument.highest + 1)
    return combinations_with_replacement(values, people)


def others(team, *insiders):
    left = Counter(team)
    left.subtract(insiders)
    return None if any(count < 0 for count in left.values()) else +left


CASES = [
    *(((1, 5), people) for people in range(5, 15)),
    *(((1, 7), people) for people in (5, 6, 7, 8)),
    ((0, 10), 5),
    ((1, 4), 7),
    ((1, 4), 12),
]
FEW = [((1, 5), 5), ((1, 5), 6), ((1, 4), 7), ((1, 7), 5)]


@pytest.mark.parametrize(("ends", "people"), CASES)
def test_nobody_in_a_team_can_tell_what_another_said(ends, people):
    instrument = scale_of(*ends)
    could_be = defaultdict(set)
    for team in teams(instrument, people):
        shown = published(view_of(instrument, team))
        for own in set(team):
            could_be[shown, own].update(others(team, own))

    derived = {case for case, values in could_be.items() if len(values) == 1}
    assert derived == set()


@pytest.mark.parametrize(("ends", "people"), FEW)
def test_whoever_comes_new_cannot_be_told_though_nobody_else_changed_a_word(ends, people):
    """The adversary knows that, sees both rounds, and was in both."""
    instrument = scale_of(*ends)
    could_be = defaultdict(set)
    values = range(instrument.lowest, instrument.highest + 1)
    for team in teams(instrument, people):
        for new in values:
            later = tuple(sorted((*team, new)))
            shown = (
                published(view_of(instrument, team)),
                published(view_of(instrument, later, team)),
            )
            for own in set(team):
                could_be[shown, own].add(new)

    assert {case for case, new in could_be.items() if len(new) == 1} == set()


@pytest.mark.parametrize(("ends", "people"), FEW)
def test_a_changed_answer_cannot_be_told_though_nobody_else_changed_a_word(ends, people):
    instrument = scale_of(*ends)
    could_be = defaultdict(set)
    values = range(instrument.lowest, instrument.highest + 1)
    for rest in teams(instrument, people - 1):
        for before in values:
            for after in values:
                first = tuple(sorted((*rest, before)))
                second = tuple(sorted((*rest, after)))
                shown = (
                    published(view_of(instrument, first)),
                    published(view_of(instrument, second, first)),
                )
                for own in set(rest):
                    could_be[shown, own].add((before, after))

    for changes in could_be.values():
        assert len({before for before, _ in changes}) > 1
        assert len({after for _, after in changes}) > 1


@pytest.mark.parametrize("people", [0, 1, 2, 3, 4])
def test_a_small_team_shows_nothing_at_all(people):
    instrument = scale_of(1, 5)
    shown = {published(view_of(instrument, team)) for team in teams(instrument, people)}

    assert len(shown) == 1


def test_nobody_can_ask_for_fewer_than_three():
    view = team_view(scale_of(1, 5), [Scored({"c1": 3})] * 2, least=1)

    assert (view.mean, view.why_not) == (None, "too_few_people")


SCORES = st.lists(st.floats(1, 7), min_size=5, max_size=40)


@given(SCORES)
def test_a_mean_leaves_two_fifths_of_the_scale_open(scores):
    step = rounding_step(len(scores), 6)

    assert step * len(scores) >= 0.4 * 6 - 1e-9
    mean = rounded_mean(scores, 1, 7)
    assert mean is None or abs(mean - sum(scores) / len(scores)) <= step / 2 + 1e-6


@given(SCORES)
def test_no_group_of_one_or_two_is_told_apart(scores):
    split = split_of(scores, 1, 7)

    assert split is None or (sum(split) == len(scores) and not {1, 2} & set(split))


@pytest.mark.parametrize(
    ("later", "is_isolating"),
    [
        ("abcde", False),
        ("abcdef", True),
        ("abcdefg", True),
        ("abcdefgh", False),
        ("abcd", True),
        ("abcdx", True),
        ("vwxyz", False),
        ("abwxyz", False),
    ],
)
def test_views_that_differ_by_one_or_two_isolate(later, is_isolating):
    assert isolates(Counter(later), Counter("abcde")) is is_isolating


def test_comments_need_eight_answers():
    assert (may_show_comments(7), may_show_comments(8)) == (False, True)
