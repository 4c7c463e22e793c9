"""The problem made ready for a search: what every solver of ours works on.

One model and one evaluator (`planner.scheduling.evaluation`): a second solver takes the same
candidates and is judged by the same measure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.scheduling.candidates import Candidate, candidates_of
from planner.scheduling.free_time import Day, day_number, free_days
from planner.scheduling.hours import DAYS_A_WEEK
from planner.scheduling.periods import Period, periods_of
from planner.scheduling.problem import Problem
from planner.scheduling.room import Room, rooms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A block that does not move.

    Attributes:
        rule: Place of its rule in `Problem.rules`, or None if it serves none of them.
        day: Number of its day; negative before the horizon.
    """

    rule: int | None
    day: int
    minutes: int

    @property
    def week(self) -> int:
        """Number of the week it lies in."""
        return self.day // DAYS_A_WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Days, what is asked for, and all blocks that might be placed.

    A set of candidates is a plan if none overlap and none goes beyond the limits, the spacing,
    or what its period still asks for.

    Attributes:
        rooms: Where each rule's blocks may lie, in the rules' order.
    """

    problem: Problem
    days: dict[int, Day]
    periods: tuple[Period, ...]
    settled: tuple[Settled, ...]
    rooms: tuple[Room, ...]
    candidates: tuple[Candidate, ...]


def build_model(problem: Problem, weeks: Iterable[int] | None = None) -> Model:
    """Make the model of `problem`; with `weeks`, blocks can be placed in these weeks only."""
    days = free_days(problem, range(problem.horizon.weeks) if weeks is None else weeks)
    settled = settled_blocks(problem)
    minutes: dict[tuple[int, int], int] = {}
    for block in settled:
        if block.rule is not None:
            key = (block.rule, block.week)
            minutes[key] = minutes.get(key, 0) + block.minutes
    periods = periods_of(problem, minutes)
    rooms = rooms_of(problem, days)
    return Model(
        problem=problem,
        days=days,
        periods=periods,
        settled=settled,
        rooms=rooms,
        candidates=candidates_of(problem, periods, days, rooms),
    )


def settled_blocks(problem: Problem) -> tuple[Settled, ...]:
    """List the blocks that do not move, by the local day on which they begin."""
    places = {rule.key: place for place, rule in enumerate(problem.rules)}
    return tuple(
        Settled(
            rule=None if block.rule_key is None else places.get(block.rule_key),
            day=day_number(problem, block.start),
            minutes=block.minutes,
        )
        for block in problem.existing
        if problem.is_settled(block)
    )
