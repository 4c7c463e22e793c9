"""The charter: what the leader decided beforehand may displace a block."""

from datetime import date
from typing import ClassVar

from planner.domain.errors.fields import OrderOfDaysError, UnknownChoiceError
from planner.domain.protection import Requester, is_level_key
from planner.domain.records import (
    Record,
    RecordId,
    line_field,
    number_field,
    record,
    reference_field,
)
from planner.overriding import override

_LEVELS = "levels"


@record
class CharterItem(Record):
    """One thing that may displace a block, as it was worded for a time.

    An item that is changed ends, and another one that `replaces` it begins, so that the charter of
    an earlier day can still be read.

    Attributes:
        levels: For whom it may, as values of Requester with blanks between; "" for everybody.
        rule: The only rule whose blocks it may displace; None for all.
        valid_from: Its first day.
        valid_until: The first day on which it holds no more; None while it has no end.
        most_a_month: How often in a calendar month; None for no limit.
    """

    TYPE: ClassVar[str] = "charter_item"

    text: str = line_field(required=True)
    levels: str = line_field(default="", searchable=False)
    rule: RecordId | None = reference_field("rule", default=None)
    valid_from: date
    valid_until: date | None = None
    most_a_month: int | None = number_field(default=None, low=1, high=100)
    replaces: RecordId | None = reference_field("charter_item", default=None)

    @override
    def __post_init__(self) -> None:
        Record.__post_init__(self)
        for level in self.levels.split():
            if not is_level_key(level):
                raise UnknownChoiceError(_LEVELS, level, tuple(Requester))
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise OrderOfDaysError(self.valid_from.isoformat(), self.valid_until.isoformat())

    @property
    def for_whom(self) -> frozenset[Requester]:
        """Return the levels for whom it may displace a block; all where none is named."""
        return frozenset(self.named_levels()) or frozenset(Requester)

    def named_levels(self) -> tuple[Requester, ...]:
        """List the levels that it names, in the order in which they are written."""
        return tuple(map(Requester, self.levels.split()))

    def allows(self, level: Requester) -> bool:
        """Say whether it may displace a block for this level."""
        return not self.levels.strip() or level in self.named_levels()

    def holds_on(self, day: date) -> bool:
        """Say whether it was part of the charter on this day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


def written_levels(levels: frozenset[Requester]) -> str:
    """Write levels as `CharterItem.levels` holds them, in the order of declaration, others last."""
    order = list(Requester)
    known = [level for level in order if level in levels]
    return " ".join([*known, *sorted(levels.difference(order))])
