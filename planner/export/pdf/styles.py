"""How text looks on paper: sizes, leading and air, on a rhythm of 4 points."""

from functools import cache
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from planner.export.pdf.fonts import BOLD, REGULAR, register_fonts
from planner.export.pdf.palette import paper_colour

PAGE_WIDTH_PT, PAGE_HEIGHT_PT = A4
SIDE_MARGIN_PT = 64.0
TOP_MARGIN_PT = 52.0
BOTTOM_MARGIN_PT = 60.0
CONTENT_WIDTH_PT = PAGE_WIDTH_PT - 2 * SIDE_MARGIN_PT
CONTENT_HEIGHT_PT = PAGE_HEIGHT_PT - TOP_MARGIN_PT - BOTTOM_MARGIN_PT
GUTTER_PT = 24.0
CELL_PADDING_PT = 4.0

# name: (size, leading, space before, space after, token, bold)
_SIZES = {
    "body": (11.0, 15.0, 0.0, 5.0, "text", False),
    "lead": (13.0, 20.0, 0.0, 12.0, "text", False),
    "small": (9.5, 12.0, 0.0, 8.0, "muted", False),
    "under_heading": (9.5, 12.0, 0.0, 4.0, "muted", False),
    "over_title": (10.0, 16.0, 28.0, 2.0, "muted", False),
    "under_title": (10.5, 16.0, 0.0, 6.0, "muted", False),
    "title": (23.0, 28.0, 0.0, 4.0, "text", True),
    "H1": (19.5, 24.0, 0.0, 2.0, "text", True),
    "H2": (14.0, 20.0, 14.0, 3.0, "text", True),
    "H3": (11.5, 16.0, 8.0, 2.0, "text", True),
    "label": (10.5, 15.0, 10.0, 3.0, "text", True),
    "caption": (9.5, 12.0, 2.0, 8.0, "muted", False),
    "table_caption": (9.5, 12.0, 8.0, 2.0, "muted", False),
    "cell": (9.5, 13.0, 0.0, 0.0, "text", False),
    "cell_head": (9.0, 13.0, 0.0, 0.0, "muted", True),
    "number": (9.5, 13.0, 0.0, 0.0, "text", False),
    "number_head": (9.0, 13.0, 0.0, 0.0, "muted", True),
    "list": (11.0, 15.0, 0.0, 3.0, "text", False),
    "small_list": (9.5, 12.5, 0.0, 2.0, "text", False),
}
_LIST_INDENT_PT = 20.0


@cache
def style(name: str) -> Any:
    """Return ReportLab's paragraph style for a name of the scale, such as "body" or "H2"."""
    register_fonts()
    size, leading, before, after, token, is_bold = _SIZES[name]
    made = ParagraphStyle(
        name,
        fontName=BOLD if is_bold else REGULAR,
        fontSize=size,
        leading=leading,
        spaceBefore=before,
        spaceAfter=after,
        textColor=paper_colour(token),
        bulletFontName=REGULAR,
        bulletFontSize=size,
        allowWidows=0,
        allowOrphans=0,
    )
    if name.startswith("number"):
        made.alignment = TA_RIGHT
    if name.endswith("list"):
        made.leftIndent, made.bulletIndent = _LIST_INDENT_PT, 4.0
    return made


@cache
def variant(name: str, *, right: bool = False, shaped: bool = False) -> Any:
    """Return a style aligned to the right, or for letters that change by their neighbours."""
    made = style(name).clone(f"{name}-{right}-{shaped}")
    if right:
        made.alignment = TA_RIGHT
        made.rightIndent, made.leftIndent = made.leftIndent, 0
    if shaped:
        made.shaping = 1
    return made
