"""What a search hands back: blocks with their reasons, and what could not be met with the why."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from planner.scheduling.problem import Busy


class Engine(Enum):
    """What found a plan."""

    SOLVER = "solver"  # HiGHS, with a sharp bound
    SEARCH = "search"  # our own search: always there, and good but not proved


class Reason(Enum):
    """Why a block lies where it does; the comment says what the number beside it means."""

    STAYS = "stays"  # published there before; 0
    REPAYS = "repays"  # minutes of debt it helps to repay
    ONLY_DAY = "only_day"  # the only day of its period with room; 0
    LIKELY_TO_SURVIVE = "likely_to_survive"  # chance, 0 to 1: among the rule's best that period
    BEST_HOURS = "best_hours"  # share of it inside the rule's best hours, 0 to 1
    LONG_STRETCH = "long_stretch"  # minutes free in one piece where it lies
    KEEPS_SPACING = "keeps_spacing"  # days to the nearest block of the rule
    FREE_THERE = "free_there"  # chance, 0 to 1: nothing better was left


@dataclass(frozen=True, slots=True)
class Because:
    """One reason, with its number."""

    reason: Reason
    number: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedBlock:
    """A block to be approved.

    Attributes:
        start: In UTC.
        survival: The chance that nothing displaces it, 0 to 1.
        reasons: The strongest first; never empty.
        absent: Keys of the optional attendees who cannot come.
    """

    rule_key: str
    start: datetime
    minutes: int
    survival: float
    reasons: tuple[Because, ...]
    absent: tuple[str, ...] = ()


class Binding(Enum):
    """What keeps a rule from getting more."""

    NO_FREE_TIME = "no_free_time"
    WINDOW_TAKEN = "window_taken"
    GAPS_TOO_SHORT = "gaps_too_short"
    REST_TOO_SHORT = "rest_too_short"  # what is missing is shorter than the shortest block
    DAY_MINUTES = "day_minutes"
    DAY_BLOCKS = "day_blocks"
    WEEK_MINUTES = "week_minutes"
    SPACING = "spacing"
    OTHER_BLOCKS = "other_blocks"
    RULE_DAY_MINUTES = "rule_day_minutes"
    RULE_WEEK_MINUTES = "rule_week_minutes"
    NO_COMMON_SLOT = "no_common_slot"  # the required attendees are never free together


class Relief(Enum):
    """What a leader could give way in."""

    ANY_HOUR = "any_hour"
    NO_SPACING = "no_spacing"
    SHORTER_BLOCKS = "shorter_blocks"
    LONGER_BLOCKS = "longer_blocks"
    MORE_MINUTES_A_DAY = "more_minutes_a_day"
    MORE_BLOCKS_A_DAY = "more_blocks_a_day"
    MORE_MINUTES_A_WEEK = "more_minutes_a_week"
    NO_BUFFERS = "no_buffers"
    GIVE_UP_MEETING = "give_up_meeting"
    MORE_OF_RULE_A_DAY = "more_of_rule_a_day"
    MORE_OF_RULE_A_WEEK = "more_of_rule_a_week"
    OPTIONAL_ATTENDEE = "optional_attendee"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """One thing a leader would give way in.

    Attributes:
        meeting: The meeting to give up, or None for all other kinds.
        attendee: Key of the attendee to make optional; empty for all other kinds.
    """

    kind: Relief
    meeting: Busy | None = None
    attendee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation(GivenUp):
    """What would help, found by planning the weeks again with that thing given up.

    Attributes:
        minutes_gained: More minutes for the rule; above 0.
        minutes_lost_by_others: What the other rules would lose to it; 0 or more.
        also: What must be given up besides, where no single thing helps.
    """

    minutes_gained: int
    minutes_lost_by_others: int
    also: GivenUp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """How a rule's time melts away: minutes in its weeks, each number a part of the one before.

    Attributes:
        free_minutes: Free on days of the rule's life, before any block is placed.
        window_minutes: Of these, inside the rule's window.
        together_minutes: Of these, when all required attendees can.
        long_enough_minutes: Of these, in stretches that hold its shortest block.
        candidates: How many blocks could be placed there, one at a time.
        placed_minutes: What the rule got.
    """

    free_minutes: int
    window_minutes: int
    together_minutes: int
    long_enough_minutes: int
    candidates: int
    placed_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """What a rule does not get in one week, or four.

    Attributes:
        week_start: Monday of its first week.
        weeks: How many weeks of the horizon are meant.
        asked_minutes: The target of that time with what is to be repaid in it.
        missing_minutes: Asked for and neither settled nor proposed.
        at_best_minutes: What the rule would get there if it were planned alone, settled blocks
            included: no plan gives it more, whatever other rules give up.
        would_help: The most minutes gained first; empty also if it was not looked into.
    """

    rule_key: str
    week_start: date
    weeks: int
    asked_minutes: int
    missing_minutes: int
    at_best_minutes: int
    because: Binding
    funnel: Funnel
    would_help: tuple[Relaxation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A plan to look at; nothing is written before it is approved.

    Attributes:
        blocks: In order of time.
        unmet: What weighs most first.
        objective: Worth of the plan in weighted minutes; 0 for no block at all.
        bound: No plan is worth more, or None if that is not known.
        gap: How far the plan is from the bound at most, as a share of it; None without a bound.
        engine: What found it.
    """

    blocks: tuple[ProposedBlock, ...]
    unmet: tuple[Unmet, ...]
    objective: float
    bound: float | None
    gap: float | None
    engine: Engine = Engine.SEARCH
