from dataclasses import replace
from datetime import date
from math import sqrt

import pytest

from planner.domain.readiness import Answer, Instrument, Item, Rater, Round, Subscale
from planner.domain.readiness_results import Because, Verdict
from planner.domain.records import RecordId
from planner.insight.readiness import latest_results, readiness_lines

CHANGE = RecordId("change")
COMMITMENT = Subscale(
    key="c",
    name="Commitment",
    items=tuple(
        Item(key=key, words="…", is_reversed=key == "c4") for key in ("c1", "c2", "c3", "c4")
    ),
    is_validated=True,
    reliability=0.75,
)
SIX = Instrument(
    key="six",
    name="Six",
    version="1",
    licence="ours",
    lowest=1,
    highest=7,
    anchors=("no", "yes"),
    subscales=(COMMITMENT,),
)


def a_round(number, rater=Rater.TEAM, *, is_closed=True, invited=10):
    return Round(
        id=RecordId(f"r{number}"),
        initiative=CHANGE,
        instrument="six",
        rater=rater,
        opened_on=date(2026, number, 1),
        closed_on=date(2026, number, 20) if is_closed else None,
        invited=invited,
    )


def answers(number, *sheets):
    """Each sheet holds the values of c1 to c4; None is 'no chance to say'."""
    return [
        Answer(
            id=RecordId("a"),
            round=RecordId(f"r{number}"),
            respondent=str(respondent),
            item=key,
            value=value,
        )
        for respondent, sheet in enumerate(sheets)
        for key, value in zip(("c1", "c2", "c3", "c4"), sheet, strict=True)
    ]


def flat(value):
    """Agree at one level: the fourth item is reversed."""
    return (value, value, value, 8 - value)


def team(number, *levels):
    return answers(number, *(flat(level) for level in levels))


def latest(rounds, given, instrument=SIX):
    (result,) = latest_results(instrument, CHANGE, rounds, given)
    return result


def test_reversed_items_are_turned():
    result = latest([a_round(1, Rater.SELF)], answers(1, (6, 6, 6, 2)))

    assert result.mean == 6


def test_three_of_four_items_are_enough_and_two_are_not():
    result = latest([a_round(1, Rater.COACH)], answers(1, (6, 6, 6, None)))
    too_few = latest([a_round(1, Rater.COACH)], answers(1, (6, 6, None, None)))

    assert (result.mean, result.n) == (6, 1)
    assert (too_few.mean, too_few.n) == (None, 0)
    assert (too_few.verdict, too_few.because) == (Verdict.CANNOT_TELL, Because.TOO_FEW_ANSWERS)


def test_values_outside_the_scale_count_as_missing():
    result = latest([a_round(1, Rater.SELF)], answers(1, (6, 6, 6, 9)))

    assert result.mean == 6


def test_the_first_round_has_nothing_to_compare_with():
    result = latest([a_round(1)], team(1, 3, 4, 5, 4, 4))

    assert (result.verdict, result.because) == (Verdict.CANNOT_TELL, Because.FIRST_ROUND)
    assert (result.mean, result.n, result.invited, result.response_rate) == (4, 5, 10, 50)


def test_spread_and_smallest_change_follow_the_formula():
    result = latest([a_round(1)], team(1, 3, 4, 5, 4, 4))
    deviation = sqrt(2 / 4)

    assert result.deviation == pytest.approx(deviation)
    expected = 1.96 * sqrt(2) * deviation * sqrt(1 - 0.75) / sqrt(5)
    assert result.smallest_change == pytest.approx(expected)


@pytest.mark.parametrize(
    ("levels", "verdict"),
    [
        ((5, 6, 7, 6, 6), Verdict.RISEN),
        ((1, 2, 3, 2, 2), Verdict.FALLEN),
        ((3, 4, 5, 4, 5), Verdict.NO_DETECTABLE_CHANGE),
    ],
)
def test_a_change_is_told_only_beyond_the_noise(levels, verdict):
    result = latest([a_round(1), a_round(2)], team(1, 3, 4, 5, 4, 4) + team(2, *levels))

    assert (result.verdict, result.because) == (verdict, Because.MEASURED)
    assert result.earlier_mean == 4


def test_the_noisier_of_two_rounds_decides():
    given = team(1, 1, 7, 1, 7, 4) + team(2, 5, 5, 5, 5, 6)
    result = latest([a_round(1), a_round(2)], given)

    assert result.verdict is Verdict.NO_DETECTABLE_CHANGE


def test_without_reliability_nobody_can_tell():
    unmeasured = replace(
        SIX, subscales=(replace(COMMITMENT, reliability=None, is_validated=False),)
    )
    given = team(1, 1, 2, 1, 2, 1) + team(2, 7, 6, 7, 6, 7)
    result = latest([a_round(1), a_round(2)], given, unmeasured)

    assert (result.verdict, result.because) == (Verdict.CANNOT_TELL, Because.NO_RELIABILITY)
    assert (result.is_validated, result.smallest_change) == (False, None)
    assert result.earlier_mean == pytest.approx(1.4)


def test_one_person_has_no_spread():
    rounds = [a_round(1, Rater.SELF), a_round(2, Rater.SELF)]
    result = latest(rounds, team(1, 2) + team(2, 6))

    assert (result.verdict, result.because) == (Verdict.CANNOT_TELL, Because.NO_SPREAD)
    assert (result.mean, result.deviation) == (6, None)


def test_a_team_that_agrees_wholly_has_no_spread():
    given = team(1, 4, 4, 4, 4, 4) + team(2, 5, 5, 5, 5, 5)

    assert latest([a_round(1), a_round(2)], given).because is Because.NO_SPREAD


def test_a_team_of_four_is_not_shown():
    result = latest([a_round(1)], team(1, 3, 4, 5, 4))

    assert (result.mean, result.deviation, result.smallest_change) == (None, None, None)
    assert (result.because, result.n) == (Because.TOO_FEW_PEOPLE, 4)


def test_an_open_round_of_a_team_is_not_shown():
    result = latest([a_round(1, is_closed=False)], team(1, 3, 4, 5, 4, 4))

    assert (result.mean, result.because) == (None, Because.ROUND_OPEN)


def test_an_open_round_of_my_own_is_shown_without_a_verdict():
    rounds = [a_round(1, Rater.SELF, is_closed=False)]
    result = latest(rounds, team(1, 3))

    assert (result.mean, result.verdict, result.because) == (
        3,
        Verdict.CANNOT_TELL,
        Because.ROUND_OPEN,
    )


def test_an_open_round_of_my_own_stands_beside_the_one_before():
    rounds = [a_round(1, Rater.SELF), a_round(2, Rater.SELF, is_closed=False)]
    (line,) = readiness_lines(SIX, CHANGE, rounds, team(1, 3) + team(2, 6))

    assert [result.mean for result in line.results] == [3, 6]
    assert line.results[1].earlier_mean == 3
    assert line.results[1].because is Because.ROUND_OPEN


def test_the_last_closed_round_is_the_latest():
    rounds = [a_round(1), a_round(2, is_closed=False)]
    result = latest(rounds, team(1, 3, 4, 5, 4, 4) + team(2, 7, 7, 7, 7, 6))

    assert result.opened_on == date(2026, 1, 1)


def test_a_round_that_was_not_shown_is_passed_over_in_the_comparison():
    given = team(1, 3, 4, 5, 4, 4) + team(2, 1, 1) + team(3, 6, 6, 7, 6, 5)
    result = latest([a_round(1), a_round(2), a_round(3)], given)

    assert (result.earlier_mean, result.verdict) == (4, Verdict.RISEN)


def test_self_coach_and_team_are_lines_of_their_own():
    rounds = [a_round(1, Rater.TEAM), a_round(2, Rater.SELF), a_round(3, Rater.COACH), a_round(4)]
    lines = readiness_lines(SIX, CHANGE, rounds, team(2, 5) + team(3, 3))

    assert [(line.rater, len(line.results)) for line in lines] == [
        (Rater.SELF, 1),
        (Rater.COACH, 1),
        (Rater.TEAM, 2),
    ]


def test_other_initiatives_and_instruments_are_left_out():
    rounds = [
        replace(a_round(1), initiative=RecordId("other")),
        replace(a_round(2), instrument="other"),
    ]

    assert readiness_lines(SIX, CHANGE, rounds, []) == ()
