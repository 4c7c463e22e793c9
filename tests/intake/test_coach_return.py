"""Whatever a coach fills a plan with, every answer comes back as it was written."""

from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject

from planner.domain.coach_returns import Answer, Finding
from planner.domain.records import LONGEST_TEXT
from planner.intake.coach_return.answers import is_ours
from planner.intake.coach_return.reading import read_return
from planner.intake.coach_return.texts import plain
from planner.progress import NoProgress
from tests.export.plan_documents import PLAN_UID
from tests.intake.returned_plans import (
    ACTION,
    NOTICED,
    TICK,
    changed,
    field_about,
    fields_of,
    filled_by_pdfium,
    filled_by_pypdf,
    sent_plan,
)

MEETS = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
UNSEEN = "Cs", "Cc", "Cn", "Co"
WORDS = st.text(st.characters(exclude_categories=UNSEEN) | st.sampled_from("\n\r\t"), max_size=200)
WORDS = WORDS.filter(lambda words: words[:2] not in ("þÿ", "ÿþ", "ï»"))  # pypdf mistakes them
WITHIN_16_BITS = st.text(
    st.characters(exclude_categories=(*UNSEEN, "Cf", "Zl", "Zp"), max_codepoint=0xFFFF)
    | st.just("\n"),
    max_size=60,
)


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    return sent_plan(tmp_path_factory.mktemp("sent") / "plan.pdf")


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """Read a returned file, given as bytes, into answers by the names of their fields."""
    target = tmp_path_factory.mktemp("back") / "back.pdf"

    def read(raw):
        target.write_bytes(raw)
        found = read_return(target, NoProgress())
        return {answer.name: answer.words for answer in found.answers}

    return read


@pytest.fixture
def read(tmp_path):
    def from_bytes(raw):
        target = tmp_path / "back.pdf"
        target.write_bytes(raw)
        return read_return(target, NoProgress())

    return from_bytes


def as_one_line_end(words):
    return words.replace("\r\n", "\n").replace("\r", "\n")


@MEETS
@given(words=WORDS, keeps_look=st.booleans())
@example(words="مرحبا 😀👨‍👩‍👧 dŵr a thŷ\r\nzwei\rdrei\n\ttab (paren) \\ /Name", keeps_look=False)
@example(words="x" * 10_000, keeps_look=True)
def test_every_value_that_pypdf_writes_is_read_as_it_was(sent, answers, words, keeps_look):
    back = filled_by_pypdf(sent, {NOTICED: words}, keeps_look=keeps_look)

    said = as_one_line_end(words)
    assert answers(back) == ({NOTICED: said} if said.strip() else {})


@MEETS
@given(words=WITHIN_16_BITS)
@example(words="café – “ok” Łódź 你好 مرحبا\nzweite Zeile")
def test_every_value_that_pdfium_writes_is_read_as_it_was(sent, answers, words):
    back = filled_by_pdfium(sent, {ACTION: words})

    assert answers(back) == ({ACTION: words} if words.strip() else {})


def test_choices_and_ticks_come_back_by_their_ids(sent, answers):
    reading = field_about(sent, "_reading")

    by_id = filled_by_pypdf(sent, {reading: "not_yet", TICK: "/Yes"})
    by_words = filled_by_pypdf(sent, {reading: "not yet", TICK: "/Off"})

    assert answers(by_id) == {reading: "not_yet", TICK: "yes"}
    assert answers(by_words) == {reading: "not_yet"}


def test_a_plan_that_nobody_filled_says_nothing(sent, read):
    back = read(sent)

    assert (back.answers, back.notes, back.found) == ((), (), ())
    assert back.has_fields
    assert (back.plan.plan_uid, back.plan.revision) == (PLAN_UID, 2)
    assert list(back.plan.goals.values()) == ["0 Speaking truth to power"]


def test_every_field_of_the_document_is_one_that_is_known(sent):
    assert [name for name in fields_of(sent) if not is_ours(name)] == []


def test_fields_that_only_the_pages_know_are_found(sent, answers):
    writer = pypdf.PdfWriter(clone_from=BytesIO(filled_by_pypdf(sent, {ACTION: "Ask Jo"})))
    del writer.root_object["/AcroForm"]

    assert answers(written(writer)) == {ACTION: "Ask Jo"}


def test_a_field_nobody_asked_and_a_choice_nobody_offered_are_told(sent, read):
    reading = field_about(sent, "_reading")
    renamed = filled_by_pypdf(sent, {ACTION: "Ask Jo", reading: "brilliant"})

    def rename(pdf):
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == ACTION)
        field.T = pikepdf.String(f"{PLAN_UID}_agreed_price")

    back = read(changed(renamed, rename))

    assert back.answers == ()
    assert {one.finding for one in back.found} == {
        Finding.UNKNOWN_FIELD,
        Finding.UNREADABLE_ANSWER,
    }


def test_a_very_long_answer_is_cut_and_that_is_said(sent, read):
    back = read(filled_by_pypdf(sent, {ACTION: "x" * (LONGEST_TEXT + 1)}))

    assert back.answers == (Answer(about=PLAN_UID, what="agreed_action", words="x" * LONGEST_TEXT),)
    assert [one.finding for one in back.found] == [Finding.CUT]


def test_notes_are_placed_by_page_and_heading(sent, read):
    writer = pypdf.PdfWriter(clone_from=BytesIO(sent))
    question = field_about(sent, "_question")
    left, bottom, _, top = fields_of(sent)[question]
    number = next(
        number
        for number, page in enumerate(writer.pages)
        if any(one.get_object().get("/T") == question for one in page.get("/Annots", []))
    )
    writer.add_annotation(number, Text(text="Why\rnow?", rect=(left, bottom, left + 20, top)))
    writer.add_annotation(number, FreeText(text="In the open", rect=(left, bottom, 300, top)))
    writer.add_annotation(0, Text(text=" ", rect=(10, 10, 20, 20)))
    writer.add_annotation(0, Text(text="Up here", rect=(10, 835, 20, 841)))

    notes = read(written(writer)).notes

    assert [(note.page, note.words, note.section[-1:]) for note in notes] == [
        (1, "Up here", ()),
        (number + 1, "Why\nnow?", ("0 Speaking truth to power",)),
        (number + 1, "In the open", ("0 Speaking truth to power",)),
    ]


def test_a_mark_brings_the_words_under_it(sent, read):
    writer = pypdf.PdfWriter(clone_from=BytesIO(sent))
    corners = (60, 780, 560, 780, 60, 740, 560, 740)
    mark = Highlight(
        rect=(60, 740, 560, 780), quad_points=ArrayObject([FloatObject(v) for v in corners])
    )
    writer.add_annotation(0, mark)

    [note] = read(written(writer)).notes

    assert "Amina Okafor" in note.passage


def test_a_flattened_copy_is_known_by_its_foot(sent, read):
    writer = pypdf.PdfWriter(clone_from=BytesIO(sent))
    for page in writer.pages:
        page.pop("/Annots", None)
    for name in ("/AcroForm", "/Names", "/AF"):
        writer.root_object.pop(NameObject(name), None)

    back = read(written(writer))

    assert not back.has_fields
    assert back.plan is None
    assert (back.printed.plan_tail, back.printed.revision) == (PLAN_UID[-4:], 2)


def test_a_text_loses_what_cannot_be_seen_and_nothing_else():
    assert plain("\x1ben\x1bGood\r\nday\x00\x07\ud800 \u200d\u202e🙂") == "Good\nday \u200d\u202e🙂"


def written(writer):
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
