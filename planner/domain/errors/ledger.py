"""What can go wrong with blocks, displacements, debt and surges."""

from typing import ClassVar

from planner.domain.errors import PlannerError


class CharterSaysNoError(PlannerError):
    """The charter does not allow this; `text` is the item, "" where none fits.

    `problem` is "no_item", "other_level", "other_rule", "not_valid" or "used_up".
    """

    code: ClassVar[str] = "charter_says_no"
    problem: str
    text: str = ""


class WriteOffTooLargeError(PlannerError):
    """More was to be written off than is owed to that rule."""

    code: ClassVar[str] = "write_off_too_large"
    minutes: int
    owed: int


class SurgeOverlapError(PlannerError):
    """Another surge holds at some of that time; it began on the day `start`."""

    code: ClassVar[str] = "surge_overlap"
    start: str


class NoSurgeError(PlannerError):
    """No surge is open, or none waits to be settled."""

    code: ClassVar[str] = "no_surge"


class SurgeNotOverError(PlannerError):
    """The debt of a surge is settled only when it is over."""

    code: ClassVar[str] = "surge_not_over"


class SurgeSettledError(PlannerError):
    """The debt of a surge is settled once."""

    code: ClassVar[str] = "surge_settled"


class NoHindsightError(PlannerError):
    """The row of the ledger is no displacement that can be looked back on."""

    code: ClassVar[str] = "no_hindsight"
    displacement_id: str


class HindsightGivenError(PlannerError):
    """It was looked back on that displacement already."""

    code: ClassVar[str] = "hindsight_given"
    displacement_id: str


class ClockChangeError(PlannerError):
    """Clocks change then: the local time does not exist, or comes twice.

    `moments` are both with their offset, in ISO 8601; none where clocks skip the time.
    """

    code: ClassVar[str] = "clock_change"
    written: str
    moments: tuple[str, ...] = ()
