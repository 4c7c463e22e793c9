"""Why does a block lie where it does?"""

from collections.abc import Iterator, Sequence
from typing import Final

from planner.scheduling.candidates import Candidate
from planner.scheduling.free_time import runs
from planner.scheduling.hours import QUARTER_MINUTES
from planner.scheduling.model import Model
from planner.scheduling.proposal import Because, Reason

_AMONG_THE_BEST: Final = 0.25
_MOSTLY: Final = 0.75
_LONG_STRETCHES: Final = 2  # times the block's own length


class Reasons:
    """Tells the reasons of each block of one plan."""

    def __init__(self, model: Model, chosen: Sequence[int]) -> None:
        self._model = model
        self._blocks = [model.candidates[place] for place in chosen]
        self._choices: dict[int, list[Candidate]] = {}
        for candidate in model.candidates:
            self._choices.setdefault(candidate.period, []).append(candidate)

    def of(self, block: Candidate) -> tuple[Because, ...]:
        """List why `block` lies there, the strongest reason first; never empty."""
        found = tuple(self._all(block))
        return found or (Because(Reason.FREE_THERE, block.chance),)

    def _all(self, block: Candidate) -> Iterator[Because]:
        if block.is_published:
            yield Because(Reason.STAYS)
        repaid = self._repaid(block)
        if repaid:
            yield Because(Reason.REPAYS, repaid)
        choices = self._choices[block.period]
        if len({choice.day for choice in choices}) == 1:
            yield Because(Reason.ONLY_DAY)
        elif _is_among_the_best(block, choices):
            yield Because(Reason.LIKELY_TO_SURVIVE, block.chance)
        yield from self._place_reasons(block)

    def _place_reasons(self, block: Candidate) -> Iterator[Because]:
        rule = self._model.problem.rules[block.rule]
        allowed = self._model.rooms[block.rule].allowed[block.day]
        if rule.best_hours is not None:
            best = self._model.rooms[block.rule].best[block.day]
            share = (block.bits & best).bit_count() / block.bits.bit_count()
            if share >= _MOSTLY:
                yield Because(Reason.BEST_HOURS, share)
        for first, end in runs(allowed):
            stretch = (end - first) * QUARTER_MINUTES
            if first <= block.first < end and stretch >= _LONG_STRETCHES * block.minutes:
                yield Because(Reason.LONG_STRETCH, stretch)
        if rule.spacing_days > 1:
            nearest = self._days_to_nearest(block)
            if nearest is not None:
                yield Because(Reason.KEEPS_SPACING, nearest)

    def _repaid(self, block: Candidate) -> int:
        """Count the minutes of debt it repays: the first ones of a period do."""
        period = self._model.periods[block.period]
        earlier = sum(
            other.minutes
            for other in self._blocks
            if other.period == block.period and (other.day, other.first) < (block.day, block.first)
        )
        owed = period.repay_minutes - period.settled_minutes - earlier
        return max(0, min(block.minutes, owed))

    def _days_to_nearest(self, block: Candidate) -> int | None:
        days = [other.day for other in self._blocks if other.rule == block.rule]
        days += [other.day for other in self._model.settled if other.rule == block.rule]
        apart = [abs(day - block.day) for day in days if day != block.day]
        return min(apart, default=None)


def _is_among_the_best(block: Candidate, choices: Sequence[Candidate]) -> bool:
    same_length = [choice.chance for choice in choices if choice.minutes == block.minutes]
    better = sum(chance > block.chance for chance in same_length)
    return better < _AMONG_THE_BEST * len(same_length) and min(same_length) < block.chance
