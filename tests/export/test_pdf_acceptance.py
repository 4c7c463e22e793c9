"""What the layer writes is accessible, archivable and honest, whatever is put in."""

from dataclasses import replace

import pikepdf
import pytest

from planner.export.pdf.document import write_document
from planner.export.pdf.forms import CheckField, Choice, ChoiceField, TextField
from planner.export.pdf.page import Footer
from planner.export.pdf.story import Story, StoryToldError
from planner.export.pdf.styles import CONTENT_HEIGHT_PT
from planner.export.pdf.text import link
from planner.progress import NoProgress
from tests.export.pdf_checks import faults_of, reading_of
from tests.export.pdf_stories import (
    LOOSE_ENDS,
    META,
    OTHER_LANGUAGES,
    PLAN_JSON,
    attention_bar,
    story_of,
    written,
)

INJECTIONS = (
    "Tom & Jerry < 3 > 2",
    "<b>bold</b>",
    "<b>oops",
    "<b><i>x</b></i>",
    "<foo>x</foo>",
    'x <img src="secret.png" width="10" height="10"/> y',
    'x <img src="file://secret.png" width="10" height="10"/>',
    'x <img src="http://127.0.0.1:9/x.png" width="10" height="10"/>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    'x<onDraw name="canv.showPage" label="1"/>',
    '<getName name="foo" default="d"/>',
    '<seq id="x"/>',
    '<font size="100000">x</font>',
    "<font color=\"[[[getattr(pow, Word('__globals__'))['os'].system('touch pwned')]]]\">x</font>",
    "<font color=\"__import__('os').system('touch pwned')\">x</font>",
    'x <img src="s.png" width="__import__(\'os\').getpid()" height="10"/>',
    "a\x00b\x01c\x0bd\x1fe",
    "a\ud800b",
    "a\ufffeb\uffff",
    "line one\nline two\n\nlast",
    "&lt;b&gt; &nbsp; &copy; &#169; &bogus; &#x1F600;",
    "<![CDATA[<b>x</b>]]>",
    '<?php x ?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
)


def test_a_document_with_everything_is_without_fault(full_pdf):
    expected = (META.title, "Two goals moved", "Type in the boxes", LOOSE_ENDS, "Step 30")

    assert faults_of(full_pdf, (*expected, *OTHER_LANGUAGES[:4])) == []


def test_a_document_that_says_only_its_title_is_without_fault(tmp_path):
    path, report = written(tmp_path, story_of(), attachments=())

    assert faults_of(path, ("A story",)) == []
    assert report.pages == 1


def test_what_users_type_stays_text(tmp_path):
    story = story_of(*INJECTIONS)
    story.heading(2, INJECTIONS[3])
    story.bullets(INJECTIONS)
    story.table(INJECTIONS[:3], [INJECTIONS[start : start + 3] for start in range(0, 24, 3)])

    path, report = written(tmp_path, story)

    readable = ("Tom & Jerry < 3 > 2", "<b>bold</b>", INJECTIONS[5], INJECTIONS[14], INJECTIONS[21])
    assert faults_of(path, readable) == []
    assert report.missing_glyphs == ()


def test_hostile_names_and_labels_do_no_harm(tmp_path):
    evil = "a\ud800 <b>&]]>\x00\x1b\n(\\) \u202e🙂"
    story = Story()
    story.heading(1, evil)
    story.heading(2, "\u200b")
    story.text_field(TextField(name="g1_comment", label=f"Comment on {evil}", value=evil))
    choices = (Choice(value="a", label=evil), Choice(value="b", label="B"))
    asked = ChoiceField(name="g1_stage", label=f"Stage of {evil}", choices=choices, value="a")
    story.choice_field(asked)
    story.check_field(CheckField(name="g1_agreed", label=f"Agreed on {evil}"))
    meta = replace(META, title=evil, author=evil, subject=evil)

    target = tmp_path / "evil.pdf"
    footer = Footer(left=evil, middle=evil)
    write_document(target, meta, story, footer=footer, progress=NoProgress())

    assert faults_of(target, ("a\ufffd <b>&]]>", "Comment on a\ufffd <b>&]]>")) == []


def test_a_table_without_rows_is_without_fault(tmp_path):
    story = story_of()
    story.table(("What", "When"), [], caption="Nothing yet")

    path, _ = written(tmp_path, story)

    assert faults_of(path, ("Nothing yet", "What", "When")) == []


def test_endless_words_and_notes_are_kept_whole(tmp_path):
    word, note = "W" * 5000, "one step after another " * 435
    story = story_of(word, note)
    story.table(("Key", "Note"), [["tall", note], [word[:300], "after"]])

    path, _ = written(tmp_path, story)

    assert faults_of(path, (word, note, "tall", note, "after")) == []


def test_a_long_table_stays_one_table_with_its_header_said_once(tmp_path):
    story = story_of()
    story.table(("Key", "What"), [[f"Row {n}", LOOSE_ENDS] for n in range(90)], caption="Rows")

    path, report = written(tmp_path, story)

    roles = reading_of(path).roles
    assert faults_of(path, tuple(f"Row {n}" for n in range(90))) == []
    assert report.pages > 2
    assert (roles.count("Table"), roles.count("TR"), roles.count("Caption")) == (1, 91, 1)
    assert roles.count("TH") == 2 + 90


@pytest.mark.parametrize("words", OTHER_LANGUAGES)
def test_every_language_is_read_as_it_was_written(tmp_path, words):
    path, report = written(tmp_path, story_of(words))

    assert faults_of(path, (words,)) == []
    assert report.missing_glyphs == ()


def test_long_texts_of_every_direction_run_over_pages(tmp_path):
    arabic, hindi = OTHER_LANGUAGES[1], OTHER_LANGUAGES[2]
    lines = "\n".join([arabic] * 90)
    story = story_of(
        lines, f"{hindi} " * 90, "शब्द😀शब्द and क्षCx", f"{arabic} " * 9, "W" * 50 + " and"
    )

    path, report = written(tmp_path, story)

    assert faults_of(path, (arabic, hindi)) == []
    assert report.pages > 2


def test_columns_that_do_not_fit_begin_a_page(tmp_path):
    story = story_of()
    story.space(CONTENT_HEIGHT_PT - 100)
    with story.columns() as (left, right):
        left.paragraph("left " * 60)
        right.paragraph("right " * 60)

    path, report = written(tmp_path, story)

    assert faults_of(path, ("left left", "right right")) == []
    assert report.pages == 2


def test_a_figure_that_says_nothing_is_refused():
    with pytest.raises(ValueError, match="needs words"):
        Story().figure(replace(attention_bar(), alternative=" "))


def test_what_no_font_has_is_named_and_reported(tmp_path):
    story = story_of("Korean 한 and Gothic 𐌰")
    story.heading(2, "On 한")

    path, report = written(tmp_path, story)

    assert faults_of(path, ("Korean [hangul syllable han] and Gothic [gothic letter ahsa]",)) == []
    assert report.missing_glyphs == ("한", "𐌰")


def test_links_of_every_shape_have_their_place_in_the_tree(tmp_path):
    story = story_of()
    story.paragraph(link("all of a paragraph " * 12, "https://example.org/all"))
    story.paragraph(["Write to ", link("us", "mailto:a@example.org"), " or ", link("see", "#end")])
    story.heading(2, "The end", anchor="end")

    path, _ = written(tmp_path, story)

    assert faults_of(path, ("all of a paragraph", "Write to us or see")) == []
    with pikepdf.open(path) as pdf:
        said = {str(annotation.Contents) for annotation in pdf.pages[0].Annots}
    assert said == {"https://example.org/all", "mailto:a@example.org", "The end"}


def test_charts_show_their_values_to_those_who_do_not_see_them(tmp_path):
    story = Story()
    story.heading(1, "Chart")
    story.figure(attention_bar(), table=True)

    path, _ = written(tmp_path, story)

    assert faults_of(path, ("Where it went", "Firefighting", "41%", "Running", "44%")) == []
    assert reading_of(path).roles.count("Figure") == 1


def test_the_plan_travels_inside(full_pdf):
    with pikepdf.open(full_pdf) as pdf:
        assert pdf.attachments["plan.json"].get_file().read_bytes() == PLAN_JSON.content
        assert len(pdf.Root.AF) == 1


def test_everything_an_author_can_say_fits_columns_too(tmp_path):
    story = story_of()
    with story.columns() as (left, right):
        left.heading(2, "Left")
        left.paragraph("a sentence that goes on " * 150)
        right.bullets([LOOSE_ENDS] * 20)

    path, _ = written(tmp_path, story)

    assert faults_of(path, ("Left", "a sentence that goes on", LOOSE_ENDS)) == []


def test_a_file_holds_what_a_full_story_needs(full_pdf):
    assert full_pdf.stat().st_size < 150_000


def test_a_story_is_written_once(tmp_path):
    story = story_of("Once upon a time")
    written(tmp_path, story)

    with pytest.raises(StoryToldError):
        written(tmp_path, story)
