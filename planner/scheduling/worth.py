"""What is a block worth? The minutes that can be expected to come of it, weighted."""

import math
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from planner.scheduling.free_time import Day
from planner.scheduling.problem import RuleDemand, Survival

# A block at the wrong time of day is still worth something: 0.7 of one at the best time.
WORTH_AT_ANY_HOUR: Final = 0.7
WORTH_OF_BEST_HOURS: Final = 0.3
# Worth of a published block that stays; keeps moves few without freezing a bad plan.
KEEP_BONUS: Final = 120.0
_QUARTERS_AN_HOUR: Final = 4
_NO_CHANCE: Final = 1e-9  # a chance of 0 has no logarithm


class Chances:
    """Tells how likely a stretch of a day survives."""

    def __init__(self, survival: Survival, days: Mapping[int, Day]) -> None:
        self._sums = {number: _running_sums(survival, day) for number, day in days.items()}

    def of(self, day: int, first: int, end: int) -> float:
        """Tell the chance that nothing hits the quarter hours `first` to before `end`."""
        sums = self._sums[day]
        return math.exp(sums[end] - sums[first])


def block_worth(rule: RuleDemand, minutes: int, chance: float, share_of_best_hours: float) -> float:
    """Weigh the minutes that a block can be expected to give."""
    fit = WORTH_AT_ANY_HOUR + WORTH_OF_BEST_HOURS * share_of_best_hours
    return rule.weight * minutes * chance * fit


def best_bits(rule: RuleDemand, day: Day) -> int:
    """Give the quarter hours of `day` at which the rule's work goes best, as bits."""
    if rule.best_hours is None:
        return (1 << len(day.clock)) - 1
    return day.bits_of_part(rule.best_hours)


def _running_sums(survival: Survival, day: Day) -> tuple[float, ...]:
    by_hour = survival.chances[day.date.weekday()]
    logs = [math.log(max(_NO_CHANCE, chance)) / _QUARTERS_AN_HOUR for chance in by_hour]
    by_quarter = [logs[local // _QUARTERS_AN_HOUR] for local in day.clock]
    return tuple(accumulate(by_quarter, initial=0.0))
