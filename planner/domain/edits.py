"""What one action said about one record, as the journal holds it."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.record_json import Json
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.overriding import override

LATEST_NOTED = (1 << 63) - 1
"""The last moment that a column of a file can hold."""


@frozen
class RecordEdit(Frozen):
    """One step in the life of a record.

    Attributes:
        at: In UTC, to the second.
        said: The fields that got a value; all of them where the record was made.
        is_deleted: Whether this step put it into the bin, or took it out; None for neither.
    """

    record: RecordId
    at: datetime
    said: Mapping[str, Json]
    is_deleted: bool | None = None


@frozen
class Noted(Frozen):
    """When the journal noted a record, as it counts: milliseconds since 1970, times 65,536.

    A plan that is made of an export gets new edits, and keeps what the old ones said of this.

    Attributes:
        made: When it was made; of a meeting, since when its time stands as it does.
        changed: When it was edited last.
    """

    made: int
    changed: int

    @override
    def __post_init__(self) -> None:
        if not 0 <= self.made <= self.changed <= LATEST_NOTED:
            message = "a record is not changed before it is made"
            raise ValueError(message)
