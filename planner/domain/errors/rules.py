"""What can go wrong with hours, rules and proposals."""

from datetime import date
from typing import ClassVar

from planner.domain.errors import PlannerError


class LastDayTooEarlyError(PlannerError):
    """Something would end before it begins."""

    code: ClassVar[str] = "last_day_too_early"
    record_type: str
    field_name: str
    first: date
    last: date


class WindowOutsideHoursError(PlannerError):
    """A rule's window lies wholly outside the hours in which it is planned."""

    code: ClassVar[str] = "window_outside_hours"
    record_type: str
    field_name: str


class BlockWithoutRoomError(PlannerError):
    """A rule's shortest block is longer than any stretch of its hours."""

    code: ClassVar[str] = "block_without_room"
    record_type: str
    field_name: str
    minutes: int
    longest: int


class BlockOverDayCapError(PlannerError):
    """A rule's shortest block is longer than what may be protected on one day."""

    code: ClassVar[str] = "block_over_day_cap"
    record_type: str
    field_name: str
    minutes: int
    longest: int


class TargetTooLargeError(PlannerError):
    """A rule asks for more than its hours, caps and lengths can hold in an empty diary."""

    code: ClassVar[str] = "target_too_large"
    record_type: str
    field_name: str
    minutes: int
    longest: int
    is_weekly: bool


class NoHoursLeftError(PlannerError):
    """What is always kept free takes all hours of a set."""

    code: ClassVar[str] = "no_hours_left"
    record_type: str
    field_name: str


class HoursSetInUseError(PlannerError):
    """An hours set that rules name, or the working hours, cannot be deleted."""

    code: ClassVar[str] = "hours_set_in_use"
    rules: tuple[str, ...]


class MemberIsOwnerError(PlannerError):
    """The owner's own calendar is no other member's."""

    code: ClassVar[str] = "member_is_owner"
    name: str


class AmbiguousNameError(PlannerError):
    """Several records of a kind have this name."""

    code: ClassVar[str] = "ambiguous_name"
    record_type: str
    name: str
