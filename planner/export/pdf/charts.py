"""How a chart's display list is drawn on paper, readable in black and white too.

The operators are written here and not by `reportlab.graphics`: its shapes, each checked attribute
by attribute and drawn in a state of its own, took a sixth of the time of a whole plan.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from reportlab.platypus import Flowable

from planner.drawing.display_list import Align, Line, Pattern, Picture, Polygon, Rect, Text
from planner.export.pdf.fonts import BOLD, REGULAR, width_of
from planner.export.pdf.palette import paper_colour, paper_rgb
from planner.export.pdf.text import TextDoor
from planner.overriding import override

_HATCH_GAP_PT = 4.0
_DOT_GAP_PT = 4.0
_DOT_RADIUS_PT = 1.0
_OUTLINE_PT = 0.8
_WHOLE, _DASHED = "[] 0 d", "[3 2] 0 d"
_ROUND = 0.5523  # of a radius: where a curve is pulled to, so that it looks like a circle's quarter

Points = tuple[tuple[float, float], ...]


class Drawing(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A picture at the size it has on paper."""

    def __init__(self, picture: Picture, door: TextDoor, scale: float) -> None:
        super().__init__()
        self._picture = picture
        self._door = door
        self._scale = scale
        self.width, self.height = picture.width * scale, picture.height * scale

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return (self.width, self.height)

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        # Display lists count y downwards from the top.
        canvas.transform(self._scale, 0, 0, self._scale, 0, self.height)
        for _, shapes in groupby(self._picture.shapes, lambda shape: isinstance(shape, Text)):
            together = list(shapes)
            if texts := [shape for shape in together if isinstance(shape, Text)]:
                self._write(texts)
            for shape in together:
                if not isinstance(shape, Text):
                    canvas.addLiteral("\n".join(operators_of(shape)))
        canvas.restoreState()

    def _write(self, texts: Iterable[Text]) -> None:
        written = self.canv.beginText()
        for text in texts:
            runs = self._door.runs(text.words, BOLD if text.bold else REGULAR)
            widths = [width_of(words, font, text.size) for font, words in runs]
            share = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[text.align]
            x = text.x - share * sum(widths)
            written.setFillColor(paper_colour(text.fill))
            for (font, words), width in zip(runs, widths, strict=True):
                written.setFont(font, text.size)
                written.setTextOrigin(x, -text.y)
                written.textLine(words)
                x += width
        self.canv.drawText(written)


def drawing_of(picture: Picture, door: TextDoor, widest_pt: float, highest_pt: float) -> Drawing:
    """Return what draws a picture, made smaller where it is wider or higher."""
    scale = min(1.0, widest_pt / picture.width, highest_pt / picture.height)
    return Drawing(picture, door, scale)


def operators_of(shape: Rect | Polygon | Line) -> Iterator[str]:
    """Yield PDF's operators for a shape, with y upwards from the picture's top."""
    if isinstance(shape, Line):
        yield _stroke(shape.stroke, shape.width, _DASHED if shape.dashed else _WHOLE)
        yield f"{_path(((shape.x1, -shape.y1), (shape.x2, -shape.y2)))} S"
        return
    points = _corners(shape) if isinstance(shape, Rect) else _turned(shape.points)
    radius = min(shape.radius, shape.width / 2, shape.height / 2) if isinstance(shape, Rect) else 0
    outline = _rounded(points, radius) if radius > 0 else f"{_path(points)} h"
    if shape.pattern is Pattern.SOLID:
        yield f"{_fill(shape.fill)} {outline} f"
        return
    yield _fill("surface")
    dash = _DASHED if shape.pattern is Pattern.OUTLINE else _WHOLE
    yield _stroke(shape.fill, _OUTLINE_PT, dash)
    yield f"{outline} B"
    yield from _texture(points, shape)


def _corners(rect: Rect) -> Points:
    """Return them from the upper left one on, clockwise."""
    left, top, right, bottom = rect.x, -rect.y, rect.x + rect.width, -rect.y - rect.height
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _turned(points: Points) -> Points:
    return tuple((x, -y) for x, y in points)


def _path(points: Iterable[tuple[float, float]]) -> str:
    begin, *others = [f"{x:.2f} {y:.2f}" for x, y in points]
    return " ".join([begin, "m", *(f"{place} l" for place in others)])


def _rounded(corners: Points, radius: float) -> str:
    """Return the path of a rectangle whose corners are quarters of a circle."""
    (left, top), _, (right, bottom), _ = corners
    off, pull = radius, radius * (1 - _ROUND)
    return (
        f"{left + off:.2f} {top:.2f} m {right - off:.2f} {top:.2f} l"
        f" {right - pull:.2f} {top:.2f} {right:.2f} {top - pull:.2f} {right:.2f} {top - off:.2f} c"
        f" {right:.2f} {bottom + off:.2f} l {right:.2f} {bottom + pull:.2f}"
        f" {right - pull:.2f} {bottom:.2f} {right - off:.2f} {bottom:.2f} c"
        f" {left + off:.2f} {bottom:.2f} l {left + pull:.2f} {bottom:.2f}"
        f" {left:.2f} {bottom + pull:.2f} {left:.2f} {bottom + off:.2f} c"
        f" {left:.2f} {top - off:.2f} l {left:.2f} {top - pull:.2f}"
        f" {left + pull:.2f} {top:.2f} {left + off:.2f} {top:.2f} c h"
    )


def _fill(token: str) -> str:
    return "{:.3f} {:.3f} {:.3f} rg".format(*paper_rgb(token))


def _stroke(token: str, width: float, dash: str) -> str:
    red, green, blue = paper_rgb(token)
    return f"{red:.3f} {green:.3f} {blue:.3f} RG {width:.2f} w {dash}"


def _texture(points: Points, shape: Rect | Polygon) -> Iterator[str]:
    """Yield one path for all the lines or dots of a shape."""
    if shape.pattern is Pattern.HATCHED:
        lines = [_path(((x1, y1), (x2, y2))) for x1, y1, x2, y2 in hatch_lines(points)]
        yield from [*lines, "S"] if lines else ()
    elif shape.pattern is Pattern.DOTTED:
        marks = [f"{_path(_diamond(x, y))} h" for x, y in dots(points)]
        yield from [_fill(shape.fill), *marks, "f"] if marks else ()


def _diamond(x: float, y: float) -> Points:
    reach = _DOT_RADIUS_PT
    return ((x - reach, y), (x, y + reach), (x + reach, y), (x, y - reach))


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
