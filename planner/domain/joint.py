"""Protected time with others: who takes part, and when they are busy."""

from datetime import datetime
from typing import ClassVar

from planner.domain.records import Record, RecordId, record, reference_field


@record
class Participation(Record):
    """A member takes part in the blocks of a rule.

    Attributes:
        is_required: No block stands where this member is busy; otherwise one rather does not.
    """

    TYPE: ClassVar[str] = "participation"

    rule: RecordId = reference_field("rule")
    member: RecordId = reference_field("member")
    is_required: bool = True


@record
class BusyTime(Record):
    """Time at which another member is busy; nothing else of their calendar is kept.

    Attributes:
        start, end: In UTC.
    """

    TYPE: ClassVar[str] = "busy_time"

    member: RecordId = reference_field("member")
    start: datetime
    end: datetime
