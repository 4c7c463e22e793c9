"""Where does protected time fit? The one door to the search.

proposal = propose(problem, seed=1, watch=Watch())
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from planner.scheduling.bound import upper_bound
from planner.scheduling.evaluation import Placed, evaluate
from planner.scheduling.model import Model, build_model
from planner.scheduling.problem import Problem
from planner.scheduling.proposal import Engine, Proposal, ProposedBlock, Unmet
from planner.scheduling.proved import Proved, prove, relaxed
from planner.scheduling.reasons import Reasons
from planner.scheduling.search import Effort, greedy, improve
from planner.scheduling.solver import solve
from planner.scheduling.watch import Watch
from planner.scheduling.what_if import would_help
from planner.scheduling.why_not import shortages

# Measured: 0.15 s a week of twelve rules and thirty meetings, about 1 % under the best plan.
STEPS_A_WEEK: Final = 2000
# What would help is worked out for the worst shortages only.
SHORTAGES_LOOKED_INTO: Final = 5
_SHARE_OF_PLAN: Final = 0.7


def propose(
    problem: Problem,
    *,
    seed: int,
    watch: Watch,
    engine: Engine = Engine.SOLVER,
    steps: int | None = None,
    looked_into: int = SHORTAGES_LOOKED_INTO,
) -> Proposal:
    """Propose blocks for all rules, and tell why what is missing does not fit.

    The same problem, seed and engine give the same proposal.

    Args:
        problem: What is to be planned.
        seed: Of the random numbers of the search.
        watch: Who waits.
        engine: What is to find the plan. The search takes the solver's place where it is
            missing, fails or has no time.
        steps: Exchanges that the search tries in all; None for STEPS_A_WEEK each week.
        looked_into: For how many shortages to find out what would help.

    Raises:
        Cancelled: The user stopped it.
    """
    model = build_model(problem)
    watch.report(0)
    part = watch.part(0, _SHARE_OF_PLAN)
    plan = prove(model, part) if engine is Engine.SOLVER else None
    if plan is None:
        plan, engine = searched(model, seed, part, steps), Engine.SEARCH
    unmet = _unmet(model, plan.chosen, engine, watch.part(_SHARE_OF_PLAN, 1), looked_into)
    watch.report(1)
    return _proposal(model, plan, unmet, engine)


def preview(problem: Problem, *, seed: int, watch: Watch, steps: int | None = None) -> Proposal:
    """Propose blocks at once, by the search; what would help is left for later.

    Args:
        problem: What is to be planned.
        seed: Of the random numbers.
        watch: Who waits.
        steps: Exchanges to try in all; None for STEPS_A_WEEK each week.

    Raises:
        Cancelled: The user stopped it.
    """
    model = build_model(problem)
    watch.report(0)
    plan = searched(model, seed, watch, steps)
    unmet = tuple(shortage for _, shortage in shortages(model, plan.chosen))
    watch.report(1)
    return _proposal(model, plan, unmet, Engine.SEARCH)


def searched(model: Model, seed: int, watch: Watch, steps: int | None = None) -> Proved:
    """Find a plan with the search, and as sharp a bound as there is."""
    steps = STEPS_A_WEEK * model.problem.horizon.weeks if steps is None else steps
    effort = Effort(
        steps=steps,
        seed=seed,
        report=lambda done: watch.report(done / max(1, steps)),
        is_out_of_time=watch.is_out_of_time,
    )
    # What is published comes first, so that it moves only for something better.
    published = [place for place, block in enumerate(model.candidates) if block.is_published]
    chosen = improve(model, greedy(model, published), effort)
    (best,) = solve([relaxed(model)], watch.part(1, 1)) if model.candidates else (None,)
    return Proved(chosen=chosen, bound=upper_bound(model) if best is None else best.bound)


def _unmet(
    model: Model, chosen: Sequence[int], engine: Engine, watch: Watch, looked_into: int
) -> tuple[Unmet, ...]:
    unmet = []
    for number, (period, shortage) in enumerate(shortages(model, chosen)):
        if number < looked_into and not watch.is_out_of_time():
            part = watch.part(number / looked_into, (number + 1) / looked_into)
            helps = would_help(model, chosen, period, engine, part)
            unmet.append(replace(shortage, would_help=helps))
        else:
            unmet.append(shortage)
    return tuple(unmet)


def _proposal(model: Model, plan: Proved, unmet: tuple[Unmet, ...], engine: Engine) -> Proposal:
    blocks = _blocks(model, plan.chosen)
    placed = [Placed(block.rule_key, block.start, block.minutes) for block in blocks]
    objective = evaluate(model, placed).objective
    bound = max(plan.bound, objective)  # they are equal but for rounding in small plans
    return Proposal(
        blocks=blocks,
        unmet=unmet,
        objective=objective,
        bound=bound,
        gap=(bound - objective) / bound if bound > 0 else 0.0,
        engine=engine,
    )


def _blocks(model: Model, chosen: Sequence[int]) -> tuple[ProposedBlock, ...]:
    reasons = Reasons(model, chosen)
    return tuple(
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
