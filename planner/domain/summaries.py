"""What the records say when read together, as values that windows and documents show.

The values are made in `planner.insight`; they stand here because documents may not reach there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.attention import Mode
from planner.domain.protection import Requester
from planner.domain.readiness import Rater
from planner.domain.records import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfTime:
    """One week of the account of time.

    Attributes:
        monday: The week's first day.
        minutes: Logged minutes for each mode that has any.
        coverage: Per cent of the working hours that were logged; None without any hours.
    """

    monday: date
    minutes: Mapping[Mode, int]
    coverage: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSummary:
    """Where a period's time went.

    Attributes:
        logged_minutes: Without the time away.
        minutes: For each mode that has any; the working modes add up to `logged_minutes`.
        shares: Whole per cents of the working modes, adding up to 100; None where too little
            was logged to speak of shares.
    """

    logged_minutes: int
    minutes: Mapping[Mode, int]
    coverage: int | None
    shares: Mapping[Mode, int] | None
    weeks: tuple[WeekOfTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Displacers:
    """How often, and by how many minutes, one level displaced protected time.

    Attributes:
        called: How the law of the place calls the level; "" where it does not name it.
    """

    for_whom: Requester
    times: int
    minutes: int
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionSummary:
    """What became of a period's protected time.

    Attributes:
        blocks: Blocks whose time has come; `kept` of them were kept.
        low, high: Wilson's 95% interval of the kept share in per cent; None below 8 blocks.
        debt_minutes: Displaced and not repaid or written off.
        oldest_debt_days: Age of its oldest part; None without debt.
        displacers: The most frequent first.
        written_off_minutes: Given up in the period, each with a reason.
        surge_minutes: Kept apart in a surge, and not decided about.
        judged: Displacements of the period that were judged in hindsight; of them
            `could_have_waited` would have waited.
    """

    blocks: int
    kept: int
    planned_minutes: int
    kept_minutes: int
    low: int | None
    high: int | None
    debt_minutes: int
    oldest_debt_days: int | None
    displacers: tuple[Displacers, ...]
    written_off_minutes: int = 0
    surge_minutes: int = 0
    judged: int = 0
    could_have_waited: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfGoal:
    """Protected minutes for one goal in one week."""

    monday: date
    planned: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTime:
    """Time given to one goal in the period; `logged_minutes` comes from the log."""

    goal: RecordId
    planned_minutes: int
    kept_minutes: int
    logged_minutes: int
    weeks: tuple[WeekOfGoal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAndDone:
    """Commitment stated to one change, and what was done for it in so many weeks.

    Attributes:
        said: Who stated which mean; nobody whose mean may not be shown.
        blocks_kept: Of `blocks` that were protected for the change and are over.
        steps_done: Of `steps` of the goals that its entries and rules name.
        references_closed: Of `references` to boards, of the decisions made in its hat.
    """

    initiative: RecordId
    weeks: int
    said: tuple[tuple[Rater, float], ...]
    logged_minutes: int
    blocks: int
    blocks_kept: int
    steps: int
    steps_done: int
    references: int
    references_closed: int
