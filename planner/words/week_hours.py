"""How the hours of a week are written for people."""

from datetime import date, timedelta
from itertools import groupby

from planner.domain.hours import Span, WeekHours
from planner.text import tr
from planner.words.numbers import short_weekday_text

_A_MONDAY = date(2024, 1, 1)
_HOUR = 60


def week_hours_lines(hours: WeekHours) -> list[str]:
    """Write neighbouring days with the same hours as one line, such as Mon to Fri 08:00 to 18:00.

    Days without hours are left out; no hours at all are said in words.
    """
    numbered = groupby(enumerate(hours.days), key=lambda day: day[1])
    groups = [(spans, [number for number, _ in days]) for spans, days in numbered]
    lines = [f"{_days(days)} {_spans(spans)}" for spans, days in groups if spans]
    return lines or [tr("no hours")]


def week_hours_text(hours: WeekHours) -> str:
    """Write the hours of a week in one line."""
    return "; ".join(week_hours_lines(hours))


def _days(numbers: list[int]) -> str:
    first, last = numbers[0], numbers[-1]
    if first == last:
        return _day(first)
    return tr("{first}\N{EN DASH}{last}").format(first=_day(first), last=_day(last))


def _day(number: int) -> str:
    return short_weekday_text(_A_MONDAY + timedelta(days=number))


def _spans(spans: tuple[Span, ...]) -> str:
    return ", ".join(
        tr("{start}\N{EN DASH}{end}").format(start=_clock(span.start), end=_clock(span.end))
        for span in spans
    )


def _clock(minute: int) -> str:
    return f"{minute // _HOUR:02d}:{minute % _HOUR:02d}"
