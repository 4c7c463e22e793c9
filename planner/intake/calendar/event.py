"""What one VEVENT says: when it is and which it is at once, not what it says."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from planner.domain.calendar import RepairReason
from planner.intake.calendar.findings import Findings
from planner.intake.calendar.lexer import (
    Component,
    Lines,
    first,
    line_pattern,
    lines,
    parameter_of,
    value_of,
)
from planner.intake.calendar.values import (
    decoded,
    length,
    moment,
    whole_number,
)
from planner.intake.calendar.zones import Zones, in_utc, zone_name

_CORE = line_pattern(
    "UID", "DTSTART", "DTEND", "DURATION", "DTSTAMP", "SEQUENCE", "RECURRENCE-ID",
    "RRULE", "RDATE", "EXDATE", "EXRULE",
)  # fmt: skip
_TITLE = line_pattern("SUMMARY")
_REPEATING = (b"RRULE", b"RDATE", b"EXDATE", b"EXRULE")
_DAY = timedelta(days=1)
_NO_TIME = timedelta()


class NoStartError(ValueError):
    """The event has no DTSTART, so it is at no time."""


class BadRecurrenceIdError(ValueError):
    """The event changes an occurrence, but it cannot be understood which."""


@dataclass(frozen=True, slots=True)
class CalendarDefaults:
    """What a VCALENDAR says for all its events.

    Attributes:
        zone: Of its times without one (X-WR-TIMEZONE, or else the plan's own), and the
            zone its times in UTC are shown in if it says so.
        shows_zone: Whether the file names that zone itself.
        is_cancelled: The whole file is a cancellation (METHOD).
    """

    name: str
    zone: tzinfo
    shows_zone: bool
    is_cancelled: bool


class LocalTime(NamedTuple):  # made for each date of a file, where a dataclass takes its time
    """A time by the wall clock of a zone, or the beginning of a whole day."""

    at: datetime
    zone: tzinfo
    is_day: bool = False

    def in_zone(self, zone: tzinfo) -> datetime:
        """Return the same instant by another zone's wall clock; days stay the days they are."""
        if self.is_day or self.zone is zone:
            return self.at
        return self.at.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)

    def in_utc(self) -> datetime:
        """Return the instant in UTC."""
        return in_utc(self.at, self.zone)


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT: a meeting, a series, or a changed occurrence of one.

    Attributes:
        recurrence: Which occurrence of its series it changes; None for the series itself.
        is_for_the_rest: The change holds for all later occurrences too.
        newness: Sequence, stamp and place in the file: the greatest is the newest state.
        repeating: The lines that give it more than one time, or take some away.
    """

    uid: str
    component: Component
    defaults: CalendarDefaults
    start: LocalTime
    duration: timedelta
    recurrence: LocalTime | None
    is_for_the_rest: bool
    newness: tuple[int, str, int]
    repeating: Lines

    @property
    def shown_zone(self) -> str:
        """The name of the zone the event was meant in."""
        if self.start.zone is UTC and self.defaults.shows_zone:
            return zone_name(self.defaults.zone)
        return zone_name(self.start.zone)


def core_lines(data: bytes, component: Component) -> Lines:
    """Find the lines that say when the event is and which it is."""
    return lines(data, component, _CORE)


def uid_of(data: bytes, component: Component, core: Lines) -> str:
    """Return the event's UID, or one made of what it says where it has none."""
    uid = decoded(value_of(first(core, b"UID") or b"")).strip()
    if uid:
        return uid
    title = lines(data, component, _TITLE)
    said = [first(title, b"SUMMARY"), first(core, b"DTSTART"), first(core, b"DTEND")]
    digest = hashlib.sha256(b"\n".join(line or b"" for line in said)).hexdigest()
    return f"{digest[:32]}@no-uid.invalid"


@dataclass(frozen=True, slots=True)
class EventReader:
    """Reads the times of events, in the zones of their file."""

    zones: Zones
    findings: Findings

    def read(
        self, uid: str, component: Component, core: Lines, defaults: CalendarDefaults, place: int
    ) -> Event:
        """Read one event from its core lines; `place` is its number in the file.

        Raises:
            NoStartError: It has no start.
            BadRecurrenceIdError: What it changes cannot be understood.
            ValueError: Its start cannot be understood.
            OverflowError: It reaches out of the calendar.
        """
        start_line = first(core, b"DTSTART")
        if start_line is None:
            raise NoStartError
        start = self.local_time(start_line, defaults.zone)
        recurrence_line = first(core, b"RECURRENCE-ID")
        stamp = decoded(value_of(first(core, b"DTSTAMP") or b"")).strip()
        return Event(
            uid=uid,
            component=component,
            defaults=defaults,
            start=start,
            duration=self._duration(uid, start, core),
            recurrence=self._recurrence(recurrence_line, start),
            is_for_the_rest=b"THISANDFUTURE" in (recurrence_line or b"").upper(),
            newness=(_sequence(core), stamp, place),
            repeating={name: core[name] for name in _REPEATING if name in core},
        )

    def local_time(self, rest: bytes, floating: tzinfo) -> LocalTime:
        """Read a line that holds one date or time; `floating` is the zone it has if none.

        Raises:
            ValueError: It is no date.
            OverflowError: It is out of the calendar.
        """
        # Neither dates nor times hold a colon; the names of zones may.
        head, _, value = rest.rpartition(b":")
        return self.local_value(value.decode("ascii", "replace"), head, floating)

    def local_value(self, text: str, head: bytes, floating: tzinfo) -> LocalTime:
        """Read one value of a line whose parameters stand in `head`."""
        read = moment(text)
        is_date, zone_named = _date_parameters(head)
        if not isinstance(read, datetime) or is_date:
            day = datetime(read.year, read.month, read.day)  # noqa: DTZ001 - by the wall clock
            return LocalTime(day, self.zones.home, is_day=True)
        if read.tzinfo is not None:
            return LocalTime(read.replace(tzinfo=None), UTC)
        return LocalTime(read, self.zones.named(zone_named) if zone_named else floating)

    def _duration(self, uid: str, start: LocalTime, core: Lines) -> timedelta:
        least = _DAY if start.is_day else _NO_TIME
        try:
            duration = self._written_duration(start, core)
        except (ValueError, OverflowError):
            self.findings.repair(uid, RepairReason.BAD_END)
            return least
        if duration is None:
            return least
        if duration < _NO_TIME:
            self.findings.repair(uid, RepairReason.END_BEFORE_START)
        return max(duration, least)

    def _written_duration(self, start: LocalTime, core: Lines) -> timedelta | None:
        if (end_line := first(core, b"DTEND")) is not None:
            end = self.local_time(end_line, start.zone)
            if start.is_day:
                return datetime.combine(end.at, time()) - start.at
            if end.is_day:  # midnight by the clock of the start
                end = LocalTime(end.at, start.zone)
            return end.in_utc() - start.in_utc()
        if (length_line := first(core, b"DURATION")) is not None:
            return length(decoded(value_of(length_line)))
        return None

    def _recurrence(self, line: bytes | None, start: LocalTime) -> LocalTime | None:
        if line is None:
            return None
        try:
            return self.local_time(line, start.zone)
        except ValueError as error:
            raise BadRecurrenceIdError from error


def _sequence(core: Lines) -> int:
    try:
        return whole_number(decoded(value_of(first(core, b"SEQUENCE") or b":0")).strip())
    except ValueError:
        return 0


@lru_cache(maxsize=256)  # a file writes the same few again and again
def _date_parameters(head: bytes) -> tuple[bool, str]:
    if not head:
        return False, ""
    is_date = parameter_of(head + b":", b"VALUE").upper() == b"DATE"
    return is_date, decoded(parameter_of(head + b":", b"TZID"))
