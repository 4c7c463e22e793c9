"""What can be due: in the registers of leading across bodies, and with the coach."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.records import RecordId


class DueKind(StrEnum):
    """What is to be done."""

    NAME_BOARD = "name_board"
    SEND_TO_BOARD = "send_to_board"
    HEAR_FROM_BOARD = "hear_from_board"
    CHECK_BENEFIT = "check_benefit"
    REVIEW_DELEGATION = "review_delegation"
    DECLARE_LOYALTY = "declare_loyalty"
    KEEP_PROMISE = "keep_promise"
    TALK = "talk"
    DO_AGREED = "do_agreed"
    REPLY_TO_COACH = "reply_to_coach"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueThing:
    """One thing that is due.

    Attributes:
        record_type, record: What to open for it.
        title: Of the decision, loyalty, promise or tension, or the body whose limit it is; what
            was agreed with the coach, or the number of the revision that waits for replies.
        detail: The board, the limit, the partner; "" where the title says all.
        is_closed: The decision is closed although this is missing, as after two copies met.
    """

    kind: DueKind
    record_type: str
    record: RecordId
    title: str
    day: date
    detail: str = ""
    is_closed: bool = False

    def is_overdue(self, on: date) -> bool:
        """Say whether its day has passed; the day itself is not overdue."""
        return self.day < on
