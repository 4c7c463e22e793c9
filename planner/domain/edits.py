"""What one action said about one record, as the journal holds it."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.record_json import Json
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen


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
