"""What is each rule owed in each week, or in each four weeks?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from planner.scheduling.hours import DAYS_A_WEEK, QUARTER_MINUTES
from planner.scheduling.problem import Cadence, Problem, RuleDemand

WEEKS_A_MONTH: Final = 4
# What a weighted minute is worth beyond itself. The lower half of a target is dearer than the
# upper, so that every rule gets something before one gets all; what is owed comes before both.
REPAID_MINUTE: Final = 6.0
LOWER_MINUTE: Final = 4.0
UPPER_MINUTE: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What one rule asks for in one week or four.

    Attributes:
        rule: The rule's place in `Problem.rules`.
        weight: The rule's weight.
        weeks: Numbers of the weeks of the horizon that belong to it.
        target_minutes: Asked for by the rule; a part of four weeks asks for its share, at least
            one shortest block.
        repay_minutes: Asked for on top, because it is owed.
        settled_minutes: Given by blocks that do not move.
    """

    rule: int
    weight: float
    weeks: tuple[int, ...]
    target_minutes: int
    repay_minutes: int
    settled_minutes: int

    @property
    def asked_minutes(self) -> int:
        """All minutes wanted in the period."""
        return self.target_minutes + self.repay_minutes

    @property
    def open_minutes(self) -> int:
        """Minutes still wanted, besides the blocks that do not move."""
        return max(0, self.asked_minutes - self.settled_minutes)

    def reward(self, minutes: int) -> float:
        """Tell what `minutes` more than the settled ones are worth; 0 for none.

        Concave: each further minute is worth as much as the one before, or less.
        """
        return self._reward_in_all(self.settled_minutes + minutes) - self._reward_in_all(
            self.settled_minutes
        )

    def steps(self, given: int = 0) -> list[tuple[float, float]]:
        """List what is wanted besides `given` minutes as (minutes, worth of each), dearest first.

        What is settled is not wanted any more.
        """
        left = float(self.settled_minutes + given)
        found = []
        for size, rate in self._tiers():
            used = min(size, left)
            left -= used
            if size > used:
                found.append((size - used, self.weight * rate))
        return found

    def _reward_in_all(self, minutes: float) -> float:
        worth = 0.0
        for size, rate in self._tiers():
            used = min(size, minutes)
            worth += used * rate
            minutes -= used
        return worth * self.weight

    def _tiers(self) -> tuple[tuple[float, float], ...]:
        half = self.target_minutes / 2
        return (
            (float(self.repay_minutes), REPAID_MINUTE),
            (half, LOWER_MINUTE),
            (half, UPPER_MINUTE),
        )


def periods_of(problem: Problem, settled: dict[tuple[int, int], int]) -> tuple[Period, ...]:
    """List what all rules ask for, rule by rule and in order of time.

    A period without a single working day in the rule's life asks for nothing and is left out,
    and so is one that is over.

    Args:
        problem: The problem.
        settled: Minutes of blocks that do not move, by (place of the rule, week).
    """
    return tuple(
        period
        for place, rule in enumerate(problem.rules)
        for period in _periods_of_rule(problem, place, rule, settled)
    )


def _periods_of_rule(
    problem: Problem, place: int, rule: RuleDemand, settled: dict[tuple[int, int], int]
) -> Iterator[Period]:
    owed = rule.repay_minutes
    for weeks in _groups(problem, rule):
        target = _target(problem, rule, weeks)
        if target is None:
            continue
        # Debt is spread, so that one week is not given over to it.
        repay = min(owed, max(rule.shortest_minutes, rule.target_minutes // 2))
        owed -= repay
        yield Period(
            rule=place,
            weight=rule.weight,
            weeks=weeks,
            target_minutes=target,
            repay_minutes=repay,
            settled_minutes=sum(settled.get((place, week), 0) for week in weeks),
        )


def months(problem: Problem) -> list[tuple[int, ...]]:
    """List the weeks of the horizon by four-weekly period; the first and last may be cut off."""
    weeks = range(problem.horizon.weeks)
    by_month = groupby(weeks, key=lambda week: month_of(problem, week))
    return [tuple(group) for _, group in by_month]


def month_of(problem: Problem, week: int) -> int:
    """Number the four weeks that a week of the horizon belongs to, the same for every horizon."""
    first = (problem.horizon.start.toordinal() - 1) // DAYS_A_WEEK  # 1 January of year 1: a Monday
    return (first + week) // WEEKS_A_MONTH


def _groups(problem: Problem, rule: RuleDemand) -> list[tuple[int, ...]]:
    weeks = range(problem.horizon.weeks)
    if rule.cadence is Cadence.WEEKLY:
        return [(week,) for week in weeks]
    return months(problem)


def _target(problem: Problem, rule: RuleDemand, weeks: tuple[int, ...]) -> int | None:
    open_days = {week: list(_open_days(problem, rule, week)) for week in weeks}
    if not any(day >= problem.today for days in open_days.values() for day in days):
        return None
    if rule.cadence is Cadence.WEEKLY:
        return rule.target_minutes
    share = rule.target_minutes * sum(bool(days) for days in open_days.values()) // WEEKS_A_MONTH
    share = share // QUARTER_MINUTES * QUARTER_MINUTES
    whole = len(weeks) == WEEKS_A_MONTH and all(open_days.values())
    return (
        rule.target_minutes
        if whole
        else min(rule.target_minutes, max(share, rule.shortest_minutes))
    )


def _open_days(problem: Problem, rule: RuleDemand, week: int) -> Iterator[date]:
    for number in range(DAYS_A_WEEK):
        day = problem.horizon.monday(week) + timedelta(days=number)
        own = rule.own_hours
        hours = problem.working_hours if own is None or not own.holds_on(day) else own.hours
        has_hours = hours.quarters(day.weekday()) and day not in problem.days_off
        if has_hours and rule.lives_on(day):
            yield day
