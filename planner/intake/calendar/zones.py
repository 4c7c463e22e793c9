"""Which time zone a name in a calendar file means."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from planner.intake.calendar.file_zone import FileZone
from planner.intake.calendar.findings import Findings
from planner.intake.calendar.lexer import Lines
from planner.intake.calendar.windows_zones import IANA_BY_WINDOWS_NAME

FileZones = dict[str, list[Lines]]
"""By name in the file: the lines of the parts that describe the zone."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - by any zone's wall clock
_EPOCH_IN_UTC = _EPOCH.replace(tzinfo=UTC)
_NO_TIME = timedelta()
_MOST_FILE_ZONES = 200
"""Each costs some milliseconds."""
_OFFSET = re.compile(
    r"\(?(?:UTC|GMT)?\s*([+-])([0-9]{1,2})(?:[:.]?([0-5][0-9]))?\)?(?P<words>.*)",
    re.IGNORECASE,
)


class Zones:
    """Knows the zones of one file by their names.

    Asked in this order: IANA exactly, in other case, Windows, IANA behind a vendor's prefix,
    the file's own description, an offset in the name, and at last the plan's own zone.
    """

    def __init__(self, described: FileZones, home: ZoneInfo, findings: Findings) -> None:
        self.home = home
        self._described = described
        self._findings = findings
        self._known: dict[str, tzinfo] = {}
        self._built = 0

    def named(self, name: str) -> tzinfo:
        """Return the zone of this name; a guess stands in the report."""
        zone = self._known.get(name)
        if zone is None:
            zone = self._known[name] = self._find(name)
        return zone

    def _find(self, name: str) -> tzinfo:
        stripped = name.strip().strip('"')
        found = _iana(stripped) or self._from_file(name) or self._from_file(stripped)
        return found or self._by_offset(stripped) or self._guess(stripped)

    def _from_file(self, name: str) -> tzinfo | None:
        parts = self._described.get(name)
        if parts is None or self._built == _MOST_FILE_ZONES:
            return None
        self._built += 1
        try:
            return FileZone(name, parts)
        except ValueError:
            return None

    def _by_offset(self, name: str) -> tzinfo | None:
        match = _OFFSET.fullmatch(name)
        if match is None:
            return None
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        try:
            zone = timezone(-offset if match[1] == "-" else offset)
        except ValueError:
            return None
        if match["words"]:  # a place, which may have summer time
            self._findings.guess_zone(name, zone_name(zone))
        return zone

    def _guess(self, name: str) -> tzinfo:
        guess: tzinfo = self.home
        if len(self._described) == 1:
            guess = self._from_file(next(iter(self._described))) or guess
        self._findings.guess_zone(name, zone_name(guess))
        return guess


def in_utc(wall: datetime, zone: tzinfo) -> datetime:
    """Return the instant at which the zone's clocks show `wall`.

    A time that is skipped in spring counts by the offset before, one that is doubled in
    autumn is the first of the two (RFC 5545, section 3.3.5).
    """
    # Eight times as fast as replace(tzinfo=zone).astimezone(UTC), with the same result.
    return _EPOCH_IN_UTC + (wall - _EPOCH - (zone.utcoffset(wall) or _NO_TIME))


def zone_name(zone: tzinfo) -> str:
    """Return the name by which people know a zone."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    return zone.tzname(None) or ""


def _iana(name: str) -> tzinfo | None:
    keys = iter(_tails(name))
    zone = _by_key(next(keys))
    windows = IANA_BY_WINDOWS_NAME.get(name) or _windows_by_lower_case().get(name.lower())
    if zone is None and windows is not None:
        return ZoneInfo(windows)
    while zone is None and (key := next(keys, None)) is not None:
        zone = _by_key(key)
    return zone


def _tails(name: str) -> Iterator[str]:
    yield name
    if name.startswith("/") or name.count("/") > 1:  # a vendor's prefix, of one part or more
        parts = name.split("/")
        yield from ("/".join(parts[start:]) for start in range(1, len(parts) - 1))


def _by_key(key: str) -> ZoneInfo | None:
    known = _keys_by_lower_case().get(key.lower())
    return ZoneInfo(known) if known else None


@cache  # looks through some 600 files
def _keys_by_lower_case() -> dict[str, str]:
    return {key.lower(): key for key in available_timezones()}


@cache
def _windows_by_lower_case() -> dict[str, str]:
    return {name.lower(): key for name, key in IANA_BY_WINDOWS_NAME.items()}
