"""A ReportLab canvas that knows what it draws: tags, links, fields, headings.

The hooks into ReportLab 5.1.0 that this relies on (`_code`, `_textOut`, `_linkRecord`,
`_setAnnotations` order) are guarded by `tests/export/test_pdf_reportlab_hooks.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from planner.export.pdf.fonts import REGULAR
from planner.export.pdf.forms import Field, FieldOnPage
from planner.export.pdf.marking import LinkedPart, LinkedText, Note, PageMarker
from planner.export.pdf.tagging import FieldPlace, LinkPlace, Tag, document_root
from planner.overriding import override

_BOOKMARKED_LEVELS = 2
_WHOLE_PARAGRAPH = (0, "whole paragraph")


@dataclass(slots=True)
class _LinkStretch:
    """A line's worth of link text: where it stands in the operators, and its annotations."""

    link: Any
    begin: int
    end: int | None = None
    places: tuple[LinkPlace, ...] = ()


class _SpacedText(PDFTextObject):  # type: ignore[misc]  # reportlab is untyped
    """A text object that keeps the blank which the line breaker dropped at a line's end.

    Without it "on a" + "screen" is read "on ascreen". Where a long word was broken by force
    (`blanks` is then the set of letter counts after which the source has one) none is added.
    """

    blanks: frozenset[int] | None = None

    def __init__(self, canvas: Any, x: float, y: float, direction: Any = None) -> None:
        super().__init__(canvas, x, y, direction)
        self.stretches: list[_LinkStretch] = []
        self._letters = 0
        self._linkRecord = partial(_record_link, self)

    @property
    def operators(self) -> list[str]:
        """What has been written so far; the first entry is "BT"."""
        return self._code  # type: ignore[no-any-return]  # reportlab is untyped

    @override
    def _textOut(self, text: str, TStar: Any = 0) -> None:
        self._letters += len(text) - text.count(" ")
        at_end = TStar and text and not text.endswith((" ", "-"))
        if at_end and (self.blanks is None or self._letters in self.blanks):
            text += " "
        super()._textOut(text, TStar)


def _record_link(text: _SpacedText, link: Any, what: str) -> None:
    # ReportLab says "start" just after it has put out a link's first words of a line.
    if what == "start":
        text.stretches.append(_LinkStretch(link, len(text.operators) - 1))
        return
    for stretch in text.stretches:
        if stretch.link == link and stretch.end is None:
            stretch.end = len(text.operators)


@dataclass(slots=True)
class Drawn:
    """What was noted while a document was drawn; all that the last pass needs."""

    root: Tag = field(default_factory=document_root)
    sequences: list[list[Tag]] = field(default_factory=list)
    fields: list[FieldOnPage] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """Where a heading of the highest level stands; `top_pt` from the page's foot."""

    words: str
    page: int
    top_pt: float


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """Draws like any canvas; text outside a tag raises when its page ends."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.update(pdfVersion=(1, 7), initialFontName=REGULAR)
        super().__init__(*args, **options)
        self.drawn = Drawn()
        self.next_text_tags: list[Tag] = []
        self.blanks: frozenset[int] | None = None
        self.chapters: list[Began] = []
        self._links_on_page = 0
        self._text = self.beginText()

    @property
    def page_index(self) -> int:
        """The page being drawn, from 0."""
        return int(self.getPageNumber()) - 1

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """Let all that is drawn inside belong to `tag`."""
        self.begin_tag(tag)
        try:
            yield
        finally:
            self.end_tag()

    def begin_tag(self, tag: Tag) -> None:
        """Let what follows belong to `tag`, until `end_tag`."""
        self._code.append(Note(tag))

    def end_tag(self) -> None:
        """End the tag that began last."""
        self._code.append(Note(None))

    def add_field(self, tag: Tag, asked: Field, width: float, height: float) -> None:
        """Place a form field with its lower left corner at the origin."""
        place = FieldPlace(self.page_index, len(self.drawn.fields))
        box = (*self.absolutePosition(0, 0), *self.absolutePosition(width, height))
        self.drawn.fields.append(FieldOnPage(field=asked, page=self.page_index, box=box))
        self._code.append(Note(tag, place))

    def add_heading(self, anchor: str, words: str, level: int, top: float) -> None:
        """Make a place that links can lead to, and a bookmark for the two highest levels."""
        left, upper = self.absolutePosition(0, top)
        self.bookmarkPage(anchor, fit="XYZ", left=left, top=upper)
        self.drawn.headings[anchor] = words
        if level == 1:
            self.chapters.append(Began(words=words, page=self.page_index, top_pt=float(upper)))
        if level <= _BOOKMARKED_LEVELS:
            self.addOutlineEntry(words, anchor, level - 1, closed=False)

    @override
    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> _SpacedText:
        self._text = _SpacedText(self, x, y, direction)
        self._text.blanks = self.blanks
        return self._text

    @override
    def drawText(self, aTextObject: Any) -> None:
        tag = self.next_text_tags.pop(0) if self.next_text_tags else None
        if tag is not None:
            self.begin_tag(tag)
        stretches = [s for s in getattr(aTextObject, "stretches", ()) if s.places]
        if stretches:
            self._code.append(_with_links(aTextObject, stretches))
        else:
            super().drawText(aTextObject)
        if tag is not None:
            self.end_tag()

    @override
    def linkURL(self, url: str, *args: Any, **options: Any) -> None:
        super().linkURL(url, *args, **options)
        self._take_link(url)

    @override
    def linkRect(self, contents: str, destinationname: str, *args: Any, **options: Any) -> None:
        super().linkRect(contents, destinationname, *args, **options)
        self._take_link(f"#{destinationname}")

    def _take_link(self, target: str) -> None:
        """Give the annotation just made to the line of link text that waits for one."""
        place = LinkPlace(self.page_index, self._links_on_page, target)
        self._links_on_page += 1
        text = self._text
        waiting = [s for s in text.stretches if not s.places]
        if waiting:
            min(waiting, key=lambda s: s.link).places = (place,)
        else:  # a paragraph that is all link reports no stretches
            begin = (text.stretches[-1].end or 1) if text.stretches else 1
            end = len(text.operators)
            text.stretches.append(_LinkStretch(_WHOLE_PARAGRAPH, begin, end, (place,)))

    @override
    def showPage(self) -> None:
        marker = PageMarker(self.page_index, self.drawn.root)
        self._code[:] = marker.mark(self._code)
        self.drawn.sequences.append(marker.sequences)
        self._links_on_page = 0
        super().showPage()


def _with_links(text: _SpacedText, stretches: list[_LinkStretch]) -> LinkedText:
    parts: list[LinkedPart] = []
    tags: dict[Any, Tag] = {}
    position = 1
    for stretch in sorted(stretches, key=lambda s: s.begin):
        tag = tags.setdefault(stretch.link, Tag("Link"))
        end = stretch.end or len(text.operators)
        parts += [
            LinkedPart(" ".join(text.operators[position : stretch.begin])),
            LinkedPart(" ".join(text.operators[stretch.begin : end]), tag, stretch.places),
        ]
        position = end
    parts.append(LinkedPart(" ".join(text.operators[position:])))
    return LinkedText(str(text.getCode()), tuple(parts))
