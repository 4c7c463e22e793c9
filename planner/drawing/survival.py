"""Picture of which hours of the week let protected time live: a cell for each weekday and hour."""

from collections.abc import Mapping, Sequence

from planner.domain.values import Frozen, frozen
from planner.drawing.display_list import Align, Line, Picture, Reading, Rect, Shape, Text

HIGH_PERCENT, LOW_PERCENT = 80, 50
"""From here on a cell has the ground of hours that live; below the other, of those that do not."""

_AXIS, _HEAD, _ROW, _GAP = 34.0, 16.0, 20.0, 2.0
_SIZE = 8.5
_BAR_INSET, _BAR_ROOM = 4.0, 5.0


@frozen
class SurvivalCell(Frozen):
    """What is known of one hour of one weekday.

    Attributes:
        weekday: 0 for Monday.
        share: Per cent kept; None where too few blocks came due, which leaves the cell blank.
        low, high: Per cent, the ends of the interval.
        label: What stands in the cell.
        words: How it is read aloud.
    """

    weekday: int
    hour: int
    share: int | None
    low: int
    high: int
    label: str
    words: str


@frozen
class SurvivalWords(Frozen):
    """What the picture says around its cells.

    Attributes:
        weekdays: The name of each column by its weekday, in order.
        hours: The name of each row by its hour, in order.
        alternative: What the picture shows, for those who do not see it.
        header: Column titles of the table with the same values.
        rows: Its cells.
    """

    weekdays: Mapping[int, str]
    hours: Mapping[int, str]
    alternative: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def survival_picture(
    cells: Sequence[SurvivalCell], words: SurvivalWords, *, width: float
) -> Picture:
    """Draw weekdays as columns and hours as rows, for a width in points.

    A cell says its share as a number, as the length of a bar under it, and as its ground; a line
    across the bar is the interval. Nothing stands in a cell of which too little is known.
    """
    plot = _Plot(width, list(words.weekdays), list(words.hours))
    shapes: list[Shape] = [*_names(plot, words.weekdays, words.hours)]
    readings = []
    for cell in cells:
        area = plot.area(cell.weekday, cell.hour)
        shapes += _cell(cell, area)
        readings.append(Reading(words=cell.words, area=area))
    return Picture(
        width=width,
        height=_HEAD + _ROW * len(words.hours) + _GAP,
        shapes=tuple(shapes),
        alternative=words.alternative,
        readings=tuple(readings),
        header=words.header,
        rows=words.rows,
    )


class _Plot:
    """Where the columns and rows lie."""

    def __init__(self, width: float, weekdays: Sequence[int], hours: Sequence[int]) -> None:
        self._weekdays, self._hours = weekdays, hours
        self.column = (width - _AXIS) / max(1, len(weekdays))

    def area(self, weekday: int, hour: int) -> tuple[float, float, float, float]:
        """Return x, y, width and height of a cell."""
        x = _AXIS + self._weekdays.index(weekday) * self.column
        y = _HEAD + self._hours.index(hour) * _ROW
        return (x + _GAP / 2, y + _GAP / 2, self.column - _GAP, _ROW - _GAP)


def _names(plot: _Plot, weekdays: Mapping[int, str], hours: Mapping[int, str]) -> list[Shape]:
    shapes: list[Shape] = []
    for weekday, name in weekdays.items():
        x, _, width, _ = plot.area(weekday, next(iter(hours)))
        shapes.append(
            Text(x=x + width / 2, y=10, words=name, fill="muted", size=_SIZE, align=Align.MIDDLE)
        )
    for hour, name in hours.items():
        _, y, _, height = plot.area(next(iter(weekdays)), hour)
        shapes.append(
            Text(
                x=_AXIS - 5,
                y=y + height / 2 + 3,
                words=name,
                fill="muted",
                size=_SIZE,
                align=Align.END,
            )
        )
    return shapes


def _cell(cell: SurvivalCell, area: tuple[float, float, float, float]) -> list[Shape]:
    x, y, width, height = area
    if cell.share is None:
        return []
    foot = y + height - _BAR_ROOM
    room = width - 2 * _BAR_INSET
    left = x + _BAR_INSET
    return [
        Rect(x=x, y=y, width=width, height=height, fill=_ground(cell.share), radius=3),
        Text(
            x=x + width / 2,
            y=y + height / 2 + 1,
            words=cell.label,
            fill="text",
            size=_SIZE,
            align=Align.MIDDLE,
        ),
        Rect(x=left, y=foot, width=room * cell.share / 100, height=3, fill="mode_long_term"),
        Line(
            x1=left + room * cell.low / 100,
            y1=foot + 1.5,
            x2=left + room * cell.high / 100,
            y2=foot + 1.5,
            stroke="text",
            width=0.8,
        ),
    ]


def _ground(share: int) -> str:
    if share >= HIGH_PERCENT:
        return "mode_long_term_soft"
    return "sunken" if share >= LOW_PERCENT else "mode_firefighting_soft"
