"""What a leader hands over on purpose beside the plan, and the trace that it leaves.

A request pack says what the file holds about a named person, a successor pack what whoever comes
next must know, an appraisal pack the evidence that is copied to the appraisal form. None is made
unless somebody asks for it.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from planner.domain.direction import Initiative
from planner.domain.goals import Evidence
from planner.domain.governance import ReferenceBack
from planner.domain.partnership import Promise, Tension
from planner.domain.records import Record, Tier, line_field, number_field, record, text_field
from planner.domain.values import Frozen, frozen


class PackKind(StrEnum):
    """What a pack is for."""

    REQUEST = "request"
    SUCCESSOR = "successor"
    APPRAISAL = "appraisal"


MAY_BE_CHOSEN: Mapping[PackKind, tuple[type[Record], ...]] = {
    PackKind.SUCCESSOR: (Initiative, ReferenceBack, Promise, Tension),
    PackKind.APPRAISAL: (Evidence,),
}
"""What goes into a pack that is chosen record by record; never a reflection or a coach's note."""


@record
class Trace(Record):
    """A pack left the plan: for whom, when, and with which records.

    Attributes:
        recipient: To whom it went; for a request pack, the person it is about.
        records: How many records were in it.
        what: Type and id of each, one a line, as far as there is room.
        content_hash: SHA-256 of what the pack said, in hexadecimal.
    """

    TYPE: ClassVar[str] = "trace"

    kind: PackKind
    recipient: str = line_field(required=True)
    at: datetime
    records: int = number_field(low=0, high=10_000_000)
    what: str = text_field(default="", searchable=False)
    content_hash: str = line_field(default="", searchable=False)


@frozen
class PackEntry(Frozen):
    """One record of a pack.

    Attributes:
        belongs_to: What the record is called that it belongs to; "" for none.
        about: Names of the fields in which the person is named, of a request pack.
        made, changed: On which days it was noted first and last.
        keep_until: The last day on which it is kept by the leader's own rule; None without one.
    """

    record: Record
    belongs_to: str
    about: tuple[str, ...]
    made: date
    changed: date
    keep_until: date | None

    @property
    def tier(self) -> Tier:
        """Return who may see the record in the plan."""
        return self.record.tier


@frozen
class Pack(Frozen):
    """What is handed over.

    Attributes:
        owner: Whose plan it comes from.
        made_at: In UTC.
        keep_years: So many years after their last change records are kept; None for no rule.
    """

    kind: PackKind
    recipient: str
    owner: str
    made_at: datetime
    keep_years: int | None
    entries: tuple[PackEntry, ...]
