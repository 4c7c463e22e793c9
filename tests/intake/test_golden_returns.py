"""Plans of every script come back filled, every field with what the coach wrote into it."""

import pytest

from planner.export.plan_pdf import write_plan_pdf
from planner.intake.coach_return.reading import read_return
from planner.progress import NoProgress
from planner.text import in_language
from tests.export.plan_documents import LANGUAGES, goals, released_of
from tests.intake.returned_plans import field_about, fields_of, filled_by_pdfium, filled_by_pypdf

FILLERS = {"pypdf": filled_by_pypdf, "pdfium": filled_by_pdfium}
ASKS_FOR_WORDS = ("question", "action", "date")


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Write each plan once: its words, and for Welsh the document's own, in that language."""
    written = {}

    def plan(name):
        if name not in written:
            target = tmp_path_factory.mktemp("sent") / "plan.pdf"
            with in_language("cy" if name == "welsh" else "en-GB"):
                write_plan_pdf(released_of(goals(1, LANGUAGES[name])), target, NoProgress())
            written[name] = target.read_bytes()
        return written[name]

    return plan


@pytest.fixture
def answers(tmp_path):
    def read(raw):
        target = tmp_path / "back.pdf"
        target.write_bytes(raw)
        return {one.name: one.words for one in read_return(target, NoProgress()).answers}

    return read


def for_words(raw):
    """List the fields into which a coach writes words, in the order of their names."""
    return [
        name
        for name in sorted(fields_of(raw))
        if name.endswith(ASKS_FOR_WORDS) or "noticed" in name
    ]


def within_16_bits(words):
    """Return what pdfium can keep: of 😀 it stores the lower half of the number."""
    return "".join(character for character in words if ord(character) <= 0xFFFF)


@pytest.mark.parametrize("filler", FILLERS)
@pytest.mark.parametrize("name", LANGUAGES)
def test_every_field_comes_back_as_it_was_filled(name, filler, sent, answers):
    raw = sent(name)
    words = LANGUAGES[name] if filler == "pypdf" else within_16_bits(LANGUAGES[name])
    given = {field: f"{number}. {words}" for number, field in enumerate(for_words(raw))}

    back = FILLERS[filler](raw, given)

    assert len(given) > 5
    assert answers(back) == given


def test_a_choice_comes_back_from_a_welsh_form_by_its_id_and_by_its_words(sent, answers):
    raw = sent("welsh")
    reading = field_about(raw, "_reading")

    for said in ("not_yet", "ddim eto"):
        assert answers(filled_by_pypdf(raw, {reading: said})) == {reading: "not_yet"}
