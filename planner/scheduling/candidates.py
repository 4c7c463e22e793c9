"""Which blocks are possible? Every start and length that a rule allows in free time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from planner.scheduling.free_time import Day, day_number, quarter_after, quarter_of, runs
from planner.scheduling.hours import QUARTER_MINUTES, days_of_week
from planner.scheduling.periods import Period
from planner.scheduling.problem import ExistingBlock, Problem, RuleDemand
from planner.scheduling.room import Room
from planner.scheduling.worth import Chances, Worth

LENGTH_STEP_MINUTES: Final = 30
_START_STEP_QUARTERS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One block that might be placed.

    Attributes:
        rule: The rule's place in `Problem.rules`.
        period: Place of the rule's period in the model.
        day: Number of the day.
        first: Position of its first quarter hour on that day.
        bits: All its quarter hours on that day.
        chance: That it survives, 0 to 1.
        worth: In weighted minutes, with the bonus if it is published already.
        is_published: It was approved earlier, just there.
    """

    rule: int
    period: int
    day: int
    week: int
    first: int
    bits: int
    minutes: int
    chance: float
    worth: float
    is_published: bool


def candidates_of(
    problem: Problem,
    periods: tuple[Period, ...],
    days: dict[int, Day],
    rooms: tuple[Room, ...],
) -> tuple[Candidate, ...]:
    """List all blocks that fit the free time, rule by rule and in order of time."""
    draft = _Draft(problem, days, rooms)
    found: list[Candidate] = []
    for place, period in enumerate(periods):
        lengths = _lengths(problem.rules[period.rule], period)
        for day in _days_of(period, problem.rules[period.rule], days):
            found += draft.candidates_on(day, place, period, lengths)
    return tuple(found)


class _Draft:
    """Makes the candidates of one problem."""

    def __init__(self, problem: Problem, days: dict[int, Day], rooms: tuple[Room, ...]) -> None:
        self._problem = problem
        self._rooms = rooms
        self._worths = [Worth(problem, *pair) for pair in zip(problem.rules, rooms, strict=True)]
        self._chances = Chances(problem.survival, days)
        self._published = _published_places(problem, days)

    def candidates_on(
        self, day: Day, place: int, period: Period, lengths: tuple[int, ...]
    ) -> Iterator[Candidate]:
        """List what period number `place` may have on `day`."""
        rule = self._problem.rules[period.rule]
        allowed = self._rooms[period.rule].allowed[day.number]
        worth = self._worths[period.rule]
        published = self._published.get((rule.key, day.number), frozenset())
        fitting = {
            (first, count)
            for first, count in published
            if _holds(allowed, first, count) and _is_length(rule, period, count)
        }
        for first, count in sorted(fitting | set(_places(day, allowed, lengths))):
            chance = self._chances.of(day.number, first, first + count)
            bits = ((1 << count) - 1) << first
            minutes = count * QUARTER_MINUTES
            is_published = (first, count) in published
            bonus = self._problem.keep_bonus if is_published else 0
            yield Candidate(
                rule=period.rule,
                period=place,
                day=day.number,
                week=day.week,
                first=first,
                bits=bits,
                minutes=minutes,
                chance=chance,
                worth=worth.of(day, bits, minutes, chance) + bonus,
                is_published=is_published,
            )


def _days_of(period: Period, rule: RuleDemand, days: dict[int, Day]) -> Iterator[Day]:
    for week in period.weeks:
        for number in days_of_week(week):
            if number in days and rule.lives_on(days[number].date):
                yield days[number]


def longest_minutes(rule: RuleDemand, period: Period) -> int:
    """Tell how many minutes the longest block may have that the rule can still use."""
    caps = [cap for cap in (rule.day_minutes, rule.week_minutes) if cap is not None]
    return min(rule.longest_minutes, period.open_minutes, *caps)


def _lengths(rule: RuleDemand, period: Period) -> tuple[int, ...]:
    """List lengths in quarter hours: in steps, and what exactly completes the target."""
    shortest = -(-rule.shortest_minutes // QUARTER_MINUTES)
    longest = longest_minutes(rule, period) // QUARTER_MINUTES
    step = LENGTH_STEP_MINUTES // QUARTER_MINUTES
    lengths = {*range(shortest, longest + 1, step), longest}
    longest_of_rule = rule.longest_minutes // QUARTER_MINUTES
    lengths.add(period.open_minutes // QUARTER_MINUTES % longest_of_rule)
    return tuple(sorted(length for length in lengths if shortest <= length <= longest))


def _places(day: Day, allowed: int, lengths: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """List (first, count): from each half hour, and flush with either edge of a gap."""
    for begin, end in runs(allowed):
        for first in range(begin, end):
            on_grid = first == begin or day.clock[first] % _START_STEP_QUARTERS == 0
            for count in lengths:
                if first + count == end or (on_grid and first + count < end):
                    yield first, count


def _holds(allowed: int, first: int, count: int) -> bool:
    bits = ((1 << count) - 1) << first
    return allowed & bits == bits


def _is_length(rule: RuleDemand, period: Period, count: int) -> bool:
    return rule.shortest_minutes <= count * QUARTER_MINUTES <= longest_minutes(rule, period)


def _published_places(
    problem: Problem, days: dict[int, Day]
) -> dict[tuple[str | None, int], frozenset[tuple[int, int]]]:
    places: dict[tuple[str | None, int], frozenset[tuple[int, int]]] = {}
    for block in problem.existing:
        if problem.is_settled(block):
            continue
        key = (block.rule_key, day_number(problem, block.start))
        if key[1] in days:
            place = _place(block, days[key[1]])
            places[key] = places.get(key, frozenset()) | place
    return places


def _place(block: ExistingBlock, day: Day) -> frozenset[tuple[int, int]]:
    first = quarter_of(block.start)
    end = quarter_after(block.start + timedelta(minutes=block.minutes))
    # A block off the quarter hours cannot stay exactly where it is.
    if day.instant(first - day.first_quarter) != block.start:
        return frozenset()
    if (end - first) * QUARTER_MINUTES != block.minutes:
        return frozenset()
    return frozenset({(first - day.first_quarter, end - first)})
