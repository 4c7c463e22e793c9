from datetime import date

from planner.domain.readiness import Rater
from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.insight.three_views import farthest_apart


def a_result(rater, mean, subscale="commitment", closed_on=date(2026, 10, 1)):
    return ReadinessResult(
        initiative="i",
        rater=rater,
        instrument="Ours",
        subscale=subscale.title(),
        is_validated=False,
        closed_on=closed_on,
        lowest=1,
        highest=7,
        mean=mean,
        n=1,
        invited=1,
        earlier_mean=None,
        smallest_change=None,
        verdict=Verdict.CANNOT_TELL,
        because=Because.FIRST_ROUND,
        subscale_key=subscale,
    )


def test_the_widest_gap_comes_first_with_the_lower_view_first():
    results = [
        a_result(Rater.SELF, 5.0),
        a_result(Rater.COACH, 4.5),
        a_result(Rater.SELF, 6.0, "efficacy"),
        a_result(Rater.COACH, 5.0, "efficacy"),
        a_result(Rater.TEAM, 3.0, "efficacy"),
    ]

    found = farthest_apart(results)

    assert [(one.lower.rater, one.higher.rater, one.gap) for one in found] == [
        (Rater.TEAM, Rater.SELF, 3.0),
        (Rater.COACH, Rater.SELF, 0.5),
    ]


def test_what_is_not_shown_or_still_open_is_not_compared():
    results = [
        a_result(Rater.SELF, 5.0),
        a_result(Rater.TEAM, None),
        a_result(Rater.COACH, 2.0, closed_on=None),
    ]

    assert farthest_apart(results) == ()


def test_different_parts_are_never_compared():
    results = [a_result(Rater.SELF, 5.0), a_result(Rater.TEAM, 2.0, "efficacy")]

    assert farthest_apart(results) == ()
