"""Picture of how something moved between named states: a lane for each state, days across."""

from collections.abc import Sequence
from datetime import date

from planner.domain.values import Frozen, frozen
from planner.drawing.display_list import Align, Line, Pattern, Picture, Reading, Rect, Shape, Text

LETTER = 0.56  # width of a letter as part of its size, wide enough for any we print
SIZE = 8.5
_LANE, _BAR, _FOOT, _GAP = 18.0, 8.0, 14.0, 8.0
_SHORTEST = 3.0


@frozen
class Step(Frozen):
    """One stretch of days in one state.

    Attributes:
        last: The day on which it ended, or today.
        words: How it is read aloud.
    """

    lane: int
    first: date
    last: date
    words: str


@frozen
class StepWords(Frozen):
    """What the picture says around its steps.

    Attributes:
        lanes: The name of each state, from top to bottom.
        first, last: What stands under both ends.
        alternative: What the picture shows, for those who do not see it.
        header: Column titles of the table with the same values.
        rows: Its cells.
    """

    lanes: tuple[str, ...]
    first: str
    last: str
    alternative: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def steps_picture(steps: Sequence[Step], words: StepWords, *, width: float) -> Picture:
    """Draw the steps, at least one, for a width in points."""
    left = max(len(name) for name in words.lanes) * SIZE * LETTER + _GAP
    room = max(1.0, width - left)
    first, last = steps[0].first, steps[-1].last
    days = max(1, (last - first).days)
    shapes: list[Shape] = []
    for number, name in enumerate(words.lanes):
        middle = _LANE * number + _LANE / 2
        shapes.append(Text(x=0, y=middle + 3, words=name, fill="muted", size=SIZE))
        shapes.append(Line(x1=left, y1=middle, x2=width, y2=middle, stroke="border", width=0.7))
    readings = []
    for step in steps:
        x = left + room * (step.first - first).days / days
        ends = left + room * (step.last - first).days / days
        area = (min(x, width - _SHORTEST), _LANE * step.lane, max(_SHORTEST, ends - x), _LANE)
        shapes.append(_bar(area, _pattern(step.lane)))
        readings.append(Reading(words=step.words, area=area))
    foot = _LANE * len(words.lanes) + 9
    shapes += [
        Text(x=left, y=foot, words=words.first, fill="muted", size=SIZE),
        Text(x=width, y=foot, words=words.last, fill="muted", size=SIZE, align=Align.END),
    ]
    return Picture(
        width=width,
        height=_LANE * len(words.lanes) + _FOOT,
        shapes=tuple(shapes),
        alternative=words.alternative,
        readings=tuple(readings),
        header=words.header,
        rows=words.rows,
    )


def _bar(area: tuple[float, float, float, float], pattern: Pattern) -> Rect:
    x, y, width, height = area
    return Rect(
        x=x,
        y=y + (height - _BAR) / 2,
        width=width,
        height=_BAR,
        fill="mode_long_term",
        pattern=pattern,
        radius=2,
    )


def _pattern(lane: int) -> Pattern:
    return (Pattern.SOLID, Pattern.HATCHED, Pattern.OUTLINE)[lane % 3]
