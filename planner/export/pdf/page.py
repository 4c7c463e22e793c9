"""What stands on each page beside the text, as artifacts: running chapter, footer, page number."""

from dataclasses import dataclass
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from planner.export.pdf.canvas import TaggedCanvas
from planner.export.pdf.fonts import REGULAR, width_of
from planner.export.pdf.palette import paper_colour
from planner.export.pdf.styles import (
    BOTTOM_MARGIN_PT,
    CONTENT_HEIGHT_PT,
    CONTENT_WIDTH_PT,
    PAGE_HEIGHT_PT,
    PAGE_WIDTH_PT,
    SIDE_MARGIN_PT,
    TOP_MARGIN_PT,
)
from planner.export.pdf.tagging import pagination
from planner.export.pdf.text import TextDoor
from planner.overriding import override
from planner.text import tr

_SIZE_PT = 8.5
_RULE_PT = 46.0
_BASELINE_PT = 32.0
_HEAD_BASELINE_PT = PAGE_HEIGHT_PT - 34.0
_TITLE_AT_TOP_PT = PAGE_HEIGHT_PT - TOP_MARGIN_PT - 40.0
_RULE_WIDTH_PT = 0.5
_GAP_PT = 20.0
_NUMBER_FROM_PT = PAGE_WIDTH_PT - SIDE_MARGIN_PT - 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """What stands at the foot of each page, left and in the middle; the number stands right."""

    left: str = ""
    middle: str = ""


class Pages(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """Lays a story out on pages with one column of text."""

    def __init__(self, target: Any, footer: Footer, door: TextDoor, **options: Any) -> None:
        super().__init__(target, **options)
        self._footer = footer
        self._door = door
        frame = Frame(
            SIDE_MARGIN_PT, BOTTOM_MARGIN_PT, CONTENT_WIDTH_PT, CONTENT_HEIGHT_PT, 0, 0, 0, 0
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._draw_furniture))

    def _draw_furniture(self, canvas: TaggedCanvas, _: Any) -> None:
        self._draw_head(canvas)
        self._draw_foot(canvas)

    def _draw_head(self, canvas: TaggedCanvas) -> None:
        """Name the chapter that goes on, unless the page begins with a title of its own."""
        begun = [one for one in canvas.chapters if one.page < canvas.page_index]
        here = [one for one in canvas.chapters if one.page == canvas.page_index]
        is_titled = any(one.top_pt > _TITLE_AT_TOP_PT for one in here)
        if not begun or is_titled:
            return
        with canvas.tagged(pagination("Header")):
            canvas.setFillColor(paper_colour("muted"))
            _draw_words(canvas, self._door, begun[-1].words, SIDE_MARGIN_PT, _HEAD_BASELINE_PT)

    def _draw_foot(self, canvas: TaggedCanvas) -> None:
        right = PAGE_WIDTH_PT - SIDE_MARGIN_PT
        with canvas.tagged(pagination("Footer")):
            canvas.setStrokeColor(paper_colour("border"))
            canvas.setLineWidth(_RULE_WIDTH_PT)
            canvas.line(SIDE_MARGIN_PT, _RULE_PT, right, _RULE_PT)
            canvas.setFillColor(paper_colour("muted"))
            end = _draw_words(canvas, self._door, self._footer.left, SIDE_MARGIN_PT)
            middle = self._footer.middle
            centred = (PAGE_WIDTH_PT - _width(self._door, middle)) / 2
            _draw_words(canvas, self._door, middle, max(centred, end + _GAP_PT))
            canvas.doForm(_number_form(canvas.page_index))


def _draw_words(
    canvas: TaggedCanvas, door: TextDoor, words: str, x: float, y: float = _BASELINE_PT
) -> float:
    """Draw words from x on, shortened where the page number begins; return where they end."""
    while words and x + _width(door, words) > _NUMBER_FROM_PT:
        words = words[:-2].rstrip() + "…" if len(words) > 1 else ""
    for font, text in door.runs(words, REGULAR):
        canvas.setFont(font, _SIZE_PT)
        canvas.drawString(x, y, text)
        x += width_of(text, font, _SIZE_PT)
    return x


def _width(door: TextDoor, words: str) -> float:
    return sum(width_of(text, font, _SIZE_PT) for font, text in door.runs(words, REGULAR))


def _number_form(page_index: int) -> str:
    return f"page-number-{page_index}"


def draw_page_numbers(canvas: TaggedCanvas, pages: int) -> None:
    """Draw "2 of 9" for every page, now that the last number is known."""
    for page_index in range(pages):
        canvas.beginForm(_number_form(page_index))
        canvas.setFillColor(paper_colour("muted"))
        canvas.setFont(REGULAR, _SIZE_PT)
        words = tr("{page} of {pages}").format(page=page_index + 1, pages=pages)
        canvas.drawRightString(PAGE_WIDTH_PT - SIDE_MARGIN_PT, _BASELINE_PT, words)
        canvas.endForm()


class PaperCanvas(TaggedCanvas):
    """A tagged canvas that numbers its pages when it is saved."""

    @override
    def save(self) -> None:
        draw_page_numbers(self, len(self.drawn.sequences))
        super().save()
