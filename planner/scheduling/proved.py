"""What is the best plan, and how good could any be? Solved exactly but for a small rest.

First a relaxed program of all weeks: it takes less than a second, no plan is worth more than its
solution, and its prices tell which candidates cannot matter much. Then plans of four weeks each,
or of more where little is to be decided, cut where the four-weekly periods are cut: every other one
first, so that they can be solved side by side, then those between, which keep their distance to
the blocks of their neighbours.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import inf
from typing import Final

from planner.scheduling.hours import DAYS_A_WEEK
from planner.scheduling.linear import written
from planner.scheduling.model import Model
from planner.scheduling.periods import months
from planner.scheduling.search import greedy
from planner.scheduling.solution import Solution
from planner.scheduling.solver import Task, solve
from planner.scheduling.watch import Watch

# How near to the best plan of its candidates each four weeks must come.
GAP: Final = 0.005
# Branches, not seconds, end a search that does not come near: the same plan on every computer.
NODES: Final = 200
# A block that would lose this many weighted minutes is not looked at again. Measured on twelve
# rules and four hundred meetings: a third of the time, and 0.1 % of the worth.
DEAREST_LOSS: Final = 10.0
# Nor are more looked at than these on average: an empty diary has very many.
MOST_OF_A_RULE_A_WEEK: Final = 10
LEAST: Final = 300
# Months with so few candidates together are solved in one piece.
FEW: Final = 800
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
    return prove_all([model], watch)[0]


def prove_all(models: Sequence[Model], watch: Watch) -> list[Proved | None]:
    """Find plans and bounds for models that have nothing to do with one another; as `prove`."""
    drafts = [_Draft(model) for model in models if model.candidates]
    relaxations = (relaxed(draft.model) for draft in drafts)
    part = watch.part(0, _SHARE_OF_RELAXED)
    for draft, best in zip(drafts, solve(relaxations, len(drafts), part), strict=True):
        draft.take_relaxed(best)
    half = (1 + _SHARE_OF_RELAXED) / 2
    for turn, (begin, end) in enumerate(((_SHARE_OF_RELAXED, half), (half, 1))):
        turns = [(draft, weeks) for draft in drafts for weeks in draft.chunks(turn)]
        tasks = (draft.task(weeks) for draft, weeks in turns)
        solutions = solve(tasks, len(turns), watch.part(begin, end))
        for (draft, _), solution in zip(turns, solutions, strict=True):
            draft.take(solution)
    plans = iter(drafts)
    nothing = Proved(chosen=(), bound=0.0)
    return [next(plans).plan() if model.candidates else nothing for model in models]


class _Draft:
    """The plan of one model in the making."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._bound: float | None = None
        self._worthy: list[int] = []
        self._chosen: list[int] = []

    def take_relaxed(self, best: Solution | None) -> None:
        """Take the relaxed solution: the bound, and which candidates may matter."""
        if best is None:
            return
        self._bound = best.bound
        every = self.model.candidates
        losses = {
            place: -inf if candidate.is_published else -best.prices.get(place, -inf)
            for place, candidate in enumerate(every)
        }
        worthy = [place for place in losses if losses[place] <= DEAREST_LOSS]
        weeks = len(self.model.days) // DAYS_A_WEEK
        most = max(LEAST, MOST_OF_A_RULE_A_WEEK * weeks * len(self.model.problem.rules))
        self._worthy = sorted(nsmallest(most, worthy, key=lambda place: (losses[place], place)))

    def chunks(self, turn: int) -> list[tuple[int, ...]]:
        """List the weeks that are solved together, those of the first turn or of the second."""
        number = Counter(self.model.candidates[place].week for place in self._worthy)
        together: list[tuple[int, ...]] = []
        for weeks in months(self.model.problem):
            before = together[-1] if together else ()
            if before and sum(number[week] for week in (*before, *weeks)) <= FEW:
                together[-1] = (*before, *weeks)
            elif any(number[week] for week in weeks):
                together.append(weeks)
        return together[turn::2]

    def task(self, weeks: Sequence[int]) -> Task:
        """Write what is to be solved for `weeks`, beside what is chosen so far."""
        mine = [place for place in self._worthy if self.model.candidates[place].week in weeks]
        return Task(text=written(self.model, mine, self._chosen), gap=GAP, nodes=NODES)

    def take(self, solution: Solution | None) -> None:
        """Take the solution of some weeks; without one there is no plan."""
        if solution is None:
            self._bound = None
        else:
            self._chosen += solution.chosen

    def plan(self) -> Proved | None:
        """Give the plan and its bound."""
        if self._bound is None:
            return None
        return Proved(chosen=greedy(self.model, self._chosen), bound=self._bound)
