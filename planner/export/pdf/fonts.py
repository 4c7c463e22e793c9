"""Which fonts a PDF may use, and which of them has a character.

All are bundled TrueType (ReportLab cannot load OpenType/CFF) and are embedded as subsets.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from planner.domain.errors.storage import ResourceMissingError
from planner.overriding import override
from planner.resource_files import resource_path

REGULAR = "Firebreak"
BOLD = "Firebreak-Bold"
ITALIC = "Firebreak-Italic"
SHAPED = "Devanagari"

_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
    ITALIC: "AtkinsonHyperlegibleNext-Italic.ttf",
    "Wide": "DejaVuSans.ttf",
    "Wide-Bold": "DejaVuSans-Bold.ttf",
    "Arabic": "NotoSansArabic-Regular.ttf",
    SHAPED: "NotoSansDevanagari-Regular.ttf",
    "Han": "DroidSansFallbackFull.ttf",
    "Emoji": "NotoEmoji-Regular.ttf",
}
_OTHER_SCRIPTS = ("Arabic", SHAPED, "Han", "Emoji")
_CHAINS = {
    REGULAR: (REGULAR, "Wide", *_OTHER_SCRIPTS),
    BOLD: (BOLD, "Wide-Bold", "Wide", *_OTHER_SCRIPTS),
    ITALIC: (ITALIC, "Wide", *_OTHER_SCRIPTS),
}
# DejaVu has Arabic and emoji too, but the fonts made for them read better.
_MADE_FOR = (("Arabic", 0x600, 0x6FF), ("Arabic", 0xFB50, 0xFEFC), ("Emoji", 0x1F300, 0x1FAFF))
_PRIVATE_USE = range(0xE000, 0xF900)


class UnicodeFont(TTFont):  # type: ignore[misc]  # reportlab is untyped
    """A font whose text can be copied out again, whatever is written with it.

    ReportLab maps the unused code 0 to U+0000, writes five hex digits for characters above
    U+FFFF, names shaped glyphs by private code points that depend on what the process wrote
    before, and gives such a glyph the width it had where it was met first; validators refuse
    these, or the bytes differ.
    """

    hbAddPrivate: Callable[[str, int, float], int]  # noqa: N815 - ReportLab's name

    @override
    def hbFont(self, fontSize: float = 10) -> Any:
        shaper = super().hbFont(fontSize)
        add = self.hbAddPrivate

        def add_with_own_width(name: str, glyph: int, _: float) -> int:
            return add(name, glyph, self.pdfScale(shaper.get_glyph_h_advance(glyph)))

        self.hbAddPrivate = add_with_own_width
        return shaper

    @override
    def addObjects(self, doc: Any) -> None:
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX))
            stream = doc.idToObject["toUnicodeCMap:" + name.decode("pdfdoc")]
            stream.content = to_unicode_map(subset)


def to_unicode_map(subset: list[int]) -> str:
    """Return the ToUnicode program for a font whose code n stands for character subset[n]."""
    rows = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset) if point]
    blocks = (rows[start : start + 100] for start in range(0, len(rows), 100))
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo\n<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _utf16(point: int) -> str:
    readable = 0xFFFD if point in _PRIVATE_USE else point
    return chr(readable).encode("utf-16-be").hex().upper()


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to ReportLab, once a process.

    Raises:
        ResourceMissingError: A font file is not where the installation should have put it.
    """
    for name, file_name in _FILES.items():
        path = resource_path("fonts", file_name)
        if not path.is_file():
            raise ResourceMissingError(file_name)
        pdfmetrics.registerFont(UnicodeFont(name, str(path)))


@cache
def characters_of(font: str) -> frozenset[int]:
    """Return the code points that a registered font can draw."""
    # Read once: shaping adds private code points to the face while documents are written.
    register_fonts()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


@cache
def font_for(character: str, face: str) -> str | None:
    """Return the first font that can draw a character in the manner of `face`, or None."""
    point = ord(character)
    for font, first, last in _MADE_FOR:
        if first <= point <= last and point in characters_of(font):
            return font
    return next((font for font in _CHAINS[face] if point in characters_of(font)), None)


def width_of(text: str, font: str, size_pt: float) -> float:
    """Return how wide a text is in points, all of it in one font."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, size_pt))


def form_face() -> Any:
    """Return ReportLab's reading of the font for form fields: its metrics and its file."""
    register_fonts()
    return pdfmetrics.getFont(REGULAR).face
