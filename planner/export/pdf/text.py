"""The one door through which words get into a PDF: what is drawn for what was written.

Strings are text, never markup: they are cleaned, composed (NFC), split into runs of one font,
and escaped. What no bundled font has is drawn as its name in brackets and reported.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.sax.saxutils import quoteattr

from planner.export.pdf.fonts import BOLD, ITALIC, REGULAR, characters_of, font_for
from planner.export.pdf.palette import PRINT_COLOURS

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u061c\ufeff\ufff9-\ufffb\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
# Joiners shape Arabic and Indic words; elsewhere (emoji families) nothing can be done with them.
_STRAY_JOINER = re.compile("(?<![\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d]")
_NEWLINE = re.compile("\r\n|[\r\u2028\u2029\x85]")
_LINK = re.compile(r"(?:https?://|mailto:|#)[^\s<>\"]+")
_LAST_OF_PLANES = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_NO_CHARACTER = re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{_LAST_OF_PLANES}]")
_RIGHT_TO_LEFT = ("R", "AL")
_SHAPED = re.compile("[\u0900-\u0dff]")


class UnsafeLinkError(ValueError):
    """A link leads elsewhere than to https, http, mailto or a heading; a bug of its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of one's own sentence that looks different or leads somewhere.

    Attributes:
        text: Any string; it is drawn as it is.
        link: An https, http or mailto address, or "#" and the anchor of a heading.

    Raises:
        UnsafeLinkError: `link` is something else.
    """

    text: str
    bold: bool = False
    italic: bool = False
    muted: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        if self.link and not _LINK.fullmatch(self.link):
            raise UnsafeLinkError(self.link)

    @property
    def face(self) -> str:
        """The font that comes first; bold wins over italic."""
        if self.bold:
            return BOLD
        return ITALIC if self.italic else REGULAR


Words = str | Span | Sequence[str | Span]


def bold(text: str) -> Span:
    """Return words that weigh more."""
    return Span(text=text, bold=True)


def italic(text: str) -> Span:
    """Return words that stand apart, such as a title."""
    return Span(text=text, italic=True)


def muted(text: str) -> Span:
    """Return words that step back."""
    return Span(text=text, muted=True)


def link(text: str, target: str) -> Span:
    """Return words that lead to an address or, with "#anchor", to a heading."""
    return Span(text=text, link=target)


def clean(text: str) -> str:
    """Return a text without what cannot be seen, composed, its lines ended by newlines."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", _NEWLINE.sub("\n", text))
    visible = _STRAY_JOINER.sub("", _INVISIBLE.sub("", composed))
    return _NO_CHARACTER.sub("\ufffd", visible).replace("\t", "    ")


def one_line(text: str) -> str:
    """Return a cleaned text without line ends, for places that have only one line."""
    return " ".join(clean(text).split())


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((d in _RIGHT_TO_LEFT for d in directions if d in ("L", *_RIGHT_TO_LEFT)), False)


def has_right_to_left(text: str) -> bool:
    """Say whether any letter runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def needs_shaping(text: str) -> bool:
    """Say whether letters change their form or order by their neighbours, as in Hindi."""
    return not text.isascii() and _SHAPED.search(text) is not None


class TextDoor:
    """Turns words into ReportLab's markup, and remembers what could not be drawn."""

    def __init__(self) -> None:
        self._missing: set[str] = set()

    @property
    def missing_glyphs(self) -> tuple[str, ...]:
        """The characters met so far that no bundled font has, in code point order."""
        return tuple(sorted(self._missing))

    def spans(self, words: Words) -> tuple[Span, ...]:
        """Return words as cleaned spans, missing characters already named."""
        pieces = (words,) if isinstance(words, str | Span) else words
        return tuple(span for span in map(self._span, pieces) if span.text)

    def _span(self, piece: str | Span) -> Span:
        if isinstance(piece, str):
            return Span(text=self._named(clean(piece), REGULAR))
        text = self._named(clean(piece.text), piece.face)
        return piece if text == piece.text else replace(piece, text=text)

    def plain(self, words: Words) -> str:
        """Return the words as they can be read, without their looks."""
        if isinstance(words, str):
            return self._named(clean(words), REGULAR)
        return "".join(span.text for span in self.spans(words))

    def markup(self, words: Words, face: str = REGULAR) -> str:
        """Return ReportLab markup; `face` is the font of words without looks of their own."""
        return "".join(_span_markup(span, face) for span in self.spans(words))

    def runs(self, text: str, face: str) -> list[tuple[str, str]]:
        """Split one line of text into (font, text) pieces for drawing it by hand."""
        return list(font_runs(self._named(clean(text), face).replace("\n", " "), face))

    def _named(self, text: str, face: str) -> str:
        if characters_of(face).issuperset(map(ord, text)):
            return text
        return "".join(self._drawable(character, face) for character in text)

    def _drawable(self, character: str, face: str) -> str:
        if character in "\n\xa0" or font_for(character, face):
            return character
        self._missing.add(character)
        return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"


def font_runs(text: str, face: str) -> Iterator[tuple[str, str]]:
    """Split drawable text into pieces of one font; blanks are always of the first."""
    if characters_of(face).issuperset(map(ord, text)):
        yield from [(face, text)] if text else []
        return
    for font, pairs in groupby(_with_fonts(text, face), key=lambda pair: pair[0]):
        yield font, "".join(character for _, character in pairs)


def _with_fonts(text: str, face: str) -> Iterable[tuple[str, str]]:
    for character in text:
        is_blank = character in " \n\xa0"
        yield (face if is_blank else font_for(character, face) or face), character


def _span_markup(span: Span, face: str) -> str:
    own_face = span.face if span.bold or span.italic else face
    body = "".join(
        escaped(text) if font == face else f'<font name="{font}">{escaped(text)}</font>'
        for font, text in font_runs(span.text, own_face)
    )
    if span.link:
        colour = PRINT_COLOURS["accent"]
        return f'<a href={quoteattr(span.link)} color="{colour}"><u>{body}</u></a>'
    return f'<font color="{PRINT_COLOURS["muted"]}">{body}</font>' if span.muted else body


def escaped(text: str) -> str:
    """Return cleaned text as markup that shows it literally."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # The blank is not drawn; it tells where a word ends when words are counted.
    return safe.replace("\n", " <br/>")
