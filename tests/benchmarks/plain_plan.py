"""The same plan as plain ReportLab draws it: no tags, no fields, no second pass over the file.

The baseline for `plan_pdf`: same words, fonts, styles, tables and charts.
"""

from contextlib import contextmanager
from pathlib import Path

from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from planner.export.pdf.charts import drawing_of
from planner.export.pdf.fonts import register_fonts
from planner.export.pdf.styles import (
    CONTENT_HEIGHT_PT,
    CONTENT_WIDTH_PT,
    GUTTER_PT,
    SIDE_MARGIN_PT,
    TOP_MARGIN_PT,
    style,
)
from planner.export.pdf.tables import column_widths
from planner.export.pdf.text import TextDoor
from planner.export.plan.document import tell_plan

_TABLE_LOOKS = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, "#cccccc"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ]
)
_BOX_LOOKS = TableStyle([("BOX", (0, 0), (-1, -1), 0.5, "#777777")])


def write_plain_plan(released, target: Path) -> int:
    """Write the plan without anything that makes it accessible; return its pages."""
    register_fonts()
    story = PlainStory()
    tell_plan(story, released)
    document = SimpleDocTemplate(
        str(target),
        leftMargin=SIDE_MARGIN_PT,
        rightMargin=SIDE_MARGIN_PT,
        topMargin=TOP_MARGIN_PT,
        bottomMargin=TOP_MARGIN_PT,
    )
    document.build(story.flowables)
    return document.page


class PlainStory:
    """Takes down what the chapters tell; satisfies `planner.export.plan.telling.Teller`."""

    def __init__(self, width=CONTENT_WIDTH_PT, door=None):
        self.door = door or TextDoor()
        self.flowables = []
        self._width = width

    def title(self, words, *, over="", under="", anchor=""):  # noqa: ARG002 - what a Teller takes
        self._add(over, "over_title")
        self._add(words, "H1")
        self._add(under, "under_title")

    def heading(self, level, words, *, anchor=""):  # noqa: ARG002 - what a Teller takes
        self._add(words, f"H{level}")

    def paragraph(self, words, style_name="body"):
        self._add(words, style_name)

    def bullets(self, items, **_):
        for words in items:
            self._add(words, "list", bulletText="•")

    def numbered(self, items):
        for number, words in enumerate(items, 1):
            self._add(words, "list", bulletText=f"{number}.")

    def table(self, header, rows, *, shares=(), **_):
        plain = [[self.door.plain(cell) for cell in row] for row in (header, *rows)]
        cells = [
            [self._made(cell, "cell" if number else "cell_head") for cell in row]
            for number, row in enumerate((header, *rows))
        ]
        widths = column_widths(plain, self._width, shares)
        self.flowables.append(Table(cells, widths, repeatRows=1, style=_TABLE_LOOKS))

    def figure(self, picture, *, caption="", table=False):
        self.flowables.append(drawing_of(picture, self.door, self._width, CONTENT_HEIGHT_PT / 2))
        self._add(caption, "caption")
        if table and picture.rows:
            self.table(picture.header, picture.rows)

    def text_field(self, asked, label=""):
        self._add(label or asked.label, "label")
        self.flowables.append(Table([[""]], [self._width], [asked.height_pt], style=_BOX_LOOKS))

    def choice_field(self, asked, label=""):
        self._add(label or asked.label, "label")
        self.flowables.append(Table([[""]], [self._width / 2], [22], style=_BOX_LOOKS))

    def check_field(self, asked, label=""):
        self._add(label or asked.label, "body")

    def space(self, points):
        self.flowables.append(Spacer(1, points))

    def new_page(self):
        self.flowables.append(PageBreak())

    @contextmanager
    def section(self):
        yield

    @contextmanager
    def together(self):
        yield

    @contextmanager
    def columns(self):
        width = (self._width - GUTTER_PT) / 2
        left, right = PlainStory(width, self.door), PlainStory(width, self.door)
        yield left, right
        self.flowables.append(
            Table([[left.flowables, right.flowables]], [self._width / 2] * 2, style=_TABLE_LOOKS)
        )

    def _add(self, words, style_name, **options):
        if self.door.plain(words).strip():
            self.flowables.append(self._made(words, style_name, **options))

    def _made(self, words, style_name, **options):
        made = style(style_name)
        return Paragraph(self.door.markup(self.door.spans(words), made.fontName), made, **options)
