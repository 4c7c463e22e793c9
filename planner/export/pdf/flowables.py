"""What else stands on a page: pictures, boxes to fill in, rules, two columns side by side."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from planner.domain.logo import Logo
from planner.export.pdf.charts import Drawing
from planner.export.pdf.fonts import REGULAR, width_of
from planner.export.pdf.forms import CHECK_BOX_PT, CheckField, Field
from planner.export.pdf.palette import paper_colour
from planner.export.pdf.styles import GUTTER_PT
from planner.export.pdf.tagging import Tag, decoration
from planner.overriding import override

_BAR_WIDTH_PT, _BAR_HEIGHT_PT = 36.0, 2.0
_CHECK_SIZE_PT = 11.0
_LABEL_GAP_PT = 4.0
_LOGO_WIDTH_PT, _LOGO_HEIGHT_PT, _LOGO_GAP_PT = 130.0, 30.0, -8.0


class Figure(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A drawing that says what it shows: its tag carries the alternative text.

    Raises:
        ValueError: It says nothing.
    """

    def __init__(self, drawing: Drawing, tag: Tag) -> None:
        super().__init__()
        if not tag.alternative.strip():
            message = "a figure needs words for those who do not see it"
            raise ValueError(message)
        self._drawing = drawing
        self._tag = tag
        self.width, self.height = drawing.width, drawing.height
        self.spaceBefore = self.spaceAfter = 8

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return (self.width, self.height)

    @override
    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        self._tag.box = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.tagged(self._tag):
            self._drawing.drawOn(self.canv, 0, 0)


class LogoPicture(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A logo in the upper margin, at its right end; it takes no room from the text."""

    def __init__(self, logo: Logo, tag: Tag) -> None:
        super().__init__()
        self._logo = logo
        self._tag = tag
        scale = min(_LOGO_WIDTH_PT / logo.width, _LOGO_HEIGHT_PT / logo.height)
        self._size = (logo.width * scale, logo.height * scale)

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, 0
        return (availWidth, 0)

    @override
    def draw(self) -> None:
        width, height = self._size
        left = self.width - width
        x, y = self.canv.absolutePosition(left, _LOGO_GAP_PT)
        self._tag.box = (x, y, x + width, y + height)
        with self.canv.tagged(self._tag):
            picture = ImageReader(BytesIO(self._logo.png))
            self.canv.drawImage(picture, left, _LOGO_GAP_PT, width, height)


class AnswerBox(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """The box of a text or choice field; its label stands before it as a paragraph."""

    def __init__(
        self, asked: Field, tag: Tag, height_pt: float, widest_pt: float | None = None
    ) -> None:
        super().__init__()
        self._asked = asked
        self._widest_pt = widest_pt
        self._tag = tag
        self.height = height_pt
        self.spaceAfter = 8

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = min(availWidth, self._widest_pt or availWidth)
        return (self.width, self.height)

    @override
    def draw(self) -> None:
        self.canv.add_field(self._tag, self._asked, self.width, self.height)


class CheckLine(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A single check box and, on the same line, what it means."""

    def __init__(self, asked: CheckField, tag: Tag, words: Any) -> None:
        super().__init__()
        self._asked = asked
        self._words = words
        self._tag = tag
        self.spaceBefore, self.spaceAfter = 8, 8

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        _, height = self._words.wrap(availWidth - CHECK_BOX_PT - 8, availHeight)
        self.width, self.height = availWidth, max(height, CHECK_BOX_PT)
        return (self.width, self.height)

    @override
    def draw(self) -> None:
        self.canv.saveState()
        self.canv.translate(0, self.height - CHECK_BOX_PT)
        self.canv.add_field(self._tag, self._asked, CHECK_BOX_PT, CHECK_BOX_PT)
        self.canv.restoreState()
        self._words.drawOn(self.canv, CHECK_BOX_PT + 8, self.height - self._words.height)


class AccentBar(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A short bar below a title."""

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = _BAR_WIDTH_PT, _BAR_HEIGHT_PT
        self.spaceBefore, self.spaceAfter = 6, 12

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return (self.width, self.height)

    @override
    def draw(self) -> None:
        with self.canv.tagged(decoration()):
            self.canv.setFillColor(paper_colour("mode_development"))
            self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


class AskedBeside(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A question and, on the same line, the box for its answer; or below it where it is long."""

    def __init__(self, words: Any, box: AnswerBox) -> None:
        super().__init__()
        self._words = words
        self._box = box
        self.spaceBefore, self.spaceAfter = 8, 8

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        box_width, box_height = self._box.wrap(availWidth, availHeight)
        self._room = availWidth - box_width - GUTTER_PT
        self._is_below = self._room < availWidth / 3
        if self._is_below:
            self._room = availWidth
        _, height = self._words.wrap(self._room, availHeight)
        self.width = availWidth
        self.height = height + _LABEL_GAP_PT + box_height
        if not self._is_below:
            self.height = max(height, box_height)
        return (self.width, self.height)

    @override
    def draw(self) -> None:
        words_height = self._words.height
        top = self.height - words_height
        if self._is_below:
            self._words.drawOn(self.canv, 0, top)
            self._box.drawOn(self.canv, 0, top - _LABEL_GAP_PT - self._box.height)
            return
        middle = (self.height - words_height) / 2
        self._words.drawOn(self.canv, 0, middle)
        self._box.drawOn(
            self.canv, self.width - self._box.width, (self.height - self._box.height) / 2
        )


class Columns(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Two short columns side by side; the left one is read first.

    What does not fit on a page in two columns goes one below the other.
    """

    def __init__(self, left: list[Any], right: list[Any]) -> None:
        super().__init__()
        self._columns = (left, right)
        self.spaceBefore = max(column[0].getSpaceBefore() for column in (left, right) if column)
        self.spaceAfter = 8

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._column_width = (availWidth - GUTTER_PT) / 2
        heights = [_stacked_height(column, self._column_width) for column in self._columns]
        self.width, self.height = availWidth, max(heights)
        return (self.width, self.height)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        frame = getattr(self, "_frame", None)
        if frame is not None and self.height <= frame._height:  # noqa: SLF001 - ReportLab's own way
            return []  # a fresh page has room
        left, right = self._columns
        return [*left, *right]

    @override
    def draw(self) -> None:
        for number, column in enumerate(self._columns):
            y = self.height
            for place, flowable in enumerate(column):
                before = flowable.getSpaceBefore() if place else 0
                _, height = flowable.wrap(self._column_width, self.height)
                y -= max(before, column[place - 1].getSpaceAfter() if place else 0) + height
                flowable.drawOn(self.canv, number * (self._column_width + GUTTER_PT), y)


def _stacked_height(column: list[Any], width: float) -> float:
    total = 0.0
    for place, flowable in enumerate(column):
        _, height = flowable.wrap(width, 1e6)
        gap = max(flowable.getSpaceBefore(), column[place - 1].getSpaceAfter()) if place else 0
        total += height + gap
    return total


def choice_width_pt(labels: Iterable[str]) -> float:
    """Return how wide a list must be to show its longest choice and the arrow."""
    return max(width_of(label, REGULAR, _CHECK_SIZE_PT) for label in labels) + 48
