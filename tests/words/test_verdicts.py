from dataclasses import replace
from datetime import date

import pytest

from planner.domain.readiness import Rater
from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.domain.records import RecordId
from planner.words.verdicts import because_text, support_text, verdict_text

RESULT = ReadinessResult(
    initiative=RecordId("i"),
    rater=Rater.TEAM,
    instrument="Six",
    subscale="Commitment",
    is_validated=True,
    closed_on=date(2026, 3, 1),
    lowest=1,
    highest=7,
    mean=5.2,
    n=9,
    invited=12,
    earlier_mean=4.25,
    smallest_change=0.5,
    verdict=Verdict.RISEN,
    because=Because.MEASURED,
    deviation=0.9,
)


@pytest.mark.parametrize("because", Because)
def test_every_reason_is_a_sentence(because):
    text = because_text(replace(RESULT, because=because))

    assert text[0].isupper()
    assert text[-1] == "."


def test_every_verdict_has_its_own_words():
    assert len({verdict_text(verdict) for verdict in Verdict}) == len(Verdict)


def test_a_measured_change_says_its_numbers():
    assert because_text(RESULT) == (
        "The mean went from 4.25 to 5.20; less than 0.50 could not be told from noise."
    )


def test_everything_that_supports_a_verdict_stands_beside_it():
    assert support_text(RESULT) == (
        "mean 5.20 on a scale from 1 to 7; 9 of 12 answered (75%); standard deviation 0.90; "
        "smallest detectable change 0.50; validated"
    )


def test_what_a_study_found_is_named_with_its_source():
    known = replace(
        RESULT,
        deviation=None,
        rounded_to=0.5,
        reliability=0.88,
        reliability_source="A study",
        published_deviation=0.7,
        deviation_source="Another",
    )

    assert support_text(known) == (
        "mean about 5.20, rounded to 0.5, on a scale from 1 to 7; 9 of 12 answered (75%); "
        "smallest detectable change 0.50; reliability 0.88 (A study); "
        "published standard deviation 0.70 (Another); validated"
    )


def test_a_split_is_told_where_it_tells_of_nobody():
    split = replace(RESULT, mean=None, because=Because.DISAGREEMENT, split=(3, 0, 4))

    assert "3 in the lower third of the scale, 0 in the middle, 4 in the upper third" in (
        because_text(split)
    )
    assert "not shown" in because_text(replace(split, split=None))


def test_a_round_that_asks_for_more_people_says_how_many():
    few = replace(RESULT, mean=None, because=Because.TOO_FEW_PEOPLE)

    assert because_text(few).startswith("Fewer than five people")
    assert because_text(replace(few, least=8)).startswith("Fewer than 8 people")


def test_what_is_not_shown_is_said():
    hidden = replace(RESULT, mean=None, deviation=None, smallest_change=None, is_validated=False)

    assert support_text(hidden) == "mean not shown; 9 of 12 answered (75%); unvalidated"
