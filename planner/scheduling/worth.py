"""What is a block worth? The minutes that can be expected to come of it, weighted."""

import math
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from planner.scheduling.free_time import Day
from planner.scheduling.hours import NO_HOURS
from planner.scheduling.problem import Problem, RuleDemand, Survival
from planner.scheduling.room import Room

# A block at the wrong time of day is still worth something: 0.7 of one at the best time.
WORTH_AT_ANY_HOUR: Final = 0.7
WORTH_OF_BEST_HOURS: Final = 0.3
# Where the leader lets no meeting stand a block is a little safer than the hours alone tell.
WORTH_WITHOUT_MEETINGS: Final = 0.05
# A session that no optional attendee can come to loses a fifth of its worth.
WORTH_OF_OPTIONAL: Final = 0.2
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


class Worth:
    """Weighs the blocks of one rule."""

    def __init__(self, problem: Problem, rule: RuleDemand, room: Room) -> None:
        self._weight = rule.weight
        self._room = room
        self._without_meetings = problem.without_meetings

    def of(self, day: Day, bits: int, minutes: int, chance: float) -> float:
        """Weigh the minutes that a block at `bits` of `day` can be expected to give."""
        quarters = bits.bit_count()
        best = (bits & self._room.best[day.number]).bit_count() / quarters
        fit = WORTH_AT_ANY_HOUR + WORTH_OF_BEST_HOURS * best
        if self._without_meetings is not NO_HOURS:
            quiet = (bits & day.bits_of(self._without_meetings)).bit_count() / quarters
            fit += WORTH_WITHOUT_MEETINGS * quiet
        coming = self._room.share_of_optional(day.number, bits)
        fit *= 1 - WORTH_OF_OPTIONAL * (1 - coming)
        return self._weight * minutes * chance * fit


def _running_sums(survival: Survival, day: Day) -> tuple[float, ...]:
    by_hour = survival.chances[day.date.weekday()]
    logs = [math.log(max(_NO_CHANCE, chance)) / _QUARTERS_AN_HOUR for chance in by_hour]
    by_quarter = [logs[local // _QUARTERS_AN_HOUR] for local in day.clock]
    return tuple(accumulate(by_quarter, initial=0.0))
