"""How a capture line writes durations, times of day and stretches: "1h30", "2pm", "9-10:30"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.attention import LONGEST_ENTRY_MINUTES
from planner.domain.capture_model import Problem, refusal
from planner.domain.capture_words import BOUNDARY
from planner.domain.hours import DAY_MINUTES

HOUR = 60
NOON = 12 * HOUR
_LAST_DOUBTFUL_HOUR = 6
_CLOCK = r"(?P<h{n}>[0-9]{{1,2}})(?:{colon}(?P<m{n}>[0-9]{{2}}))?(?:\s?(?P<s{n}>am|pm|z))?"
_FLAGS = re.IGNORECASE | re.ASCII

_ONE_TIME = re.compile(_CLOCK.format(n=1, colon=":") + BOUNDARY, _FLAGS)
_STRETCH = re.compile(
    r"(?:from\s)?"
    + _CLOCK.format(n=1, colon="[:.]")
    + r"(?:\s?[-\u2013\u2014]\s?|\s(?P<word>to|until|till)\s)"
    + _CLOCK.format(n=2, colon="[:.]")
    + BOUNDARY,
    _FLAGS,
)
_DURATION = re.compile(
    r"(?:(?P<h>[0-9]{1,9})(?:[.,](?P<f>[0-9]{1,4}))?\s?(?:hours?|hrs?|h)"
    r"(?:(?P<m1>[0-9]{1,2})(?:minutes?|mins?|m)?|\s(?P<m2>[0-9]{1,2})\s?(?:minutes?|mins?|m))?"
    r"|(?P<m>[0-9]{1,9})\s?(?:minutes?|mins?|m))" + BOUNDARY,
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day.

    Attributes:
        minute: After midnight, 0 to 1440.
        is_utc: Written with a z; otherwise local.
    """

    minute: int
    is_utc: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """One written time: a stretch, a start or a duration, with the place where it stands."""

    start: ClockTime | None
    end: ClockTime | None
    minutes: int | None
    begin: int
    stop: int


def match_timing(line: str, position: int) -> Timing | None:
    """Read a stretch, a duration or a single time of day at `position`.

    Raises:
        TextNotUnderstoodError: It has the form of a time but is none, or two readings.
    """
    return (
        _match_stretch(line, position)
        or _match_duration(line, position)
        or _match_start(line, position)
    )


def written_clock(minute: int) -> str:
    """Write a minute of the day as "07:05"."""
    return f"{minute // HOUR:02d}:{minute % HOUR:02d}"


def _match_duration(line: str, position: int) -> Timing | None:
    found = _DURATION.match(line, position)
    if found is None:
        return None
    minutes = _duration_minutes(found)
    if minutes > LONGEST_ENTRY_MINUTES:
        raise refusal(Problem.TOO_LONG, found[0])
    if minutes < 1:
        raise refusal(Problem.TOO_SHORT, found[0])
    return Timing(None, None, minutes, position, found.end())


def _duration_minutes(found: re.Match[str]) -> int:
    if found["m"]:
        return int(found["m"])
    extra = found["m1"] or found["m2"]
    if extra and (int(extra) >= HOUR or found["f"]):
        raise refusal(Problem.NO_SUCH_DURATION, found[0])
    exact = Decimal(f"{found['h']}.{found['f'] or 0}") * HOUR + int(extra or 0)
    if exact != int(exact):
        raise refusal(Problem.NO_SUCH_DURATION, found[0], _whole_minutes_near(exact))
    return int(exact)


def _whole_minutes_near(exact: Decimal) -> tuple[str, ...]:
    return tuple(f"{minutes}m" for minutes in (int(exact), int(exact) + 1) if minutes)


def _match_start(line: str, position: int) -> Timing | None:
    found = _ONE_TIME.match(line, position)
    if found is None or not (found["m1"] or found["s1"]):
        return None
    readings = list(_readings(found, "1"))
    if not readings or readings[0].minute == DAY_MINUTES:
        raise refusal(Problem.NO_SUCH_TIME, found[0])
    if _is_doubtful(found["h1"]) and not found["s1"]:
        later = readings[0].minute + NOON
        raise refusal(
            Problem.MORNING_OR_AFTERNOON,
            found[0],
            (written_clock(readings[0].minute), written_clock(later)),
        )
    return Timing(readings[0], None, None, position, found.end())


def _match_stretch(line: str, position: int) -> Timing | None:
    found = _STRETCH.match(line, position)
    if found is None:
        return None
    starts, ends = list(_readings(found, "1")), list(_readings(found, "2"))
    if _is_bare(found) and (found["word"] or not starts or not ends):
        return None  # "70-80" and "3 to 4" are no stretches of time but numbers
    if not starts or not ends:
        raise refusal(Problem.NO_SUCH_TIME, found[0])
    start, end = _nearest(starts, ends) if _is_half_marked(found) else (starts[0], ends[0])
    if end.minute <= start.minute:
        raise refusal(Problem.END_BEFORE_START, found[0], _later_ends(start, end, found))
    is_in_doubt = _is_doubtful(found["h1"]) and end.minute <= NOON
    if is_in_doubt and not found["s1"] and not found["s2"]:
        raise refusal(Problem.MORNING_OR_AFTERNOON, found[0], _both_halves(start, end))
    return Timing(start, end, None, position, found.end())


def _readings(found: re.Match[str], number: str) -> Iterator[ClockTime]:
    """List what one time of a match can mean; nothing where there is no such time."""
    hour, minute = int(found["h" + number]), int(found["m" + number] or 0)
    sign = (found["s" + number] or "").lower()
    at = hour * HOUR + minute
    if minute >= HOUR or at > DAY_MINUTES:
        return
    if sign in ("am", "pm"):
        if 1 <= hour <= 12:  # noqa: PLR2004 - the hours of a clock face
            yield ClockTime(at % NOON + (NOON if sign == "pm" else 0))
        return
    yield ClockTime(at, is_utc=sign == "z")
    if _is_half_marked(found) and 1 <= hour <= 12:  # noqa: PLR2004 - as above
        yield ClockTime((at + NOON) % DAY_MINUTES)


def _is_half_marked(found: re.Match[str]) -> bool:
    """Say whether just one side of a stretch has am or pm: "2-3:30pm", "11am-1"."""
    signs = [(found.groupdict().get(name) or "").lower() for name in ("s1", "s2")]
    return sorted(sign in ("am", "pm") for sign in signs) == [False, True] and "z" not in signs


def _nearest(starts: list[ClockTime], ends: list[ClockTime]) -> tuple[ClockTime, ClockTime]:
    """Choose the shortest stretch that ends after it starts; there is one within 12 hours."""
    pairs = [(start, end) for start in starts for end in ends if end.minute > start.minute]
    if not pairs:
        return starts[0], ends[0]
    return min(pairs, key=lambda pair: pair[1].minute - pair[0].minute)


def _both_halves(start: ClockTime, end: ClockTime) -> tuple[str, ...]:
    return tuple(
        f"{written_clock(start.minute + later)}-{written_clock(end.minute + later)}"
        for later in (0, NOON)
    )


def _later_ends(start: ClockTime, end: ClockTime, found: re.Match[str]) -> tuple[str, ...]:
    """Offer the afternoon for the end of "9-5", and the day after for the end of "23:00-1:00"."""
    begin = written_clock(start.minute)
    offers = []
    if not found["s2"] and start.minute < end.minute + NOON <= DAY_MINUTES:
        offers.append(f"{begin}-{written_clock(end.minute + NOON)}")
    minutes = (end.minute - start.minute) % DAY_MINUTES
    if minutes:
        offers.append(f"{begin} {minutes}m")
    return tuple(offers)


def _is_doubtful(hour: str) -> bool:
    """Say whether an hour such as the 2 of "2-3:30" may mean the afternoon as well."""
    return not hour.startswith("0") and int(hour) <= _LAST_DOUBTFUL_HOUR


def _is_bare(found: re.Match[str]) -> bool:
    return not any(found[name] for name in ("m1", "s1", "m2", "s2"))
