"""Everything that can go wrong for a reason the user can act on.

An error carries data and a stable code, never a sentence: the words are chosen in
`planner.words.errors`, for the window and the command line alike.
"""

from datetime import date
from pathlib import Path
from typing import ClassVar, dataclass_transform


@dataclass_transform()
class PlannerError(Exception):
    """Base of every expected failure; anything else is a bug.

    A subclass declares its data as a dataclass does. They are no dataclasses, because seventy
    of those cost a tenth of the program's start.

    Attributes:
        code: Stable name for scripts; printed as `{"error": {"code": ...}}`.
    """

    code: ClassVar[str] = "error"

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__(*values, *named.values())
        names = [name for name in type(self).__annotations__ if name != "code"]
        given = {**dict(zip(names, values, strict=False)), **named}
        missing = [name for name in names if name not in given and not hasattr(type(self), name)]
        if missing or len(values) > len(names) or not given.keys() <= set(names):
            message = f"{type(self).__name__} takes {names}, not {given}"
            raise TypeError(message)
        self.__dict__.update(given)


class CalendarUnreadableError(PlannerError):
    """The file holds no calendar that can be read, or is larger than we accept."""

    code: ClassVar[str] = "calendar_unreadable"
    path: Path
    reason: str


class ResourceMissingError(PlannerError):
    """A file that ships with the program is not there; the installation is incomplete."""

    code: ClassVar[str] = "resource_missing"
    name: str


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


class ModeMissingError(PlannerError):
    """An entry has no mode, so it cannot be counted."""

    code: ClassVar[str] = "mode_missing"


class TextNotUnderstoodError(PlannerError):
    """A capture line leaves something open; `problem` names what, `part` where."""

    code: ClassVar[str] = "text_not_understood"
    problem: str
    part: str
    choices: tuple[str, ...] = ()


class NoTimerError(PlannerError):
    """There is no running timer to stop."""

    code: ClassVar[str] = "no_timer"


class TimerRunsError(PlannerError):
    """A timer is running already."""

    code: ClassVar[str] = "timer_runs"
    what: str


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


class PlanMissingError(PlannerError):
    """There is no file at this path."""

    code: ClassVar[str] = "plan_missing"
    path: Path


class PlanExistsError(PlannerError):
    """There is a file at this path already; nothing is overwritten."""

    code: ClassVar[str] = "plan_exists"
    path: Path


class NotAPlanFileError(PlannerError):
    """The file is no plan."""

    code: ClassVar[str] = "not_a_plan"
    path: Path


class NewerFormatError(PlannerError):
    """The file was written by a newer version of the app."""

    code: ClassVar[str] = "newer_format"
    path: Path
    file_format: int
    own_format: int


class DamagedFileError(PlannerError):
    """The file is incomplete or damaged."""

    code: ClassVar[str] = "damaged"
    path: Path
    detail: str


class FolderNotFileError(PlannerError):
    """A folder, device or pipe stands where a file is needed."""

    code: ClassVar[str] = "folder_not_file"
    path: Path


class NoPermissionError(PlannerError):
    """The file or its folder may not be read or written."""

    code: ClassVar[str] = "no_permission"
    path: Path


class FileLockedError(PlannerError):
    """Another program has held the file locked for too long."""

    code: ClassVar[str] = "locked"
    path: Path


class DiskFullError(PlannerError):
    """There is no space left on the disk."""

    code: ClassVar[str] = "disk_full"
    path: Path


class ReadOnlyFileError(PlannerError):
    """The file or its disk can only be read."""

    code: ClassVar[str] = "read_only"
    path: Path


class StorageFailedError(PlannerError):
    """The disk or the network failed while the file was used."""

    code: ClassVar[str] = "storage_failed"
    path: Path
    detail: str


class NotAnExportError(PlannerError):
    """A JSON file is no export of a plan, or is damaged."""

    code: ClassVar[str] = "not_an_export"
    path: Path
    detail: str


class AnswersUnreadableError(PlannerError):
    """A CSV file of answers cannot be used; `line` is 1 for the header."""

    code: ClassVar[str] = "answers_unreadable"
    path: Path
    line: int
    problem: str


class UnknownInstrumentError(PlannerError):
    """No pack describes this instrument."""

    code: ClassVar[str] = "unknown_instrument"
    name: str
    known: tuple[str, ...]


class RoundClosedError(PlannerError):
    """A closed round takes no more answers."""

    code: ClassVar[str] = "round_closed"
    round_id: str


class BlockStateError(PlannerError):
    """The block's state does not allow this change."""

    code: ClassVar[str] = "block_state"
    block_id: str
    state: str


class BlockNotBegunError(PlannerError):
    """A block that lies ahead cannot have been kept."""

    code: ClassVar[str] = "block_not_begun"
    block_id: str


class BlockOverlapError(PlannerError):
    """A block would stand on top of another, which begins at `start` in the owner's time."""

    code: ClassVar[str] = "block_overlap"
    start: str


class PackUnreadableError(PlannerError):
    """A data pack is not what its kind must be."""

    code: ClassVar[str] = "pack_unreadable"
    name: str
    problem: str


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


class ItemUnknownError(PlannerError):
    """An instrument has no item of this key."""

    code: ClassVar[str] = "item_unknown"
    item: str
    instrument: str


class RoundEmptyError(PlannerError):
    """A round without a single answer cannot be closed."""

    code: ClassVar[str] = "round_empty"
    round_id: str


class UnknownZoneError(PlannerError):
    """No time zone has this name."""

    code: ClassVar[str] = "unknown_zone"
    written: str


class PatientNumberError(PlannerError):
    """A text holds a number that passes the check of an NHS number; it may be a patient's."""

    code: ClassVar[str] = "patient_number"
    number: str


class EntryInFutureError(PlannerError):
    """Only time away can be logged before it has passed; `end` is ISO 8601 in local time."""

    code: ClassVar[str] = "entry_in_future"
    end: str


class TimerTooLongError(PlannerError):
    """The timer ran longer than an entry can be; it must be told when it really ended."""

    code: ClassVar[str] = "timer_too_long"
    minutes: int
    longest: int


class SplitOutsideError(PlannerError):
    """An entry can be split only between its first and its last minute."""

    code: ClassVar[str] = "split_outside"
    minutes: int
    length: int


class CannotJoinError(PlannerError):
    """Two entries do not follow one another without a gap, or are no two entries."""

    code: ClassVar[str] = "cannot_join"


class MeetingSettledError(PlannerError):
    """A meeting is no draft any more; `state` says what became of it."""

    code: ClassVar[str] = "meeting_settled"
    meeting_id: str
    state: str


class TargetIsPlanError(PlannerError):
    """An export would replace a plan."""

    code: ClassVar[str] = "target_is_plan"
    path: Path


class NoOpenRoundError(PlannerError):
    """No round was named, and there is not exactly one that is open."""

    code: ClassVar[str] = "no_open_round"
    are_open: int


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


class CharterSaysNoError(PlannerError):
    """The charter does not allow this; `text` is the item, "" where none fits.

    `problem` is "no_item", "other_level", "other_rule", "not_valid" or "used_up".
    """

    code: ClassVar[str] = "charter_says_no"
    problem: str
    text: str = ""


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


class CalendarAddressError(PlannerError):
    """A calendar's address cannot be used; `host` may be "" and names nothing secret.

    `problem` is "no_address", "password" (it holds one) or "unencrypted".
    """

    code: ClassVar[str] = "calendar_address"
    host: str
    problem: str


class CalendarNotSetUpError(PlannerError):
    """No calendar to publish to was set up."""

    code: ClassVar[str] = "calendar_not_set_up"


class CalendarPasswordMissingError(PlannerError):
    """A calendar's account has no password at hand, and nobody can be asked."""

    code: ClassVar[str] = "calendar_password_missing"
    user: str


class CalendarPasswordRefusedError(PlannerError):
    """A calendar server does not let the account in; `user` is "" for nobody."""

    code: ClassVar[str] = "calendar_password_refused"
    host: str
    user: str


class CalendarForbiddenError(PlannerError):
    """A calendar server let the account in, but not write there."""

    code: ClassVar[str] = "calendar_forbidden"
    host: str


class CalendarServerUnreachableError(PlannerError):
    """A calendar server does not answer: `reason` is "connection", "time" or "certificate"."""

    code: ClassVar[str] = "calendar_server_unreachable"
    host: str
    reason: str


class CalendarServerAnswerError(PlannerError):
    """A calendar server answered with a fault, or with what is no answer; `problem` is a code."""

    code: ClassVar[str] = "calendar_server_answer"
    host: str
    problem: str


class CalendarElsewhereError(PlannerError):
    """A calendar server sends us on to another server, which is not followed."""

    code: ClassVar[str] = "calendar_elsewhere"
    host: str
    other: str


class CalendarNotThereError(PlannerError):
    """At this address is no calendar, and none can be made."""

    code: ClassVar[str] = "calendar_not_there"
    host: str
    status: int


class PublishingStoppedError(PlannerError):
    """Publishing ended before its end; `done` changes of `total` arrived and stay.

    Attributes:
        cause_code: The code of the error that ended it.
    """

    code: ClassVar[str] = "publishing_stopped"
    host: str
    done: int
    total: int
    cause_code: str


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


class SheetEmptyError(PlannerError):
    """A sheet of statements has no answer at all."""

    code: ClassVar[str] = "sheet_empty"
    statements: int


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


class CostCarrierMissingError(PlannerError):
    """Nobody has said who carries the cost of a tension."""

    code: ClassVar[str] = "cost_carrier_missing"
    title: str


class AlreadyEndedError(PlannerError):
    """A tension, promise or barrier has ended already."""

    code: ClassVar[str] = "already_ended"
    record_type: str
    title: str


class PulseSumError(PlannerError):
    """The points of a pulse do not add up."""

    code: ClassVar[str] = "pulse_sum"
    points: int
    needed: int


class StatementTooLongError(PlannerError):
    """What an initiative changes is not said in few enough characters."""

    code: ClassVar[str] = "statement_too_long"
    characters: int
    longest: int


class OneDelayedThingError(PlannerError):
    """A delay names several goals or initiatives, or none."""

    code: ClassVar[str] = "one_delayed_thing"
    named: int


class RoundOpenError(PlannerError):
    """A round that is open still needs not be opened again."""

    code: ClassVar[str] = "round_open"
    round: str


class FrameworkUnreadableError(PlannerError):
    """A table of standards, or a crosswalk, cannot be used.

    Attributes:
        line: Counted from 1.
        problem: A value of `FrameworkProblem`; `part` is the cell or column that it is about.
    """

    code: ClassVar[str] = "framework_unreadable"
    path: Path
    line: int
    problem: str
    part: str


class FrameworkUnknownError(PlannerError):
    """There is no framework with this key."""

    code: ClassVar[str] = "framework_unknown"
    key: str
    known: tuple[str, ...]


class StandardUnknownError(PlannerError):
    """A framework has no standard with this key."""

    code: ClassVar[str] = "standard_unknown"
    framework: str
    key: str


class ReflectionShownError(PlannerError):
    """Both sides of a reflection point are shown, so nothing is answered blind any more."""

    code: ClassVar[str] = "reflection_shown"
    quarter: date


class NumberToConfirmError(PlannerError):
    """A text that was typed holds what may be a patient's number; saved again, it is none."""

    code: ClassVar[str] = "number_to_confirm"

    record_type: str
    field_name: str
    number: str
