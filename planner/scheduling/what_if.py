"""What would help a rule that is short? Its weeks are planned again with something given up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from planner.scheduling.giving_up import Change, changes_for
from planner.scheduling.linear import written
from planner.scheduling.model import Model, build_model
from planner.scheduling.problem import ExistingBlock, Problem
from planner.scheduling.proposal import Engine, Relaxation
from planner.scheduling.search import Effort, greedy, improve
from planner.scheduling.solver import Task, solve
from planner.scheduling.watch import Watch

STEPS_BESIDES: Final = 300
STEPS_A_WEEK: Final = 200
# Pairs are many: those are tried whose parts come first.
PAIRS_TRIED: Final = 15
# The solver plans a week in a tenth of a second, but four of them in several.
MOST_WEEKS_SOLVED: Final = 1
_SOLVER_GAP: Final = 0.002
_HEAT: Final = 0.3
_SEED: Final = 1
_SHARE_OF_SINGLES: Final = 0.5


def would_help(
    model: Model, chosen: Sequence[int], period: int, engine: Engine, watch: Watch
) -> tuple[Relaxation, ...]:
    """List what would give the period's rule more minutes, the most first.

    Where nothing alone does, pairs are tried.

    Args:
        model: The model of the whole problem.
        chosen: The plan, which is kept as far as it can be.
        period: Place of the short period.
        engine: What plans the weeks again, where it is quick enough.
        watch: Who waits.
    """
    changes = list(changes_for(model, chosen, period))
    trial = _Trial(model, chosen, period, engine)
    found = trial.of([(change,) for change in changes], watch.part(0, _SHARE_OF_SINGLES))
    if not found:
        pairs = list(combinations(changes, 2))[:PAIRS_TRIED]
        found = trial.of(pairs, watch.part(_SHARE_OF_SINGLES, 1))
    return tuple(sorted(found, key=lambda r: (-r.minutes_gained, r.minutes_lost_by_others)))


@dataclass(frozen=True, slots=True)
class _Minutes:
    """What a plan gives: to the short rule, and to all."""

    mine: int
    everything: int


class _Trial:
    """Plans the weeks of one short period again and again."""

    def __init__(self, model: Model, chosen: Sequence[int], period: int, engine: Engine) -> None:
        self._weeks = model.periods[period].weeks
        self._rule = model.periods[period].rule
        self._base = _with_plan(model, chosen, self._weeks)
        is_quick = len(self._weeks) <= MOST_WEEKS_SOLVED
        self._plans = _solved if engine is Engine.SOLVER and is_quick else _searched

    def of(self, changes: Sequence[tuple[Change, ...]], watch: Watch) -> list[Relaxation]:
        """List what giving up each of `changes` gains, but those that gain nothing."""
        problems = [self._base]
        for together in changes:
            problem = self._base
            for change in together:
                problem = change.apply(problem)
            problems.append(problem)
        before, *after = self._placed(problems, watch)
        return [
            _relaxation(together, before, minutes)
            for together, minutes in zip(changes, after, strict=True)
            if minutes.mine > before.mine
        ]

    def _placed(self, problems: Iterable[Problem], watch: Watch) -> list[_Minutes]:
        models = [build_model(problem, self._weeks) for problem in problems]
        found = []
        for model, plan in zip(models, self._plans(models, watch), strict=True):
            blocks = [model.candidates[place] for place in plan]
            mine = sum(block.minutes for block in blocks if block.rule == self._rule)
            found.append(_Minutes(mine, sum(block.minutes for block in blocks)))
        return found


def _relaxation(together: tuple[Change, ...], before: _Minutes, after: _Minutes) -> Relaxation:
    first, *others = (change.given_up for change in together)
    lost = (before.everything - before.mine) - (after.everything - after.mine)
    return Relaxation(
        kind=first.kind,
        meeting=first.meeting,
        attendee=first.attendee,
        minutes_gained=after.mine - before.mine,
        minutes_lost_by_others=max(0, lost),
        also=others[0] if others else None,
    )


def _searched(models: Sequence[Model], watch: Watch) -> list[tuple[int, ...]]:
    plans = []
    for number, model in enumerate(models):
        watch.report(number / len(models))
        kept = [place for place, block in enumerate(model.candidates) if block.is_published]
        weeks = len({candidate.week for candidate in model.candidates})
        effort = Effort(steps=STEPS_BESIDES + STEPS_A_WEEK * weeks, seed=_SEED, heat=_HEAT)
        plans.append(improve(model, greedy(model, kept), effort))
    return plans


def _solved(models: Sequence[Model], watch: Watch) -> list[tuple[int, ...]]:
    several = [number for number, model in enumerate(models) if model.candidates]
    tasks = (_task(models[number]) for number in several)
    found = dict(zip(several, solve(tasks, len(several), watch), strict=True))
    if None in found.values():
        return _searched(models, watch)
    solutions = [found.get(number) for number in range(len(models))]
    return [solution.chosen if solution else () for solution in solutions]


def _task(model: Model) -> Task:
    return Task(text=written(model, range(len(model.candidates))), gap=_SOLVER_GAP)


def _with_plan(model: Model, chosen: Sequence[int], weeks: Sequence[int]) -> Problem:
    """Make the plan part of the problem: locked in all other weeks, movable in `weeks`."""
    problem = model.problem
    stays = [block for block in problem.existing if problem.is_settled(block)]
    planned = [
        ExistingBlock(
            rule_key=problem.rules[block.rule].key,
            start=model.days[block.day].instant(block.first),
            minutes=block.minutes,
            is_locked=block.week not in weeks,
        )
        for block in (model.candidates[place] for place in chosen)
    ]
    return replace(problem, existing=(*stays, *planned))
