"""What is to be planned: the diary, the rules, the limits, and what stays as it is.

All instants are in UTC. Wherever hours of a day are meant, they are local to the horizon's zone.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import chain
from typing import Final, Self
from zoneinfo import ZoneInfo

from planner.scheduling.hours import (
    DAYS_A_WEEK,
    NO_HOURS,
    OFFICE_HOURS,
    QUARTER_MINUTES,
    OwnHours,
    WeeklyHours,
)
from planner.scheduling.refusal import (
    ImpossibleValueError,
    refuse_negative,
    refuse_other_zones,
    refuse_twice,
)

HOURS_A_DAY: Final = 24
LONGEST_HORIZON_WEEKS: Final = 104
# Worth of a published block that stays; keeps moves few without freezing a bad plan.
KEEP_BONUS: Final = 120.0


class Cadence(Enum):
    """How often a rule's target is due."""

    WEEKLY = "weekly"
    FOUR_WEEKLY = "four_weekly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The whole weeks that are planned.

    Attributes:
        start: A Monday.
        weeks: How many, 1 to LONGEST_HORIZON_WEEKS.
        zone: Where the leader lives; its clock decides what a day and a working hour is.

    Raises:
        ImpossibleValueError: It starts on another day, or is too long or empty.
    """

    start: date
    weeks: int
    zone: ZoneInfo

    def __post_init__(self) -> None:
        if self.start.weekday() != 0:
            raise ImpossibleValueError(of="first day", value=self.start)
        if not 1 <= self.weeks <= LONGEST_HORIZON_WEEKS:
            raise ImpossibleValueError(of="weeks", value=self.weeks)

    @classmethod
    def from_week_of(cls, day: date, weeks: int, zone: ZoneInfo) -> Self:
        """Make the horizon whose first week holds `day`."""
        return cls(start=day - timedelta(days=day.weekday()), weeks=weeks, zone=zone)

    def monday(self, week: int) -> date:
        """Tell the first day of the week with this number; the first week is 0."""
        return self.start + timedelta(days=DAYS_A_WEEK * week)


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """A meeting, or any time that is taken.

    Attributes:
        start: First instant, in UTC.
        end: First instant after it; the same as `start` takes no time at all.
        travel_minutes: Time on the way, kept free on both sides.

    Raises:
        ImpossibleValueError: It ends before it starts, or travels backwards.
    """

    start: datetime
    end: datetime
    travel_minutes: int = 0

    def __post_init__(self) -> None:
        refuse_other_zones(self.start)
        refuse_other_zones(self.end)
        if self.end < self.start:
            raise ImpossibleValueError(of="end of a meeting", value=self.end)
        refuse_negative("travel_minutes", self.travel_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingBlock:
    """A block that was approved earlier.

    Attributes:
        rule_key: The rule it serves, or None: it then takes time and counts for the caps only.
        start: First instant, in UTC.
        minutes: Its length.
        is_locked: It stays where it is. Others may move, but each that stays is worth a bonus.
            What `Problem.is_settled` names stays anyway.
        key: Comes back in the proposal where the block moves.
    """

    rule_key: str | None
    start: datetime
    minutes: int
    is_locked: bool = True
    key: str = ""

    def __post_init__(self) -> None:
        refuse_other_zones(self.start)
        if self.minutes < 1:
            raise ImpossibleValueError(of="minutes", value=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody who takes part in all blocks of a rule.

    Attributes:
        key: Comes back where the attendee cannot come, or keeps a block from being placed.
        busy: When the attendee cannot.
        is_required: No block lies where the attendee cannot; without an optional one it may,
            but is worth a little less.
    """

    key: str
    busy: tuple[Busy, ...] = ()
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDemand:
    """What one rule of protected time asks for.

    Attributes:
        key: The rule's key; comes back in the proposal.
        target_minutes: Minutes wanted a week or in four weeks, see `cadence`.
        cadence: Four-weekly periods are counted from a fixed Monday, so that they do not shift
            with the horizon.
        weight: How much a minute of this rule counts against one of others; above 0.
        shortest_minutes: No block is shorter. Rounded up to quarter hours.
        longest_minutes: No block is longer. Rounded down to quarter hours.
        window: Where its blocks may lie; None for any of its hours.
        own_hours: Its hours; None for the working hours.
        best_hours: When its work goes best; None if that makes no difference.
        spacing_days: Least number of days from one block to the next; 0 allows the same day.
        most_a_day: Most blocks on one day; matters only without spacing.
        day_minutes: Most minutes on one day; None for no more than all rules have together.
        week_minutes: Most minutes from Monday to Sunday; None likewise.
        earliest: First day, or None.
        deadline: Last day on which a block may lie, or None.
        repay_minutes: Displaced earlier and owed now; asked for on top of the target, first.
        attendees: Who else takes part: each block is one joint session of all of them.

    Raises:
        ImpossibleValueError: A number is out of its range, or two attendees have the same key.
    """

    key: str
    target_minutes: int
    cadence: Cadence = Cadence.WEEKLY
    weight: float = 1.0
    shortest_minutes: int = 30
    longest_minutes: int = 120
    window: WeeklyHours | None = None
    own_hours: OwnHours | None = None
    best_hours: WeeklyHours | None = None
    spacing_days: int = 1
    most_a_day: int = 1
    day_minutes: int | None = None
    week_minutes: int | None = None
    earliest: date | None = None
    deadline: date | None = None
    repay_minutes: int = 0
    attendees: tuple[Attendee, ...] = ()

    def __post_init__(self) -> None:
        for name in ("target_minutes", "spacing_days", "repay_minutes"):
            refuse_negative(name, getattr(self, name))
        for name in ("day_minutes", "week_minutes"):
            refuse_negative(name, getattr(self, name) or 0)
        if not self.weight > 0:
            raise ImpossibleValueError(of="weight", value=self.weight)
        if not QUARTER_MINUTES <= self.shortest_minutes <= self.longest_minutes:
            raise ImpossibleValueError(of="shortest_minutes", value=self.shortest_minutes)
        if self.most_a_day < 1:
            raise ImpossibleValueError(of="most_a_day", value=self.most_a_day)
        refuse_twice("attendee key", (attendee.key for attendee in self.attendees))

    def lives_on(self, day: date) -> bool:
        """Say whether a block may lie on `day`, both ends of the rule's life included."""
        return (self.earliest is None or self.earliest <= day) and (
            self.deadline is None or day <= self.deadline
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What no plan may go beyond, whatever the rules ask for.

    Attributes:
        day_minutes: Most protected minutes on one day.
        day_blocks: Most blocks on one day.
        week_minutes: Most protected minutes from Monday to Sunday.
        before_meeting_minutes: Kept free before each meeting, for preparation.
        after_meeting_minutes: Kept free after each meeting.
        keep_free: Local hours in which nothing is planned, such as lunch.
        freeze_days: Blocks on so many days, today included, stay where they are.
    """

    day_minutes: int = 240
    day_blocks: int = 3
    week_minutes: int = 1200
    before_meeting_minutes: int = 0
    after_meeting_minutes: int = 0
    keep_free: WeeklyHours = NO_HOURS
    freeze_days: int = 0

    def __post_init__(self) -> None:
        for name in (
            "day_minutes",
            "day_blocks",
            "week_minutes",
            "before_meeting_minutes",
            "after_meeting_minutes",
            "freeze_days",
        ):
            refuse_negative(name, getattr(self, name))


@dataclass(frozen=True, slots=True)
class Survival:
    """How likely an hour of protected time is kept.

    Attributes:
        chances: By weekday (Monday first) and local hour (0 to 23), each 0 to 1, that a block
            is not displaced by something in that hour. A block of several hours must live
            through each of them.
    """

    chances: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        if [len(day) for day in self.chances] != [HOURS_A_DAY] * DAYS_A_WEEK:
            raise ImpossibleValueError(of="hours of survival", value=len(self.chances))
        if not all(0 <= chance <= 1 for chance in chain.from_iterable(self.chances)):
            raise ImpossibleValueError(of="chance", value=self.chances)

    @classmethod
    def even(cls, chance: float) -> Self:
        """Make the same chance for every hour: nothing is known yet."""
        return cls(((chance,) * HOURS_A_DAY,) * DAYS_A_WEEK)


NOTHING_KNOWN: Final = Survival.even(0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """All that decides where protected time goes.

    Attributes:
        not_before: Now, in UTC: nothing is placed earlier.
        days_off: Dates without working hours: leave, bank holidays.
        without_meetings: Local hours that the leader keeps free of meetings: protected time
            goes there first.
        keep_bonus: Worth of each published block that stays, in weighted minutes.

    Raises:
        ImpossibleValueError: Two rules have the same key.
    """

    horizon: Horizon
    not_before: datetime
    rules: tuple[RuleDemand, ...]
    busy: tuple[Busy, ...] = ()
    existing: tuple[ExistingBlock, ...] = ()
    working_hours: WeeklyHours = OFFICE_HOURS
    days_off: frozenset[date] = frozenset()
    limits: Limits = Limits()
    survival: Survival = NOTHING_KNOWN
    without_meetings: WeeklyHours = NO_HOURS
    keep_bonus: float = KEEP_BONUS

    def __post_init__(self) -> None:
        refuse_other_zones(self.not_before)
        refuse_twice("rule key", (rule.key for rule in self.rules))

    @property
    def today(self) -> date:
        """The local date of `not_before`."""
        return self.not_before.astimezone(self.horizon.zone).date()

    def is_settled(self, block: ExistingBlock) -> bool:
        """Say whether a block does not move: it is locked, has begun, or is too near."""
        if block.is_locked or block.start < self.not_before:
            return True
        frozen_until = self.today + timedelta(days=self.limits.freeze_days)
        return block.start.astimezone(self.horizon.zone).date() < frozen_until
