"""Which hours of a week: working hours, a rule's window, times to keep free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Self

from planner.scheduling.refusal import ImpossibleValueError

QUARTER_MINUTES: Final = 15
QUARTERS_A_DAY: Final = 96
DAYS_A_WEEK: Final = 7
WORKING_DAYS: Final = range(5)
MINUTES_AN_HOUR: Final = 60
MINUTES_A_DAY: Final = 24 * MINUTES_AN_HOUR


def days_of_week(week: int) -> range:
    """Give the numbers of a week's days, where day 0 is the Monday of week 0."""
    return range(week * DAYS_A_WEEK, (week + 1) * DAYS_A_WEEK)


@dataclass(frozen=True, slots=True)
class DayPart:
    """A stretch of a day in local time.

    Attributes:
        start: When it begins.
        end: When it is over; 00:00 is the midnight that ends the day.

    Raises:
        ImpossibleValueError: It ends before it begins.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start_minute >= self.end_minute:
            raise ImpossibleValueError(of="day part", value=(self.start, self.end))

    @property
    def start_minute(self) -> int:
        """Minutes after local midnight at which it begins."""
        return self.start.hour * MINUTES_AN_HOUR + self.start.minute

    @property
    def end_minute(self) -> int:
        """Minutes after local midnight at which it is over, up to 1440."""
        return self.end.hour * MINUTES_AN_HOUR + self.end.minute or MINUTES_A_DAY

    def quarters(self) -> int:
        """Give the quarter hours that lie wholly inside, as bits; bit 0 is 00:00 to 00:15."""
        first = -(-self.start_minute // QUARTER_MINUTES)
        end = self.end_minute // QUARTER_MINUTES
        return (1 << end) - (1 << first) if end > first else 0

    def touched_quarters(self) -> int:
        """Give the quarter hours of which any minute lies inside, as bits."""
        first = self.start_minute // QUARTER_MINUTES
        end = -(-self.end_minute // QUARTER_MINUTES)
        return (1 << end) - (1 << first)


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Parts of each day of the week, in local time.

    Attributes:
        days: Seven entries, Monday first; an empty one is a day without hours.

    Raises:
        ImpossibleValueError: There are not seven days.
    """

    days: tuple[tuple[DayPart, ...], ...]

    def __post_init__(self) -> None:
        if len(self.days) != DAYS_A_WEEK:
            raise ImpossibleValueError(of="days of the week", value=len(self.days))

    @classmethod
    def on(cls, weekdays: Iterable[int], *parts: DayPart) -> Self:
        """Make the same parts for each of `weekdays` (Monday is 0), none for the others."""
        chosen = frozenset(weekdays)
        return cls(tuple(parts if weekday in chosen else () for weekday in range(DAYS_A_WEEK)))

    def quarters(self, weekday: int) -> int:
        """Give the quarter hours of `weekday` that lie wholly inside a part, as bits."""
        bits = 0
        for part in self.days[weekday]:
            bits |= part.quarters()
        return bits

    def touched_quarters(self, weekday: int) -> int:
        """Give the quarter hours of `weekday` of which any minute lies inside, as bits."""
        bits = 0
        for part in self.days[weekday]:
            bits |= part.touched_quarters()
        return bits


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHours:
    """Hours that a rule has instead of the working hours.

    Attributes:
        first_day, last_day: They hold on these days and between; None for no end. On all other
            days the rule has the working hours.
    """

    hours: WeeklyHours
    first_day: date | None = None
    last_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether they take the place of the working hours on `day`."""
        return (self.first_day is None or self.first_day <= day) and (
            self.last_day is None or day <= self.last_day
        )


NO_HOURS: Final = WeeklyHours(((),) * DAYS_A_WEEK)
OFFICE_HOURS: Final = WeeklyHours.on(WORKING_DAYS, DayPart(time(8), time(18)))
