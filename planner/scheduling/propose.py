"""Where does protected time fit? The one door to the search.

proposal = propose(problem, seed=1, progress=NoProgress())
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from planner.progress import Progress
from planner.scheduling.bound import upper_bound
from planner.scheduling.evaluation import Placed, evaluate
from planner.scheduling.model import Model, build_model
from planner.scheduling.problem import Problem
from planner.scheduling.proposal import Proposal, ProposedBlock, Unmet
from planner.scheduling.reasons import Reasons
from planner.scheduling.search import Effort, greedy, improve
from planner.scheduling.what_if import would_help
from planner.scheduling.why_not import shortages

# Measured: 0.15 s a week of twelve rules and thirty meetings, about 1 % under the best plan.
STEPS_A_WEEK: Final = 2000
# What would help is worked out for the worst shortages only: each takes about half a second.
SHORTAGES_LOOKED_INTO: Final = 5
_STEPS_A_SHORTAGE: Final = 4000  # for the progress bar: it takes as long as so many steps


def propose(
    problem: Problem,
    *,
    seed: int,
    progress: Progress,
    steps: int | None = None,
    looked_into: int = SHORTAGES_LOOKED_INTO,
    is_out_of_time: Callable[[], bool] = lambda: False,
) -> Proposal:
    """Propose blocks for all rules, and tell why what is missing does not fit.

    The same problem, seed and number of steps give the same proposal.

    Args:
        problem: What is to be planned.
        seed: Of the random numbers.
        progress: Told how far it is.
        steps: Exchanges to try in all; None for STEPS_A_WEEK each week.
        looked_into: For how many shortages to find out what would help.
        is_out_of_time: Asked now and then; True ends the search with the best plan so far,
            which is then not reproducible.

    Raises:
        Cancelled: The user stopped it.
    """
    model = build_model(problem)
    steps = STEPS_A_WEEK * problem.horizon.weeks if steps is None else steps
    total = steps + _STEPS_A_SHORTAGE * looked_into + 1
    effort = Effort(
        steps=steps,
        seed=seed,
        report=lambda done: progress.step(done, total),
        is_out_of_time=is_out_of_time,
    )
    chosen = improve(model, _start(model), effort)
    unmet = []
    for number, (period, shortage) in enumerate(shortages(model, chosen)):
        progress.step(steps + _STEPS_A_SHORTAGE * min(number, looked_into), total)
        if number < looked_into and not is_out_of_time():
            helps = would_help(model, chosen, period, seed)
            unmet.append(replace(shortage, would_help=helps))
        else:
            unmet.append(shortage)
    progress.step(total, total)
    return _proposal(model, chosen, tuple(unmet))


def _start(model: Model) -> tuple[int, ...]:
    """Begin with what is published, so that it moves only for something better."""
    published = [place for place, block in enumerate(model.candidates) if block.is_published]
    return greedy(model, published)


def _proposal(model: Model, chosen: Sequence[int], unmet: tuple[Unmet, ...]) -> Proposal:
    reasons = Reasons(model, chosen)
    blocks = tuple(
        ProposedBlock(
            rule_key=model.problem.rules[block.rule].key,
            start=model.days[block.day].instant(block.first),
            minutes=block.minutes,
            survival=block.chance,
            reasons=reasons.of(block),
            absent=model.rooms[block.rule].absent(block.day, block.bits),
        )
        for block in sorted(
            (model.candidates[place] for place in chosen),
            key=lambda block: (block.day, block.first),
        )
    )
    placed = [Placed(block.rule_key, block.start, block.minutes) for block in blocks]
    objective = evaluate(model, placed).objective
    bound = max(upper_bound(model), objective)  # they are equal but for rounding in small plans
    gap = (bound - objective) / bound if bound > 0 else 0.0
    return Proposal(blocks=blocks, unmet=unmet, objective=objective, bound=bound, gap=gap)
