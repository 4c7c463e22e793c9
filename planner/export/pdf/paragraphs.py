"""How words become paragraphs: tagged, shaped where their script needs it, linked, bookmarked."""

import re
from dataclasses import replace
from itertools import accumulate
from typing import Any

import arabic_reshaper
from bidi.algorithm import get_display
from reportlab.platypus import Flowable, Paragraph

from planner.export.pdf.fonts import SHAPED, characters_of, width_of
from planner.export.pdf.styles import style, variant
from planner.export.pdf.tagging import Tag
from planner.export.pdf.text import (
    Span,
    TextDoor,
    Words,
    escaped,
    font_runs,
    has_right_to_left,
    is_right_to_left,
    needs_shaping,
)
from planner.overriding import override

_LONG_WORD = 40
_BLANKS = re.compile(r"(\s+)")
_RESHAPER = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_ligatures": False})


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph of one tag; its parts share it when it runs over pages.

    With `tag` None it belongs to what is around it (a table's cell). A tag "LI" gets its bullet
    as Lbl and its words as LBody.
    """

    tag: Tag | None = None
    text_tags: tuple[Tag, ...] = ()
    _wrapped_at: float | None = None
    _size: tuple[float, float] = (0, 0)

    def tag_as(self, tag: Tag | None) -> "TaggedParagraph":
        """Say what the paragraph is, and return it."""
        self.tag = tag
        if tag is not None and tag.role == "LI":
            self.text_tags = (Tag("Lbl", tag), Tag("LBody", tag))
        return self

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Break lines once for a width: whoever looks ahead for room asks more than once."""
        # A split takes the lines away where none of them has room.
        if self._wrapped_at != availWidth or not hasattr(self, "blPara"):
            self._size = super().wrap(availWidth, availHeight)
            self._wrapped_at = availWidth
        return self._size

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        parts: list[Any] = super().split(availWidth, availHeight)
        for part in parts:
            part.tag, part.text_tags = self.tag, self.text_tags
        return parts

    @override
    def draw(self) -> None:
        canvas = self.canv
        if self.tag is not None:
            canvas.begin_tag(self.tag)
        if self.text_tags:
            label, body = self.text_tags
            canvas.next_text_tags = [label, body] if self.bulletText else [body]
        canvas.blanks = _blanks(self.getPlainText().split())
        super().draw()
        canvas.blanks = None
        if self.tag is not None:
            canvas.end_tag()


def _blanks(words: list[str]) -> frozenset[int] | None:
    """Return after how many letters a blank comes, for text with words longer than a line."""
    if all(len(word) <= _LONG_WORD for word in words):
        return None
    return frozenset(accumulate(map(len, words)))


class BidirectionalParagraph(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph with letters that run from right to left.

    Lines are broken in the order of reading, then joined and turned one by one; the tag carries
    the words as they were written. Links cannot be drawn inside: they become plain words.
    """

    def __init__(self, text: str, style_name: str, tag: Tag) -> None:
        super().__init__()
        self._text = text
        self._style_name = style_name
        self._runs_left = is_right_to_left(text)
        self._tag = tag
        self._inner: TaggedParagraph | None = None
        scale = style(style_name)
        self.spaceBefore, self.spaceAfter = scale.spaceBefore, scale.spaceAfter

    @override
    def getSpaceBefore(self) -> float:
        return float(self.spaceBefore)

    @override
    def getSpaceAfter(self) -> float:
        return float(self.spaceAfter)

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._inner = self._broken(availWidth)
        self.width, self.height = self._inner.wrap(availWidth, availHeight)
        return (self.width, self.height)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        inner = self._broken(availWidth)
        inner.wrap(availWidth, availHeight)
        return inner.split(availWidth, availHeight)

    @override
    def draw(self) -> None:
        assert self._inner is not None, "drawn before it was wrapped"  # noqa: S101 - layout's order
        self._inner.drawOn(self.canv, 0, 0)

    def _broken(self, width: float) -> TaggedParagraph:
        made = variant(self._style_name, right=self._runs_left)
        room = width - made.leftIndent - made.rightIndent
        lines = [self._shown(line) for line in _lines(self._text, made, room)]
        door = TextDoor()
        markup = "<br/>".join(door.markup(line, made.fontName) for line in lines)
        return TaggedParagraph(markup, made).tag_as(self._tag)

    def _shown(self, line: str) -> str:
        direction = "R" if self._runs_left else "L"
        return str(get_display(_RESHAPER.reshape(line), base_dir=direction))


def _lines(text: str, made: Any, room: float) -> list[str]:
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and _width(longer, made) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _width(text: str, made: Any) -> float:
    runs = font_runs(_RESHAPER.reshape(text), made.fontName)
    return sum(width_of(run, font, made.fontSize) for font, run in runs)


def words_paragraph(door: TextDoor, words: Words, style_name: str, tag: Tag | None = None) -> Any:
    """Return the paragraph that suits the script of the words; `tag` None: what is around it."""
    spans = door.spans(words)
    plain = "".join(span.text for span in spans)
    if has_right_to_left(plain):
        return BidirectionalParagraph(plain, style_name, _saying(plain, tag or Tag("Span")))
    if needs_shaping(plain):
        made = variant(style_name, shaped=True)
        markup = _shapable_markup(door, spans, made.fontName)
        return TaggedParagraph(markup, made).tag_as(_saying(plain, tag or Tag("Span")))
    made = style(style_name)
    return TaggedParagraph(door.markup(spans, made.fontName), made).tag_as(tag)


def list_item(door: TextDoor, words: Words, bullet: str, tag: Tag, style_name: str = "list") -> Any:
    """Return an item of a list; what runs from right to left goes without a bullet."""
    spans = door.spans(words)
    plain = "".join(span.text for span in spans)
    if has_right_to_left(plain):
        return BidirectionalParagraph(plain, style_name, _saying(plain, Tag("LBody", tag)))
    shaped = needs_shaping(plain)
    made = variant(style_name, shaped=shaped)
    markup = door.markup(spans, made.fontName)
    if shaped:
        markup = _shapable_markup(door, spans, made.fontName)
    item = TaggedParagraph(markup, made, bulletText=bullet).tag_as(tag)
    if shaped:
        _saying(plain, item.text_tags[1])
    return item


def _shapable_markup(door: TextDoor, spans: tuple[Span, ...], face: str) -> str:
    """Return markup in which no word mixes fonts: ReportLab shapes a word with its first font."""
    words = [
        _word_markup(door, replace(span, text=word, link=""), face)
        for span in _glued(spans)
        for word in _BLANKS.split(span.text)
    ]
    return "".join(words)


def _glued(spans: tuple[Span, ...]) -> list[Span]:
    """Let no word that needs shaping run over two spans, such as a name and its full stop."""
    glued: list[Span] = []
    for span in spans:
        rest = span
        if glued:
            head = _BLANKS.split(span.text, maxsplit=1)[0]
            last = _BLANKS.split(glued[-1].text)[-1]
            if head and last and needs_shaping(last + head):
                glued[-1] = replace(glued[-1], text=glued[-1].text + head)
                rest = replace(span, text=span.text[len(head) :])
        glued.append(rest)
    return [span for span in glued if span.text]


def _word_markup(door: TextDoor, word: Span, face: str) -> str:
    if needs_shaping(word.text) and characters_of(SHAPED).issuperset(map(ord, word.text)):
        return f'<font name="{SHAPED}">{escaped(word.text)}</font>'
    if not needs_shaping(word.text):
        return door.markup(word, face)
    pieces = font_runs(word.text, face)
    return " ".join(f'<font name="{font}">{escaped(text)}</font>' for font, text in pieces)


def _saying(plain: str, tag: Tag) -> Tag:
    """Let a tag carry what the drawn glyphs do not tell, and return it."""
    tag.actual = plain
    return tag


class Heading(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A heading: its paragraph, a place to link to, and a bookmark."""

    def __init__(self, inner: Any, words: str, level: int, anchor: str) -> None:
        super().__init__()
        self._inner = inner
        self._words = words
        self._level = level
        self._anchor = anchor

    @override
    def getSpaceBefore(self) -> float:
        return float(self._inner.getSpaceBefore())

    @override
    def getSpaceAfter(self) -> float:
        return float(self._inner.getSpaceAfter())

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = self._inner.wrap(availWidth, availHeight)
        return (self.width, self.height)

    @override
    def draw(self) -> None:
        self.canv.add_heading(self._anchor, self._words, self._level, self.height)
        self._inner.drawOn(self.canv, 0, 0)
