from dataclasses import replace

import pytest

from planner.domain.readiness import Instrument, Rater, Subscale
from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.domain.records import RecordId
from planner.insight.readings import Reading, first_barrier, near_zero

PACK = Instrument(
    key="k",
    name="K",
    version="1",
    licence="ours",
    lowest=1,
    highest=7,
    anchors=("no", "yes"),
    subscales=tuple(Subscale(key=key, name=key, items=()) for key in "abc"),
    is_ordered=True,
    near_zero=2,
)


def results(*means):
    return [
        ReadinessResult(
            initiative=RecordId("i"),
            rater=Rater.SELF,
            instrument="K",
            subscale=key,
            subscale_key=key,
            is_validated=False,
            closed_on=None,
            lowest=1,
            highest=7,
            mean=mean,
            n=1,
            invited=1,
            earlier_mean=None,
            smallest_change=None,
            verdict=Verdict.CANNOT_TELL,
            because=Because.FIRST_ROUND,
        )
        for key, mean in zip("abc", means, strict=False)
    ]


def told(found):
    return found.reading, [result.subscale_key for result in found.at]


@pytest.mark.parametrize(
    ("means", "answer"),
    [
        ((5, 4.1, 7), (Reading.NONE_FOUND, [])),
        ((5, 4, 1), (Reading.FOUND, ["b"])),
        ((4, 2, 1), (Reading.FOUND, ["a"])),
        ((5, None, 1), (Reading.CANNOT_TELL, [])),
        ((4, None, 1), (Reading.FOUND, ["a"])),
    ],
)
def test_the_first_low_part_in_the_declared_order_is_the_barrier(means, answer):
    assert told(first_barrier(PACK, list(reversed(results(*means))))) == answer


@pytest.mark.parametrize(
    ("means", "answer"),
    [
        ((7, 7, 2.1), (Reading.NONE_FOUND, [])),
        ((7, 7, 2), (Reading.FOUND, ["c"])),
        ((1, 7, 2), (Reading.FOUND, ["a", "c"])),
        ((7, None, 5), (Reading.CANNOT_TELL, [])),
        ((1, None, 5), (Reading.FOUND, ["a"])),
    ],
)
def test_one_part_near_zero_is_enough_and_is_named(means, answer):
    assert told(near_zero(PACK, results(*means))) == answer


def test_an_instrument_that_declares_nothing_is_not_read_so():
    plain = replace(PACK, is_ordered=False, near_zero=None)

    assert first_barrier(plain, results(1, 1, 1)) is None
    assert near_zero(plain, results(1, 1, 1)) is None


def test_results_of_another_version_are_left_out():
    stray = replace(results(1)[0], subscale_key="z")

    assert told(first_barrier(PACK, [stray])) == (Reading.NONE_FOUND, [])
