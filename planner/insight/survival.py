"""How likely is protected time kept, by weekday and hour?

Two answers for two readers. People see what became of blocks: plain counts with a 95 % interval,
and nothing below LEAST_BLOCKS. The scheduler needs a number for every hour of the week, known or
not, which is learnt from what could have been hit and was: each hour's own record, drawn towards
what its weekday and its hour of the day suggest.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

LEAST_BLOCKS: Final = 8
HALF_LIFE_WEEKS: Final = 26
_DAYS_A_WEEK: Final = 7
_HOURS_A_DAY: Final = 24
_MINUTES_AN_HOUR: Final = 60
_Z_95: Final = 1.959964
# Before anything is known one hour in ten is lost, and that counts as much as ten hours' record.
_PRIOR_HOURS: Final = 10.0
_PRIOR_LOSSES: Final = 1.0
_LARGEST_HAZARD: Final = 0.9

_Cell = tuple[int, int]
_Key = TypeVar("_Key", int, _Cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a block that could have been displaced.

    Attributes:
        start: In local time, as the leader's clock showed it.
        minutes: As planned; above 0.
        survived: It was kept in full where it was planned.

    Raises:
        ValueError: It has no length.
    """

    start: datetime
    minutes: int
    survived: bool

    def __post_init__(self) -> None:
        if self.minutes < 1:
            raise ValueError(self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """A stretch of protected time that could have been hit.

    Attributes:
        start: In local time, as the leader's clock showed it.
        minutes: Above 0.
        hit_after: How many minutes after the start the part begins that was hit.
        hit_minutes: The length of that part; 0 where nothing hit it.

    Raises:
        ValueError: It has no length, or was hit where it does not stand.
    """

    start: datetime
    minutes: int
    hit_after: int = 0
    hit_minutes: int = 0

    def __post_init__(self) -> None:
        if self.minutes < 1:
            raise ValueError(self.minutes)
        if not 0 <= self.hit_after <= self.hit_after + self.hit_minutes <= self.minutes:
            raise ValueError(self.hit_minutes)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many blocks there were, and how many of them were kept."""

    blocks: int = 0
    kept: int = 0

    @property
    def share(self) -> float | None:
        """The share kept, 0 to 1, or None below LEAST_BLOCKS."""
        return self.kept / self.blocks if self.blocks >= LEAST_BLOCKS else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The Wilson 95 % interval of the share, or None below LEAST_BLOCKS."""
        if self.blocks < LEAST_BLOCKS:
            return None
        return wilson_interval(self.kept, self.blocks)


_NONE: Final = Rate()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurvivalRates:
    """What the outcomes say.

    Attributes:
        by_weekday_and_hour: For Monday to Sunday, for hours 0 to 23: blocks that touched it.
        by_weekday: For Monday to Sunday.
        by_hour: For hours 0 to 23.
        chances: For Monday to Sunday, for hours 0 to 23: the chance that a whole hour of
            protected time is not hit, 0 to 1; never None.
        in_surges: Blocks in surges, which count nowhere else.
    """

    by_weekday_and_hour: tuple[tuple[Rate, ...], ...]
    by_weekday: tuple[Rate, ...]
    by_hour: tuple[Rate, ...]
    chances: tuple[tuple[float, ...], ...]
    in_surges: Rate = _NONE


def survival_rates(
    outcomes: Iterable[Outcome],
    today: date,
    exposures: Iterable[Exposure] | None = None,
    *,
    in_surges: Rate = _NONE,
) -> SurvivalRates:
    """Count what was kept, and estimate the chance of every hour of the week.

    A block counts once for each weekday and hour it touches. In the chances, what is
    HALF_LIFE_WEEKS old counts half as much as what is new; the counts for people do not fade.

    Args:
        outcomes: What became of blocks.
        today: The day from which age is counted.
        exposures: What could have been hit; where nobody says, blocks that were not kept were hit.
        in_surges: Handed on.
    """
    known = tuple(outcomes)
    cells = [(outcome, list(_minutes_by_cell(outcome.start, outcome.minutes))) for outcome in known]
    both = _rates((cell, outcome.survived) for outcome, parts in cells for cell, _ in parts)
    weekdays = _rates(
        (weekday, outcome.survived)
        for outcome, parts in cells
        for weekday in {weekday for (weekday, _), _ in parts}
    )
    hours = _rates(
        (hour, outcome.survived)
        for outcome, parts in cells
        for hour in {hour for (_, hour), _ in parts}
    )
    return SurvivalRates(
        by_weekday_and_hour=tuple(
            tuple(both.get((weekday, hour), Rate()) for hour in range(_HOURS_A_DAY))
            for weekday in range(_DAYS_A_WEEK)
        ),
        by_weekday=tuple(weekdays.get(weekday, Rate()) for weekday in range(_DAYS_A_WEEK)),
        by_hour=tuple(hours.get(hour, Rate()) for hour in range(_HOURS_A_DAY)),
        chances=_Record(
            map(_as_exposure, known) if exposures is None else exposures, today
        ).chances(),
        in_surges=in_surges,
    )


def wilson_interval(kept: int, blocks: int) -> tuple[float, float]:
    """Give the 95 % interval for a share of `kept` out of `blocks`.

    Source:
        E. B. Wilson, Probable inference, the law of succession, and statistical inference,
        Journal of the American Statistical Association 22 (1927), 209-212.
    """
    share = kept / blocks
    spread = _Z_95**2 / blocks
    middle = (share + spread / 2) / (1 + spread)
    half = _Z_95 / (1 + spread) * math.sqrt(share * (1 - share) / blocks + spread / (4 * blocks))
    # Rounding must not leave the share itself outside.
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


class _Record:
    """Hours of protected time and hits in them, faded, by weekday and hour."""

    def __init__(self, exposures: Iterable[Exposure], today: date) -> None:
        self._hours: defaultdict[_Cell, float] = defaultdict(float)
        self._losses: defaultdict[_Cell, float] = defaultdict(float)
        for exposure in exposures:
            weight = _weight(exposure.start, today)
            for cell, minutes in _minutes_by_cell(exposure.start, exposure.minutes):
                self._hours[cell] += weight * minutes / _MINUTES_AN_HOUR
            # One hit, shared out over the hours in which it may have been.
            hit_at = exposure.start + timedelta(minutes=exposure.hit_after)
            for cell, minutes in _minutes_by_cell(hit_at, exposure.hit_minutes):
                self._losses[cell] += weight * minutes / exposure.hit_minutes

    def chances(self) -> tuple[tuple[float, ...], ...]:
        """Give the posterior chance of each hour, by weekday and hour."""
        weekdays, hours = range(_DAYS_A_WEEK), range(_HOURS_A_DAY)
        every = [(weekday, hour) for weekday in weekdays for hour in hours]
        mean = self._hazard(every, _PRIOR_LOSSES / _PRIOR_HOURS)
        by_weekday = [self._hazard([(day, hour) for hour in hours], mean) for day in weekdays]
        by_hour = [self._hazard([(day, hour) for day in weekdays], mean) for hour in hours]
        return tuple(
            tuple(
                1 - self._hazard([(day, hour)], by_weekday[day] * by_hour[hour] / mean)
                for hour in hours
            )
            for day in weekdays
        )

    def _hazard(self, cells: Iterable[_Cell], prior: float) -> float:
        """Estimate the losses an hour in `cells`, drawn towards `prior`."""
        cells = tuple(cells)
        losses = sum(self._losses[cell] for cell in cells)
        hours = sum(self._hours[cell] for cell in cells)
        prior_losses = min(_LARGEST_HAZARD, prior) * _PRIOR_HOURS
        return min(_LARGEST_HAZARD, (losses + prior_losses) / (hours + _PRIOR_HOURS))


def _rates(kept_in: Iterable[tuple[_Key, bool]]) -> dict[_Key, Rate]:
    blocks: Counter[_Key] = Counter()
    kept: Counter[_Key] = Counter()
    for key, survived in kept_in:
        blocks[key] += 1
        kept[key] += survived
    return {key: Rate(number, kept[key]) for key, number in blocks.items()}


def _as_exposure(outcome: Outcome) -> Exposure:
    hit_minutes = 0 if outcome.survived else outcome.minutes
    return Exposure(start=outcome.start, minutes=outcome.minutes, hit_minutes=hit_minutes)


def _minutes_by_cell(start: datetime, minutes: int) -> Iterator[tuple[_Cell, int]]:
    """Cut a stretch at the full hours of the clock on the wall."""
    begin, left = start, minutes
    while left > 0:
        part = min(left, _MINUTES_AN_HOUR - begin.minute)
        yield (begin.weekday(), begin.hour), part
        begin += timedelta(minutes=part)
        left -= part


def _weight(start: datetime, today: date) -> float:
    weeks = max(0, (today - start.date()).days) / _DAYS_A_WEEK
    return math.pow(0.5, weeks / HALF_LIFE_WEEKS)
