"""What would help a rule that is short? Its weeks are planned again with one thing given up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.scheduling.meetings import meetings_in_the_way
from planner.scheduling.model import Model, build_model
from planner.scheduling.problem import Busy, ExistingBlock, Problem, RuleDemand
from planner.scheduling.proposal import Relaxation, Relief
from planner.scheduling.search import Effort, greedy, improve

STEPS_BESIDES: Final = 300
STEPS_A_WEEK: Final = 200
SHORT_BLOCK_MINUTES: Final = 30
EXTRA_DAY_MINUTES: Final = 120
EXTRA_WEEK_MINUTES: Final = 240
LONGER_BY_MINUTES: Final = 60
_HEAT: Final = 0.3


@dataclass(frozen=True, slots=True)
class _Change:
    """One thing given up, and the problem without it."""

    kind: Relief
    problem: Problem
    meeting: Busy | None = None


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
    weeks = model.periods[period].weeks
    base = _with_plan(model, chosen, weeks)
    rule = model.periods[period].rule
    mine, all_of_it = _minutes_placed(base, weeks, rule, seed)
    found = []
    for change in _changes(model, base, chosen, period):
        my_minutes, all_minutes = _minutes_placed(change.problem, weeks, rule, seed)
        gained = my_minutes - mine
        if gained > 0:
            lost = max(0, (all_of_it - mine) - (all_minutes - my_minutes))
            found.append(
                Relaxation(
                    kind=change.kind,
                    minutes_gained=gained,
                    minutes_lost_by_others=lost,
                    meeting=change.meeting,
                )
            )
    return tuple(sorted(found, key=lambda r: (-r.minutes_gained, r.minutes_lost_by_others)))


def _with_plan(model: Model, chosen: Sequence[int], weeks: Sequence[int]) -> Problem:
    """Make the plan part of the problem: locked in all other weeks, movable in `weeks`."""
    problem = model.problem
    stays = [b for b in problem.existing if b.is_locked or b.start < problem.not_before]
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


def _minutes_placed(
    problem: Problem, weeks: Sequence[int], rule: int, seed: int
) -> tuple[int, int]:
    """Plan `weeks` and count the minutes placed: for the rule, and for all."""
    model = build_model(problem, weeks)
    kept = [place for place, block in enumerate(model.candidates) if block.is_published]
    effort = Effort(steps=STEPS_BESIDES + STEPS_A_WEEK * len(weeks), seed=seed, heat=_HEAT)
    plan = improve(model, greedy(model, kept), effort)
    blocks = [model.candidates[place] for place in plan]
    mine = sum(block.minutes for block in blocks if block.rule == rule)
    return mine, sum(block.minutes for block in blocks)


def _changes(model: Model, base: Problem, chosen: Sequence[int], period: int) -> Iterator[_Change]:
    yield from _changes_of_rule(base, model.periods[period].rule)
    yield from _changes_of_limits(base)
    for meeting in meetings_in_the_way(model, chosen, period):
        others = tuple(busy for busy in base.busy if busy is not meeting)
        yield _Change(Relief.GIVE_UP_MEETING, replace(base, busy=others), meeting)


def _changes_of_rule(base: Problem, place: int) -> Iterator[_Change]:
    rule = base.rules[place]

    def changed(kind: Relief, new: RuleDemand) -> _Change:
        rules = (*base.rules[:place], new, *base.rules[place + 1 :])
        return _Change(kind, replace(base, rules=rules))

    if rule.window is not None:
        yield changed(Relief.ANY_HOUR, replace(rule, window=None))
    if rule.spacing_days > 0:
        most = base.limits.day_blocks
        unspaced = replace(rule, spacing_days=0, most_a_day=max(1, most))
        yield changed(Relief.NO_SPACING, unspaced)
    if rule.shortest_minutes > SHORT_BLOCK_MINUTES:
        yield changed(Relief.SHORTER_BLOCKS, replace(rule, shortest_minutes=SHORT_BLOCK_MINUTES))
    longer = rule.longest_minutes + LONGER_BY_MINUTES
    yield changed(Relief.LONGER_BLOCKS, replace(rule, longest_minutes=longer))


def _changes_of_limits(base: Problem) -> Iterator[_Change]:
    limits = base.limits
    more = {
        Relief.MORE_MINUTES_A_DAY: replace(
            limits, day_minutes=limits.day_minutes + EXTRA_DAY_MINUTES
        ),
        Relief.MORE_BLOCKS_A_DAY: replace(limits, day_blocks=limits.day_blocks + 1),
        Relief.MORE_MINUTES_A_WEEK: replace(
            limits, week_minutes=limits.week_minutes + EXTRA_WEEK_MINUTES
        ),
    }
    for kind, wider in more.items():
        yield _Change(kind, replace(base, limits=wider))
    if limits.before_meeting_minutes or limits.after_meeting_minutes:
        bare = replace(limits, before_meeting_minutes=0, after_meeting_minutes=0)
        yield _Change(Relief.NO_BUFFERS, replace(base, limits=bare))
