"""How good is a plan, and does it keep the rules? The one judge of every solver and every test.

It knows nothing of candidates: it looks at blocks as a leader would see them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import combinations, pairwise

from planner.scheduling.free_time import Day, day_number, quarter_of
from planner.scheduling.hours import DAYS_A_WEEK, QUARTER_MINUTES
from planner.scheduling.model import Model
from planner.scheduling.problem import RuleDemand
from planner.scheduling.room import Room
from planner.scheduling.worth import Chances, Worth


class Violation(Enum):
    """A hard limit that a plan breaks."""

    UNKNOWN_RULE = "unknown_rule"
    NOT_FREE = "not_free"
    OUTSIDE_WINDOW = "outside_window"
    ATTENDEE_BUSY = "attendee_busy"
    OUTSIDE_LIFE = "outside_life"
    WRONG_LENGTH = "wrong_length"
    OVERLAP = "overlap"
    TOO_NEAR = "too_near"
    OVER_TARGET = "over_target"
    DAY_MINUTES = "day_minutes"
    DAY_BLOCKS = "day_blocks"
    WEEK_MINUTES = "week_minutes"
    RULE_DAY_MINUTES = "rule_day_minutes"
    RULE_WEEK_MINUTES = "rule_week_minutes"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of a plan: for which rule, when in UTC, and how long."""

    rule_key: str
    start: datetime
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The verdict on a plan.

    Attributes:
        objective: What it is worth in weighted minutes; the plan without new blocks is 0.
        violations: Each limit it breaks; the objective means nothing unless this is empty.
    """

    objective: float
    violations: frozenset[Violation]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A block with its rule and day looked up."""

    rule: RuleDemand
    place: int
    day: Day
    first: int
    count: int
    minutes: int

    @property
    def bits(self) -> int:
        return ((1 << self.count) - 1) << self.first


def placed(model: Model, places: Iterable[int]) -> list[Placed]:
    """List candidates as the blocks they would be."""
    blocks = (model.candidates[place] for place in places)
    return [
        Placed(
            model.problem.rules[block.rule].key,
            model.days[block.day].instant(block.first),
            block.minutes,
        )
        for block in blocks
    ]


def evaluate(model: Model, blocks: Iterable[Placed]) -> Evaluation:
    """Judge `blocks`, which come on top of what is settled."""
    seen: list[_Seen] = []
    broken: set[Violation] = set()
    for block in blocks:
        found = _look_up(model, block)
        if isinstance(found, Violation):
            broken.add(found)
        else:
            seen.append(found)
    for one in seen:
        broken.update(_alone(one, model.rooms[one.place]))
    broken.update(_together(model, seen))
    return Evaluation(objective=_objective(model, seen), violations=frozenset(broken))


def _look_up(model: Model, block: Placed) -> _Seen | Violation:
    places = [n for n, rule in enumerate(model.problem.rules) if rule.key == block.rule_key]
    if not places:
        return Violation.UNKNOWN_RULE
    day = model.days.get(day_number(model.problem, block.start))
    if day is None:
        return Violation.NOT_FREE
    first = quarter_of(block.start) - day.first_quarter
    count = -(-block.minutes // QUARTER_MINUTES)
    if day.instant(first) != block.start or first + count > len(day.clock):
        return Violation.NOT_FREE
    return _Seen(model.problem.rules[places[0]], places[0], day, first, count, block.minutes)


def _alone(block: _Seen, room: Room) -> Iterator[Violation]:
    rule = block.rule
    if block.bits & ~room.free(block.day):
        yield Violation.NOT_FREE
    if block.bits & ~room.window(block.day):
        yield Violation.OUTSIDE_WINDOW
    if block.bits & room.window(block.day) & block.day.untaken & ~room.shared(block.day):
        yield Violation.ATTENDEE_BUSY
    if not rule.lives_on(block.day.date):
        yield Violation.OUTSIDE_LIFE
    if not rule.shortest_minutes <= block.minutes <= rule.longest_minutes:
        yield Violation.WRONG_LENGTH


def _together(model: Model, blocks: Sequence[_Seen]) -> Iterator[Violation]:
    for one, other in combinations(blocks, 2):
        if one.day.number == other.day.number and one.bits & other.bits:
            yield Violation.OVERLAP
    for place in {block.place for block in blocks}:
        yield from _beyond_caps_of_rule(model, place, blocks)
        if _is_too_near(model, place, blocks):
            yield Violation.TOO_NEAR
    for period, minutes in _minutes_by_period(model, blocks).items():
        if period is None:
            yield Violation.OUTSIDE_LIFE
        elif minutes > model.periods[period].open_minutes:
            yield Violation.OVER_TARGET
    yield from _beyond_caps(model, blocks)


def _beyond_caps(model: Model, blocks: Sequence[_Seen]) -> Iterator[Violation]:
    limits = model.problem.limits
    sizes = [(block.day.number, block.minutes) for block in blocks]
    everything = sizes + [(block.day, block.minutes) for block in model.settled]
    for day in {day for day, _ in sizes}:
        on_day = [minutes for other, minutes in everything if other == day]
        if sum(on_day) > limits.day_minutes:
            yield Violation.DAY_MINUTES
        if len(on_day) > limits.day_blocks:
            yield Violation.DAY_BLOCKS
    for week in {day // DAYS_A_WEEK for day, _ in sizes}:
        in_week = (minutes for day, minutes in everything if day // DAYS_A_WEEK == week)
        if sum(in_week) > limits.week_minutes:
            yield Violation.WEEK_MINUTES


def _beyond_caps_of_rule(model: Model, place: int, blocks: Sequence[_Seen]) -> Iterator[Violation]:
    rule = model.problem.rules[place]
    mine = [(block.day.number, block.minutes) for block in blocks if block.place == place]
    on_day: Counter[int] = Counter()
    in_week: Counter[int] = Counter()
    settled = [(block.day, block.minutes) for block in model.settled if block.rule == place]
    for day, minutes in mine + settled:
        on_day[day] += minutes
        in_week[day // DAYS_A_WEEK] += minutes
    for day, _ in mine:
        if rule.day_minutes is not None and on_day[day] > rule.day_minutes:
            yield Violation.RULE_DAY_MINUTES
        if rule.week_minutes is not None and in_week[day // DAYS_A_WEEK] > rule.week_minutes:
            yield Violation.RULE_WEEK_MINUTES


def _is_too_near(model: Model, place: int, blocks: Sequence[_Seen]) -> bool:
    rule = model.problem.rules[place]
    new = [block.day.number for block in blocks if block.place == place]
    old = [block.day for block in model.settled if block.rule == place]
    if rule.spacing_days == 0:
        counts = Counter(new + old)
        return any(counts[day] > rule.most_a_day for day in new)
    days = sorted([(day, True) for day in new] + [(day, False) for day in old])
    # Two settled blocks may stand as near as they like: nobody can move them here.
    return any(
        later - earlier < rule.spacing_days and (is_new or was_new)
        for (earlier, was_new), (later, is_new) in pairwise(days)
    )


def _minutes_by_period(model: Model, blocks: Sequence[_Seen]) -> Counter[int | None]:
    minutes: Counter[int | None] = Counter()
    for block in blocks:
        minutes[_period_of(model, block)] += block.minutes
    return minutes


def _period_of(model: Model, block: _Seen) -> int | None:
    for place, period in enumerate(model.periods):
        if period.rule == block.place and block.day.week in period.weeks:
            return place
    return None


def _objective(model: Model, blocks: Sequence[_Seen]) -> float:
    chances = Chances(model.problem.survival, model.days)
    published = {
        (block.rule_key, block.start, block.minutes)
        for block in model.problem.existing
        if not model.problem.is_settled(block)
    }
    worths = [
        Worth(model.problem, *pair) for pair in zip(model.problem.rules, model.rooms, strict=True)
    ]
    worth = 0.0
    for block in blocks:
        chance = chances.of(block.day.number, block.first, block.first + block.count)
        worth += worths[block.place].of(block.day, block.bits, block.minutes, chance)
        key = (block.rule.key, block.day.instant(block.first), block.minutes)
        worth += model.problem.keep_bonus * (key in published)
    minutes = _minutes_by_period(model, blocks)
    return worth + sum(
        model.periods[place].reward(given) for place, given in minutes.items() if place is not None
    )
