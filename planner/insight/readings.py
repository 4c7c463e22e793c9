"""What the latest results of one rater say when they are read together; never as one score."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.readiness import Instrument
from planner.domain.readiness_results import ReadinessResult


class Reading(StrEnum):
    """What a reading found."""

    NONE_FOUND = "none_found"
    FOUND = "found"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer of one reading.

    Attributes:
        at: The results that it names; empty unless `reading` is FOUND.
        unknown: Results whose mean is not shown and which might change the answer.
    """

    reading: Reading
    at: tuple[ReadinessResult, ...] = ()
    unknown: tuple[ReadinessResult, ...] = ()


def first_barrier(instrument: Instrument, results: Sequence[ReadinessResult]) -> Found | None:
    """Return the first subscale in the declared order that is at or under the scale's middle.

    None where the instrument declares no order. What comes before a barrier must be known.
    """
    if not instrument.is_ordered:
        return None
    middle = (instrument.lowest + instrument.highest) / 2
    for result in _in_order(instrument, results):
        if result.mean is None:
            return Found(reading=Reading.CANNOT_TELL, unknown=(result,))
        if result.mean <= middle:
            return Found(reading=Reading.FOUND, at=(result,))
    return Found(reading=Reading.NONE_FOUND)


def near_zero(instrument: Instrument, results: Sequence[ReadinessResult]) -> Found | None:
    """Name the components that are near zero: one is enough for 'not ready', whatever the rest.

    None where the instrument declares no such bound. There is no product and no other score.
    """
    if instrument.near_zero is None:
        return None
    found = tuple(
        result
        for result in _in_order(instrument, results)
        if result.mean is not None and result.mean <= instrument.near_zero
    )
    unknown = tuple(result for result in results if result.mean is None)
    if found:
        return Found(reading=Reading.FOUND, at=found, unknown=unknown)
    reading = Reading.CANNOT_TELL if unknown else Reading.NONE_FOUND
    return Found(reading=reading, unknown=unknown)


def _in_order(instrument: Instrument, results: Sequence[ReadinessResult]) -> list[ReadinessResult]:
    """Sort results as the pack declares its subscales; others are left out."""
    by_key = {result.subscale_key: result for result in results}
    return [by_key[scale.key] for scale in instrument.subscales if scale.key in by_key]
