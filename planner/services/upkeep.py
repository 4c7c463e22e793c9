"""How much time the product itself takes: minutes a week, kept beside the settings only.

It is no part of any plan and never leaves this computer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

from planner.domain.local_time import DAY, week_start
from planner.whole_file import whole_file

WEEKS: Final = 4
MOST_MINUTES: Final = 15
"""A week that takes longer is worth a word."""

_KEPT_WEEKS = 8
_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What was measured.

    Attributes:
        is_on: Whether it is measured at all.
        seconds: In which the window was in use, by the Mondays of the weeks.
    """

    is_on: bool = True
    seconds: Mapping[date, int] = field(default_factory=dict)

    def with_more(self, day: date, seconds: int) -> "Upkeep":
        """Return the same with some seconds more on a day; weeks long past are let go."""
        monday = week_start(day)
        kept = {
            week: held
            for week, held in self.seconds.items()
            if monday - week < 7 * _KEPT_WEEKS * DAY
        }
        kept[monday] = kept.get(monday, 0) + seconds
        return replace(self, seconds=kept)

    def minutes_a_week(self, today: date) -> int | None:
        """Return the median of the last four weeks that are over; None before there are so many.

        A week in which the window stayed closed counts as none.
        """
        monday = week_start(today)
        before = [monday - 7 * number * DAY for number in range(1, WEEKS + 1)]
        if not any(week <= before[-1] for week in self.seconds):
            return None
        return round(median(self.seconds.get(week, 0) for week in before) / _MINUTE)

    def takes_too_long(self, today: date) -> bool:
        """Say whether a usual week took longer than the product should."""
        return self.is_on and (self.minutes_a_week(today) or 0) > MOST_MINUTES


def load_upkeep(path: Path) -> Upkeep:
    """Read what was measured; a file that is missing or damaged gives nothing."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        seconds = {date.fromisoformat(week): int(held) for week, held in written["seconds"].items()}
        return Upkeep(is_on=bool(written["is_on"]), seconds=seconds)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Upkeep()


def save_upkeep(path: Path, upkeep: Upkeep) -> None:
    """Write what was measured, whole or not at all; raises OSError."""
    seconds = {week.isoformat(): held for week, held in sorted(upkeep.seconds.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part:
        part.write_text(json.dumps({"is_on": upkeep.is_on, "seconds": seconds}), encoding="utf-8")


def switch_upkeep(path: Path, *, is_on: bool) -> None:
    """Measure from now on, or measure no more and forget what was measured; raises OSError."""
    save_upkeep(path, replace(load_upkeep(path), is_on=True) if is_on else Upkeep(is_on=False))
