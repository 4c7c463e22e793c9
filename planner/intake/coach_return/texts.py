"""How a text from a PDF becomes one that a plan can hold."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

import pikepdf

from planner.domain.records import LONGEST_TEXT

_LANGUAGE_MARK = re.compile("\x1b[a-zA-Z]{2}(?:[a-zA-Z]{2})?\x1b")
_LINE_END = re.compile("\r\n?")
_KEPT_CONTROLS = "\n\t"


def text_of(written: object) -> str | None:
    """Return the text of a PDF string, or of a short stream; None where it is no text."""
    if isinstance(written, pikepdf.String):
        return plain(_decoded(bytes(written)))
    if isinstance(written, pikepdf.Stream):
        return plain(_decoded(written.read_bytes()[: 4 * LONGEST_TEXT]))
    return None


def plain(text: str) -> str:
    """Return the text with line ends as one sign, and without signs that cannot be seen or kept."""
    text = _LINE_END.sub("\n", _LANGUAGE_MARK.sub("", text))
    return "".join(
        sign
        for sign in text
        if sign in _KEPT_CONTROLS or unicodedata.category(sign) not in ("Cc", "Cs")
    )


def _decoded(raw: bytes) -> str:
    for mark, encoding in (
        (BOM_UTF16_BE, "utf-16-be"),
        (BOM_UTF8, "utf-8"),
        (BOM_UTF16_LE, "utf-16-le"),  # against the standard, and met with
    ):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    return raw.decode("pdfdoc", errors="replace")
