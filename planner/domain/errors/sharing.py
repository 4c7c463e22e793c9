"""What can go wrong with lanes and with files that are shared."""

from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


class NotInLaneError(PlannerError):
    """Whoever opened the plan as assistant does not see or do this; `what` names it in the code."""

    code: ClassVar[str] = "not_in_lane"
    what: str


class NotAssistantFileError(PlannerError):
    """A file is not one that was shared with an assistant."""

    code: ClassVar[str] = "not_assistant_file"
    path: Path


class SharedElsewhereError(PlannerError):
    """An assistant's file was shared from another plan than this one."""

    code: ClassVar[str] = "shared_elsewhere"
    path: Path


class ChangesWaitingError(PlannerError):
    """An assistant's file holds changes that were not taken in yet; writing it anew loses them."""

    code: ClassVar[str] = "changes_waiting"
    path: Path
    number: int


class NothingToHandOverError(PlannerError):
    """A pack was asked for, and no record was chosen for it."""

    code: ClassVar[str] = "nothing_to_hand_over"
    kind: str
