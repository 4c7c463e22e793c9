"""How a capture line writes days: "yesterday", "mon", "3 nov", "2026-11-03", "25/11"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.capture_model import Problem, refusal
from planner.domain.capture_words import BOUNDARY, WEEKDAY_WORDS, month_number

FIRST_YEAR = 2000
"""Older days are typing mistakes."""

_FLAGS = re.IGNORECASE | re.ASCII
_ORDINAL = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:\s(?P<year>[0-9]{4}))?"
_NAME = re.compile(
    r"(?P<name>today|yesterday|"
    + "|".join(sorted(WEEKDAY_WORDS, key=len, reverse=True))
    + ")"
    + BOUNDARY,
    _FLAGS,
)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})" + BOUNDARY, _FLAGS
)
_DAY_MONTH = re.compile(_ORDINAL + r"\s?(?P<name>[a-z]{3,9})" + _YEAR + BOUNDARY, _FLAGS)
_MONTH_DAY = re.compile(r"(?P<name>[a-z]{3,9})\s" + _ORDINAL + _YEAR + BOUNDARY, _FLAGS)
_SLASHED = re.compile(
    r"(?P<one>[0-9]{1,2})/(?P<two>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?" + BOUNDARY,
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day with the place where it stands in the line."""

    day: date
    begin: int
    stop: int


def match_day(line: str, position: int, today: date) -> WrittenDay | None:
    """Read a day at `position`; one without a year is the latest that is not to come.

    Raises:
        TextNotUnderstoodError: There is no such day, or the day can be two.
    """
    for read in (_named, _iso, _with_month, _slashed):
        found = read(line, position, today)
        if found is not None:
            day, match = found
            if day.year < FIRST_YEAR:
                raise refusal(Problem.DAY_TOO_LONG_AGO, match[0])
            return WrittenDay(day, position, match.end())
    return None


_Found = tuple[date, re.Match[str]] | None


def _named(line: str, position: int, today: date) -> _Found:
    match = _NAME.match(line, position)
    if match is None:
        return None
    name = match["name"].lower()
    if name in ("today", "yesterday"):
        return today - timedelta(days=int(name == "yesterday")), match
    return today - timedelta(days=(today.weekday() - WEEKDAY_WORDS[name]) % 7), match


def _iso(line: str, position: int, today: date) -> _Found:  # noqa: ARG001 - one of four readers
    match = _ISO.match(line, position)
    if match is None:
        return None
    return _day(int(match["year"]), int(match["month"]), int(match["day"]), match[0]), match


def _with_month(line: str, position: int, today: date) -> _Found:
    match = _DAY_MONTH.match(line, position) or _MONTH_DAY.match(line, position)
    month = month_number(match["name"]) if match else None
    if match is None or month is None:
        return None
    if match["year"]:
        return _day(int(match["year"]), month, int(match["day"]), match[0]), match
    return _latest(month, int(match["day"]), today, match[0]), match


def _slashed(line: str, position: int, today: date) -> _Found:
    match = _SLASHED.match(line, position)
    if match is None:
        return None
    one, two = int(match["one"]), int(match["two"])
    days = [
        day
        for number, month in dict.fromkeys([(one, two), (two, one)])
        if (day := _slashed_day(number, month, match["year"], today)) is not None
    ]
    if not days:
        raise refusal(Problem.NO_SUCH_DAY, match[0])
    if len(days) > 1:
        raise refusal(Problem.DAY_AMBIGUOUS, match[0], [day.isoformat() for day in days])
    return days[0], match


def _slashed_day(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is None:
        return _latest_or_none(month, day, today)
    century = 0 if len(year) > len("26") else FIRST_YEAR
    return _day_or_none(century + int(year), month, day)


def _latest(month: int, day: int, today: date, part: str) -> date:
    found = _latest_or_none(month, day, today)
    if found is None:
        raise refusal(Problem.NO_SUCH_DAY, part)
    return found


def _latest_or_none(month: int, day: int, today: date) -> date | None:
    this_year = _day_or_none(today.year, month, day)
    if this_year is not None and this_year <= today:
        return this_year
    return _day_or_none(today.year - 1, month, day)


def _day(year: int, month: int, day: int, part: str) -> date:
    found = _day_or_none(year, month, day)
    if found is None:
        raise refusal(Problem.NO_SUCH_DAY, part)
    return found


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
