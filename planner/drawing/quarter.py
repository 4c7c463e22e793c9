"""Picture of the weeks ahead: a column a week, a row a day, a box for each protected block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.drawing.display_list import Align, Line, Pattern, Picture, Reading, Rect, Shape, Text

_LABELS, _HEAD, _ROW, _GAP = 34.0, 16.0, 13.5, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfBlocks:
    """One day's protected time; `words` say it aloud."""

    day: date
    minutes: int
    is_defended: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterWords:
    """What the picture says around its boxes: names of weekdays and weeks, its table."""

    alternative: str
    weekdays: Sequence[str]
    weeks: Mapping[date, str]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def quarter_calendar(
    days: Sequence[DayOfBlocks], words: QuarterWords, *, width: float, longest: int
) -> Picture:
    """Draw each day that has blocks as a box, as wide as its share of `longest` minutes.

    Defended days are filled, flexible ones hatched.
    """
    mondays = list(words.weeks)
    step = (width - _LABELS) / max(1, len(mondays))
    height = _HEAD + _ROW * len(words.weekdays)
    shapes: list[Shape] = [
        Text(x=0, y=_HEAD + number * _ROW + 10, words=name, fill="muted", size=8)
        for number, name in enumerate(words.weekdays)
    ]
    for number, label in enumerate(words.weeks.values()):
        x = _LABELS + number * step
        shapes.append(Line(x1=x, y1=_HEAD, x2=x, y2=height, stroke="border", width=0.6))
        if number % 2 == 0:
            shapes.append(Text(x=x + 2, y=10, words=label, fill="muted", size=8, align=Align.START))
    readings: list[Reading] = []
    for one in days:
        monday = one.day - timedelta(days=one.day.weekday())
        if monday not in words.weeks or one.day.weekday() >= len(words.weekdays):
            continue
        x = _LABELS + mondays.index(monday) * step + _GAP
        y = _HEAD + one.day.weekday() * _ROW + _GAP
        room = step - 2 * _GAP
        box = (x, y, max(4.0, room * min(1.0, one.minutes / longest)), _ROW - 2 * _GAP)
        shapes.append(_box(box, is_defended=one.is_defended))
        readings.append(Reading(words=one.words, area=box))
    return Picture(
        width=width,
        height=height,
        shapes=tuple(shapes),
        alternative=words.alternative,
        readings=tuple(readings),
        header=words.header,
        rows=words.rows,
    )


def _box(box: tuple[float, float, float, float], *, is_defended: bool) -> Rect:
    x, y, width, height = box
    pattern = Pattern.SOLID if is_defended else Pattern.HATCHED
    return Rect(
        x=x, y=y, width=width, height=height, fill="mode_development", pattern=pattern, radius=1.5
    )
