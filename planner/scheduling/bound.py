"""How good could any plan be at best? A cheap bound, not yet the proved one.

Each rule is given its best hours as if it were alone, in pieces of any size; only the minutes that
a month can hold at all are shared out. No real plan is worth more, but the best one may well be
worth less: the gap that is computed from this bound is the largest it can be.
"""

from collections.abc import Iterator
from functools import reduce
from itertools import groupby
from operator import or_

from planner.scheduling.candidates import Candidate
from planner.scheduling.hours import QUARTER_MINUTES
from planner.scheduling.model import Model
from planner.scheduling.periods import month_of

# Minutes, and what each of them is worth.
Piece = tuple[float, float]


def upper_bound(model: Model) -> float:
    """Give a number that no plan's objective exceeds."""
    pieces: dict[int, list[Piece]] = {}
    for place, mine in groupby(model.candidates, key=lambda candidate: candidate.period):
        month = month_of(model.problem, model.periods[place].weeks[0])
        pieces.setdefault(month, []).extend(_pieces_of_period(model, place, list(mine)))
    return sum(_best_of(found, _room(model, month)) for month, found in pieces.items())


def _pieces_of_period(model: Model, place: int, mine: list[Candidate]) -> Iterator[Piece]:
    """Cut what a period may get where either its reward or the worth of its days changes."""
    rewards = model.periods[place].steps()
    worths = _days_by_worth(model, mine)
    while rewards and worths:
        size = min(rewards[0][0], worths[0][0])
        yield size, rewards[0][1] + worths[0][1]
        for steps in (rewards, worths):
            left, rate = steps[0]
            steps[:1] = [(left - size, rate)] if left > size else []


def _days_by_worth(model: Model, mine: list[Candidate]) -> list[Piece]:
    days = []
    rule = model.problem.rules[mine[0].rule]
    most = rule.most_a_day if rule.spacing_days == 0 else 1
    for _, group in groupby(mine, key=lambda candidate: candidate.day):
        on_day = list(group)
        longest = most * max(candidate.minutes for candidate in on_day)
        if rule.day_minutes is not None:
            longest = min(longest, rule.day_minutes)
        best = max(candidate.worth / candidate.minutes for candidate in on_day)
        days.append((float(longest), best))
    return sorted(days, key=lambda piece: -piece[1])


def _best_of(pieces: list[Piece], room: float) -> float:
    worth = 0.0
    for size, rate in sorted(pieces, key=lambda piece: -piece[1]):
        used = min(size, room)
        worth += used * rate
        room -= used
    return worth


def _room(model: Model, month: int) -> float:
    """Tell how many minutes a month can hold, whatever the rules."""
    limits = model.problem.limits
    by_week: dict[int, int] = {}
    for day in model.days.values():
        if month_of(model.problem, day.week) == month:
            free_of_any = reduce(or_, (room.free(day) for room in model.rooms), 0)
            free = min(limits.day_minutes, free_of_any.bit_count() * QUARTER_MINUTES)
            by_week[day.week] = by_week.get(day.week, 0) + free
    return sum(min(limits.week_minutes, free) for free in by_week.values())
