"""Every string can be put through the door, and comes out as text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from planner.export.pdf.fonts import BOLD, REGULAR, characters_of, font_for, to_unicode_map
from planner.export.pdf.styles import style
from planner.export.pdf.text import (
    Span,
    TextDoor,
    UnsafeLinkError,
    bold,
    clean,
    font_runs,
    is_right_to_left,
    link,
)

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
MARKS = st.text("<>&\"'/= abimgfonthref;#\n", max_size=60)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_what_comes_out_can_be_drawn_by_some_font(text):
    drawable = TextDoor().plain(text)

    assert all(character in "\n\xa0" or font_for(character, REGULAR) for character in drawable)


@given(ANY_TEXT)
def test_runs_are_the_whole_text(text):
    drawable = TextDoor().plain(text)

    assert "".join(piece for _, piece in font_runs(drawable, BOLD)) == drawable


@given(MARKS)
def test_markup_shows_what_was_typed(text):
    shown = Paragraph(TextDoor().markup(text), style("body")).getPlainText()

    assert shown.split() == text.split()


@given(MARKS, MARKS)
def test_spans_show_what_was_typed(first, second):
    words = [bold(first), " ", link(second or "x", "https://example.org/?a=1&b=%22")]

    shown = Paragraph(TextDoor().markup(words), style("body")).getPlainText()

    assert shown.split() == f"{first} {second or 'x'}".split()


def test_letters_and_their_accents_are_composed():
    assert TextDoor().plain("w\u0302yn") == unicodedata.normalize("NFC", "ŵyn") == "ŵyn"


def test_what_cannot_be_seen_is_left_out():
    assert clean("a\u200b\u202eb\ufeff\x00c\u00ad") == "abc"
    assert clean("one\r\ntwo\u2028three") == "one\ntwo\nthree"


def test_joiners_stay_where_they_shape_letters():
    assert clean("क्\u200dष") == "क्\u200dष"
    assert clean("👩\u200d💻") == "👩💻"


def test_missing_characters_are_remembered_once():
    door = TextDoor()

    door.markup("한 한 국")
    door.plain("한")

    assert door.missing_glyphs == ("국", "한")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://x", "data:text/html,x", 'https://x" y="'],
)
def test_links_to_strange_places_cannot_be_made(target):
    with pytest.raises(UnsafeLinkError):
        link("here", target)


def test_directions_are_those_of_the_first_letter():
    assert is_right_to_left("12 مرحبا Sam")
    assert not is_right_to_left("Sam مرحبا")
    assert not is_right_to_left("12 %")


def test_bold_words_find_bold_letters():
    assert list(font_runs("a→b", BOLD)) == [(BOLD, "a"), ("Wide-Bold", "→"), (BOLD, "b")]
    assert Span(text="x", bold=True, italic=True).face == BOLD


def test_welsh_is_in_the_first_font():
    assert characters_of(REGULAR).issuperset(map(ord, "ŵŷŴŶâêîôûẁẃẅỳ"))


def test_letters_are_copied_out_as_themselves():
    program = to_unicode_map([0, 0x41, 0x1F600, 0xE001])

    assert "<01> <0041>" in program
    assert "<02> <D83DDE00>" in program
    assert "<03> <FFFD>" in program
    assert "<00> <" not in program.split("endcodespacerange")[1]
