"""The private corners of ReportLab that the layer stands on are still where they were."""

import inspect

import pytest
import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph, Table
from reportlab.platypus import paragraph as paragraph_module

from planner.export.pdf.canvas import TaggedCanvas
from planner.export.pdf.fonts import REGULAR, register_fonts
from planner.export.pdf.marking import PageMarker, UnknownOperatorError, UntaggedTextError
from planner.export.pdf.story import HeadingLevelError, Story
from planner.export.pdf.tagging import Tag, document_root, pagination


@pytest.fixture
def canvas(tmp_path):
    register_fonts()
    return TaggedCanvas(str(tmp_path / "drawn.pdf"), invariant=1)


def test_it_is_the_version_that_was_looked_into():
    assert reportlab.__version__ == "5.1.0"


def test_a_canvas_collects_operators_in_a_list():
    canvas = Canvas("never-saved.pdf")

    canvas.line(0, 0, 10, 10)

    assert canvas._code[-1] == "n 0 0 m 10 10 l S"


def test_lines_of_a_paragraph_go_through_text_out():
    assert list(inspect.signature(PDFTextObject._textOut).parameters) == ["self", "text", "TStar"]


def test_paragraphs_tell_where_their_links_begin_and_end():
    source = inspect.getsource(paragraph_module._putFragLine)

    assert "linkRecord(l,'start')" in source
    assert "linkRecord(l,'end')" in source


def test_tables_tell_what_they_draw():
    told = []
    table = Table([["a", "b"]])
    table._renderCB = lambda _, event, *place: told.append((event, *place[:2]))
    table.wrapOn(Canvas("never-saved.pdf"), 100, 100)

    table.drawOn(Canvas("never-saved.pdf"), 0, 0)

    assert [event for event in told if event[0].startswith("start")] == [
        ("startTable",),
        ("startBG",),
        ("startRow", 0),
        ("startCell", 0, 0),
        ("startCell", 0, 1),
        ("startLines",),
    ]


def test_tables_split_their_rows_in_one_place():
    table = Table([[str(n)] for n in range(10)], rowHeights=20, repeatRows=1)
    table.wrap(100, 100)

    first, second = table._splitRows(100)

    assert (len(first._cellvalues), len(second._cellvalues)) == (5, 6)


def test_parts_of_a_paragraph_are_made_by_split():
    paragraph = Paragraph("word " * 200, ParagraphStyle("any"))

    assert len(paragraph.split(100, 60)) == 2


def test_fonts_keep_their_subsets_by_document():
    assert "self.state[doc]" in inspect.getsource(TTFont.addObjects)
    assert "'toUnicodeCMap:' + baseFontName" in inspect.getsource(TTFont.addObjects)


def test_text_outside_any_tag_stops_the_page(canvas):
    canvas.setFont(REGULAR, 10)
    canvas.drawString(10, 10, "nobody's words")

    with pytest.raises(UntaggedTextError, match="page 1"):
        canvas.showPage()


def test_text_inside_a_grouping_tag_stops_the_page_too(canvas):
    with canvas.tagged(Tag("Sect")):
        canvas.drawString(10, 10, "nobody's words")

    with pytest.raises(UntaggedTextError):
        canvas.showPage()


def test_an_operator_nobody_knows_stops_the_page():
    with pytest.raises(UnknownOperatorError, match="wibble"):
        PageMarker(0, document_root()).mark(["1 2 wibble"])


def test_what_is_painted_without_words_is_decoration():
    marked = PageMarker(0, document_root()).mark(["q", "n 0 0 m 1 1 l S", "Q"])

    assert marked == ["q", "/Artifact BMC", "n 0 0 m 1 1 l S", "EMC", "Q"]


def test_a_path_painted_later_is_marked_whole():
    marked = PageMarker(0, document_root()).mark(["n 0 0 m 1 1 l", "f"])

    assert marked == ["/Artifact BMC", "n 0 0 m 1 1 l", "f", "EMC"]


def test_what_stands_between_a_path_and_its_paint_stays_there():
    marked = PageMarker(0, document_root()).mark(["n 0 0 m 1 1 l", "1 0 0 rg", "f"])

    assert marked == ["/Artifact BMC", "n 0 0 m 1 1 l", "1 0 0 rg", "f", "EMC"]


def test_a_path_used_as_clip_is_no_content():
    chunks = ["n 0 0 m 1 1 l", "W n"]

    assert PageMarker(0, document_root()).mark(list(chunks)) == chunks


def test_a_clip_is_no_content():
    assert PageMarker(0, document_root()).mark(["n 0 0 m 1 1 l W n"]) == ["n 0 0 m 1 1 l W n"]


def test_tags_are_in_the_tree_once_and_in_drawing_order(canvas):
    outer, again = Tag("Sect"), Tag("P")
    for tag in (Tag("P", outer), again, Tag("P", outer), again):
        with canvas.tagged(tag):
            canvas.drawString(10, 10, "x")
    with canvas.tagged(pagination("Header")):
        canvas.drawString(10, 10, "x")

    canvas.showPage()

    assert [tag.role for tag in canvas.drawn.root.walk()] == ["Document", "Sect", "P", "P", "P"]
    assert canvas.drawn.root.kids == [outer, again]


def test_headings_that_skip_a_level_are_refused():
    story = Story()
    with pytest.raises(HeadingLevelError):
        story.heading(2, "Too deep to begin with")

    story.heading(1, "A")
    with pytest.raises(HeadingLevelError):
        story.heading(3, "Too deep")


def test_a_table_with_a_short_row_is_refused():
    with pytest.raises(ValueError, match="every row needs 2 cells"):
        Story().table(("A", "B"), [["only one"]])
