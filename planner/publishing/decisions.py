"""What to do about one block: compare what the plan wants with what the calendar holds.

The calendar is ours to write, but its owner may change it there too. An event that says
something else than it said when it left is theirs from then on: it is told, never overwritten.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.calendar_blocks import OwnEvent
from planner.domain.publishing import ConflictKind


class Step(StrEnum):
    """What is to be done in the calendar."""

    LEAVE = "leave"
    ADD = "add"
    UPDATE = "update"
    CANCEL = "cancel"
    DELETE = "delete"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedEvent:
    """What the calendar should hold of one block.

    Attributes:
        content: The whole event.
        mark: The fingerprint of what it says.
        is_over: It was cancelled so long ago that nothing need be left.
        has_alarm: It reminds; an alarm that somebody dismissed or took out is not put back.
    """

    uid: str
    sequence: int
    is_cancelled: bool
    is_over: bool
    has_alarm: bool
    mark: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """A step, and for a conflict its kind."""

    step: Step
    conflict: ConflictKind | None = None


_LEAVE = Decision(Step.LEAVE)


def decide(
    wanted: WantedEvent, there: OwnEvent | None, published_mark: str | None, *, overwrites: bool
) -> Decision:
    """Say what to do about one block.

    Args:
        wanted: What the plan says.
        there: What the calendar holds, None where it holds nothing.
        published_mark: The fingerprint of what this installation published last, None where
            it remembers nothing.
        overwrites: The owner decided that the plan is right wherever they differ.
    """
    if there is None:
        return _for_missing(wanted, published_mark, overwrites=overwrites)
    conflict = None if overwrites else _conflict(wanted, there, published_mark)
    if wanted.is_over:
        return _LEAVE if conflict else Decision(Step.DELETE)
    if _says_the_same(wanted, there):
        return _LEAVE
    if conflict:
        return Decision(Step.CONFLICT, conflict)
    return Decision(Step.CANCEL if wanted.is_cancelled else Step.UPDATE)


def _for_missing(wanted: WantedEvent, published_mark: str | None, *, overwrites: bool) -> Decision:
    if wanted.is_cancelled:
        return _LEAVE
    if published_mark is not None and not overwrites:
        return Decision(Step.CONFLICT, ConflictKind.DELETED_THERE)
    return Decision(Step.ADD)


def _says_the_same(wanted: WantedEvent, there: OwnEvent) -> bool:
    is_alarm_right = not there.written_mark or there.had_alarm == wanted.has_alarm
    return there.mark == wanted.mark and is_alarm_right


def _conflict(
    wanted: WantedEvent, there: OwnEvent, published_mark: str | None
) -> ConflictKind | None:
    if there.mark not in (there.written_mark, published_mark):
        return ConflictKind.CHANGED_THERE
    if there.sequence > wanted.sequence:
        return ConflictKind.NEWER_THERE
    return None
