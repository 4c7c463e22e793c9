"""Small pictures of one kind side by side, under their titles, to be compared at a glance."""

from collections.abc import Sequence
from dataclasses import replace

from planner.drawing.display_list import Line, Picture, Polygon, Reading, Rect, Shape, Text

_TITLE, _TITLE_SIZE, _GAP = 16.0, 9.0, 18.0


def panel_width(width: float, across: int) -> float:
    """Return how wide each of so many panels is."""
    return (width - (across - 1) * _GAP) / across


def small_multiples(
    panels: Sequence[tuple[str, Picture]], *, across: int, width: float, alternative: str
) -> Picture:
    """Put pictures that are `panel_width` wide in rows of `across`, each below its title."""
    shapes: list[Shape] = []
    readings: list[Reading] = []
    top = 0.0
    step = panel_width(width, across) + _GAP
    for first in range(0, len(panels), across):
        row = panels[first : first + across]
        for column, (title, picture) in enumerate(row):
            x, y = column * step, top + _TITLE
            shapes.append(
                Text(x=x, y=top + 9, words=title, fill="text", size=_TITLE_SIZE, bold=True)
            )
            shapes += [_moved(shape, x, y) for shape in picture.shapes]
            readings += [_moved_reading(reading, x, y) for reading in picture.readings]
        top += _TITLE + max(picture.height for _, picture in row) + _GAP / 2
    return Picture(
        width=width,
        height=max(0.0, top - _GAP / 2),
        shapes=tuple(shapes),
        alternative=alternative,
        readings=tuple(readings),
        header=(),
        rows=(),
    )


def _moved(shape: Shape, x: float, y: float) -> Shape:
    match shape:
        case Rect() | Text():
            return replace(shape, x=shape.x + x, y=shape.y + y)
        case Line():
            return replace(
                shape, x1=shape.x1 + x, x2=shape.x2 + x, y1=shape.y1 + y, y2=shape.y2 + y
            )
        case Polygon():
            points = tuple((left + x, upper + y) for left, upper in shape.points)
            return replace(shape, points=points)


def _moved_reading(reading: Reading, x: float, y: float) -> Reading:
    left, upper, width, height = reading.area
    return replace(reading, area=(left + x, upper + y, width, height))
