"""An adversary reads all that is shown, knows the rules, and what they answered themselves."""

from collections import Counter, defaultdict
from functools import cache
from itertools import combinations_with_replacement, product

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
def view_of(instrument, least, team, *before):
    """One item: what somebody said is their answer. All rounds `before` are known."""
    views = [view_of(instrument, least, *before[at:]) for at in range(len(before))]
    people = [Scored({"c1": value}) for value in team]
    return team_view(instrument, people, least, views)


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
    *(((1, 5), people, 5) for people in range(5, 15)),
    *(((1, 7), people, 5) for people in (5, 6, 7, 8)),
    ((0, 10), 5, 5),
    ((1, 4), 7, 5),
    ((1, 4), 12, 5),
    *(((1, 5), people, least) for least in (3, 4) for people in (3, 4, 5, 6)),
    *(((1, 7), people, 3) for people in (3, 4)),
    *(((0, 10), people, 3) for people in (3, 4)),
]
FEW = [
    *(((1, 5), 5, 5), ((1, 5), 6, 5), ((1, 4), 7, 5), ((1, 7), 5, 5)),
    *(((1, 5), people, least) for least in (3, 4) for people in (2, 3, 4)),
    *(((1, 7), 3, 3), ((0, 10), 3, 3)),
]


@pytest.mark.parametrize(("ends", "people", "least"), CASES)
def test_nobody_in_a_team_can_tell_what_another_said(ends, people, least):
    instrument = scale_of(*ends)
    could_be = defaultdict(set)
    for team in teams(instrument, people):
        shown = published(view_of(instrument, least, team))
        for own in set(team):
            could_be[shown, own].update(others(team, own))

    derived = {case for case, values in could_be.items() if len(values) == 1}
    assert derived == set()


@pytest.mark.parametrize(("ends", "people", "least"), FEW)
def test_whoever_comes_new_cannot_be_told_though_nobody_else_changed_a_word(ends, people, least):
    """The adversary knows that, sees both rounds, and was in both."""
    instrument = scale_of(*ends)
    could_be = defaultdict(set)
    values = range(instrument.lowest, instrument.highest + 1)
    for team in teams(instrument, people):
        for new in values:
            later = tuple(sorted((*team, new)))
            shown = (
                published(view_of(instrument, least, team)),
                published(view_of(instrument, least, later, team)),
            )
            for own in set(team):
                could_be[shown, own].add(new)

    assert {case for case, new in could_be.items() if len(new) == 1} == set()


@pytest.mark.parametrize(("ends", "people", "least"), FEW)
def test_a_changed_answer_cannot_be_told_though_nobody_else_changed_a_word(ends, people, least):
    instrument = scale_of(*ends)
    could_be = defaultdict(set)
    values = range(instrument.lowest, instrument.highest + 1)
    for rest in teams(instrument, people - 1):
        for before in values:
            for after in values:
                first = tuple(sorted((*rest, before)))
                second = tuple(sorted((*rest, after)))
                shown = (
                    published(view_of(instrument, least, first)),
                    published(view_of(instrument, least, second, first)),
                )
                for own in set(rest):
                    could_be[shown, own].add((before, after))

    for changes in could_be.values():
        assert len({before for before, _ in changes}) > 1
        assert len({after for _, after in changes}) > 1


@pytest.mark.parametrize(("least", "people"), [(3, 3), (3, 4), (4, 4), (5, 5)])
def test_three_who_come_one_by_one_cannot_be_told_from_all_the_rounds(least, people):
    """The adversary was in the first round and sees the three that go on from it."""
    instrument = scale_of(1, 4)
    could_be = defaultdict(set)
    values = range(1, 5)
    for team in teams(instrument, people):
        for comers in product(values, repeat=3):
            rounds = [tuple(sorted((*team, *comers[:n]))) for n in range(4)]
            shown = tuple(
                published(view_of(instrument, least, *reversed(rounds[: n + 1]))) for n in range(4)
            )
            for own in set(team):
                could_be[shown, own].add(comers)

    assert all(
        len(set(said)) > 1 for found in could_be.values() for said in zip(*found, strict=True)
    )


@pytest.mark.parametrize(
    ("people", "least"), [(people, least) for least in (3, 4, 5) for people in range(least)]
)
def test_a_team_smaller_than_asked_for_shows_nothing_at_all(people, least):
    instrument = scale_of(1, 5)
    shown = {published(view_of(instrument, least, team)) for team in teams(instrument, people)}

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
