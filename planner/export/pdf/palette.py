"""Which colour each design token has on paper.

Tokens are those of the window's light theme; the modes are darker than on screen, so that white
words can stand on them. `tests/export/test_pdf_palette.py` computes every contrast.
"""

from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor

PRINT_COLOURS = {
    "bg": "#FFFFFF",
    "surface": "#FFFFFF",
    "sunken": "#EEF0F3",
    "text": "#1A2230",
    "muted": "#566171",
    "border": "#DFE3E8",
    "field": "#868F9C",
    "field_fill": "#F8F9FD",
    "accent": "#3355B8",
    "soft": "#E6EBFA",
    "on_accent": "#FFFFFF",
    "mode_firefighting": "#6B3208",
    "mode_running": "#566171",
    "mode_long_term": "#4468D4",
    "mode_development": "#0B6E68",
    "mode_away": "#868F9C",
    "good": "#0B6E68",
    "caution": "#9A4E12",
}


class UnknownColourTokenError(ValueError):
    """A picture or a style names a colour that the palette does not have; a bug of its author."""


@cache
def paper_colour(token: str) -> Any:
    """Return ReportLab's colour for a token such as "mode_long_term".

    Raises:
        UnknownColourTokenError: There is no such token.
    """
    try:
        return HexColor(PRINT_COLOURS[token])
    except KeyError:
        raise UnknownColourTokenError(token) from None


@cache
def paper_rgb(token: str) -> tuple[float, float, float]:
    """Return red, green and blue of a token, each 0 to 1."""
    colour = paper_colour(token)
    return (colour.red, colour.green, colour.blue)
