"""Which events of a file belong together: a meeting or series, and its changed occurrences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from planner.domain.calendar import SkipReason
from planner.intake.calendar.event import Event, LocalTime
from planner.intake.calendar.findings import Findings


@dataclass(frozen=True, slots=True)
class Series:
    """All that a file says of one UID, each part in its newest state.

    Attributes:
        whole: The meeting or series itself; None where the file has only changes of it.
        changes: One for each changed occurrence.
    """

    uid: str
    whole: Event | None
    changes: tuple[Event, ...]


def gather_series(events: Iterable[Event], findings: Findings) -> list[Series]:
    """Put events together by UID, in the order in which the file first names each."""
    by_uid: dict[str, list[Event]] = {}
    for event in events:
        by_uid.setdefault(event.uid, []).append(event)
    return [_series(uid, same, findings) for uid, same in by_uid.items()]


def recurrence_id(recurrence: LocalTime) -> str:
    """Name an occurrence by the time at which its series has it."""
    return day_id(recurrence.at) if recurrence.is_day else time_id(recurrence.in_utc())


def day_id(day: datetime) -> str:
    """Name an occurrence of a series of whole days: `20260105`."""
    return f"{day.year * 10_000 + day.month * 100 + day.day:08}"


def time_id(at: datetime) -> str:
    """Name an occurrence by its time in UTC: `20260105T090000Z`."""
    return f"{day_id(at)}T{at.hour * 10_000 + at.minute * 100 + at.second:06}Z"


def _series(uid: str, same: list[Event], findings: Findings) -> Series:
    if len(same) == 1 and same[0].recurrence is None:
        return Series(uid, same[0], ())
    newest: dict[str, Event] = {}
    for event in same:
        which = recurrence_id(event.recurrence) if event.recurrence else ""
        known = newest.get(which)
        if known is not None:
            findings.skip(uid, SkipReason.SUPERSEDED, which)
        if known is None or event.newness > known.newness:
            newest[which] = event
    whole = newest.pop("", None)
    changes = (change for change in newest.values() if not _is_outdated(change, whole))
    return Series(uid, whole, tuple(changes))


def _is_outdated(change: Event, whole: Event | None) -> bool:
    """Say whether a change comes from before its series was divided in two.

    Some programs write the later half of a divided series as a change with a rule of its own,
    and leave it there when the series is changed again.
    """
    return (
        whole is not None and b"RRULE" in change.repeating and change.newness[0] < whole.newness[0]
    )
