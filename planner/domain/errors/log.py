"""What can go wrong while time is logged."""

from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


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


class ItemUnknownError(PlannerError):
    """An instrument has no item of this key."""

    code: ClassVar[str] = "item_unknown"
    item: str
    instrument: str


class RoundEmptyError(PlannerError):
    """A round without a single answer cannot be closed."""

    code: ClassVar[str] = "round_empty"
    round_id: str


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


class NoOpenRoundError(PlannerError):
    """No round was named, and there is not exactly one that is open."""

    code: ClassVar[str] = "no_open_round"
    are_open: int


class SheetEmptyError(PlannerError):
    """A sheet of statements has no answer at all."""

    code: ClassVar[str] = "sheet_empty"
    statements: int


class NumberToConfirmError(PlannerError):
    """A text that was typed holds what may be a patient's number; saved again, it is none."""

    code: ClassVar[str] = "number_to_confirm"

    record_type: str
    field_name: str
    number: str
