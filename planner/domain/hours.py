"""Hours of a week in local time, such as when work may be planned."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from itertools import groupby, pairwise

from planner.domain.errors.fields import HoursNotUnderstoodError
from planner.domain.values import Frozen, frozen
from planner.overriding import override

DAY_MINUTES = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_PART = re.compile(r"(?P<days>[a-z]{3}(?:-[a-z]{3})?)\s+(?P<spans>[\d:\-\s,]+)")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a local day in minutes after midnight; the end is not included."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= DAY_MINUTES:
            raise HoursNotUnderstoodError(_written(self))

    @property
    def start_time(self) -> time:
        """Return the start as a time of day."""
        return time(self.start // 60, self.start % 60)


@frozen(kw_only=False)
class WeekHours(Frozen):
    """For each weekday, Monday first, its spans in order and without overlap."""

    days: tuple[tuple[Span, ...], ...] = ((),) * 7

    @override
    def __post_init__(self) -> None:
        if len(self.days) != len(WEEKDAYS):
            raise HoursNotUnderstoodError(str(self.days))
        for spans in self.days:
            if any(b.start < a.end for a, b in pairwise(spans)):
                raise HoursNotUnderstoodError(str(self))

    @override
    def __str__(self) -> str:
        """Write the hours as `parse` reads them: "mon 08:00-12:00,13:00-17:00; tue …"."""
        return "; ".join(
            f"{name} {','.join(map(_written, spans))}"
            for name, spans in zip(WEEKDAYS, self.days, strict=True)
            if spans
        )

    def short(self) -> str:
        """Write the hours as `parse` reads them, neighbouring days with equal hours together."""
        equal = groupby(zip(WEEKDAYS, self.days, strict=True), key=lambda day: day[1])
        runs = [([name for name, _ in days], spans) for spans, days in equal if spans]
        return "; ".join(
            f"{'-'.join(dict.fromkeys((names[0], names[-1])))} {','.join(map(_written, spans))}"
            for names, spans in runs
        )

    @classmethod
    def parse(cls, written: str) -> "WeekHours":
        """Read "mon-fri 08:00-12:00,13:00-17:00; sat 09:00-11:00"; "" is no hours at all.

        Raises:
            HoursNotUnderstoodError: A part is not a weekday (or two) and its spans.
        """
        days: list[list[Span]] = [[] for _ in WEEKDAYS]
        for part in filter(None, (piece.strip().lower() for piece in written.split(";"))):
            found = _PART.fullmatch(part)
            if not found:
                raise HoursNotUnderstoodError(part)
            spans = _spans(found["spans"], part)
            for day in _weekdays(found["days"], part):
                days[day].extend(spans)
        return cls(tuple(tuple(sorted(spans)) for spans in days))

    @property
    def week_minutes(self) -> int:
        """Add up the minutes of a week."""
        return sum(span.end - span.start for spans in self.days for span in spans)

    @property
    def longest_minutes(self) -> int:
        """Return how long the longest stretch is; spans that touch are one."""
        return max(
            (length for day in range(len(self.days)) for length in self.stretches(day)), default=0
        )

    def stretches(self, weekday: int) -> list[int]:
        """List the minutes of a day's stretches, Monday being 0; spans that touch are one."""
        lengths: list[int] = []
        end: int | None = None
        for span in self.days[weekday]:
            if span.start == end:
                lengths[-1] += span.end - span.start
            else:
                lengths.append(span.end - span.start)
            end = span.end
        return lengths

    def within(self, other: "WeekHours") -> "WeekHours":
        """Return the hours that lie in both."""
        return WeekHours(
            tuple(
                tuple(_common(own, theirs))
                for own, theirs in zip(self.days, other.days, strict=True)
            )
        )

    def without(self, other: "WeekHours") -> "WeekHours":
        """Return these hours less the other's."""
        return self.within(WeekHours(tuple(tuple(_rest(spans)) for spans in other.days)))


def _common(own: Iterable[Span], theirs: tuple[Span, ...]) -> Iterator[Span]:
    for one in own:
        for other in theirs:
            start, end = max(one.start, other.start), min(one.end, other.end)
            if start < end:
                yield Span(start, end)


def _rest(spans: Iterable[Span]) -> Iterator[Span]:
    """List what a day has besides its spans."""
    free_from = 0
    for span in spans:
        if free_from < span.start:
            yield Span(free_from, span.start)
        free_from = span.end
    if free_from < DAY_MINUTES:
        yield Span(free_from, DAY_MINUTES)


def _spans(written: str, part: str) -> list[Span]:
    found = [_SPAN.fullmatch(piece.strip()) for piece in written.split(",")]
    if not all(found):
        raise HoursNotUnderstoodError(part)
    numbers = [[int(group) for group in match.groups()] for match in found if match]
    if any(minute > 59 for _, m1, _, m2 in numbers for minute in (m1, m2)):  # noqa: PLR2004 - clock
        raise HoursNotUnderstoodError(part)
    return [Span(h1 * 60 + m1, h2 * 60 + m2) for h1, m1, h2, m2 in numbers]


def _weekdays(written: str, part: str) -> range:
    first, _, last = written.partition("-")
    try:
        start = WEEKDAYS.index(first)
        end = WEEKDAYS.index(last) if last else start
    except ValueError as error:
        raise HoursNotUnderstoodError(part) from error
    if end < start:
        raise HoursNotUnderstoodError(part)
    return range(start, end + 1)


def _written(span: Span) -> str:
    return f"{_clock(span.start)}-{_clock(span.end)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
