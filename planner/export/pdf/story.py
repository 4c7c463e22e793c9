"""What a document says, in order: the words and values that its author puts in.

All words go through the text door; an author never writes markup. A story is written once.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from reportlab.platypus import Spacer

from planner.domain.logo import Logo
from planner.drawing.display_list import Picture
from planner.export.pdf.blocks import Block, Guard, guarded, together
from planner.export.pdf.charts import drawing_of
from planner.export.pdf.flowables import (
    AccentBar,
    AnswerBox,
    AskedBeside,
    CheckLine,
    Columns,
    Figure,
    LogoPicture,
    choice_width_pt,
)
from planner.export.pdf.forms import LINE_PT, PADDING_PT, CheckField, ChoiceField, TextField
from planner.export.pdf.paragraphs import Heading, list_item, words_paragraph
from planner.export.pdf.styles import CONTENT_HEIGHT_PT, CONTENT_WIDTH_PT, GUTTER_PT
from planner.export.pdf.tables import TaggedTable, column_widths
from planner.export.pdf.tagging import Tag
from planner.export.pdf.text import TextDoor, Words

_DEEPEST_LEVEL = 3
_CHOICE_HEIGHT_PT = LINE_PT + PADDING_PT
_ROW_PT = 26.0
_NO_WORDS = "–"
_AFTER_LIST_PT = 7.0
_HARDLY_BEGUN = 0.7  # of a page is still empty


class HeadingLevelError(ValueError):
    """A heading skips a level, or the first one is not of level 1; a bug of its author."""


class StoryToldError(RuntimeError):
    """A story was to be written a second time: its tags belong to the first document."""


class Story:
    """Collects headings, paragraphs, tables, figures and fields in reading order."""

    def __init__(self, width_pt: float = CONTENT_WIDTH_PT, door: TextDoor | None = None) -> None:
        self.door = door or TextDoor()
        self._width_pt = width_pt
        self._blocks: list[Block] = []
        self._section: Tag | None = None
        self.level = 0
        self._has_title = False
        self._numbers = count(1)
        self._is_told = False

    def flowables(self) -> list[Any]:
        """Return everything said so far, once, for the one who draws it.

        Raises:
            StoryToldError: It was drawn before.
        """
        if self._is_told:
            raise StoryToldError
        self._is_told = True
        return list(guarded(self._blocks, self._width_pt))

    def unguarded(self) -> list[Any]:
        """Return everything said so far for a place that has no page breaks."""
        return [block.flowable for block in self._blocks]

    def title(self, words: Words, *, over: Words = "", under: Words = "", anchor: str = "") -> None:
        """Begin the document or a chapter: a line over the title, the title, a line under it."""
        self._small_words(over, "over_title", binds=True)
        self.heading(1, words, anchor=anchor)
        self._small_words(under, "under_title", binds=True)
        self._blocks.append(Block(flowable=AccentBar(), binds=True))

    def logo(self, logo: Logo) -> None:
        """Put a logo above the title of the first page."""
        tag = Tag("Figure", self._section, alternative=self.door.plain(logo.alternative))
        self._blocks.append(Block(flowable=LogoPicture(logo, tag)))

    def heading(self, level: int, words: Words, *, anchor: str = "") -> None:
        """Add a heading of level 1 to 3; `link("...", "#anchor")` leads to it.

        Raises:
            HeadingLevelError: A level between the last heading's and this one was skipped.
        """
        if not 1 <= level <= min(self.level + 1, _DEEPEST_LEVEL):
            raise HeadingLevelError(level)
        self.level = level
        words = words if self.door.plain(words).strip() else _NO_WORDS
        role = f"H{level}"
        looks = role if self._has_title or level > 1 else "title"
        self._has_title = True
        inner = words_paragraph(self.door, words, looks, Tag(role, self._section))
        name = anchor or f"heading-{next(self._numbers)}"
        flowable = Heading(inner, self.door.plain(words).replace("\n", " "), level, name)
        self._blocks.append(Block(flowable=flowable, binds=True))

    def paragraph(self, words: Words, style: str = "body") -> None:
        """Add a paragraph; words that say nothing add none.

        `style` is "body", "lead", "small", or "under_heading", which stays with what follows.
        """
        self._small_words(words, style, binds=style == "under_heading")

    def bullets(self, items: Sequence[Words], *, small: bool = False) -> None:
        """Add a list whose order does not matter; a small one for notes."""
        style = "small_list" if small else "list"
        self._list(items, "Disc", ["•"] * len(items), style)

    def numbered(self, items: Sequence[Words]) -> None:
        """Add a list whose order matters."""
        self._list(items, "Decimal", [f"{number}." for number in range(1, len(items) + 1)], "list")

    def table(
        self,
        header: Sequence[Words],
        rows: Sequence[Sequence[Words]],
        *,
        caption: Words = "",
        shares: Sequence[float] = (),
        row_headers: bool = True,
        numeric: Collection[int] = (),
    ) -> None:
        """Add a table that may run over pages.

        Args:
            header: Column titles, repeated on each page.
            rows: As many cells each as the header; a cell may be empty.
            caption: Stands above and names the table for a screen reader.
            shares: How the width is shared out, such as (1, 3, 1); by content if empty.
            row_headers: Whether the first cell of a row names it.
            numeric: Columns of numbers, counted from 0, which stand one below the other.

        Raises:
            ValueError: There is no column, or a row has more or fewer cells than the header.
        """
        if not header or any(len(row) != len(header) for row in rows):
            message = f"every row needs {len(header)} cells"
            raise ValueError(message)
        tag = Tag("Table", self._section)
        if self.door.plain(caption):
            words = words_paragraph(self.door, caption, "table_caption", Tag("Caption", tag))
            self._blocks.append(Block(flowable=words, binds=True))
        head = [("cell_head", "number_head")[column in numeric] for column in range(len(header))]
        body = [("cell", "number")[column in numeric] for column in range(len(header))]
        cells = [self._cells(header, head), *(self._cells(row, body) for row in rows)]
        plain = [[self.door.plain(cell) for cell in row] for row in (header, *rows)]
        widths = column_widths(plain, self._width_pt, shares)
        table = TaggedTable.of(cells, widths, tag, row_headers=row_headers)
        self._blocks.append(Block(flowable=table, least_pt=_ROW_PT * min(3, len(cells))))

    def figure(self, picture: Picture, *, caption: Words = "", table: bool = False) -> None:
        """Add a chart, made smaller if it is too wide; `table` adds its values as a table."""
        tag = Tag("Figure", self._section, alternative=self.door.plain(picture.alternative))
        drawing = drawing_of(picture, self.door, self._width_pt, CONTENT_HEIGHT_PT / 2)
        blocks = [Block(flowable=Figure(drawing, tag))]
        if self.door.plain(caption):
            words = words_paragraph(self.door, caption, "caption", Tag("P", self._section))
            blocks.append(Block(flowable=words))
        self._blocks += together(blocks, self._width_pt)
        if table and picture.rows:
            self.table(picture.header, picture.rows)

    def text_field(self, asked: TextField, label: Words = "") -> None:
        """Ask for words; `label` is what is printed, if other than what is read aloud."""
        self._small_words(label or asked.label, "label", binds=True)
        box = AnswerBox(asked, Tag("Form", self._section), asked.height_pt)
        self._blocks.append(Block(flowable=box))

    def choice_field(self, asked: ChoiceField, label: Words = "") -> None:
        """Ask for one of several answers."""
        tag = Tag("P", self._section)
        words = words_paragraph(self.door, label or asked.label, "label", tag)
        width = choice_width_pt(choice.label for choice in asked.choices)
        box = AnswerBox(asked, Tag("Form", self._section), _CHOICE_HEIGHT_PT, width)
        self._blocks.append(Block(flowable=AskedBeside(words, box)))

    def check_field(self, asked: CheckField, label: Words = "") -> None:
        """Ask for a tick."""
        tag = Tag("P", self._section)
        words = words_paragraph(self.door, label or asked.label, "body", tag)
        line = CheckLine(asked, Tag("Form", self._section), words)
        self._blocks.append(Block(flowable=line))

    def space(self, points: float) -> None:
        """Leave some air."""
        self._blocks.append(Block(flowable=Spacer(1, points)))

    def new_page(self) -> None:
        """Begin a page, unless this one has hardly begun."""
        self._blocks.append(Block(flowable=Guard(_HARDLY_BEGUN * CONTENT_HEIGHT_PT)))

    @contextmanager
    def section(self) -> Iterator[None]:
        """Group what is said inside, such as a chapter, for those who skip from part to part."""
        outer, self._section = self._section, Tag("Sect", self._section)
        try:
            yield
        finally:
            self._section = outer

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is said inside on one page if it fits there."""
        outer, self._blocks = self._blocks, []
        try:
            yield
        finally:
            inner, self._blocks = self._blocks, outer
            self._blocks += together(inner, self._width_pt) if inner else []

    @contextmanager
    def columns(self) -> Iterator[tuple["Story", "Story"]]:
        """Say two short things side by side; the left one is read first."""
        width = (self._width_pt - GUTTER_PT) / 2
        left, right = (self._beside(width) for _ in range(2))
        yield left, right
        self.level = max(left.level, right.level)
        columns = Columns(left.unguarded(), right.unguarded())
        self._blocks.append(Block(flowable=columns))

    def _beside(self, width: float) -> "Story":
        story = Story(width, self.door)
        story._section, story.level = self._section, self.level
        story._numbers = self._numbers
        return story

    def _small_words(self, words: Words, style: str, *, binds: bool) -> None:
        if self.door.plain(words).strip():
            flowable = words_paragraph(self.door, words, style, Tag("P", self._section))
            self._blocks.append(Block(flowable=flowable, binds=binds))

    def _list(self, items: Sequence[Words], numbering: str, bullets: list[str], style: str) -> None:
        tag = Tag("L", self._section, numbering=numbering)
        listed = [
            list_item(self.door, words, bullet, Tag("LI", tag), style)
            for words, bullet in zip(items, bullets, strict=True)
        ]
        for last in listed[-1:]:
            last.spaceAfter = _AFTER_LIST_PT
        self._blocks += [Block(flowable=item) for item in listed]

    def _cells(self, words: Sequence[Words], styles: Sequence[str]) -> list[list[Any]]:
        return [
            [words_paragraph(self.door, cell, style)] if self.door.plain(cell).strip() else []
            for cell, style in zip(words, styles, strict=True)
        ]
