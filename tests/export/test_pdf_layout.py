"""Pages look as a typesetter would have them: no heading alone, nothing off the page."""

import pdfplumber
import pypdfium2
import pytest

from planner.drawing.display_list import Picture
from planner.export.pdf.forms import TextField
from planner.export.pdf.page import Footer
from planner.export.pdf.story import Story
from planner.export.pdf.styles import (
    CONTENT_HEIGHT_PT,
    PAGE_HEIGHT_PT,
    SIDE_MARGIN_PT,
    TOP_MARGIN_PT,
)
from planner.export.pdf.tables import column_widths
from planner.resource_files import resource_path
from tests.export.pdf_stories import FOOTER, LOOSE_ENDS, attention_bar, written

EMPTY = Picture(width=400, height=300, shapes=(), alternative="Nothing at all to see here.",
                readings=(), header=(), rows=())  # fmt: skip


MOST_BYTES_OF_TEN_PAGES = 150_000
# Of the filler, which is small and stands alone.
_LINES_A_PAGE = int(CONTENT_HEIGHT_PT / 20) - 1


def lines_of(path):
    """Return the lines of each page between running chapter and footer, top to bottom."""
    top = PAGE_HEIGHT_PT - TOP_MARGIN_PT
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_bounded(top=top) for page in pdf]
    bodies = [text.partition(FOOTER.left)[0].strip() for text in texts]
    return [[line.strip() for line in body.splitlines()] for body in bodies]


@pytest.mark.parametrize("lines_missing", range(8))
@pytest.mark.parametrize("what", ["paragraph", "table", "field", "figure", "heading"])
def test_a_heading_never_ends_a_page(tmp_path, lines_missing, what):
    story = Story()
    story.heading(1, "Top")
    for _ in range(_LINES_A_PAGE - lines_missing):
        story.paragraph("filler", style="small")
    story.heading(2, "The heading")
    if what == "paragraph":
        story.paragraph("what follows " * 200)
    elif what == "table":
        story.table(("what", "follows"), [["a", LOOSE_ENDS]] * 5, caption="what follows")
    elif what == "field":
        story.text_field(TextField(name="g_x", label="what follows"))
    elif what == "figure":
        story.figure(EMPTY, caption="what follows")
    else:
        story.heading(3, "The deeper heading")
        story.paragraph("what follows")

    path, _ = written(tmp_path, story)

    assert all("heading" not in page[-1] for page in lines_of(path) if page)


def test_what_is_kept_together_stays_on_one_page(tmp_path):
    story = Story()
    story.heading(1, "Top")
    story.space(CONTENT_HEIGHT_PT - 120)
    with story.together():
        for number in range(6):
            story.paragraph(f"kept {number}")

    path, _ = written(tmp_path, story)

    assert lines_of(path)[1] == [f"kept {number}" for number in range(6)]


def test_nothing_stands_in_the_margins(full_pdf):
    with pdfplumber.open(full_pdf) as pdf:
        for page in pdf.pages:
            inked = [char for char in page.chars if char["text"].strip()]
            edges = [(char["x0"], page.width - char["x1"]) for char in inked]
            # A vowel sign may hang over a little.
            assert min(min(pair) for pair in edges) >= SIDE_MARGIN_PT - 2


def test_pages_are_numbered_with_their_total(full_pdf):
    with pdfplumber.open(full_pdf) as pdf:
        feet = [page.crop((0, page.height - 50, page.width, page.height)) for page in pdf.pages]
        words = [foot.extract_text() for foot in feet]

    total = len(words)
    assert all(text.startswith(FOOTER.left) for text in words)
    assert [text.split()[-3:] for text in words] == [
        [str(number), "of", str(total)] for number in range(1, total + 1)
    ]


def test_a_footer_too_long_makes_room_for_the_number(tmp_path):
    story = Story()
    story.heading(1, "Top")

    path, _ = written(tmp_path, story, footer=Footer(left="left " * 60, middle="middle"))

    with pdfplumber.open(path) as pdf:
        foot = pdf.pages[0].crop((0, PAGE_HEIGHT_PT - 50, pdf.pages[0].width, PAGE_HEIGHT_PT))
        assert foot.extract_text().endswith("… 1 of 1")


def test_columns_share_the_width_by_their_words():
    narrow, wide = column_widths([["n", "What to do"], ["1", "a long sentence " * 9]], 400)

    assert narrow + wide == pytest.approx(400)
    assert wide > 4 * narrow
    assert column_widths([["a", "b"]], 400, (1, 3)) == [100, 300]


def long_story(goals):
    """Return a story of about two pages a goal."""
    story = Story()
    for goal in range(goals):
        if goal:
            story.new_page()
        with story.section():
            story.heading(1, f"Goal {goal}")
            story.paragraph(f"{LOOSE_ENDS} " * 12)
            story.figure(attention_bar())
            story.table(
                ("What", "How", "When"), [[f"Step {n}", LOOSE_ENDS, f"{n}"] for n in range(14)]
            )
            story.bullets([LOOSE_ENDS] * 4)
            story.text_field(TextField(name=f"g{goal}_comment", label=f"Comment on goal {goal}"))
    return story


def test_ten_pages_are_a_small_file(tmp_path):
    path, report = written(tmp_path, long_story(10))

    assert report.pages >= 10
    assert path.stat().st_size <= MOST_BYTES_OF_TEN_PAGES


def test_every_font_has_its_licence():
    fonts = resource_path("fonts")
    licences = {path.stem.removeprefix("LICENSE-") for path in fonts.glob("LICENSE-*.txt")}

    for font in fonts.glob("*.ttf"):
        family = font.stem.split("-")[0].removesuffix("Full")
        assert family in licences, font.name
    assert sum(font.stat().st_size for font in fonts.glob("*.ttf")) < 10_000_000


def test_the_last_row_of_a_table_does_not_go_over_alone(tmp_path):
    for rows in range(30, 42):
        story = Story()
        story.heading(1, "Top")
        story.table(("what", "follows"), [[f"row {number}", "x"] for number in range(rows)])

        path, _ = written(tmp_path, story)

        assert all(len(page) != 2 for page in lines_of(path)[1:])
        assert sum(line.startswith("what") for page in lines_of(path) for line in page) == len(
            lines_of(path)
        )


def test_a_page_that_goes_on_names_its_chapter_and_the_first_does_not(tmp_path):
    story = Story()
    story.heading(1, "Building trust")
    for _ in range(80):
        story.paragraph("filler")

    path, report = written(tmp_path, story)

    with pypdfium2.PdfDocument(path) as pdf:
        heads = [page.get_textpage().get_text_bounded(bottom=PAGE_HEIGHT_PT - 50) for page in pdf]
    assert "Building trust" not in heads[0]
    assert [head.strip() for head in heads[1:]] == ["Building trust"] * (report.pages - 1)


@pytest.mark.parametrize("lines_missing", range(6))
def test_a_short_row_is_never_torn_apart(tmp_path, lines_missing):
    story = Story()
    story.heading(1, "Top")
    for _ in range(_LINES_A_PAGE - lines_missing):
        story.paragraph("filler", style="small")
    story.table(("what", "follows"), [[f"row {number}", "two lines " * 9] for number in range(3)])

    path, _ = written(tmp_path, story)

    pages = [" ".join(page) for page in lines_of(path)]
    assert all(page.count("two lines") == 9 * page.count("row ") for page in pages)
