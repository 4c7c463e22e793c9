"""Where does protected time fit? The one door to the search.

proposal = propose(problem, Watch())
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.scheduling.bound import upper_bound
from planner.scheduling.evaluation import evaluate, placed
from planner.scheduling.hours import DAYS_A_WEEK
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """How a plan is looked for.

    Attributes:
        engine: What is to find it. The search takes the solver's place where it is missing,
            fails or has no time.
        seed: Of the random numbers of the search.
        steps: Exchanges that the search tries in all; None for STEPS_A_WEEK each week.
        looked_into: For how many shortages to find out what would help.
    """

    engine: Engine = Engine.SOLVER
    seed: int = 1
    steps: int | None = None
    looked_into: int = SHORTAGES_LOOKED_INTO


THOROUGH: Final = Approach()


def propose(
    problem: Problem,
    watch: Watch,
    approach: Approach = THOROUGH,
    weeks: Collection[int] | None = None,
) -> Proposal:
    """Propose blocks for all rules, and tell why what is missing does not fit.

    The same problem and approach give the same proposal.

    Args:
        problem: What is to be planned.
        watch: Who waits.
        approach: How to look for it.
        weeks: Plan only these; None for all.

    Raises:
        Cancelled: The user stopped it.
    """
    model = build_model(problem, weeks)
    watch.report(0)
    part = watch.part(0, _SHARE_OF_PLAN)
    engine = approach.engine
    plan = prove(model, part) if engine is Engine.SOLVER else None
    if plan is None:
        plan, engine = _searched(model, approach, part), Engine.SEARCH
    part = watch.part(_SHARE_OF_PLAN, 1)
    unmet = _unmet(model, plan.chosen, replace(approach, engine=engine), part)
    watch.report(1)
    return _proposal(model, plan, unmet, engine)


def preview(problem: Problem, watch: Watch, approach: Approach = THOROUGH) -> Proposal:
    """Propose blocks at once, by the search; what would help is left for later."""
    return propose(problem, watch, replace(approach, engine=Engine.SEARCH, looked_into=0))


def _searched(model: Model, approach: Approach, watch: Watch) -> Proved:
    """Find a plan with the search, and as sharp a bound as there is."""
    steps = approach.steps
    if steps is None:
        steps = STEPS_A_WEEK * len(model.days) // DAYS_A_WEEK
    effort = Effort(
        steps=steps,
        seed=approach.seed,
        report=lambda done: watch.report(done / max(1, steps)),
        is_out_of_time=watch.is_out_of_time,
    )
    # What is published comes first, so that it moves only for something better.
    published = [place for place, block in enumerate(model.candidates) if block.is_published]
    chosen = improve(model, greedy(model, published), effort)
    (best,) = solve([relaxed(model)], 1, watch.part(1, 1)) if model.candidates else (None,)
    return Proved(chosen=chosen, bound=upper_bound(model) if best is None else best.bound)


def _unmet(
    model: Model, chosen: Sequence[int], approach: Approach, watch: Watch
) -> tuple[Unmet, ...]:
    unmet = []
    looked_into = approach.looked_into
    for number, (period, shortage) in enumerate(shortages(model, chosen)):
        if number < looked_into and not watch.is_out_of_time():
            part = watch.part(number / looked_into, (number + 1) / looked_into)
            helps = would_help(model, chosen, period, approach.engine, part)
            unmet.append(replace(shortage, would_help=helps))
        else:
            unmet.append(shortage)
    return tuple(unmet)


def _proposal(model: Model, plan: Proved, unmet: tuple[Unmet, ...], engine: Engine) -> Proposal:
    objective = evaluate(model, placed(model, plan.chosen)).objective
    bound = max(plan.bound, objective)  # they are equal but for rounding in small plans
    return Proposal(
        blocks=_blocks(model, plan.chosen),
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
