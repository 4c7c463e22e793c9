"""What can go wrong when copies of a plan are brought together."""

from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


class AnotherPlanError(PlannerError):
    """A file is a plan of its own, no copy of this one."""

    code: ClassVar[str] = "another_plan"
    path: Path


class MergedWithItselfError(PlannerError):
    """A plan is to be merged with its own file."""

    code: ClassVar[str] = "same_file"
    path: Path


class AssistantFileMergedError(PlannerError):
    """A file that was shared with an assistant is to be merged; it is taken in another way."""

    code: ClassVar[str] = "assistant_file"
    path: Path


class NoConflictError(PlannerError):
    """Nobody disagrees on this field, or somebody has chosen by now."""

    code: ClassVar[str] = "no_conflict"
    record: str
    field: str


class NotJoinableError(PlannerError):
    """Two texts were changed at the same place, so that no joined one can be proposed."""

    code: ClassVar[str] = "not_joinable"
    field: str
