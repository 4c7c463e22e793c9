"""How much could a rule get at best, if it were planned alone?"""

from collections.abc import Sequence
from itertools import groupby

from planner.scheduling.candidates import Candidate
from planner.scheduling.model import Model
from planner.scheduling.problem import RuleDemand


def most_minutes(model: Model, place: int, candidates: Sequence[Candidate]) -> int:
    """Give minutes that no plan exceeds for period number `place`, beside settled blocks.

    Args:
        model: The model.
        place: Of the period.
        candidates: All of the period, in order of time.
    """
    rule = model.problem.rules[model.periods[place].rule]
    limit = model.problem.limits.week_minutes
    if rule.week_minutes is not None:
        limit = min(limit, rule.week_minutes)
    most = 0
    for _, in_week in groupby(candidates, key=lambda candidate: candidate.week):
        most += min(limit, _most_of_days(rule, _most_by_day(model, rule, list(in_week))))
    return min(most, model.periods[place].open_minutes)


def _most_by_day(model: Model, rule: RuleDemand, mine: list[Candidate]) -> dict[int, int]:
    cap = model.problem.limits.day_minutes
    if rule.day_minutes is not None:
        cap = min(cap, rule.day_minutes)
    number = rule.most_a_day if rule.spacing_days == 0 else 1
    longest: dict[int, int] = {}
    for candidate in mine:
        longest[candidate.day] = max(longest.get(candidate.day, 0), candidate.minutes)
    return {day: min(cap, number * minutes) for day, minutes in longest.items()}


def _most_of_days(rule: RuleDemand, by_day: dict[int, int]) -> int:
    """Choose days that keep the rule's spacing so that their minutes are most."""
    best: list[tuple[int, int]] = []  # (day, the most of all days up to it)
    for day, minutes in sorted(by_day.items()):
        before = [most for other, most in best if day - other >= rule.spacing_days]
        most = max(before, default=0) + minutes
        best.append((day, max([most, *(other for _, other in best)])))
    return best[-1][1] if best else 0
