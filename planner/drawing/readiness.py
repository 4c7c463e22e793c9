"""A picture of readiness: one line a subscale, this round and the one before, no pass mark."""

from collections.abc import Sequence
from dataclasses import dataclass

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

_ROW, _LABELS, _FOOT, _MARK = 13.0, 150.0, 13.0, 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscaleLine:
    """One line: the mean, the one before, and the band in which a change cannot be told.

    Attributes:
        band: The smallest detectable change on either side of `earlier`; None draws none.
    """

    label: str
    mean: float
    earlier: float | None
    band: float | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSize:
    """How tall a line is, and how much of its width its label takes, in points."""

    height: float = _ROW
    labels: float = _LABELS


def readiness_lines(
    lines: Sequence[SubscaleLine],
    *,
    lowest: int,
    highest: int,
    width: float,
    alternative: str,
    rows: RowSize | None = None,
) -> Picture:
    """Draw each line on the instrument's whole scale, in rows as small as the PDF needs them."""
    size = rows or RowSize()
    row = size.height
    scale = _Scale(lowest=lowest, highest=highest, left=size.labels, width=width)
    height = row * len(lines) + _FOOT
    shapes: list[Shape] = []
    for value in range(lowest, highest + 1):
        x = scale.x(value)
        shapes.append(Line(x1=x, y1=0, x2=x, y2=height - _FOOT, stroke="border", width=0.6))
        shapes.append(
            Text(x=x, y=height - 4, words=str(value), fill="muted", size=8, align=Align.MIDDLE)
        )
    readings: list[Reading] = []
    for number, line in enumerate(lines):
        middle = number * row + row / 2
        shapes += _marks(line, scale, middle)
        readings.append(Reading(words=line.words, area=(0, number * row, width, row)))
    return Picture(
        width=width,
        height=height,
        shapes=tuple(shapes),
        alternative=alternative,
        readings=tuple(readings),
        header=(),
        rows=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    lowest: int
    highest: int
    left: float
    width: float

    def x(self, value: float) -> float:
        held = min(max(value, self.lowest), self.highest)
        share = (held - self.lowest) / max(1, self.highest - self.lowest)
        return self.left + share * (self.width - self.left - 8)


def _marks(line: SubscaleLine, scale: _Scale, middle: float) -> list[Shape]:
    shapes: list[Shape] = [Text(x=0, y=middle + 3, words=line.label, fill="text", size=9)]
    if line.earlier is not None:
        if line.band:
            left, right = scale.x(line.earlier - line.band), scale.x(line.earlier + line.band)
            shapes.append(
                Rect(x=left, y=middle - 5, width=right - left, height=10, fill="sunken", radius=2)
            )
        shapes.append(
            Polygon(
                points=_diamond(scale.x(line.earlier), middle),
                fill="accent",
                pattern=Pattern.OUTLINE,
            )
        )
    shapes.append(Polygon(points=_diamond(scale.x(line.mean), middle), fill="accent"))
    return shapes


def _diamond(x: float, y: float) -> tuple[tuple[float, float], ...]:
    return ((x, y - _MARK), (x + _MARK, y), (x, y + _MARK), (x - _MARK, y))
