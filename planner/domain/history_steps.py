"""One action as the history lists it, and which actions somebody wants to see."""

from datetime import datetime

from planner.domain.changes import Action
from planner.domain.lane import Lane
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.overriding import override


@frozen
class HistoryStep(Frozen):
    """One action of one member on one computer.

    Attributes:
        id: The identity of its first edit, in hexadecimal digits.
        order: Its place in the journal; steps of the same order are told apart by their ids.
        by: Name of the member who did it, "" where unknown.
        device: Name of the computer, "" where unknown.
        records: Type and id of the first records that it touched.
        count: How many records it touched.
    """

    id: str
    order: int
    at: datetime
    by: str
    device: str
    lane: Lane
    action: Action | None
    action_name: str
    records: tuple[tuple[str, RecordId], ...]
    count: int

    @override
    def __post_init__(self) -> None:
        if not self.id or self.count < len(self.records):
            message = f"no step of a history: {self}"
            raise ValueError(message)


@frozen
class HistoryWish(Frozen):
    """Which steps are wanted; every condition narrows them.

    Attributes:
        record: Only those that touched this record.
        record_type: Only those that touched a record of this type.
        words: Only those that touched a record in which these words stand, or stood once.
    """

    record: RecordId | None = None
    record_type: str = ""
    words: str = ""
