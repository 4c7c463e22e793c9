"""What is the best plan, and how good could any be? Solved exactly but for a small rest.

First a relaxed program of all weeks: it takes less than a second, no plan is worth more than its
solution, and its prices tell which candidates cannot matter much. Then plans of four weeks each,
cut where the four-weekly periods are cut: every other one first, so that they can be solved side
by side, then those between, which keep their distance to the blocks of their neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from planner.scheduling.linear import written
from planner.scheduling.model import Model
from planner.scheduling.periods import months
from planner.scheduling.search import greedy
from planner.scheduling.solver import Task, solve
from planner.scheduling.watch import Watch

# How near to the best plan of its candidates each four weeks must come.
GAP: Final = 0.005
# Branches, not seconds, end a search that does not come near: the same plan on every computer.
NODES: Final = 200
# A block that would lose this many weighted minutes is not looked at again. Measured on twelve
# rules and four hundred meetings: a third of the time, and 0.1 % of the worth.
DEAREST_LOSS: Final = 10.0
_SHARE_OF_RELAXED: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """A plan with its bound.

    Attributes:
        chosen: Candidates, by their places in the model.
        bound: No plan for all the weeks is worth more.
    """

    chosen: tuple[int, ...]
    bound: float


def relaxed(model: Model) -> Task:
    """Give the task whose solution no plan exceeds."""
    return Task(text=written(model, range(len(model.candidates)), is_relaxed=True))


def prove(model: Model, watch: Watch) -> Proved | None:
    """Find a plan and a bound; None where the solver is missing, failed or had no time.

    The same model has the same plan.

    Raises:
        Cancelled: `watch.report` said so.
    """
    if not model.candidates:
        return Proved(chosen=(), bound=0.0)
    (best,) = solve([relaxed(model)], watch.part(0, _SHARE_OF_RELAXED))
    if best is None:
        return None
    worthy = [
        place
        for place, candidate in enumerate(model.candidates)
        if candidate.is_published or best.prices.get(place, -inf) >= -DEAREST_LOSS
    ]
    chosen: list[int] = []
    half = (1 + _SHARE_OF_RELAXED) / 2
    for chunks, part in zip(_rounds(model), ((_SHARE_OF_RELAXED, half), (half, 1)), strict=True):
        tasks = [_task(model, worthy, weeks, chosen) for weeks in chunks]
        for solution in solve(tasks, watch.part(*part)):
            if solution is None:
                return None
            chosen += solution.chosen
    return Proved(chosen=greedy(model, chosen), bound=best.bound)


def _task(model: Model, worthy: Sequence[int], weeks: Sequence[int], fixed: Sequence[int]) -> Task:
    mine = [place for place in worthy if model.candidates[place].week in weeks]
    return Task(text=written(model, mine, fixed), gap=GAP, nodes=NODES)


def _rounds(model: Model) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    present = {candidate.week for candidate in model.candidates}
    chunks = [weeks for weeks in months(model.problem) if present.intersection(weeks)]
    return chunks[::2], chunks[1::2]
