"""What would help a rule that is short? Its weeks are planned again with one thing given up."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from planner.scheduling.giving_up import Change, changes_for
from planner.scheduling.model import Model, build_model
from planner.scheduling.problem import ExistingBlock, Problem
from planner.scheduling.proposal import Relaxation
from planner.scheduling.search import Effort, greedy, improve

STEPS_BESIDES: Final = 300
STEPS_A_WEEK: Final = 200
_HEAT: Final = 0.3


def would_help(
    model: Model, chosen: Sequence[int], period: int, seed: int
) -> tuple[Relaxation, ...]:
    """List what would give the period's rule more minutes, the most first.

    Args:
        model: The model of the whole problem.
        chosen: The plan, which is kept as far as it can be.
        period: Place of the short period.
        seed: Of the random numbers.
    """
    trial = _Trial(model, chosen, period, seed)
    changes = list(changes_for(model, chosen, period))
    found = [help_ for change in changes if (help_ := trial.of(change))]
    return tuple(sorted(found, key=lambda r: (-r.minutes_gained, r.minutes_lost_by_others)))


class _Trial:
    """Plans the weeks of one short period again and again."""

    def __init__(self, model: Model, chosen: Sequence[int], period: int, seed: int) -> None:
        self._weeks = model.periods[period].weeks
        self._rule = model.periods[period].rule
        self._seed = seed
        self._base = _with_plan(model, chosen, self._weeks)
        self._mine, self._all = self._minutes_placed(self._base)

    def of(self, change: Change) -> Relaxation | None:
        """Tell what giving that up gains; None for nothing."""
        mine, everything = self._minutes_placed(change.apply(self._base))
        if mine <= self._mine:
            return None
        lost = (self._all - self._mine) - (everything - mine)
        given_up = change.given_up
        return Relaxation(
            kind=given_up.kind,
            meeting=given_up.meeting,
            attendee=given_up.attendee,
            minutes_gained=mine - self._mine,
            minutes_lost_by_others=max(0, lost),
        )

    def _minutes_placed(self, problem: Problem) -> tuple[int, int]:
        """Plan the weeks and count the minutes placed: for the rule, and for all."""
        model = build_model(problem, self._weeks)
        kept = [place for place, block in enumerate(model.candidates) if block.is_published]
        steps = STEPS_BESIDES + STEPS_A_WEEK * len(self._weeks)
        effort = Effort(steps=steps, seed=self._seed, heat=_HEAT)
        plan = improve(model, greedy(model, kept), effort)
        blocks = [model.candidates[place] for place in plan]
        mine = sum(block.minutes for block in blocks if block.rule == self._rule)
        return mine, sum(block.minutes for block in blocks)


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
