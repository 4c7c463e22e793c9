"""What a property's value says: dates, times, lengths and words (RFC 5545, section 3.3).

More forms are understood than the standard allows, because programs write them.
Every function here raises ValueError or OverflowError for what cannot be understood.
"""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

Moment = date | datetime
"""A day, a time in UTC, or a time without a zone."""

_UTC_LENGTH = len("20260105T090000Z")
_LOCAL_LENGTH = len("20260105T090000")
_MOMENT = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
    r"(?:[T ]([0-9]{2}):?([0-9]{2}):?([0-9]{2})?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"([+-]?)P(?:([0-9]+)W)?(?:([0-9]+)D)?"
    r"(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-]?)([0-9]{2}):?([0-9]{2}):?([0-9]{2})?")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def moment(text: str) -> Moment:
    """Read a date, or a date with a time; in UTC if it says so, otherwise without a zone."""
    if len(text) in (_UTC_LENGTH, _LOCAL_LENGTH):
        try:  # the usual forms, ten times faster
            usual = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return usual if usual.tzinfo is None or usual.tzinfo is UTC else usual.astimezone(UTC)
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if match[4] is None:
        return date(year, month, day)
    # 24:00 is the next midnight, and a leap second the last one of its minute.
    hours, minutes, seconds = int(match[4]), int(match[5]), min(int(match[6] or 0), 59)
    if hours > 24 or minutes > 59:  # noqa: PLR2004 - a day's hours, an hour's minutes
        raise ValueError(text)
    at = datetime(year, month, day) + timedelta(hours=hours, minutes=minutes, seconds=seconds)  # noqa: DTZ001 - the zone is not known here
    if match[7] is None:
        return at
    offset = timedelta() if match[7] in "Zz" else utc_offset(match[7])
    return (at - offset).replace(tzinfo=UTC)


def length(text: str) -> timedelta:
    """Read a DURATION, such as `PT1H30M`."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        raise ValueError(text)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    absolute = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -absolute if match[1] == "-" else absolute


def utc_offset(text: str) -> timedelta:
    """Read a UTC offset, such as `+0100`."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    hours, minutes, seconds = int(match[2]), int(match[3]), int(match[4] or 0)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    timezone(offset)  # refuses a day and more
    return -offset if match[1] == "-" else offset


def whole_number(text: str) -> int:
    """Read a number that is not meant to be large, such as SEQUENCE."""
    if len(text) > len("2147483647") + 1:
        raise ValueError(text[:20])
    return int(text)


def decoded(value: bytes) -> str:
    """Read bytes as UTF-8, or else as what Windows programs of old wrote."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def plain_text(value: bytes) -> str:
    """Read a TEXT value as one line of visible characters."""
    text = decoded(value)
    if "\\" in text:
        text = _ESCAPE.sub(lambda escape: "\n" if escape[1] in "nN" else escape[1], text)
    if not text.isprintable():
        text = "".join(_visible(character) for character in text)
    return " ".join(text.split())


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace() or unicodedata.category(character) == "Zs":
        return " "
    # Joiners are letters of their script to readers of Persian and Hindi; the rest of what
    # cannot be seen (controls, changes of direction) can only mislead.
    return character if character in "\u200c\u200d" else ""
