"""Protected time: hours, rules, blocks, and what displaced them."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from planner.domain.errors.fields import EmptyFieldError, FieldOutOfRangeError
from planner.domain.hours import DAY_MINUTES, WeekHours
from planner.domain.records import (
    Record,
    RecordId,
    line_field,
    minutes_field,
    number_field,
    record,
    reference_field,
)
from planner.overriding import override

OFFICE_HOURS = WeekHours.parse("mon-fri 08:00-18:00")
SLOT_MINUTES = 15
_LEVEL_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


class Cadence(StrEnum):
    """Over which period a rule's minutes are meant."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


@record
class HoursSet(Record):
    """When this leader may plan at all; further sets hold for the rules that name them.

    Room around meetings and caps are those of the working hours, whichever set a rule names.

    Attributes:
        before_meeting, after_meeting: Minutes kept free around each meeting.
        travel: Minutes on the way to a meeting elsewhere, kept free before and after it.
        most_a_day: Minutes of protected time on one day; `most_a_week` likewise.
        most_blocks_a_day: Blocks on one day.
        freeze_days: Blocks this near are not moved by a new proposal.
        keep_free: Nothing is planned there, such as at lunch.
        without_meetings: Half-days that the leader keeps free of meetings; protected time
            goes there first.
        first_day, last_day: The days on which the set holds; None for no end. On other days a
            rule that names it has the working hours.
    """

    TYPE: ClassVar[str] = "hours_set"

    name: str = line_field(default="Working hours", required=True)
    hours: WeekHours = OFFICE_HOURS
    before_meeting: int = minutes_field(default=0, low=0, high=120)
    after_meeting: int = minutes_field(default=0, low=0, high=120)
    most_a_day: int = minutes_field(default=240, low=SLOT_MINUTES, high=DAY_MINUTES)
    most_blocks_a_day: int = number_field(default=3, low=1, high=20)
    most_a_week: int = minutes_field(default=900, low=SLOT_MINUTES, high=7 * DAY_MINUTES)
    freeze_days: int = number_field(default=0, low=0, high=14)
    travel: int = minutes_field(default=0, low=0, high=240)
    keep_free: WeekHours | None = None
    without_meetings: WeekHours | None = None
    first_day: date | None = None
    last_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether the set holds on this day, both its ends included."""
        begins, ends = self.first_day or day, self.last_day or day
        return begins <= day <= ends


@record
class Rule(Record):
    """Protected minutes wanted for a goal or an initiative.

    Attributes:
        target: Minutes a week or a month (`cadence`).
        shortest, longest: Minutes of one block.
        window: When its blocks may stand; None where the working hours are enough.
        priority: 1 (first to give way) to 5 (last).
        spacing_days: At most one block in any so many days; 0 for no limit.
        earliest, deadline: First and last day of its blocks.
        is_defended: Its blocks count as busy; otherwise they stand flexibly.
        hours: The hours set in which it is planned; None for the working hours.
        best_hours: When its work goes best; others are taken where these are full.
        most_a_day: Minutes of this rule on one day; None for no more than all rules have.
        most_blocks_a_day: Blocks of this rule on one day; 0 for no more than all rules have.
        shows_title: An assistant sees what the rule is called; it may name a goal.
    """

    TYPE: ClassVar[str] = "rule"

    title: str = line_field(required=True)
    goal: RecordId | None = reference_field("goal", default=None)
    initiative: RecordId | None = reference_field("initiative", default=None)
    cadence: Cadence = Cadence.WEEKLY
    target: int = minutes_field(low=SLOT_MINUTES, high=7 * DAY_MINUTES)
    shortest: int = minutes_field(default=60, low=SLOT_MINUTES, high=DAY_MINUTES)
    longest: int = minutes_field(default=120, low=SLOT_MINUTES, high=DAY_MINUTES)
    window: WeekHours | None = None
    priority: int = number_field(default=3, low=1, high=5)
    spacing_days: int = number_field(default=0, low=0, high=28)
    earliest: date | None = None
    deadline: date | None = None
    is_defended: bool = False
    is_active: bool = True
    hours: RecordId | None = reference_field("hours_set", default=None)
    best_hours: WeekHours | None = None
    most_a_day: int | None = minutes_field(default=None, low=SLOT_MINUTES, high=DAY_MINUTES)
    most_blocks_a_day: int = number_field(default=0, low=0, high=20)
    shows_title: bool = False

    @override
    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if self.longest < self.shortest:
            raise FieldOutOfRangeError(
                self.TYPE, "longest", self.longest, self.shortest, DAY_MINUTES
            )


class BlockState(StrEnum):
    """What became of a block."""

    PLANNED = "planned"
    KEPT = "kept"
    SHORTENED = "shortened"
    MOVED = "moved"
    LOST = "lost"


@record
class Block(Record):
    """A planned stretch of protected time.

    Attributes:
        start: In UTC; where it stands now.
        minutes: As it stands now.
        first_start, first_minutes: As it was accepted.
        state: MOVED and SHORTENED blocks still stand; LOST ones do not.
    """

    TYPE: ClassVar[str] = "block"

    rule: RecordId | None = reference_field("rule", default=None)
    title: str = line_field(default="")
    start: datetime
    minutes: int = minutes_field(low=SLOT_MINUTES, high=DAY_MINUTES)
    first_start: datetime
    first_minutes: int = minutes_field(low=SLOT_MINUTES, high=DAY_MINUTES)
    is_defended: bool = False
    is_locked: bool = False
    state: BlockState = BlockState.PLANNED

    @property
    def end(self) -> datetime:
        """Return the moment at which it ends, in UTC."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def stands(self) -> bool:
        """Say whether it takes time of the week."""
        return self.state is not BlockState.LOST


def is_level_key(value: str) -> bool:
    """Say whether a level could have this key: small letters, digits and underscores."""
    return value[:1].isalpha() and _LEVEL_LETTERS.issuperset(value)


class Requester(StrEnum):
    """For whom a block gave way: a level from which demands come.

    The law packs say which levels there are on a day and how they are called. One that stands
    only in a pack, or came from a newer version, is carried by its key.
    """

    SITE = "site"
    OWN_EXECUTIVE = "own_executive"
    OWN_BOARD = "own_board"
    PLACE = "place"
    ICB_OR_REGION = "icb_or_region"
    NATIONAL = "national"
    PATIENT_CARE = "patient_care"
    SELF = "self"

    @classmethod
    @override
    def _missing_(cls, value: object) -> "Requester | None":
        if not isinstance(value, str) or not is_level_key(value):
            return None
        level = str.__new__(cls, value)
        level._name_ = value.upper()
        level._value_ = value
        return level


class Consent(StrEnum):
    """How free the leader was to refuse."""

    MINE = "mine"
    NEGOTIATED = "negotiated"
    IMPOSED = "imposed"


class RowKind(StrEnum):
    """What a row of the ledger notes."""

    DISPLACED = "displaced"
    REARRANGED = "rearranged"
    KEPT = "kept"
    WRITTEN_OFF = "written_off"
    CORRECTED = "corrected"
    CARRIED_OVER = "carried_over"


_TAKES_AWAY = frozenset({BlockState.MOVED, BlockState.SHORTENED, BlockState.LOST})


@record
class Displacement(Record):
    """A row of the ledger: what took minutes from a block, and what gave them back.

    Attributes:
        rule: For whose protected time it counts; None where the block has no rule.
        minutes: Taken from the block; negative when time was repaid or written off.
        outcome: What it made of the block.
        by_what: What took the time; never empty where minutes were taken.
        why: In the leader's own words, if they said.
        charter_item: What allowed it beforehand.
        exception_number: 0 when the charter allowed it, else the n of *just this once, n*.
        was_start, was_minutes: Where the block stood before; None and 0 where nobody noted it.
        about: The row that it corrects, carries over, or tells rightly.
        surge: In which it counts apart.
        barrier: Of which it is a cost, where the leader says so.
    """

    TYPE: ClassVar[str] = "displacement"

    block: RecordId | None = reference_field("block", default=None)
    rule: RecordId | None = reference_field("rule", default=None)
    at: datetime
    kind: RowKind = RowKind.DISPLACED
    minutes: int = minutes_field(low=-7 * DAY_MINUTES, high=7 * DAY_MINUTES)
    outcome: BlockState
    by_what: str = line_field(default="")
    for_whom: Requester = Requester.SELF
    consent: Consent = Consent.MINE
    charter_item: RecordId | None = reference_field("charter_item", default=None)
    exception_number: int = number_field(default=0, low=0, high=100_000)
    why: str = line_field(default="")
    was_start: datetime | None = None
    was_minutes: int = minutes_field(default=0, low=0, high=DAY_MINUTES)
    about: RecordId | None = reference_field("displacement", default=None)
    surge: RecordId | None = reference_field("surge", default=None)
    barrier: RecordId | None = reference_field("barrier", default=None)

    @override
    def __post_init__(self) -> None:
        Record.__post_init__(self)
        is_taken = self.minutes > 0 and self.kind is RowKind.DISPLACED
        if is_taken and not self.by_what.strip():
            raise EmptyFieldError(self.TYPE, "by_what")

    @property
    def is_displacement(self) -> bool:
        """Say whether something took a block's time or place; a move of one's own is none."""
        is_change = self.kind is RowKind.DISPLACED and self.outcome in _TAKES_AWAY
        return is_change and self.minutes >= 0 and bool(self.by_what.strip())
