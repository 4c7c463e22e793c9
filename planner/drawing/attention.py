"""Pictures of where time went: one bar for a period, stacked bars for its weeks."""

from collections.abc import Mapping, Sequence

from planner.domain.attention import Mode
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

MODE_PATTERNS: Mapping[Mode, Pattern] = {
    Mode.FIREFIGHTING: Pattern.SOLID,
    Mode.RUNNING: Pattern.HATCHED,
    Mode.LONG_TERM: Pattern.SOLID,
    Mode.DEVELOPMENT: Pattern.DOTTED,
    Mode.AWAY: Pattern.OUTLINE,
}
"""Told apart without colour by their order, their words and their pattern."""

_LETTER = 0.56  # width of a letter as part of its size, wide enough for any we print
_BAR_HEIGHT = 22.0
_LABEL_SIZE = 9.0
_FOOT_SIZE = 8.0


def mode_token(mode: Mode) -> str:
    """Return the design token of a mode's colour."""
    return f"mode_{mode.value}"


@frozen
class BarPart(Frozen):
    """One part of the bar: a mode, its share, and how both are said."""

    mode: Mode
    share: int
    words: str
    short: str


def share_bar(parts: Sequence[BarPart], *, width: float, alternative: str) -> Picture:
    """Draw shares of one whole as a single bar, with words where they fit.

    Args:
        parts: In drawing order; their shares add up to 100.
        width: Of the bar in points.
        alternative: What the picture shows, for those who do not see it.
    """
    shapes: list[Shape] = []
    readings: list[Reading] = []
    x = 0.0
    for part in parts:
        length = width * part.share / 100
        if length > 0:
            shapes.append(
                Rect(x=x, y=0, width=length, height=_BAR_HEIGHT, fill=mode_token(part.mode))
            )
            shapes += _label_inside(part, x, length)
            shapes += _edge(x) if x else []
            readings.append(Reading(words=part.words, area=(x, 0, length, _BAR_HEIGHT)))
        x += length
    return Picture(
        width=width,
        height=_BAR_HEIGHT,
        shapes=tuple(shapes),
        alternative=alternative,
        readings=tuple(readings),
        header=(),
        rows=(),
    )


def _edge(x: float) -> list[Shape]:
    """Return a line between two parts, for those who see their colours alike."""
    return [Line(x1=x, y1=0, x2=x, y2=_BAR_HEIGHT, stroke="surface", width=1.5)]


def _label_inside(part: BarPart, x: float, length: float) -> list[Shape]:
    for words in (part.words, part.short):
        if len(words) * _LETTER * _LABEL_SIZE + 12 <= length:
            return [
                Text(
                    x=x + 6,
                    y=_BAR_HEIGHT / 2 + 3,
                    words=words,
                    fill="on_accent",
                    size=_LABEL_SIZE,
                    bold=True,
                )
            ]
    return []


@frozen
class WeekBar(Frozen):
    """One week: minutes by mode, how the week is named and read aloud.

    Attributes:
        coverage: Per cent printed under the bar, or None.
    """

    label: str
    minutes: Mapping[Mode, int]
    coverage: int | None
    words: str


@frozen
class WeekWords(Frozen):
    """What a picture of weeks says around its bars.

    Attributes:
        hours_axis: Makes the label of a number of hours, such as "20 h".
        names: Each mode's name for the legend; bars are stacked in this order, from the top.
    """

    alternative: str
    hours_axis: Mapping[int, str]
    names: Mapping[Mode, str]
    header: tuple[str, ...]
    coverage: str


_PLOT_TOP, _AXIS_WIDTH, _FOOT = 20.0, 34.0, 30.0


def stacked_weeks(
    weeks: Sequence[WeekBar],
    rows: Sequence[tuple[str, ...]],
    words: WeekWords,
    *,
    width: float,
    height: float,
) -> Picture:
    """Draw weeks as stacked bars over an axis of hours, with the coverage under each bar.

    `rows` are the cells of the table with the same data; the axis has a line for each hour that
    `words.hours_axis` names.
    """
    highest = max([*words.hours_axis, 1]) * 60
    plot = _Plot(width=width, height=height, highest=highest)
    shapes: list[Shape] = [*_legend(words.names, width), *_axis(plot, words.hours_axis)]
    readings: list[Reading] = []
    step = (width - _AXIS_WIDTH) / max(1, len(weeks))
    for number, week in enumerate(weeks):
        x = _AXIS_WIDTH + number * step + step * 0.15
        shapes += _bar(week, plot, x, step * 0.7, tuple(words.names))
        shapes += _foot(week, plot, x + step * 0.35, number, len(weeks))
        readings.append(Reading(words=week.words, area=(x, _PLOT_TOP, step * 0.7, plot.depth)))
    return Picture(
        width=width,
        height=height,
        shapes=tuple(shapes),
        alternative=words.alternative,
        readings=tuple(readings),
        header=words.header,
        rows=tuple(rows),
    )


@frozen
class _Plot(Frozen):
    width: float
    height: float
    highest: int

    @property
    def depth(self) -> float:
        return self.height - _PLOT_TOP - _FOOT

    @property
    def bottom(self) -> float:
        return self.height - _FOOT

    def length(self, minutes: float) -> float:
        return self.depth * min(1.0, minutes / self.highest)


def _axis(plot: _Plot, hours: Mapping[int, str]) -> list[Shape]:
    shapes: list[Shape] = []
    for hour, label in hours.items():
        y = plot.bottom - plot.length(hour * 60)
        shapes.append(Line(x1=_AXIS_WIDTH, y1=y, x2=plot.width, y2=y, stroke="border", width=0.6))
        shapes.append(
            Text(x=_AXIS_WIDTH - 6, y=y + 3, words=label, fill="muted", size=8, align=Align.END)
        )
    return shapes


def _bar(week: WeekBar, plot: _Plot, x: float, width: float, modes: Sequence[Mode]) -> list[Shape]:
    shapes: list[Shape] = []
    y = plot.bottom
    for mode in reversed(modes):
        length = plot.length(week.minutes.get(mode, 0))
        if length > 0:
            y -= length
            shapes.append(
                Rect(
                    x=x,
                    y=y,
                    width=width,
                    height=length,
                    fill=mode_token(mode),
                    pattern=MODE_PATTERNS[mode],
                )
            )
    return shapes


def _foot(week: WeekBar, plot: _Plot, middle: float, number: int, of: int) -> list[Shape]:
    every = max(1, -(-of // 8))
    if number % every:
        return []
    shapes: list[Shape] = [_foot_words(week.label, plot, middle, 12)]
    if week.coverage is not None:
        shapes.append(_foot_words(f"{week.coverage}%", plot, middle, 23))
    return shapes


def _foot_words(words: str, plot: _Plot, middle: float, below: float) -> Text:
    """Return words under a bar; those of the last one are moved in where they would stick out."""
    half = len(words) * _LETTER * _FOOT_SIZE / 2
    return Text(
        x=min(middle, plot.width - half),
        y=plot.bottom + below,
        words=words,
        fill="muted",
        size=_FOOT_SIZE,
        align=Align.MIDDLE,
    )


def _legend(names: Mapping[Mode, str], width: float) -> list[Shape]:
    shapes: list[Shape] = []
    x = _AXIS_WIDTH
    for mode, words in names.items():
        if x + len(words) * 5 > width:
            break
        shapes.append(
            Rect(
                x=x,
                y=2,
                width=10,
                height=10,
                fill=mode_token(mode),
                pattern=MODE_PATTERNS[mode],
                radius=2,
            )
        )
        shapes.append(Text(x=x + 15, y=11, words=words, fill="text", size=_LABEL_SIZE))
        x += 15 + len(words) * _LETTER * _LABEL_SIZE + 18
    return shapes
