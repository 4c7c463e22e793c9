"""What can go wrong with decisions, duties and promises."""

from datetime import date
from typing import ClassVar

from planner.domain.errors import PlannerError


class ReferenceBackMissingError(PlannerError):
    """A decision that goes back to a board cannot be closed yet.

    Attributes:
        missing: A value of `MissingStep`.
        board: "" where no board is named yet.
    """

    code: ClassVar[str] = "reference_back_missing"
    title: str
    missing: str
    board: str


class DecisionStateError(PlannerError):
    """A decision is closed already, or open already."""

    code: ClassVar[str] = "decision_state"
    title: str
    is_closed: bool


class DayInFutureError(PlannerError):
    """What is noted as done would lie on a day that is still to come."""

    code: ClassVar[str] = "day_in_future"
    day: date
