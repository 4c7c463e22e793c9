"""The plan as PDF and HTML: sound, equal, bounded, and without a word that may not leave."""

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pikepdf
import pytest

from planner.domain.coaching import Audience
from planner.domain.records import Tier
from planner.export.pdf.text import TextDoor
from planner.export.plan_html import write_plan_html
from planner.export.plan_pdf import write_plan_pdf
from planner.export.released_json import released_json
from planner.progress import Cancelled, NoProgress
from tests.export.pdf_checks import faults_of, reading_of, squeezed
from tests.export.plan_documents import (
    INJECTIONS,
    LANGUAGES,
    a_goal,
    goals,
    never_printed,
    people,
    released_of,
    sums_for,
    the_rest,
)

USUAL_MOST_PAGES = 10
MOST_PAGES = 14
LONG_WORDS = "pneumonoultramicroscopic" * 209  # a word of 5,016 letters
LONG_NOTE = "We said we would, and then winter came. " * 250  # 10,000 letters


def long_goal(number):
    """Return a goal with a long note in one of its places."""
    goal, *parts = a_goal(number, "Winter")
    return [replace(goal, what=LONG_NOTE), *parts]


NAMED = {
    "goal": "title",
    "initiative": "title",
    "shared_goal": "title",
    "tension": "title",
    "promise": "what",
    "decision": "title",
    "question": "words",
}
FIRST_OF_A_KIND = 3  # of long lists only so many are told in full

GOLDEN = {
    "empty": [],
    "owner": people(),
    "one goal": goals(1),
    "four goals": goals(4),
    "hundred goals": goals(100),
    "hostile": [
        *people("<b>&amp; {x}"),
        *(part for number, words in enumerate(INJECTIONS) for part in a_goal(number, words)),
        *(part for words in INJECTIONS for part in the_rest(words)),
    ],
    "long": [*people(), *a_goal(1, LONG_WORDS), *the_rest(LONG_NOTE[:1000]), *long_goal(2)],
    **{name: [*people(words), *goals(2, words)[5:]] for name, words in LANGUAGES.items()},
}


def golden(name, audience=Audience.COACH):
    records = GOLDEN[name]
    return released_of(records, audience, sums_for(records) if records else None)


def pdf_of(released, folder):
    target = folder / "plan.pdf"
    return target, write_plan_pdf(released, target, NoProgress())


def html_of(released, folder):
    target = folder / "plan.html"
    write_plan_html(released, target, NoProgress())
    return target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GOLDEN)
def test_a_plan_is_accessible_and_archivable_whatever_stands_in_it(name, tmp_path):
    target, _ = pdf_of(golden(name), tmp_path)

    assert faults_of(target, anywhere=names_in(target)) == []


def names_in(target):
    """Return the names of things that the data inside a plan holds, as its pages say them."""
    door = TextDoor()
    with pikepdf.open(target) as pdf:
        records = json.loads(pdf.attachments["plan.json"].get_file().read_bytes())["records"]
    return tuple(
        door.plain(thing[key])
        for kind, key in NAMED.items()
        for thing in records.get(kind, [])[:FIRST_OF_A_KIND]
    )


@pytest.mark.parametrize("audience", Audience)
def test_a_plan_is_sound_for_each_audience(audience, tmp_path):
    target, _ = pdf_of(golden("four goals", audience), tmp_path)

    assert faults_of(target) == []


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("empty", 4),
        ("one goal", 7),
        ("four goals", USUAL_MOST_PAGES),
        ("hundred goals", MOST_PAGES),
    ],
)
def test_a_plan_stays_short_enough_to_be_read(name, most, tmp_path):
    _, report = pdf_of(golden(name), tmp_path)

    assert report.pages <= most


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        pdf_of(golden("four goals"), tmp_path / folder)
        html_of(golden("four goals"), tmp_path / folder)

    for name in ("plan.pdf", "plan.html"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_the_released_data_travels_inside(tmp_path):
    released = golden("four goals")
    target, _ = pdf_of(released, tmp_path)

    with pikepdf.open(target) as pdf:
        assert pdf.attachments["plan.json"].get_file().read_bytes() == released_json(released)


def test_letters_without_a_font_are_named_and_told(tmp_path):
    _, report = pdf_of(golden("hostile"), tmp_path)

    assert "𒀀" in " ".join(report.missing_glyphs) or any(
        "12000" in glyph for glyph in report.missing_glyphs
    )


def test_only_the_coach_is_asked(tmp_path):
    for audience in Audience:
        target, _ = pdf_of(golden("four goals", audience), tmp_path)
        with pikepdf.open(target) as pdf:
            assert ("/AcroForm" in pdf.Root) == (audience is Audience.COACH)


def secret(tier, part):
    return f"Zq{tier}{part}secret"


def plan_with_secrets():
    """One word for each tier and kind of record, and words that nobody may see."""
    records = people()
    for tier in Tier:
        records += a_goal(1, secret(tier, "goal"), tier)
        records += the_rest(secret(tier, "rest"), tier)
    return [*records, *never_printed("Zqneversecret")]


SEEN = {
    Audience.SELF: {"mine", "coach", "team"},
    Audience.COACH: {"coach", "team"},
    Audience.TEAM: {"team"},
    Audience.BOARD: {"team"},
}


def all_text_of(target):
    """Return everything a PDF holds: pages, tags, fields, attachments, unpacked streams."""
    parts = [reading_of(target).text]
    with pikepdf.open(target) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes().decode("latin-1"))
            parts.append(str(thing))
        parts += [file.get_file().read_bytes().decode() for file in pdf.attachments.values()]
        with pdf.open_outline() as outline:
            parts += [item.title for item in outline.root]
    return "".join(parts)


@pytest.mark.parametrize("audience", Audience)
def test_no_word_reaches_whom_it_is_not_meant_for(audience, tmp_path):
    records = plan_with_secrets()
    released = released_of(records, audience, sums_for(records))
    target, _ = pdf_of(released, tmp_path)

    for text in (
        all_text_of(target),
        html_of(released, tmp_path),
        released_json(released).decode(),
    ):
        assert set(re.findall(r"Zq(\w+?)(?:goal|rest)secret", text)) == SEEN[audience]
        assert "Zqneversecret" not in text
    assert b"Zqneversecret" not in target.read_bytes()


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.BOARD])
def test_no_figure_about_the_person_reaches_team_or_board(audience, tmp_path):
    text = html_of(golden("four goals", audience), tmp_path)

    for words in ("firefighting,", "of 20 blocks", "Still owed", "In the log"):
        assert words not in text


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.BOARD])
def test_what_is_kept_back_is_not_told_as_if_it_were_not_there(audience, tmp_path):
    records = plan_with_secrets()
    text = html_of(released_of(records, audience, sums_for(records)), tmp_path)

    assert "Commitment" in text
    assert "not asked" not in text
    assert "None in this period" not in text


class Page(HTMLParser):
    """What a browser reads in a page: headings, texts, alternatives, elements."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.headings, self.alternatives, self.elements, self.attributes = [], [], [], []
        self.texts, self._open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in ("meta", "br", "col", "rect", "line", "polygon", "circle"):
            self._open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append("")

    def handle_endtag(self, tag):
        if self._open and tag == self._open[-1]:
            self._open.pop()

    def handle_data(self, data):
        inside = self._open[-1] if self._open else ""
        if any(tag in ("h1", "h2", "h3") for tag in self._open):
            self.headings[-1] += data
        if inside == "title" and "svg" in self._open:
            self.alternatives.append(data)
        elif inside not in ("style", "title"):
            self.texts.append(data)


@pytest.mark.parametrize("name", ["empty", "four goals", *LANGUAGES])
def test_the_page_says_the_same_in_the_same_order(name, tmp_path):
    released = golden(name)
    target, _ = pdf_of(released, tmp_path)
    page = Page(html_of(released, tmp_path))

    reading = reading_of(target)
    assert [squeezed(words) for words in page.headings] == [
        squeezed(words) for _, words in reading.headings
    ]
    with pikepdf.open(target) as pdf:
        alternatives = [
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.Figure
        ]
    assert sorted(map(squeezed, alternatives)) == sorted(map(squeezed, page.alternatives))


def test_hostile_words_stay_words_in_the_page(tmp_path):
    text = html_of(golden("hostile"), tmp_path)
    page = Page(text)

    assert "script" not in page.elements
    assert "img" not in page.elements
    assert not [name for name in page.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in "".join(page.texts)
    assert "https://" not in re.sub(r"<(?!a )[^>]*>", "", unescape(text)).replace("http://user", "")


def test_the_page_needs_nothing_from_elsewhere(tmp_path):
    text = html_of(golden("four goals"), tmp_path)

    assert not re.findall(r"""(?:src|href)=["'](?!#)|@import|url\((?!#)""", text)
    assert "<script" not in text


class StopAtOnce:
    """A user who has changed their mind."""

    def step(self, *_):
        raise Cancelled


@pytest.mark.parametrize("write", [write_plan_pdf, write_plan_html])
def test_a_stopped_export_leaves_nothing(write, tmp_path):
    with pytest.raises(Cancelled):
        write(golden("one goal"), tmp_path / "plan", StopAtOnce())

    assert list(tmp_path.iterdir()) == []


def test_what_was_given_up_and_what_could_have_waited_is_told_to_whom_it_concerns(tmp_path):
    told = unescape(html_of(golden("one goal"), tmp_path))
    others = unescape(html_of(golden("one goal", Audience.TEAM), tmp_path))

    for words in (
        "Of 4 displacements judged a week later, 3 could have waited.",
        "1 h 30 min were written off, with a reason.",
        "45 min from a surge are kept apart until it is settled.",
    ):
        assert words in told
        assert words not in others
