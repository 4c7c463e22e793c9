from dataclasses import replace
from datetime import date
from math import sqrt

import pytest

from planner.domain.readiness import (
    Answer,
    Instrument,
    Item,
    Rater,
    Round,
    Subscale,
    VersionCrosswalk,
)
from planner.domain.readiness_results import Because, Verdict
from planner.domain.records import RecordId
from planner.insight.readiness import latest_results, readiness_lines, smallest_change

CHANGE = RecordId("change")
COMMITMENT = Subscale(
    key="c",
    name="Commitment",
    items=tuple(
        Item(key=key, words="…", is_reversed=key == "c4") for key in ("c1", "c2", "c3", "c4")
    ),
    is_validated=True,
    reliability=0.75,
    reliability_source="A study",
    deviation=0.6,
    deviation_source="The same",
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


ALONE = 1.96 * sqrt(2) * 0.6 * sqrt(1 - 0.75)


def test_the_smallest_change_follows_the_published_spread_not_that_of_the_team():
    result = latest([a_round(1, Rater.COACH)], team(1, 3))
    of_five = latest([a_round(1)], team(1, 3, 4, 5, 4, 4))

    assert result.smallest_change == pytest.approx(ALONE)
    assert of_five.smallest_change == pytest.approx(ALONE / sqrt(5))
    assert (of_five.deviation, of_five.published_deviation) == (None, 0.6)


def test_research_says_how_much_that_is():
    """Its worked example: alpha 0.88 and SD 0.7 give 0.67 for one person, 0.25 for seven."""
    assert smallest_change(0.88, 0.7, 1) == pytest.approx(0.67, abs=0.005)
    assert smallest_change(0.88, 0.7, 7) == pytest.approx(0.25, abs=0.005)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(5, Verdict.RISEN), (3, Verdict.FALLEN), (4, Verdict.NO_DETECTABLE_CHANGE)],
)
def test_a_change_of_one_person_is_told_only_beyond_the_noise(value, verdict):
    rounds = [a_round(1, Rater.SELF), a_round(2, Rater.SELF)]
    result = latest(rounds, team(1, 4) + team(2, value))

    assert (result.verdict, result.because) == (verdict, Because.MEASURED)
    assert result.earlier_mean == 4


@pytest.mark.parametrize(
    ("levels", "verdict"),
    [
        ((5, 6, 6, 5, 6), Verdict.RISEN),
        ((2, 3, 3, 2, 3), Verdict.FALLEN),
    ],
)
def test_a_change_of_a_team_must_exceed_rounding_too(levels, verdict):
    result = latest([a_round(1), a_round(2)], team(1, 3, 4, 5, 4, 4) + team(2, *levels))

    assert (result.verdict, result.because) == (verdict, Because.MEASURED)
    assert (result.earlier_mean, result.rounded_to) == (4, 0.5)
    assert result.smallest_change == pytest.approx(ALONE / sqrt(5) + 0.5)


def test_a_team_that_moved_little_shows_no_detectable_change():
    little = answers(2, (4, 3, 4, 4), (4, 5, 4, 4), (5, 4, 4, 4), (4, 4, 3, 4), (3, 4, 5, 3))
    result = latest([a_round(1), a_round(2)], team(1, 3, 4, 5, 4, 4) + little)

    assert (result.mean, result.verdict) == (4, Verdict.NO_DETECTABLE_CHANGE)


def test_the_smaller_of_two_rounds_decides():
    given = team(1, 3, 4, 5, 4, 4) + team(2, *[3, 4, 5, 4, 4, 5, 3, 4, 5, 4] * 3)
    result = latest([a_round(1, invited=30), a_round(2, invited=30)], given)

    assert result.smallest_change == pytest.approx(ALONE / sqrt(5) + (0.5 + 0.1) / 2)


@pytest.mark.parametrize("unpublished", ["reliability", "deviation"])
def test_without_published_reliability_and_spread_nobody_can_tell(unpublished):
    unmeasured = replace(SIX, subscales=(replace(COMMITMENT, **{unpublished: None}),))
    given = team(1, 2, 3, 2, 3, 3) + team(2, 5, 5, 6, 5, 6)
    result = latest([a_round(1), a_round(2)], given, unmeasured)

    assert (result.verdict, result.because) == (Verdict.CANNOT_TELL, Because.NO_RELIABILITY)
    assert result.smallest_change is None
    assert result.earlier_mean == 2.5


def test_a_team_that_agrees_wholly_would_tell_what_each_said():
    result = latest([a_round(1)], team(1, 4, 4, 4, 4, 4))

    assert (result.mean, result.because) == (None, Because.COULD_TELL_WHO)


def test_people_who_disagree_have_no_mean_but_a_split():
    result = latest([a_round(1)], team(1, 1, 2, 1, 6, 7, 7))

    assert (result.mean, result.split) == (None, (3, 0, 3))
    assert (result.verdict, result.because) == (Verdict.CANNOT_TELL, Because.DISAGREEMENT)


def test_a_split_that_would_single_somebody_out_is_not_shown():
    result = latest([a_round(1)], team(1, 1, 6, 7, 7, 6, 7))

    assert (result.because, result.split) == (Because.DISAGREEMENT, None)


def test_a_round_that_goes_on_with_one_more_person_is_not_shown():
    given = team(1, 3, 4, 5, 4, 4) + team(2, 3, 4, 5, 4, 4, 6)
    first, second = [
        readiness_lines(SIX, CHANGE, [a_round(1), a_round(2)], given)[0].results[n] for n in (0, 1)
    ]

    assert (first.mean, second.mean, second.because) == (4, None, Because.COULD_TELL_WHO)


def test_three_more_people_isolate_nobody():
    given = team(1, 3, 4, 5, 4, 4) + team(2, 3, 4, 5, 4, 4, 5, 5, 6)

    assert latest([a_round(1), a_round(2)], given).mean == 4.5


def test_counts_of_subscales_in_a_round_never_differ():
    second = replace(
        COMMITMENT, key="e", name="Efficacy", items=(Item(key="e1", words="…"),), reliability=None
    )
    both = replace(SIX, subscales=(COMMITMENT, second))
    given = team(1, 3, 4, 5, 4, 4, 5, 4)
    given += [
        Answer(
            id=RecordId("a"),
            round=RecordId("r1"),
            respondent=str(number),
            item="e1",
            value=4 + number % 2,
        )
        for number in range(6)
    ]
    results = latest_results(both, CHANGE, [a_round(1)], given)

    assert [result.n for result in results] == [6, 6]
    assert all(result.mean is not None for result in results)


def test_a_round_may_ask_for_more_answers():
    result = latest([replace(a_round(1), least=8)], team(1, 3, 4, 5, 4, 4, 5, 5))

    assert (result.mean, result.because, result.least) == (None, Because.TOO_FEW_PEOPLE, 8)


SEVEN = replace(
    SIX, version="2", crosswalks=(VersionCrosswalk(version="1", subscales=(("c", "c"),)),)
)


def test_versions_are_compared_through_their_crosswalk_only():
    rounds = [
        replace(a_round(1, Rater.SELF), version="1"),
        replace(a_round(2, Rater.SELF), version="2"),
    ]
    given = team(1, 3) + team(2, 6)

    (tied,) = latest_results(SEVEN, CHANGE, rounds, given, (SIX,))
    cut = latest_results(replace(SEVEN, crosswalks=()), CHANGE, rounds, given, (SIX,))

    assert (tied.verdict, tied.earlier_mean, tied.version) == (Verdict.RISEN, 3, "2")
    assert [(one.version, one.mean, one.because) for one in cut] == [
        ("2", 6, Because.OTHER_VERSION),
        ("1", 3, Because.FIRST_ROUND),
    ]


def test_a_round_of_an_older_plan_is_of_the_first_version():
    (line,) = readiness_lines(SEVEN, CHANGE, [a_round(1, Rater.SELF)], team(1, 3), (SIX,))

    assert line.latest.version == "1"


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
    given = team(1, 3, 4, 5, 4, 4) + team(2, 1, 1) + team(3, 6, 6, 5, 6, 5)
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
