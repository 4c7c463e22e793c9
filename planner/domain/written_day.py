"""Which day people mean when they write one into a form."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from planner.domain.capture_words import month_number
from planner.domain.errors.fields import DayNotUnderstoodError

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""Other years are typing mistakes."""

_NAMED = {"today": 0, "yesterday": -1, "tomorrow": 1}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>\d{4}))?", re.ASCII)
_WORDED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[a-z]{3,9})\.?(?:\s+(?P<year>\d{4}))?",
    re.ASCII | re.IGNORECASE,
)


def read_day(written: str, today: date) -> date:
    """Read "2026-11-03", "3/11/2026", "3 Nov 2026", "3 November", "today" and the like.

    The day stands before the month. Without a year it is the day nearest to today.

    Raises:
        DayNotUnderstoodError: It is no day, or one outside FIRST_YEAR to LAST_YEAR.
    """
    line = " ".join(written.split()).lower()
    if line in _NAMED:
        return today + timedelta(days=_NAMED[line])
    match = _ISO.fullmatch(line) or _SLASHED.fullmatch(line) or _WORDED.fullmatch(line)
    found = list(_days(match, today)) if match else []
    if not found:
        raise DayNotUnderstoodError(written.strip())
    return min(found, key=lambda day: abs(day - today))


def _days(match: re.Match[str], today: date) -> Iterator[date]:
    parts = match.groupdict()
    month = month_number(parts["name"]) if "name" in parts else int(parts["month"])
    years = [int(parts["year"])] if parts["year"] else [today.year + step for step in (-1, 0, 1)]
    for year in years:
        if month and FIRST_YEAR <= year <= LAST_YEAR:
            yield from _day(year, month, int(parts["day"]))


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:  # 30 February, or a year without 29 February
        return
