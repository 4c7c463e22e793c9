"""What a chart consists of, before anything paints it.

Lengths are in points, the origin is the top left corner and y grows downwards. A colour is
the name of a design token ("accent", "mode_long_term", "muted"), never a value: the window
and the PDF each bring their own palette.
"""

from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """Where a text stands in relation to its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Pattern(Enum):
    """How an area is filled, so that nothing depends on colour alone."""

    SOLID = "solid"
    HATCHED = "hatched"
    DOTTED = "dotted"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """An upright rectangle; `radius` rounds all corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    pattern: Pattern = Pattern.SOLID
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight stroke; `dashed` for targets and limits."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text on its baseline; `size` is in points of the chart's own scale."""

    x: float
    y: float
    words: str
    fill: str
    size: float = 9.0
    align: Align = Align.START
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed shape, such as a marker or a band."""

    points: tuple[tuple[float, float], ...]
    fill: str
    pattern: Pattern = Pattern.SOLID


Shape = Rect | Line | Text | Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One value of a chart as a screen reader says it, and where it is drawn.

    Attributes:
        words: Such as "Week of 17 Aug: 16.8 hours, 41% firefighting".
        area: x, y, width, height of the marks that show it.
    """

    words: str
    area: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart ready to be painted, read aloud, or answered by a table.

    Attributes:
        shapes: In painting order.
        alternative: One or two sentences that say what the picture shows.
        readings: Its values in reading order; arrow keys step through them.
        header: Column titles of the table with the same data.
        rows: The table's cells, a row for each value or group of values.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str
    readings: tuple[Reading, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
