"""What would fit of a rule that is being written? Asked of the next weeks, nothing is stored.

trial = RuleTrial(session)                     reads the plan once
problem = trial.problem(rule, members)         frozen; may cross threads
fitting = try_rule(problem, rule, progress)    pure: may run in another thread
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from planner.domain.hours import WeekHours
from planner.domain.local_time import DAY, week_start
from planner.domain.protection import Rule
from planner.domain.records import RecordId
from planner.progress import Progress
from planner.scheduling.model import Model, build_model
from planner.scheduling.problem import ExistingBlock, Problem
from planner.scheduling.proposal import Engine, Unmet
from planner.scheduling.search import Effort, greedy, improve
from planner.scheduling.watch import Watch
from planner.scheduling.what_if import would_help
from planner.scheduling.why_not import shortages
from planner.services.demands import Demands, weekly
from planner.services.gathering import gather
from planner.services.protection import TakingPart, hours_of, participations
from planner.services.session import Session

TRIAL_WEEKS: Final = 4
NOON: Final = time(12)

_STEPS_A_WEEK: Final = 150
_SEED: Final = 1
_PARTS: Final = 1000
_MORNINGS: Final = WeekHours.parse("mon-sun 00:00-12:00")
_AFTERNOONS: Final = WeekHours.parse("mon-sun 12:00-24:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A block that stands already or would fit.

    Attributes:
        start: In the zone of the plan's owner.
    """

    start: datetime
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """What the next weeks would hold of one rule, beside all others.

    Attributes:
        first: Monday of the first of the weeks.
        weeks: How many.
        asked_minutes: In all of the weeks, with what is to be repaid.
        owed_minutes: Of these, what is to be repaid.
        stretches: The blocks, by start, with those that stand already.
        mornings_minutes: What mornings alone would hold; None where nothing is gained by
            knowing it. `afternoons_minutes` likewise.
        unmet: The worst shortage and what would help; None where everything fits.
    """

    first: date
    weeks: int
    asked_minutes: int
    owed_minutes: int
    stretches: tuple[Stretch, ...]
    mornings_minutes: int | None = None
    afternoons_minutes: int | None = None
    unmet: Unmet | None = None

    @property
    def minutes(self) -> int:
        """Add up what fits."""
        return sum(stretch.minutes for stretch in self.stretches)


class RuleTrial:
    """Holds what the plan says apart from the rule that is being written."""

    def __init__(self, session: Session) -> None:
        self._session = session
        today = session.today()
        begins = week_start(today)
        first = begins if begins == today else begins + 7 * DAY
        self._base = gather(session, first=first, weeks=TRIAL_WEEKS)
        owed = {RecordId(rule.key): rule.repay_minutes for rule in self._base.rules}
        self._demands = Demands(session, hours_of(session), self._base.horizon, owed)

    def problem(self, rule: Rule, members: TakingPart) -> Problem:
        """Return the weeks as they would be if the rule stood in the plan just so."""
        records = participations(self._session, rule.id, members)
        others = [other for other in self._base.rules if other.key != rule.id]
        return replace(self._base, rules=(*others, self._demands.of(rule, records)))


def try_rule(problem: Problem, rule: Rule, progress: Progress) -> Fitting:
    """Search for the rule's places, and for what would make more room.

    Args:
        problem: From `RuleTrial.problem`, for this rule.
        rule: As it is being written.
        progress: Asked often whether to go on.

    Raises:
        Cancelled: The user went on writing.
    """
    watch = Watch(report=lambda share: progress.step(round(_PARTS * share), _PARTS))
    has_others = len(problem.rules) > 1
    alone = _alone(problem, rule, _placed(problem, watch)) if has_others else problem
    found = _placed(alone, watch)
    unmet = shortages(found.model, found.chosen)
    stretches = found.stretches(rule)
    fitting = Fitting(
        first=problem.horizon.start,
        weeks=problem.horizon.weeks,
        asked_minutes=sum(stretch.minutes for stretch in stretches)
        + sum(short.missing_minutes for _, short in unmet),
        owed_minutes=sum(demand.repay_minutes for demand in alone.rules),
        stretches=stretches,
        unmet=_looked_into(found, unmet[0], watch) if unmet else None,
    )
    if len({stretch.start.time() < NOON for stretch in stretches}) < len((_MORNINGS, _AFTERNOONS)):
        return fitting
    return replace(
        fitting,
        mornings_minutes=_minutes_in(alone, rule, _MORNINGS, watch),
        afternoons_minutes=_minutes_in(alone, rule, _AFTERNOONS, watch),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """What a quick search found: the places of candidates in a model."""

    model: Model
    chosen: tuple[int, ...]

    def blocks(self) -> list[ExistingBlock]:
        """Return the blocks that were found."""
        rules, days = self.model.problem.rules, self.model.days
        candidates = (self.model.candidates[place] for place in self.chosen)
        return [
            ExistingBlock(
                rule_key=rules[found.rule].key,
                start=days[found.day].instant(found.first),
                minutes=found.minutes,
            )
            for found in candidates
        ]

    def stretches(self, rule: Rule) -> tuple[Stretch, ...]:
        """Return the rule's blocks within the weeks, those that stand already too, by start."""
        horizon = self.model.problem.horizon
        end = horizon.monday(horizon.weeks)
        local = [
            Stretch(start=block.start.astimezone(horizon.zone), minutes=block.minutes)
            for block in (*self.model.problem.existing, *self.blocks())
            if block.rule_key == rule.id
        ]
        inside = [each for each in local if horizon.start <= each.start.date() < end]
        return tuple(sorted(inside, key=lambda stretch: stretch.start))


def _placed(problem: Problem, watch: Watch) -> _Placed:
    """Find good places at once; how good they are at best is of no interest here."""
    model = build_model(problem)
    steps = _STEPS_A_WEEK * problem.horizon.weeks
    effort = Effort(steps=steps, seed=_SEED, report=lambda done: watch.report(done / steps))
    return _Placed(model, tuple(improve(model, greedy(model, ()), effort)))


def _looked_into(found: _Placed, shortage: tuple[int, Unmet], watch: Watch) -> Unmet:
    period, unmet = shortage
    helps = would_help(found.model, found.chosen, period, Engine.SEARCH, watch)
    return replace(unmet, would_help=helps)


def _alone(problem: Problem, rule: Rule, placed: _Placed) -> Problem:
    """Return the problem of one rule, with the places of all others taken."""
    others = [block for block in placed.blocks() if block.rule_key != rule.id]
    return replace(
        problem,
        rules=tuple(demand for demand in problem.rules if demand.key == rule.id),
        existing=(*problem.existing, *(replace(block, rule_key=None) for block in others)),
    )


def _minutes_in(problem: Problem, rule: Rule, half: WeekHours, watch: Watch) -> int:
    """Return what one half of the days alone would hold of the rule."""
    window = half if rule.window is None else rule.window.within(half)
    demands = tuple(replace(demand, window=weekly(window)) for demand in problem.rules)
    found = _placed(replace(problem, rules=demands), watch)
    is_morning = half is _MORNINGS
    return sum(
        stretch.minutes
        for stretch in found.stretches(rule)
        if (stretch.start.time() < NOON) == is_morning
    )
