"""Which meetings stand most in a rule's way?"""

from collections.abc import Iterable, Sequence
from typing import Final

from planner.scheduling.free_time import Day, day_number, runs, widened
from planner.scheduling.model import Model
from planner.scheduling.problem import Busy, Problem
from planner.scheduling.room import Room

MEETINGS_TRIED: Final = 3


def meetings_in_the_way(model: Model, chosen: Sequence[int], period: int) -> list[Busy]:
    """List the few meetings without which the rule would have most room beside the plan."""
    weeks = model.periods[period].weeks
    rule = model.problem.rules[model.periods[period].rule]
    room = model.rooms[model.periods[period].rule]
    placed: dict[int, int] = {}
    for place in chosen:
        block = model.candidates[place]
        placed[block.day] = placed.get(block.day, 0) | block.bits
    gains = [
        (-gained, meeting.start, order, meeting)
        for day, meetings in _meetings_by_day(model, weeks).items()
        if rule.lives_on(model.days[day].date)
        for order, meeting in enumerate(meetings)
        if (gained := _gained(model, day, meeting, meetings, room, placed.get(day, 0))) > 0
    ]
    return [meeting for *_, meeting in sorted(gains, key=lambda gain: gain[:3])[:MEETINGS_TRIED]]


def _meetings_by_day(model: Model, weeks: Sequence[int]) -> dict[int, list[Busy]]:
    problem = model.problem
    by_day: dict[int, list[Busy]] = {}
    for meeting in problem.busy:
        number = day_number(problem, meeting.start)
        is_ahead = problem.not_before <= meeting.start < meeting.end
        if is_ahead and number in model.days and model.days[number].week in weeks:
            by_day.setdefault(number, []).append(meeting)
    return by_day


def _gained(
    model: Model, number: int, meeting: Busy, meetings: list[Busy], room: Room, placed: int
) -> int:
    """Count the quarter hours that come to be usable without `meeting`."""
    day = model.days[number]
    others = _taken(model.problem, day, (other for other in meetings if other is not meeting))
    freed = _taken(model.problem, day, [meeting]) & room.window(day) & ~others & ~placed
    freed &= ~day.bits_touched_by(model.problem.limits.keep_free)
    now = room.allowed[number] & ~placed
    shortest = room.shortest_quarters
    return _usable(now | freed, shortest) - _usable(now, shortest)


def _taken(problem: Problem, day: Day, meetings: Iterable[Busy]) -> int:
    bits = 0
    for meeting in meetings:
        bits |= day.bits_between(*widened(meeting, problem))
    return bits


def _usable(bits: int, shortest: int) -> int:
    return sum(end - first for first, end in runs(bits) if end - first >= shortest)
