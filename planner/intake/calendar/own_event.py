"""What became of one of our own events while a calendar server kept it.

Whether people changed it is told by what it says to people, not by its bytes: servers write
events anew in their own way, and programs note in them when an alarm was dismissed.
"""

import hashlib

from planner.domain.calendar import OWN_UID_DOMAIN
from planner.domain.calendar_blocks import OwnEvent
from planner.intake.calendar.lexer import (
    Lines,
    components,
    first,
    line_pattern,
    lines,
    unfolded,
    value_of,
)
from planner.intake.calendar.values import decoded, moment, plain_text, whole_number

_SAYS_TO_PEOPLE = (
    "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "STATUS", "TRANSP", "CLASS",
    "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "ATTENDEE", "ORGANIZER",
)  # fmt: skip
_READ = line_pattern("UID", "SEQUENCE", "X-FIREBREAK-MARK", *_SAYS_TO_PEOPLE)
_OWN_UID_END = f"@{OWN_UID_DOMAIN}"


def read_own_event(raw: bytes) -> OwnEvent | None:
    """Read one of our own events; None for what is none, or holds more than one."""
    data = unfolded(raw)
    events = [each for each in components(data) if each.name == b"VEVENT"]
    if len(events) != 1:
        return None
    found = lines(data, events[0], _READ)
    uid = _text(found, b"UID")
    if not uid.endswith(_OWN_UID_END):
        return None
    written_mark, _, alarm = _text(found, b"X-FIREBREAK-MARK").partition("-")
    return OwnEvent(
        uid=uid,
        sequence=_sequence(found),
        is_cancelled=_text(found, b"STATUS").upper() == "CANCELLED",
        mark=_mark(found),
        written_mark=written_mark,
        had_alarm=bool(alarm),
    )


def mark_of(raw: bytes) -> str:
    """Return the fingerprint of what an event of ours says to people."""
    event = read_own_event(raw)
    if event is None:
        message = "not one event of ours"
        raise ValueError(message)
    return event.mark


def _mark(found: Lines) -> str:
    said = [
        f"{name}:{_value(name, rest)}"
        for name in _SAYS_TO_PEOPLE
        for rest in sorted(found.get(name.encode(), ()))
    ]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]


def _value(name: str, rest: bytes) -> str:
    """Return a value as it is meant, with its parameters where its time depends on them."""
    if name in ("DTSTART", "DTEND"):
        return _time(rest)
    return plain_text(value_of(rest))


def _time(rest: bytes) -> str:
    """Return a time in UTC however it is written; any other with its zone, as it stands."""
    written = decoded(value_of(rest)).strip()
    try:
        at = moment(written)
    except (ValueError, OverflowError):
        return decoded(rest)
    is_in_utc = getattr(at, "tzinfo", None) is not None
    return at.isoformat() if is_in_utc else decoded(rest)


def _sequence(found: Lines) -> int:
    try:
        return max(whole_number(_text(found, b"SEQUENCE") or "0"), 0)
    except ValueError:
        return 0


def _text(found: Lines, name: bytes) -> str:
    return plain_text(value_of(first(found, name) or b""))
