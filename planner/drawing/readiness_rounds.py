"""A picture of one part of readiness over the rounds: self, coach and team as three lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from planner.drawing.display_list import (
    Align,
    Line,
    Pattern,
    Picture,
    Polygon,
    Reading,
    Rect,
    Shape,
    Text,
)

_HEIGHT, _TOP, _FOOT, _LEFT, _RIGHT = 118.0, 8.0, 16.0, 16.0, 40.0
_MARK, _WORD_GAP, _SMALL, _GUTTER = 4.0, 10.0, 8.0, 12.0
_AT_ONCE = 0.5


class View(Enum):
    """Whose line it is: each has its own mark, stroke and colour, and a word at its end."""

    SELF = "accent"
    COACH = "muted"
    TEAM = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundMark:
    """One closed round of a view.

    Attributes:
        mean: On the scale; None where it is not shown, which leaves a gap in the line.
        words: What is said when the mark is read.
    """

    day: date
    mean: float | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLine:
    """All rounds of one view, the first one first.

    Attributes:
        label: The word at the end of the line.
        band: Smallest detectable change around the mean before the last one; None draws none.
    """

    view: View
    label: str
    marks: tuple[RoundMark, ...]
    band: float | None

    @property
    def shown(self) -> tuple[tuple[date, float], ...]:
        """Return the days and means that are shown."""
        return tuple((mark.day, mark.mean) for mark in self.marks if mark.mean is not None)

    @property
    def has_band(self) -> bool:
        """Say whether the last mean is shown, and can be compared with one before it."""
        is_shown = self.marks[-1].mean is not None
        return self.band is not None and is_shown and len(self.shown) > 1


def rounds_over_time(
    lines: Sequence[ViewLine],
    *,
    lowest: int,
    highest: int,
    width: float,
    days: Mapping[date, str],
    alternative: str,
) -> Picture:
    """Draw the lines on the instrument's whole scale, from the first round to the last.

    Args:
        lines: At least one mean is shown in them.
        lowest: Of the scale.
        highest: Of the scale.
        width: In points.
        days: The words of the days under the picture, such as the first and the last round.
        alternative: Says what the picture shows.
    """
    place = _Place(lines, lowest=lowest, highest=highest, width=width)
    shapes = [*_scale(place, lowest, highest), *_days(place, days)]
    shapes += _bands(place, lines)
    for line in lines:
        shapes += _line(place, line)
    return Picture(
        width=width,
        height=_HEIGHT,
        shapes=(*shapes, *_words(place, lines)),
        alternative=alternative,
        readings=tuple(_readings(place, lines)),
        header=(),
        rows=(),
    )


class _Place:
    """Where a day and a mean stand."""

    def __init__(
        self, lines: Sequence[ViewLine], *, lowest: int, highest: int, width: float
    ) -> None:
        days = [mark.day for line in lines for mark in line.marks]
        self._first, self._last = min(days), max(days)
        self._lowest, self._highest = lowest, highest
        self._gutter = _GUTTER * sum(line.has_band for line in lines)
        self.left = _LEFT + _MARK + 2
        self.right = max(self.left, width - _RIGHT - self._gutter)
        self.words_left = self.right + self._gutter + _MARK + 4
        self.end = width - 2
        self.bottom = _HEIGHT - _FOOT - 4

    def x(self, day: date) -> float:
        span = (self._last - self._first).days
        share = (day - self._first).days / span if span else _AT_ONCE
        return self.left + share * (self.right - self.left)

    def y(self, mean: float) -> float:
        held = min(max(mean, self._lowest), self._highest)
        share = (held - self._lowest) / max(1, self._highest - self._lowest)
        return self.bottom - share * (self.bottom - _TOP)


def _scale(place: _Place, lowest: int, highest: int) -> Iterator[Shape]:
    for value in range(lowest, highest + 1):
        y = place.y(value)
        yield Line(x1=_LEFT, y1=y, x2=place.right + _MARK, y2=y, stroke="border", width=0.6)
        yield Text(
            x=_LEFT - 4, y=y + 3, words=str(value), fill="muted", size=_SMALL, align=Align.END
        )


def _days(place: _Place, days: Mapping[date, str]) -> Iterator[Shape]:
    for day, words in days.items():
        x = place.x(day)
        is_left, is_right = x <= place.left + 1, x >= place.right - 1
        align = Align.START if is_left else Align.END if is_right else Align.MIDDLE
        x = {Align.START: x - _MARK, Align.END: place.end, Align.MIDDLE: x}[align]
        yield Text(x=x, y=_HEIGHT - 4, words=words, fill="muted", size=_SMALL, align=align)


def _bands(place: _Place, lines: Sequence[ViewLine]) -> Iterator[Shape]:
    """Draw the bands beside the lines, one below another view's word each."""
    for number, line in enumerate(line for line in lines if line.has_band):
        yield from _band(place, line, place.right + _GUTTER * (number + 1))


def _band(place: _Place, line: ViewLine, x: float) -> Iterator[Shape]:
    """Draw where the last mean could lie without a change that can be told, and where it lies."""
    earlier, last = (mean for _, mean in line.shown[-2:])
    band = line.band or 0.0
    left, colour = x - _MARK, line.view.value
    top, bottom = place.y(earlier + band), place.y(earlier - band)
    yield Rect(x=left, y=top, width=2 * _MARK, height=bottom - top, fill="soft")
    for y in (top, bottom):
        yield Line(x1=left, y1=y, x2=left + 2 * _MARK, y2=y, stroke=colour, width=1.2)
    before = _mark(line.view, x, place.y(earlier))
    yield Polygon(points=before, fill=colour, pattern=Pattern.OUTLINE)
    yield Polygon(points=_mark(line.view, x, place.y(last)), fill=colour)


def _line(place: _Place, line: ViewLine) -> Iterator[Shape]:
    before: RoundMark | None = None
    for mark in line.marks:
        if before is not None and before.mean is not None and mark.mean is not None:
            yield Line(
                x1=place.x(before.day),
                y1=place.y(before.mean),
                x2=place.x(mark.day),
                y2=place.y(mark.mean),
                stroke=line.view.value,
                width=1.2,
                dashed=line.view is View.COACH,
            )
        before = mark
    for day, mean in line.shown:
        points = _mark(line.view, place.x(day), place.y(mean))
        yield Polygon(points=points, fill=line.view.value)


def _mark(view: View, x: float, y: float) -> tuple[tuple[float, float], ...]:
    size = _MARK
    if view is View.SELF:
        return ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    if view is View.COACH:
        side = size * 0.8
        return (
            (x - side, y - side),
            (x + side, y - side),
            (x + side, y + side),
            (x - side, y + side),
        )
    return ((x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8))


def _words(place: _Place, lines: Sequence[ViewLine]) -> Iterator[Shape]:
    """Write the word of each line at the right, or beside its last mark where it ends before."""
    shown = [line for line in lines if line.shown]
    ended = [line for line in shown if line.marks[-1].mean is None]
    named = sorted(
        ((place.y(line.shown[-1][1]), line) for line in shown if line not in ended),
        key=lambda one: one[0],
    )
    ys = _apart([y for y, _ in named], place.bottom)
    for (_, line), y in zip(named, ys, strict=True):
        yield _word(line, place.words_left, y)
    for line in ended:
        day, mean = line.shown[-1]
        yield _word(line, place.x(day) + _MARK + 3, place.y(mean))


def _word(line: ViewLine, x: float, y: float) -> Text:
    return Text(x=x, y=y + 3, words=line.label, fill=line.view.value, size=_SMALL)


def _apart(ys: Sequence[float], bottom: float) -> list[float]:
    """Push words down until none touches the one above, then up where one would be too low."""
    placed: list[float] = []
    for y in ys:
        placed.append(max(y, placed[-1] + _WORD_GAP) if placed else y)
    last = len(placed) - 1
    return [min(y, bottom - _WORD_GAP * (last - number)) for number, y in enumerate(placed)]


def _readings(place: _Place, lines: Sequence[ViewLine]) -> Iterator[Reading]:
    for line in lines:
        for mark in line.marks:
            x = place.x(mark.day)
            if mark.mean is None:
                area = (x - _MARK, place.bottom + 2, 2 * _MARK, _MARK)
            else:
                area = (x - _MARK, place.y(mark.mean) - _MARK, 2 * _MARK, 2 * _MARK)
            yield Reading(words=mark.words, area=area)
