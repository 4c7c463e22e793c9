"""What an event says to people: title, place, who, and whether it is on."""

from dataclasses import dataclass
from functools import lru_cache

from planner.domain.calendar import MeetingStatus
from planner.intake.calendar.lexer import (
    Component,
    Lines,
    first,
    line_pattern,
    lines,
    parameter_of,
    value_of,
)
from planner.intake.calendar.values import decoded, plain_text

_WORDS = line_pattern(
    "SUMMARY", "LOCATION", "ORGANIZER", "ATTENDEE", "STATUS", "TRANSP", "CLASS",
    "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT",
)  # fmt: skip
_MAILTO = "mailto:"


@dataclass(frozen=True, slots=True)
class Words:
    """What an event says to people; all plain text."""

    summary: str
    location: str
    organizer: str
    attendee_count: int
    status: MeetingStatus
    is_busy: bool
    is_out_of_office: bool
    is_private: bool
    is_marked_all_day: bool


def words_of(data: bytes, component: Component, *, is_cancelled: bool) -> Words:
    """Read what an event says; `is_cancelled` when its whole file is a cancellation."""
    found = lines(data, component, _WORDS)
    busy = _code(found, b"X-MICROSOFT-CDO-BUSYSTATUS")
    return Words(
        summary=_plain(found, b"SUMMARY"),
        location=_plain(found, b"LOCATION"),
        organizer=_organizer(first(found, b"ORGANIZER")),
        attendee_count=len(found.get(b"ATTENDEE", ())),
        status=_status(_code(found, b"STATUS"), busy, is_cancelled=is_cancelled),
        is_busy=_code(found, b"TRANSP") != "TRANSPARENT" and busy != "FREE",
        is_out_of_office=busy == "OOF",
        is_private=_code(found, b"CLASS") in ("PRIVATE", "CONFIDENTIAL"),
        is_marked_all_day=_code(found, b"X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE",
    )


def _plain(found: Lines, name: bytes) -> str:
    line = first(found, name)
    return plain_text(value_of(line)) if line else ""


def _code(found: Lines, name: bytes) -> str:
    rests = found.get(name)
    return _code_of(rests[0]) if rests else ""


@lru_cache(maxsize=64)  # the same few in every event
def _code_of(line: bytes) -> str:
    return decoded(value_of(line)).strip().upper()


def _status(code: str, busy: str, *, is_cancelled: bool) -> MeetingStatus:
    if is_cancelled or code == "CANCELLED":
        return MeetingStatus.CANCELLED
    if code == "TENTATIVE" or (not code and busy == "TENTATIVE"):
        return MeetingStatus.TENTATIVE
    return MeetingStatus.CONFIRMED


def _organizer(line: bytes | None) -> str:
    if line is None:
        return ""
    name = parameter_of(line, b"CN") or value_of(line)
    plain = plain_text(name)
    return plain[len(_MAILTO) :] if plain.lower().startswith(_MAILTO) else plain
