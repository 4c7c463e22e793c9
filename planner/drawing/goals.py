"""Pictures of one skill goal: its levels, and the time given to it week by week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

_BOX_WIDTH, _BOX_HEIGHT, _GAP = 22.0, 8.0, 3.0


def level_boxes(now: int, target: int, highest: int, *, words: str, alternative: str) -> Picture:
    """Draw a level as filled boxes, the way to the target hatched, the rest as outlines."""
    shapes: list[Shape] = []
    for level in range(1, highest + 1):
        x = (level - 1) * (_BOX_WIDTH + _GAP)
        pattern = Pattern.OUTLINE
        if level <= now:
            pattern = Pattern.SOLID
        elif level <= target:
            pattern = Pattern.HATCHED
        shapes.append(
            Rect(
                x=x,
                y=2,
                width=_BOX_WIDTH,
                height=_BOX_HEIGHT,
                fill="accent",
                pattern=pattern,
            )
        )
    end = highest * (_BOX_WIDTH + _GAP)
    shapes.append(Text(x=end + 6, y=10, words=words, fill="muted", size=9))
    width = end + 6 + len(words) * 5.2
    return Picture(
        width=width,
        height=13,
        shapes=tuple(shapes),
        alternative=alternative,
        readings=(Reading(words=alternative, area=(0, 0, width, 13)),),
        header=(),
        rows=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWeek:
    """One week of a goal: planned and kept minutes, its label and how it is read aloud."""

    label: str
    planned: int
    kept: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWords:
    """What the picture says around its bars; `hours_axis` names the hours that have a line."""

    alternative: str
    hours_axis: Mapping[int, str]
    header: tuple[str, ...]


_AXIS_WIDTH, _FOOT, _TOP = 30.0, 18.0, 6.0
_LETTER_PT = 4.6  # width of a letter of 8 points


def planned_and_kept(
    weeks: Sequence[PlannedWeek],
    rows: Sequence[tuple[str, ...]],
    words: PlannedWords,
    *,
    width: float,
    height: float,
) -> Picture:
    """Draw kept minutes as filled bars; what was planned and not kept stands dashed above."""
    highest = max([*words.hours_axis, 1]) * 60
    depth = height - _FOOT - _TOP
    bottom = height - _FOOT
    shapes: list[Shape] = []
    for hour, label in words.hours_axis.items():
        y = bottom - depth * hour * 60 / highest
        shapes.append(Line(x1=_AXIS_WIDTH, y1=y, x2=width, y2=y, stroke="border", width=0.6))
        shapes.append(
            Text(x=_AXIS_WIDTH - 6, y=y + 3, words=label, fill="muted", size=8, align=Align.END)
        )
    step = (width - _AXIS_WIDTH) / max(1, len(weeks))
    readings: list[Reading] = []
    for number, week in enumerate(weeks):
        x, bar = _AXIS_WIDTH + number * step + step * 0.2, step * 0.6
        planned, kept = (depth * min(1.0, m / highest) for m in (week.planned, week.kept))
        if planned > kept:
            shapes += _dashed_box(x, bottom - planned, bar, planned - kept)
        if kept:
            shapes.append(
                Rect(x=x, y=bottom - kept, width=bar, height=kept, fill="mode_development")
            )
        if number % max(1, -(-len(weeks) // 4)) == 0:
            shapes.append(_week_label(week.label, x + bar / 2, bottom + 12, width))
        readings.append(Reading(words=week.words, area=(x, _TOP, bar, depth)))
    return Picture(
        width=width,
        height=height,
        shapes=tuple(shapes),
        alternative=words.alternative,
        readings=tuple(readings),
        header=words.header,
        rows=tuple(rows),
    )


def _week_label(words: str, middle: float, y: float, width: float) -> Text:
    """Return a label below its bar, moved in where it would stand out of the picture."""
    half = len(words) * _LETTER_PT / 2
    is_last = middle + half > width
    return Text(
        x=width if is_last else middle,
        y=y,
        words=words,
        fill="muted",
        size=8,
        align=Align.END if is_last else Align.MIDDLE,
    )


def _dashed_box(x: float, y: float, width: float, height: float) -> list[Shape]:
    right, bottom = x + width, y + height
    sides = (
        (x, y, right, y),
        (right, y, right, bottom),
        (right, bottom, x, bottom),
        (x, bottom, x, y),
    )
    return [
        Line(x1=x1, y1=y1, x2=x2, y2=y2, stroke="mode_development", width=0.8, dashed=True)
        for x1, y1, x2, y2 in sides
    ]
