"""What of a team's answers may be shown without telling what one person said.

The attack that this withstands, and what it does not promise, stand in decision 0023.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import ceil
from statistics import fmean

LEAST_TEAM = 5
"""Answers that a result of a team needs where nobody asked for more."""

LEAST_EVER = 3
"""Answers below which nothing of a team is shown, whatever somebody asks for."""

LEAST_FOR_COMMENTS = 8
"""Answers below which no comment is shown: the way somebody writes is known."""

SMALLEST_GROUP = 3
"""People; a smaller group than this is never told apart from the others."""

_STEPS = (0.1, 0.2, 0.5)
_BLUR = 0.4
_MARGIN = 0.25
_THIRDS = 3

Scores = Sequence[float]
Sheet = Hashable
Split = tuple[int, int, int]
"""How many people score in the lower, middle and upper third of a scale."""


def rounding_step(people: int, width: float) -> float:
    """Return to what a mean of so many people is rounded, on a scale of this width.

    The sum behind the rounded mean is uncertain by at least two fifths of the scale, so that
    taking one view from another leaves that much doubt about whoever is in only one of them.
    """
    least = _BLUR * width / people
    return next((step for step in _STEPS if step >= least), float(ceil(least)))


def rounded_mean(scores: Scores, lowest: int, highest: int) -> float | None:
    """Return the mean of a team as it may be shown; None near an end of the scale.

    Near an end all must have said nearly the same: whoever said something else could tell
    what the others said. The bound holds for the farthest that one of them may have been off.
    """
    width, people = highest - lowest, len(scores)
    step = rounding_step(people, width)
    mean = round(round(fmean(scores) / step) * step, 6)
    margin = width * (1 + _MARGIN) / people - step / 2
    return mean if lowest + margin <= mean <= highest - margin else None


def are_nearly_unanimous(scores: Scores) -> bool:
    """Say whether all score the same but for one at most, who could then tell what they said."""
    return max(Counter(scores).values()) >= len(scores) - 1


def split_of(scores: Scores, lowest: int, highest: int) -> Split | None:
    """Return how a team divides; None where a group would be smaller than SMALLEST_GROUP."""
    third = (highest - lowest) / _THIRDS
    low = sum(score < lowest + third for score in scores)
    high = sum(score > highest - third for score in scores)
    split = (low, len(scores) - low - high, high)
    return split if all(people == 0 or people >= SMALLEST_GROUP for people in split) else None


def isolates(one: Counter[Sheet], other: Counter[Sheet]) -> bool:
    """Say whether two views are the same but for one or two people on a side.

    Sheets that are equal in both count as the same person, who did not change a word.
    """
    if not one & other:
        return False
    apart = (one - other).total(), (other - one).total()
    return any(0 < people < SMALLEST_GROUP for people in apart)


def may_show_comments(people: int) -> bool:
    """Say whether what people wrote may be shown."""
    return people >= LEAST_FOR_COMMENTS
