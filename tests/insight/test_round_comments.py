"""An adversary reads every comment that is shown, round by round, and knows who came and went."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.readiness import Rater, Round
from planner.domain.readiness_results import Because
from planner.domain.records import RecordId
from planner.insight.round_comments import WrittenSheet, comments_of_rounds

ROUND = Round(
    id=RecordId("a" * 32),
    initiative=RecordId("b" * 32),
    instrument="k",
    rater=Rater.TEAM,
    opened_on=date(2026, 1, 1),
    closed_on=date(2026, 1, 2),
)
GROUP = 8


def sheet(value, words=""):
    return WrittenSheet((("c1", value),), words)


def person(number):
    return sheet(number, f"comment {number}")


def seen(*rounds, rater=Rater.TEAM, least=5):
    closed = [
        (replace(ROUND, id=RecordId(f"{n:032x}"), rater=rater, least=least), sheets)
        for n, sheets in enumerate(rounds)
    ]
    return comments_of_rounds(closed)


@pytest.mark.parametrize("people", range(1, GROUP))
@pytest.mark.parametrize("least", [3, 5])
def test_no_comment_of_a_team_below_eight_is_shown(people, least):
    (found,) = seen([person(n) for n in range(people)], least=least)
    assert (found.words, found.why_not) == ((), Because.TOO_FEW_PEOPLE)


def test_eight_are_shown_and_a_round_may_ask_for_more():
    team = [person(n) for n in range(GROUP)]
    assert sorted(seen(team)[0].words) == sorted(one.words for one in team)
    assert seen(team, least=10)[0].words == ()


def test_one_persons_own_is_shown_and_two_are_a_team_whatever_the_round_is_called():
    for rater in (Rater.SELF, Rater.COACH):
        assert seen([person(1)], rater=rater)[0].words == ("comment 1",)
        assert seen([person(1), person(2)], rater=rater)[0].words == ()


@given(st.permutations([person(n) for n in range(GROUP)]))
def test_the_order_says_nothing_of_who_answered_when(team):
    assert seen(team)[0].words == seen(sorted(team))[0].words


TEAM = [person(n) for n in range(10)]
SECOND_ROUNDS = {
    "one more": [*TEAM, person(10)],
    "one fewer": TEAM[:-1],
    "seven more": [*TEAM, *map(person, range(10, 17))],
    "one more without a word": [*TEAM, sheet(10)],
    "one other word": [sheet(0, "other"), *TEAM[1:]],
    "one word taken back": [sheet(0), *TEAM[1:]],
    "one other answer": [sheet(99, TEAM[0].words), *TEAM[1:]],
    "other words and one more": [sheet(n, f"other {n}") for n in range(11)],
    "other answers and one more": [sheet(99 + n, f"comment {n}") for n in range(11)],
    "the same word of one more": [*TEAM, sheet(99, TEAM[0].words)],
    "one comes and one goes": [*TEAM[1:], person(10)],
}


@pytest.mark.parametrize("later", SECOND_ROUNDS.values(), ids=SECOND_ROUNDS)
def test_a_second_round_that_would_tell_who_wrote_is_withheld(later):
    first, second = seen(TEAM, later)
    assert (len(first.words), second.words) == (len(TEAM), ())
    assert second.why_not is Because.COULD_TELL_WHO


def test_rounds_that_single_nobody_out_are_shown():
    new = [person(n) for n in range(20, 28)]
    for later in (TEAM, new, [*TEAM, *new], [sheet(40 + n) for n in range(9)]):
        assert [one.why_not for one in seen(TEAM, later)] == [None, None]


SAYS = st.sampled_from(["", "yes", "my own"])


@st.composite
def sequences(draw):
    """Rounds of a team: whoever stays repeats all, or says something else."""
    pool = {n: sheet(n % 9, f"w{n}") for n in range(24)}
    rounds = []
    for _ in range(draw(st.integers(2, 4))):
        whole = draw(st.lists(st.sampled_from(range(3)), min_size=1, max_size=3, unique=True))
        there = {n for block in whole for n in range(block * 8, block * 8 + 8)}
        there ^= set(draw(st.lists(st.integers(0, 23), max_size=2)))
        for n in draw(st.lists(st.sampled_from(range(24)), max_size=1)):
            pool[n] = sheet(draw(st.integers(0, 9)), draw(SAYS))
        rounds.append([pool[n] for n in sorted(there)])
    return rounds


@given(sequences())
def test_comparing_all_that_is_shown_leaves_each_comment_among_eight(rounds):
    """Taking the words of one view from those of another leaves none, or those of eight."""
    results = seen(*rounds)
    shown = [sheets for sheets, one in zip(rounds, results, strict=True) if one.why_not is None]
    for sheets in shown:
        for other in shown:
            words = Counter(one.words for one in sheets if one.words)
            left = words - Counter(one.words for one in other)
            might_be = [one for one in sheets if one not in other]
            assert not left or len(might_be) >= GROUP
    for one, sheets in zip(results, rounds, strict=True):
        expected = sorted(said.words for said in sheets if said.words)
        assert sorted(one.words) == (expected if one.why_not is None else [])
        assert one.why_not is None or not one.words
