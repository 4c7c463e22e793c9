"""What would fit of a rule that is being written? Asked of the next weeks, nothing is stored.

trial = RuleTrial(session)                     reads the plan once
problem = trial.problem(rule, members)         frozen; may cross threads
fitting = try_rule(problem, rule, progress)    pure: may run in another thread
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from planner.domain.hours import WeekHours
from planner.domain.local_time import DAY, local_day, week_start
from planner.domain.protection import Rule
from planner.progress import Progress
from planner.scheduling.problem import ExistingBlock, Problem
from planner.scheduling.proposal import Proposal, ProposedBlock, Unmet
from planner.scheduling.propose import propose
from planner.services.demands import Demands, weekly
from planner.services.gathering import gather
from planner.services.protection import TakingPart, hours_of, participations
from planner.services.session import Session

TRIAL_WEEKS: Final = 4
NOON: Final = time(12)

_STEPS_A_WEEK: Final = 150
_SEED: Final = 1
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
        stretches: The blocks, by start, with those that stand already.
        mornings_minutes: What mornings alone would hold; None where nothing is gained by
            knowing it. `afternoons_minutes` likewise.
        unmet: The worst shortage and what would help; None where everything fits.
    """

    first: date
    weeks: int
    asked_minutes: int
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
        today = local_day(session.now(), session.zone())
        begins = week_start(today)
        first = begins if begins == today else begins + 7 * DAY
        self._base = gather(session, first=first, weeks=TRIAL_WEEKS)
        self._demands = Demands(session, hours_of(session), self._base.horizon)

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
    with_others = _search(problem, progress)
    others = [block for block in with_others.blocks if block.rule_key != rule.id]
    alone = _alone(problem, rule.id, others)
    found = _search(alone, progress, looked_into=1)
    stretches = tuple(_stretches(alone, rule.id, found))
    fitting = Fitting(
        first=problem.horizon.start,
        weeks=problem.horizon.weeks,
        asked_minutes=sum(stretch.minutes for stretch in stretches)
        + sum(unmet.missing_minutes for unmet in found.unmet),
        stretches=stretches,
        unmet=next(iter(found.unmet), None),
    )
    if len({stretch.start.time() < NOON for stretch in stretches}) < len((_MORNINGS, _AFTERNOONS)):
        return fitting
    return replace(
        fitting,
        mornings_minutes=_minutes_in(alone, rule, _MORNINGS, progress),
        afternoons_minutes=_minutes_in(alone, rule, _AFTERNOONS, progress),
    )


def _search(problem: Problem, progress: Progress, *, looked_into: int = 0) -> Proposal:
    steps = _STEPS_A_WEEK * problem.horizon.weeks
    return propose(problem, seed=_SEED, progress=progress, steps=steps, looked_into=looked_into)


def _alone(problem: Problem, rule_key: str, others: list[ProposedBlock]) -> Problem:
    """Return the problem of one rule, with the places of all others taken."""
    taken = [
        ExistingBlock(rule_key=None, start=block.start, minutes=block.minutes) for block in others
    ]
    return replace(
        problem,
        rules=tuple(rule for rule in problem.rules if rule.key == rule_key),
        existing=(*problem.existing, *taken),
    )


def _stretches(problem: Problem, rule_key: str, found: Proposal) -> list[Stretch]:
    horizon = problem.horizon
    end = horizon.monday(horizon.weeks)
    blocks = [
        *(block for block in problem.existing if block.rule_key == rule_key),
        *found.blocks,
    ]
    local = [
        Stretch(start=block.start.astimezone(horizon.zone), minutes=block.minutes)
        for block in blocks
    ]
    inside = [each for each in local if horizon.start <= each.start.date() < end]
    return sorted(inside, key=lambda stretch: stretch.start)


def _minutes_in(problem: Problem, rule: Rule, half: WeekHours, progress: Progress) -> int:
    """Return what one half of the days alone would hold of the rule."""
    window = half if rule.window is None else rule.window.within(half)
    demands = tuple(replace(demand, window=weekly(window)) for demand in problem.rules)
    found = _search(replace(problem, rules=demands), progress)
    is_morning = half is _MORNINGS
    return sum(
        stretch.minutes
        for stretch in _stretches(problem, rule.id, found)
        if (stretch.start.time() < NOON) == is_morning
    )
