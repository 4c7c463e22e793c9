"""Picture of amounts as bars one below the other, each under its name and with its words."""

from collections.abc import Sequence

from planner.domain.values import Frozen, frozen
from planner.drawing.display_list import Align, Pattern, Picture, Reading, Rect, Shape, Text

SIZE = 8.5
_ROW, _BAR, _NAME_Y, _BAR_Y = 30.0, 8.0, 10.0, 15.0
_LETTER = 0.56  # width of a letter as part of its size, wide enough for any we print


@frozen
class BarRow(Frozen):
    """One bar.

    Attributes:
        parts: Amounts, each 0 or more, that stand one behind the other, told apart by pattern.
        label: What stands at the end of the name's line.
        words: How it is read aloud.
    """

    name: str
    parts: tuple[float, ...]
    label: str
    words: str


@frozen
class BarWords(Frozen):
    """What the picture says, and its table."""

    alternative: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def bars_picture(bars: Sequence[BarRow], words: BarWords, *, width: float) -> Picture:
    """Draw the bars for a width in points; the longest fills it."""
    most = max((sum(bar.parts) for bar in bars), default=0) or 1
    shapes: list[Shape] = []
    readings = []
    for number, bar in enumerate(bars):
        top = _ROW * number
        room = width - len(bar.label) * SIZE * _LETTER - SIZE
        name = _cut(bar.name, room)
        shapes.append(Text(x=0, y=top + _NAME_Y, words=name, fill="text", size=SIZE))
        shapes.append(
            Text(
                x=width, y=top + _NAME_Y, words=bar.label, fill="muted", size=SIZE, align=Align.END
            )
        )
        shapes += _bar(bar, top + _BAR_Y, width, most)
        readings.append(Reading(words=bar.words, area=(0, top, width, _ROW - 2)))
    return Picture(
        width=width,
        height=max(_ROW, _ROW * len(bars)),
        shapes=tuple(shapes),
        alternative=words.alternative,
        readings=tuple(readings),
        header=words.header,
        rows=words.rows,
    )


def _bar(bar: BarRow, y: float, width: float, most: float) -> list[Shape]:
    found: list[Shape] = []
    x = 0.0
    for number, amount in enumerate(bar.parts):
        if amount:
            pattern = (Pattern.SOLID, Pattern.HATCHED, Pattern.DOTTED, Pattern.OUTLINE)[number % 4]
            length = amount / most * width
            found.append(
                Rect(x=x, y=y, width=length, height=_BAR, fill="mode_long_term", pattern=pattern)
            )
            x += length
    return found


def _cut(words: str, room: float) -> str:
    letters = max(4, int(room / (SIZE * _LETTER)))
    return words if len(words) <= letters else f"{words[: letters - 1]}…"
