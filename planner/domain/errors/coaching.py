"""What can go wrong with what a coach returns."""

from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


class ReturnUnreadableError(PlannerError):
    """A returned PDF cannot be read, or is beyond what we accept.

    `reason` is not_a_pdf, damaged, protected, too_large, too_large_inside, too_many_pages or
    too_slow.
    """

    code: ClassVar[str] = "return_unreadable"
    path: Path
    reason: str


class OtherPlanError(PlannerError):
    """A returned PDF is of another plan than this one."""

    code: ClassVar[str] = "other_plan"
    path: Path


class BetweenTwoError(PlannerError):
    """A record that is not for the sponsor would be shown to the team."""

    code: ClassVar[str] = "between_two"
    record_type: str
    field_name: str
