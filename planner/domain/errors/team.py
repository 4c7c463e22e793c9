"""What can go wrong where a team's plans meet."""

from datetime import datetime
from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


class NoTeamError(PlannerError):
    """There is no team folder, team file or bundle at this path."""

    code: ClassVar[str] = "no_team"
    path: Path


class NoTeamPlaceError(PlannerError):
    """This computer remembers no such place of this plan's team."""

    code: ClassVar[str] = "no_team_place"
    place: str


class NotATeamFileError(PlannerError):
    """The file is no team file."""

    code: ClassVar[str] = "not_a_team_file"
    path: Path


class TeamFileUnsafeError(PlannerError):
    """A team file holds what no team file of ours holds; `detail` names it."""

    code: ClassVar[str] = "team_file_unsafe"
    path: Path
    detail: str


class BundleRefusedError(PlannerError):
    """A single bundle cannot be taken in.

    `reason` is torn, foreign, too_large, newer or unusable.
    """

    code: ClassVar[str] = "bundle_refused"
    path: Path
    reason: str


class UnreadableTogetherError(PlannerError):
    """What others published does not fit what the plan says of a record; nothing was taken in."""

    code: ClassVar[str] = "unreadable_together"
    record_type: str
    record: str


class TeamHeldError(PlannerError):
    """Somebody holds the lock of the team file; `who` and `device` are "" where not known."""

    code: ClassVar[str] = "team_held"
    path: Path
    who: str
    device: str
    since: datetime


class TeamLockLostError(PlannerError):
    """Somebody took the lock over while we held it; nothing was written there."""

    code: ClassVar[str] = "team_lock_lost"
    path: Path


class NoWorkingLocksError(PlannerError):
    """A folder does not keep two programs apart, so that no team file may stand in it."""

    code: ClassVar[str] = "no_working_locks"
    path: Path
