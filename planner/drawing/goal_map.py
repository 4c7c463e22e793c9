"""Picture of all goals at once: how well a skill is done, against how much it matters."""

from collections.abc import Sequence
from itertools import groupby

from planner.domain.values import Frozen, frozen
from planner.drawing.display_list import (
    Align,
    Line,
    Pattern,
    Picture,
    Reading,
    Rect,
    Shape,
    Text,
)

_AXIS, _FOOT, _TOP = 18.0, 32.0, 16.0
_ROW, _CHIP_WIDTH, _CHIP_HEIGHT, _GAP = 32.0, 17.0, 13.0, 2.0
_SIZE = 8.5
_CHIPS_DOWN = 2
_BASELINE = 9.8
LEAST_LEVEL_OF_STRENGTHS = 4
LEAST_IMPORTANCE = 4


@frozen
class GoalMark(Frozen):
    """One goal on the map.

    Attributes:
        number: Its place in the order by gap, which stands in the mark.
        level, importance: 1 to the map's highest.
        words: How it is read aloud.
    """

    number: int
    level: int
    importance: int
    words: str


@frozen
class MapWords(Frozen):
    """What the picture says around its marks.

    Attributes:
        level_axis, importance_axis: What the two axes measure.
        most_to_gain, strengths: What stands in the two corners that matter most.
        header, rows: The table with the same values.
    """

    level_axis: str
    importance_axis: str
    most_to_gain: str
    strengths: str
    alternative: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def goal_map(marks: Sequence[GoalMark], words: MapWords, *, highest: int, width: float) -> Picture:
    """Draw levels from left to right and importance upwards, for a width in points.

    What matters and is not done well yet stands top left, what matters and is done well top
    right, both named and on another ground. Goals of one cell stand side by side; those for which
    it has no room are counted.
    """
    plot = _Plot(width, highest)
    shapes: list[Shape] = [*_grounds(plot, words), *_axes(plot, words)]
    readings = {}
    cells = groupby(sorted(marks, key=_cell), key=_cell)
    for (importance, level), grouped in cells:
        in_cell = sorted(grouped, key=lambda mark: mark.number)
        shapes += _chips(plot.area(level, importance), [mark.number for mark in in_cell])
        readings.update({mark.number: plot.area(level, importance) for mark in in_cell})
    ordered = sorted(marks, key=lambda mark: mark.number)
    return Picture(
        width=width,
        height=plot.bottom + _FOOT,
        shapes=tuple(shapes),
        alternative=words.alternative,
        readings=tuple(Reading(words=mark.words, area=readings[mark.number]) for mark in ordered),
        header=words.header,
        rows=words.rows,
    )


class _Plot:
    """Where the cells lie."""

    def __init__(self, width: float, highest: int) -> None:
        self.width, self.highest = width, highest
        self.column = max(0.0, width - _AXIS) / highest
        self.bottom = _TOP + _ROW * highest

    def area(self, level: int, importance: int) -> tuple[float, float, float, float]:
        """Return x, y, width and height of a cell."""
        x = _AXIS + (level - 1) * self.column
        return (x, _TOP + (self.highest - importance) * _ROW, self.column, _ROW)


def _cell(mark: GoalMark) -> tuple[int, int]:
    return (mark.importance, mark.level)


def _grounds(plot: _Plot, words: MapWords) -> list[Shape]:
    """Mark the two corners of what matters, and name them where there is room."""
    height = _ROW * (plot.highest - LEAST_IMPORTANCE + 1)
    weak = plot.column * (LEAST_LEVEL_OF_STRENGTHS - 2)
    strong = plot.column * (plot.highest - LEAST_LEVEL_OF_STRENGTHS + 1)
    right = plot.width - strong
    return [
        Rect(x=_AXIS, y=_TOP, width=weak, height=height, fill="sunken"),
        Rect(x=right, y=_TOP, width=strong, height=height, fill="sunken"),
        Text(x=_AXIS, y=_TOP - 5, words=words.most_to_gain, fill="muted", size=_SIZE),
        Text(
            x=plot.width,
            y=_TOP - 5,
            words=words.strengths,
            fill="muted",
            size=_SIZE,
            align=Align.END,
        ),
    ]


def _axes(plot: _Plot, words: MapWords) -> list[Shape]:
    shapes: list[Shape] = []
    for step in range(plot.highest + 1):
        y, x = _TOP + step * _ROW, _AXIS + step * plot.column
        shapes.append(Line(x1=_AXIS, y1=y, x2=plot.width, y2=y, stroke="border", width=0.6))
        shapes.append(Line(x1=x, y1=_TOP, x2=x, y2=plot.bottom, stroke="border", width=0.6))
    for value in range(1, plot.highest + 1):
        x, y, width, height = plot.area(value, value)
        shapes.append(_number(value, _AXIS - 8, y + height / 2 + 3))
        shapes.append(_number(value, x + width / 2, plot.bottom + 11))
    foot = plot.bottom + 25
    across = f"{words.level_axis} \N{RIGHTWARDS ARROW}"
    up = f"\N{UPWARDS ARROW} {words.importance_axis}"
    shapes.append(Text(x=0, y=foot, words=up, fill="muted", size=_SIZE))
    shapes.append(
        Text(x=plot.width, y=foot, words=across, fill="muted", size=_SIZE, align=Align.END)
    )
    return shapes


def _number(value: int, x: float, y: float) -> Text:
    return Text(x=x, y=y, words=str(value), fill="muted", size=_SIZE, align=Align.MIDDLE)


def _chips(area: tuple[float, float, float, float], numbers: Sequence[int]) -> list[Shape]:
    """Put as many numbers into a cell as it holds; the last place counts the others."""
    x, y, width, _ = area
    across = max(1, int((width - _GAP) // (_CHIP_WIDTH + _GAP)))
    room = across * _CHIPS_DOWN
    shown = [str(number) for number in numbers]
    if len(shown) > room:
        shown = [*shown[: room - 1], f"+{len(shown) - room + 1}"]
    wide = min(_CHIP_WIDTH, max(0.0, width - 2 * _GAP))
    shapes: list[Shape] = []
    for place, words in enumerate(shown):
        left = x + _GAP + place % across * (_CHIP_WIDTH + _GAP)
        top = y + _GAP + place // across * (_CHIP_HEIGHT + _GAP)
        shapes += _chip(words, left, top, wide)
    return shapes


def _chip(words: str, left: float, top: float, width: float) -> list[Shape]:
    is_count = words.startswith("+")
    return [
        Rect(
            x=left,
            y=top,
            width=width,
            height=_CHIP_HEIGHT,
            fill="accent",
            radius=4,
            pattern=Pattern.OUTLINE if is_count else Pattern.SOLID,
        ),
        Text(
            x=left + width / 2,
            y=top + _BASELINE,
            words=words,
            fill="text" if is_count else "on_accent",
            size=_SIZE,
            align=Align.MIDDLE,
            bold=True,
        ),
    ]
