"""What a chart consists of, before anything paints it.

Lengths are in points, the origin is the top left corner and y grows downwards. A colour is
the name of a design token ("accent", "mode_long_term", "muted"), never a value: the window
and the PDF each bring their own palette.
"""

from enum import Enum

from planner.domain.values import Frozen, frozen


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


@frozen
class Rect(Frozen):
    """An upright rectangle; `radius` rounds all corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    pattern: Pattern = Pattern.SOLID
    radius: float = 0.0


@frozen
class Line(Frozen):
    """A straight stroke; `dashed` for targets and limits."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1.0
    dashed: bool = False


@frozen
class Text(Frozen):
    """One line of text on its baseline; `size` is in points of the chart's own scale."""

    x: float
    y: float
    words: str
    fill: str
    size: float = 9.0
    align: Align = Align.START
    bold: bool = False


@frozen
class Polygon(Frozen):
    """A closed shape, such as a marker or a band."""

    points: tuple[tuple[float, float], ...]
    fill: str
    pattern: Pattern = Pattern.SOLID


Shape = Rect | Line | Text | Polygon


@frozen
class Reading(Frozen):
    """One value of a chart as a screen reader says it, and where it is drawn.

    Attributes:
        words: Such as "Week of 17 Aug: 16.8 hours, 41% firefighting".
        area: x, y, width, height of the marks that show it.
    """

    words: str
    area: tuple[float, float, float, float]


@frozen
class Picture(Frozen):
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
