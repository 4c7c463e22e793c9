"""A week as it hangs on a wall: what stands when, with as much of its titles as was chosen."""

from datetime import date, datetime

from planner.domain.values import Frozen, frozen


@frozen
class SheetStretch(Frozen):
    """A stretch of a day.

    Attributes:
        start, end: In UTC.
        title: "" where it stays private.
    """

    start: datetime
    end: datetime
    title: str
    is_all_day: bool = False


@frozen
class SheetDay(Frozen):
    """A day: its protected time and its diary, each by start."""

    day: date
    blocks: tuple[SheetStretch, ...]
    meetings: tuple[SheetStretch, ...]


@frozen
class WeekSheet(Frozen):
    """A week.

    Attributes:
        zone: IANA name of the zone in which times are printed.
        owner: Whose week it is.
        made_at: In UTC.
    """

    monday: date
    days: tuple[SheetDay, ...]
    zone: str
    owner: str
    made_at: datetime

    @property
    def protected_minutes(self) -> int:
        """Add up the protected time."""
        stretches = (one for day in self.days for one in day.blocks)
        return sum(int((one.end - one.start).total_seconds()) // 60 for one in stretches)
