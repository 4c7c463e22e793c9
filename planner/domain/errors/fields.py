"""What can go wrong with what somebody types or names: fields, records, packs."""

from typing import ClassVar

from planner.domain.errors import PlannerError


class EmptyFieldError(PlannerError):
    """A text that must say something holds no visible character."""

    code: ClassVar[str] = "empty_field"
    record_type: str
    field_name: str


class FieldTooLongError(PlannerError):
    """A text is longer than its field allows."""

    code: ClassVar[str] = "text_too_long"
    record_type: str
    field_name: str
    longest: int


class FieldOutOfRangeError(PlannerError):
    """A number is outside the bounds of its field, both inclusive."""

    code: ClassVar[str] = "out_of_range"
    record_type: str
    field_name: str
    value: int
    low: int
    high: int


class UnusableTextError(PlannerError):
    """A text holds NUL or half a surrogate pair, which no file can carry."""

    code: ClassVar[str] = "unusable_text"
    record_type: str
    field_name: str


class HoursNotUnderstoodError(PlannerError):
    """A written part of weekly hours is not a weekday and its times."""

    code: ClassVar[str] = "hours_not_understood"
    part: str


class DayNotUnderstoodError(PlannerError):
    """A written day or moment is no ISO date or time."""

    code: ClassVar[str] = "day_not_understood"
    written: str


class OrderOfDaysError(PlannerError):
    """A period ends before it begins."""

    code: ClassVar[str] = "order_of_days"
    start: str
    end: str


class NotFoundError(PlannerError):
    """No record has this id, or it was deleted meanwhile."""

    code: ClassVar[str] = "not_found"
    record_type: str
    record_id: str


class AmbiguousIdError(PlannerError):
    """A shortened id fits more than one record."""

    code: ClassVar[str] = "ambiguous_id"
    written: str
    fits: int


class ChangedSinceError(PlannerError):
    """The record is another by now than the user saw."""

    code: ClassVar[str] = "changed_since"
    record_type: str
    record_id: str


class NothingToUndoError(PlannerError):
    """There is no action to take back."""

    code: ClassVar[str] = "nothing_to_undo"


class NothingToRedoError(PlannerError):
    """There is no action to repeat."""

    code: ClassVar[str] = "nothing_to_redo"


class UnknownChoiceError(PlannerError):
    """A written choice is none of those offered."""

    code: ClassVar[str] = "unknown_choice"
    field_name: str
    written: str
    choices: tuple[str, ...]


class MinutesNotUnderstoodError(PlannerError):
    """A written duration is none, such as "90", "90m", "1h30" or "2h"."""

    code: ClassVar[str] = "minutes_not_understood"
    written: str


class UnknownFieldError(PlannerError):
    """A record type has no field of this name."""

    code: ClassVar[str] = "unknown_field"
    record_type: str
    field_name: str
    known: tuple[str, ...]


class ValueNotUnderstoodError(PlannerError):
    """A written value cannot be one of its field."""

    code: ClassVar[str] = "value_not_understood"
    record_type: str
    field_name: str
    written: str


class FieldMissingError(PlannerError):
    """A record cannot be without this field."""

    code: ClassVar[str] = "field_missing"
    record_type: str
    field_name: str


class UnknownZoneError(PlannerError):
    """No time zone has this name."""

    code: ClassVar[str] = "unknown_zone"
    written: str


class NewerActionError(PlannerError):
    """An action wrote a field or a kind of record that only a newer version knows."""

    code: ClassVar[str] = "newer_action"
    record_type: str


class OneOwnerError(PlannerError):
    """A plan belongs to exactly one of its members."""

    code: ClassVar[str] = "one_owner"


class NotAMondayError(PlannerError):
    """A week is known by its Monday."""

    code: ClassVar[str] = "not_a_monday"
    day: str
