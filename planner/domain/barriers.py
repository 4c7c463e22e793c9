"""What stands in the way of delivery, and which goals it delays."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field, text_field


class BarrierKind(StrEnum):
    """What a barrier is made of."""

    MONEY = "money"
    WORKFORCE = "workforce"
    INFRASTRUCTURE = "infrastructure"
    DATA = "data"
    RULES = "rules"
    RELATIONSHIPS = "relationships"
    DEMAND = "demand"
    OTHER = "other"


@record
class Barrier(Record):
    """Something that stands in the way.

    Attributes:
        owner: Who could take it away.
        blocks: What it blocks, as one would say it.
        tag: A word without blanks; an entry logged with #tag is linked to it.
        cleared_on: The day from which it stood in nobody's way; None while it does.
    """

    TYPE: ClassVar[str] = "barrier"

    title: str = line_field(required=True)
    kind: BarrierKind = BarrierKind.OTHER
    owner: str = line_field(default="")
    blocks: str = line_field(default="")
    tag: str = line_field(default="")
    hat: RecordId | None = reference_field("hat", default=None)
    found_on: date | None = None
    cleared_on: date | None = None
    note: str = text_field(default="")

    @property
    def is_cleared(self) -> bool:
        """Say whether it is out of the way."""
        return self.cleared_on is not None


@record
class Delay(Record):
    """A goal or initiative that a barrier delays; exactly one is named.

    Attributes:
        since, until: First and last day of the delay; None for no end.
    """

    TYPE: ClassVar[str] = "delay"

    barrier: RecordId = reference_field("barrier")
    goal: RecordId | None = reference_field("goal", default=None)
    initiative: RecordId | None = reference_field("initiative", default=None)
    shared_goal: RecordId | None = reference_field("shared_goal", default=None)
    since: date | None = None
    until: date | None = None

    @property
    def named(self) -> RecordId | None:
        """Return what is delayed; None where it was erased."""
        return self.goal or self.initiative or self.shared_goal

    def overlaps(self, first: date, last: date) -> bool:
        """Say whether it holds on a day of the stretch, both ends included."""
        begins, ends = self.since or first, self.until or last
        return begins <= last and first <= ends


def barrier_tagged(tags: Iterable[str], barriers: Iterable[Barrier]) -> RecordId | None:
    """Return the one barrier in the way that has one of the tags; None where several fit."""
    said = {tag.casefold() for tag in tags}
    fits = [one.id for one in barriers if not one.is_cleared and _bare(one.tag) in said]
    return fits[0] if len(fits) == 1 else None


def _bare(tag: str) -> str:
    return tag.strip().removeprefix("#").casefold()
