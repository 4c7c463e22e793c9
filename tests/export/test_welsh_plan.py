"""The plan in Welsh: every word of it, its dates, and the file as sound as in English."""

import gettext
import re
from html import unescape

import pikepdf
import pytest

import planner.text
from planner.domain.coaching import Audience
from planner.export.plan_html import write_plan_html
from planner.export.plan_pdf import write_plan_pdf
from planner.progress import Cancelled, NoProgress
from planner.text import in_language, language, tr, tr_plural
from tests.export.pdf_checks import faults_of, reading_of
from tests.export.plan_documents import LANGUAGES, goals, people, released_of, sums_for

PLANS = {
    "empty": [],
    "four goals": goals(4),
    "hundred goals": goals(100),
    "welsh": [*people("Siân Ŵyn"), *goals(2, LANGUAGES["welsh"])[5:]],
}


@pytest.fixture
def welsh():
    with in_language("cy"):
        yield


class Untranslated(gettext.NullTranslations):
    """What is asked when the catalogue has no answer."""

    def __init__(self):
        super().__init__()
        self.texts = []

    def gettext(self, message):
        self.texts.append(message)
        return message

    def ngettext(self, one, many, n):
        self.texts.append(one)
        return one if n == 1 else many


def plan(name, audience=Audience.COACH):
    records = PLANS[name]
    return released_of(records, audience, sums_for(records) if records else None)


@pytest.mark.parametrize("name", ["empty", "four goals", "welsh"])
def test_the_plan_in_welsh_is_accessible_and_archivable(name, welsh, tmp_path):
    target = tmp_path / "plan.pdf"

    report = write_plan_pdf(plan(name), target, NoProgress())

    assert faults_of(target) == []
    assert report.missing_glyphs == ()
    with pikepdf.open(target) as pdf:
        assert pdf.Root.Lang == "cy"
    assert "Tachwedd 2026" in reading_of(target).text


@pytest.mark.parametrize("audience", Audience)
def test_no_word_of_the_plan_stays_english(audience, welsh, tmp_path):
    untranslated = Untranslated()
    planner.text._catalog.add_fallback(untranslated)

    for name in PLANS:
        write_plan_html(plan(name, audience), tmp_path / "plan.html", NoProgress())

    assert sorted(set(untranslated.texts)) == []


def test_the_page_says_its_language_and_writes_days_in_it(welsh, tmp_path):
    write_plan_html(plan("four goals"), tmp_path / "plan.html", NoProgress())

    text = unescape((tmp_path / "plan.html").read_text("utf-8"))
    assert '<html lang="cy"' in text
    assert "20 Tachwedd 2026" in text
    assert "Amser gwarchodedig" in text
    assert not re.search(r"\b(November|September|Monday|Nov)\b", text.split("Ruthven")[0])


def test_a_number_takes_the_form_that_welsh_gives_it(welsh):
    days = [tr_plural("{n} day", "{n} days", number) for number in (0, 1, 2, 3, 6, 13)]
    goals_counted = [
        tr_plural("{n} record", "{n} records", number) for number in (0, 1, 2, 3, 6, 13)
    ]

    assert days == [
        "0 diwrnod",
        "1 diwrnod",
        "2 ddiwrnod",
        "3 diwrnod",
        "6 diwrnod",
        "13 diwrnod",
    ]
    assert goals_counted == [
        "0 cofnod",
        "1 cofnod",
        "2 gofnod",
        "3 chofnod",
        "6 chofnod",
        "13 cofnod",
    ]


def test_a_language_is_spoken_for_a_while_only():
    before = language(), tr("Tension")

    with in_language("cy"):
        assert (language(), tr("Tension")) == ("cy", "Tensiwn")
    assert (language(), tr("Tension")) == before

    with pytest.raises(Cancelled), in_language("cy"):
        raise Cancelled
    assert (language(), tr("Tension")) == before
