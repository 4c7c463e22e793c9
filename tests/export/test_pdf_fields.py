"""Coaches fill the fields with whatever they have, and every answer can be read back."""

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from planner.export.pdf.forms import (
    CheckField,
    Choice,
    ChoiceField,
    FieldNameError,
    TextField,
)
from planner.export.pdf.story import Story
from tests.export.pdf_checks import faults_of
from tests.export.pdf_stories import READINESS, written

LATIN = "Well done.\nSmall steps – “quoted” £5 café naïve € (paren) \\ slash"
ANY_SCRIPT = "Łódź 你好 مرحبا 😀 & <b>x</b>, dŵr a thŷ"


@pytest.fixture
def form(tmp_path):
    """A document with two questions, a choice and a check box for each of two goals."""
    story = Story()
    story.heading(1, "For the coach")
    for goal in ("g1", "g2"):
        story.text_field(TextField(name=f"{goal}_comment", label=f"Comment on goal {goal}"))
        story.choice_field(
            ChoiceField(
                name=f"{goal}_stage",
                label=f"Stage of goal {goal}",
                choices=READINESS,
                value="unset",
            )
        )
        story.check_field(CheckField(name=f"{goal}_agreed", label=f"Goal {goal} is agreed"))
    path, _ = written(tmp_path, story)
    return path


def answers(path):
    """Return the value of every field, as the program that reads returned plans would."""
    with pikepdf.open(path) as pdf:
        return {str(asked.T): str(asked.V) for asked in pdf.Root.AcroForm.Fields}


def test_fields_start_as_they_were_asked(form):
    assert answers(form) == {
        "g1_comment": "",
        "g1_stage": "unset",
        "g1_agreed": "/Off",
        "g2_comment": "",
        "g2_stage": "unset",
        "g2_agreed": "/Off",
    }


def test_what_pypdf_fills_in_is_read_back(form, tmp_path):
    given = {
        "g1_comment": LATIN,
        "g2_comment": ANY_SCRIPT,
        "g1_stage": "ready",
        "g1_agreed": "/Yes",
    }
    filled = tmp_path / "filled.pdf"

    writer = pypdf.PdfWriter(clone_from=form)
    for page in writer.pages:
        writer.update_page_form_field_values(page, given, auto_regenerate=False)
    writer.write(filled)

    assert answers(filled) == answers(form) | given


def test_a_very_long_answer_is_kept_whole(form, tmp_path):
    filled = tmp_path / "filled.pdf"
    writer = pypdf.PdfWriter(clone_from=form)

    writer.update_page_form_field_values(
        writer.pages[0], {"g1_comment": "word " * 2000}, auto_regenerate=False
    )
    writer.write(filled)

    assert answers(filled)["g1_comment"] == "word " * 2000


def test_equal_fields_do_not_share_what_they_show(form, tmp_path):
    filled = tmp_path / "filled.pdf"
    writer = pypdf.PdfWriter(clone_from=form)

    writer.update_page_form_field_values(
        writer.pages[0], {"g1_comment": "ONLYHERE"}, auto_regenerate=False
    )
    writer.write(filled)

    with pikepdf.open(filled) as pdf:
        shown = [f.AP.N.read_bytes() for f in pdf.Root.AcroForm.Fields if f.FT == "/Tx"]
    assert [b"ONLYHERE" in content for content in shown] == [True, False]


class Typist:
    """Fills a form like a person in a browser: clicks into a box and types."""

    def __init__(self, path):
        self._document = pypdfium2.PdfDocument(path)
        self._document.init_forms()
        self._form = self._document.formenv
        with pikepdf.open(path) as pdf:
            self._boxes = {str(f.T): [float(v) for v in f.Rect] for f in pdf.Root.AcroForm.Fields}
        self._page = self._document[0]

    def click(self, name):
        left, _, _, top = self._boxes[name]
        page, form = self._page.raw, self._form.raw
        pdfium.FORM_OnMouseMove(form, page, 0, left + 8, top - 8)
        pdfium.FORM_OnLButtonDown(form, page, 0, left + 8, top - 8)
        pdfium.FORM_OnLButtonUp(form, page, 0, left + 8, top - 8)

    def type_in(self, name, words):
        self.click(name)
        for character in words:
            pdfium.FORM_OnChar(self._form.raw, self._page.raw, ord(character), 0)
        self.leave()

    def choose(self, name, number):
        self.click(name)
        pdfium.FORM_SetIndexSelected(self._form.raw, self._page.raw, number, 1)
        self.leave()

    def leave(self):
        pdfium.FORM_ForceToKillFocus(self._form.raw)

    def save(self, path):
        self._document.save(path)
        self._page.close()
        self._document.close()


def test_what_is_typed_in_a_browser_is_read_back(form, tmp_path):
    filled = tmp_path / "filled.pdf"
    typist = Typist(form)

    typist.type_in("g1_comment", "Typed: café – “ok” Łódź 你好\rsecond line, dŵr")
    typist.choose("g2_stage", 2)
    typist.click("g2_agreed")
    typist.leave()
    typist.save(filled)

    got = {name: value.replace("\r\n", "\n") for name, value in answers(filled).items()}
    given = {
        "g1_comment": "Typed: café – “ok” Łódź 你好\nsecond line, dŵr",
        "g2_stage": "ready",
        "g2_agreed": "/Yes",
    }
    assert got == answers(form) | given


def test_prefilled_answers_are_shown_and_without_fault(tmp_path):
    reply = f"{LATIN} dŵr, and a line that is longer than its box is wide " * 9
    story = Story()
    story.heading(1, "Last time")
    story.text_field(TextField(name="g1_reply", label="My last reply", value=reply))
    story.check_field(CheckField(name="g1_done", label="This is done", is_checked=True))

    path, _ = written(tmp_path, story)

    assert faults_of(path) == []
    assert answers(path) == {"g1_reply": reply, "g1_done": "/Yes"}


@pytest.mark.parametrize(
    "name", ["comment", "g1.comment", "g1_", "_comment", "g 1_x", "g1_Comment"]
)
def test_a_field_without_a_record_and_a_purpose_is_refused(name):
    with pytest.raises(FieldNameError):
        TextField(name=name, label="A question")


def test_a_field_that_asks_nothing_is_refused():
    with pytest.raises(ValueError, match="asks nothing"):
        TextField(name="g1_comment", label=" ")


def test_a_choice_starts_with_one_of_its_answers():
    with pytest.raises(ValueError, match="no choice"):
        ChoiceField(
            name="g1_stage",
            label="Stage of the goal",
            choices=(Choice(value="a", label="A"),),
            value="b",
        )
