"""Hindsight: what the leader thinks of a displacement when some days have passed."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field


class Worth(StrEnum):
    """Was it worth it?"""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"
    SKIPPED = "skipped"


JUDGED = frozenset({Worth.YES, Worth.NO})


@record
class Hindsight(Record):
    """The answer about one displacement; it is asked once, so there is one for each.

    Attributes:
        at: When it was answered or passed over.
        could_have_waited: What displaced the block would have waited.
    """

    TYPE: ClassVar[str] = "hindsight"

    displacement: RecordId = reference_field("displacement")
    at: datetime
    worth: Worth
    could_have_waited: bool = False
    words: str = line_field(default="")
