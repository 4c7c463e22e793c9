"""How is a good plan found? Greedily first, then by throwing blocks out for better ones.

Simulated annealing: a candidate is drawn, what stands in its way goes, the room that this leaves
is filled again, and the exchange stays if it is better, or with a chance that shrinks to nothing
if it is worse. The same model, seed and number of steps give the same plan: no clock is read here.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from planner.scheduling.model import Model
from planner.scheduling.placement import Placement

# A block costs the day more than its minutes: what is left of its gap may be too short for another.
_COST_OF_A_BLOCK_MINUTES: Final = 30
_REPORT_EVERY_STEPS: Final = 128
# How much worse a plan may become at first and at last, as shares of the mean gain of a candidate.
_HOT: Final = 0.2
_COLD: Final = 0.01
# How many candidates are tried for each period and day that lost a block. Measured on twelve
# rules and four hundred meetings: without refilling the plan stays 3.5 % under the best, however
# long the search; with it 0.7 %.
_REFILLS: Final = 8
_REFILL_NOISE: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to search, and how.

    Attributes:
        steps: Exchanges to try in all.
        seed: Of the random numbers.
        heat: 1 explores freely; less stays nearer to the plan it starts from.
        report: Told how many steps are done, now and then; may raise to stop.
        is_out_of_time: Asked now and then; True ends the search with the best so far, and the
            plan is then not reproducible.
    """

    steps: int
    seed: int
    heat: float = 1.0
    report: Callable[[int], None] = lambda _done: None
    is_out_of_time: Callable[[], bool] = lambda: False


def greedy(model: Model, kept: Iterable[int] = ()) -> tuple[int, ...]:
    """Place what is worth most for its minutes, again and again, beginning with `kept`."""
    placement = Placement(model)
    for place in kept:
        if placement.fits(model.candidates[place]):
            placement.add(place)
    _fill(model, placement)
    return tuple(sorted(placement.chosen))


def improve(model: Model, start: Sequence[int], effort: Effort) -> tuple[int, ...]:
    """Search from the plan `start`; the result is never worth less.

    Raises:
        Cancelled: `effort.report` said so.
    """
    if not model.candidates:
        return ()
    search = _Search(model, start, effort)
    for step in range(effort.steps):
        if step % _REPORT_EVERY_STEPS == 0:
            effort.report(step)
            if effort.is_out_of_time():
                break
        search.exchange(step / effort.steps)
    return greedy(model, sorted(search.best))


class _Search:
    """Where a search stands: the plan it tries, and the best so far."""

    def __init__(self, model: Model, start: Sequence[int], effort: Effort) -> None:
        self._model = model
        self._placement = Placement(model)
        for place in start:
            self._placement.add(place)
        self._random = Random(effort.seed)  # noqa: S311 - repeatable on purpose, keeps no secret
        self._hot = effort.heat * _HOT * _mean_gain(model)
        self._by_period: dict[int, list[int]] = defaultdict(list)
        self._by_day: dict[int, list[int]] = defaultdict(list)
        for place, candidate in enumerate(model.candidates):
            self._by_period[candidate.period].append(place)
            self._by_day[candidate.day].append(place)
        self.best = tuple(start)
        self._best_objective = self._placement.objective

    def exchange(self, progress: float) -> None:
        """Try one candidate; `progress` runs from 0 to 1 over the search."""
        placement = self._placement
        place = int(self._random.random() * len(self._model.candidates))
        if place in placement.chosen:
            return
        going = placement.in_the_way(self._model.candidates[place], self._random)
        if going is None:
            return
        before = placement.objective
        for other in going:
            placement.remove(other)
        placement.add(place)
        coming = [place, *self._refill(place, going)]
        heat = self._hot * (_COLD / _HOT) ** progress
        if self._accepts(before - placement.objective, heat):
            self._remember()
            return
        for other in coming:
            placement.remove(other)
        for other in going:
            placement.add(other)

    def _accepts(self, loss: float, heat: float) -> bool:
        return loss <= 0 or self._random.random() < math.exp(-loss / heat)

    def _remember(self) -> None:
        if self._placement.objective > self._best_objective + 1e-6:
            self._best_objective = self._placement.objective
            self.best = tuple(self._placement.chosen)

    def _refill(self, place: int, going: list[int]) -> list[int]:
        """Place what fits of a sample from the periods and days that lost a block."""
        if not going:
            return []
        every, placement = self._model.candidates, self._placement
        fitting = [
            (self._noisy_density(other), other)
            for other in self._sample(place, going)
            if other not in placement.chosen and placement.fits(every[other])
        ]
        placed = []
        for _, other in sorted(fitting, reverse=True):
            if placement.fits(every[other]):
                placement.add(other)
                placed.append(other)
        return placed

    def _sample(self, place: int, going: list[int]) -> list[int]:
        every, draw = self._model.candidates, self._random.random
        periods = dict.fromkeys(every[other].period for other in going)
        days = dict.fromkeys(every[other].day for other in (place, *going))
        pools = [self._by_period[period] for period in periods]
        pools += [self._by_day[day] for day in days]
        drawn = (pool[int(draw() * len(pool))] for pool in pools for _ in range(_REFILLS))
        return list(dict.fromkeys(drawn))

    def _noisy_density(self, place: int) -> float:
        noise = 1 + _REFILL_NOISE * self._random.random()
        return _density(self._model, self._placement, place) * noise


def _fill(model: Model, placement: Placement) -> None:
    every = model.candidates
    queue = [
        (-_density(model, placement, place), place)
        for place in range(len(every))
        if placement.fits(every[place])
    ]
    heapq.heapify(queue)
    while queue:
        promised, place = heapq.heappop(queue)
        if not placement.fits(every[place]):
            continue
        density = _density(model, placement, place)
        if density < -promised - 1e-9:  # others of its rule were placed since
            heapq.heappush(queue, (-density, place))
        elif density > 0:
            placement.add(place)


def _density(model: Model, placement: Placement, place: int) -> float:
    candidate = model.candidates[place]
    return placement.gain(candidate) / (candidate.minutes + _COST_OF_A_BLOCK_MINUTES)


def _mean_gain(model: Model) -> float:
    total = sum(
        candidate.worth + 2 * model.periods[candidate.period].weight * candidate.minutes
        for candidate in model.candidates
    )
    return total / len(model.candidates)
