"""A surge: a declared period in which prompts stop and debt is kept apart."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.records import Record, line_field, record
from planner.overriding import override


class Settlement(StrEnum):
    """What the leader decided about the debt of a surge."""

    UNDECIDED = "undecided"
    CARRIED_OVER = "carried_over"
    WRITTEN_OFF = "written_off"


@record
class Surge(Record):
    """A declared period.

    Attributes:
        start: Its first moment.
        end: The moment at which it is over, also while that is only expected; None for open.
        settlement: Decided when it is over.
    """

    TYPE: ClassVar[str] = "surge"

    reason: str = line_field(required=True)
    start: datetime
    end: datetime | None = None
    settlement: Settlement = Settlement.UNDECIDED

    @override
    def __post_init__(self) -> None:
        Record.__post_init__(self)
        if self.end is not None and self.end < self.start:
            raise OrderOfDaysError(self.start.date().isoformat(), self.end.date().isoformat())

    def holds_at(self, moment: datetime) -> bool:
        """Say whether the moment lies in the surge."""
        return self.start <= moment and (self.end is None or moment < self.end)

    def is_over(self, now: datetime) -> bool:
        """Say whether it has come to its end."""
        return self.end is not None and self.end <= now


def surge_of(surges: Iterable[Surge], start: datetime, now: datetime) -> Surge | None:
    """Return the surge in which the displacement of a block counts apart.

    It is the one that holds now; otherwise one whose debt is not settled, and in which the block
    stood, for a loss that is noted only afterwards.
    """
    known = list(surges)
    running = next((surge for surge in known if surge.holds_at(now)), None)
    return running or next(
        (
            surge
            for surge in known
            if surge.settlement is Settlement.UNDECIDED and surge.holds_at(start)
        ),
        None,
    )
