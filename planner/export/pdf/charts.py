"""How a chart's display list becomes a drawing on paper, readable in black and white too."""

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.graphics.shapes import Drawing, Group, Path
from reportlab.graphics.shapes import Line as DrawnLine
from reportlab.graphics.shapes import Polygon as DrawnPolygon
from reportlab.graphics.shapes import Rect as DrawnRect
from reportlab.graphics.shapes import String as DrawnString

from planner.drawing.display_list import Align, Line, Pattern, Picture, Polygon, Rect, Shape, Text
from planner.export.pdf.fonts import BOLD, REGULAR, width_of
from planner.export.pdf.palette import paper_colour
from planner.export.pdf.text import TextDoor

_HATCH_GAP_PT = 4.0
_DOT_GAP_PT = 4.0
_DOT_RADIUS_PT = 1.0
_OUTLINE_PT = 0.8
_DASH_PT = [3, 2]

Points = tuple[tuple[float, float], ...]


def drawing_of(picture: Picture, door: TextDoor, widest_pt: float, highest_pt: float) -> Any:
    """Return ReportLab's drawing of a picture, made smaller where it is wider or higher."""
    scale = min(1.0, widest_pt / picture.width, highest_pt / picture.height)
    drawing = Drawing(picture.width * scale, picture.height * scale, initialFontName=REGULAR)
    # Display lists count y downwards from the top.
    turned = Group(transform=(scale, 0, 0, scale, 0, picture.height * scale))
    for shape in picture.shapes:
        for node in _drawn(shape, door):
            turned.add(node)
    drawing.add(turned)
    return drawing


def _drawn(shape: Shape, door: TextDoor) -> Iterator[Any]:
    if isinstance(shape, Rect):
        return _rect(shape)
    if isinstance(shape, Polygon):
        return _polygon(shape)
    return _line(shape) if isinstance(shape, Line) else _text(shape, door)


def _rect(shape: Rect) -> Iterator[Any]:
    right, bottom = shape.x + shape.width, shape.y + shape.height
    corners = ((shape.x, -shape.y), (right, -shape.y), (right, -bottom), (shape.x, -bottom))
    yield DrawnRect(
        shape.x,
        -bottom,
        shape.width,
        shape.height,
        rx=shape.radius,
        ry=shape.radius,
        **_fill(shape.fill, shape.pattern),
    )
    yield from _texture(corners, shape.fill, shape.pattern)


def _polygon(shape: Polygon) -> Iterator[Any]:
    points = tuple((x, -y) for x, y in shape.points)
    flat = [value for point in points for value in point]
    yield DrawnPolygon(flat, **_fill(shape.fill, shape.pattern))
    yield from _texture(points, shape.fill, shape.pattern)


def _line(shape: Line) -> Iterator[Any]:
    yield DrawnLine(
        shape.x1,
        -shape.y1,
        shape.x2,
        -shape.y2,
        strokeColor=paper_colour(shape.stroke),
        strokeWidth=shape.width,
        strokeDashArray=_DASH_PT if shape.dashed else None,
    )


def _text(shape: Text, door: TextDoor) -> Iterator[Any]:
    runs = door.runs(shape.words, BOLD if shape.bold else REGULAR)
    widths = [width_of(words, font, shape.size) for font, words in runs]
    share = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[shape.align]
    x = shape.x - share * sum(widths)
    for (font, words), width in zip(runs, widths, strict=True):
        colour = paper_colour(shape.fill)
        yield DrawnString(x, -shape.y, words, fontName=font, fontSize=shape.size, fillColor=colour)
        x += width


def _fill(token: str, pattern: Pattern) -> dict[str, Any]:
    colour = paper_colour(token)
    if pattern is Pattern.SOLID:
        return {"fillColor": colour, "strokeColor": None}
    return {
        "fillColor": paper_colour("surface"),
        "strokeColor": colour,
        "strokeWidth": _OUTLINE_PT,
        "strokeDashArray": _DASH_PT if pattern is Pattern.OUTLINE else None,
    }


def _texture(points: Points, token: str, pattern: Pattern) -> Iterator[Any]:
    """Yield one path for all the lines or dots of a shape."""
    colour = paper_colour(token)
    if pattern is Pattern.HATCHED:
        hatching = Path(strokeColor=colour, strokeWidth=_OUTLINE_PT, fillColor=None)
        for x1, y1, x2, y2 in hatch_lines(points):
            hatching.moveTo(x1, y1)
            hatching.lineTo(x2, y2)
        yield hatching
    elif pattern is Pattern.DOTTED:
        dotting = Path(strokeColor=None, fillColor=colour)
        for x, y in dots(points):
            dotting.moveTo(x - _DOT_RADIUS_PT, y)
            dotting.lineTo(x, y + _DOT_RADIUS_PT)
            dotting.lineTo(x + _DOT_RADIUS_PT, y)
            dotting.lineTo(x, y - _DOT_RADIUS_PT)
            dotting.closePath()
        yield dotting


def hatch_lines(points: Points) -> Iterator[tuple[float, float, float, float]]:
    """Yield lines at 45 degrees inside a closed shape, as x1, y1, x2, y2."""
    # On a line x + y = height, a point is told by its x alone.
    heights = [x + y for x, y in points]
    steps = int((max(heights) - min(heights)) / _HATCH_GAP_PT)
    for step in range(1, steps + 1):
        height = min(heights) + step * _HATCH_GAP_PT
        crossings = sorted(_crossings(points, height))
        for begin, end in zip(crossings[::2], crossings[1::2], strict=False):
            yield (begin, height - begin, end, height - end)


def _crossings(points: Points, height: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in _edges(points):
        above, below = x1 + y1 - height, x2 + y2 - height
        if (above > 0) != (below > 0):
            yield x1 + (x2 - x1) * above / (above - below)


def dots(points: Points) -> Iterator[tuple[float, float]]:
    """Yield the centres of dots on a grid inside a closed shape."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    for y in _grid(low, high):
        for x in _grid(left, right):
            if _is_inside(x, y, points):
                yield (x, y)


def _grid(low: float, high: float) -> Iterable[float]:
    steps = int((high - low) / _DOT_GAP_PT)
    return (low + (step + 0.5) * _DOT_GAP_PT for step in range(steps))


def _is_inside(x: float, y: float, points: Points) -> bool:
    crossed = False
    for (x1, y1), (x2, y2) in _edges(points):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            crossed = not crossed
    return crossed


def _edges(points: Points) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    return zip(points, (*points[1:], points[0]), strict=True)
