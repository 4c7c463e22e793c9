"""Joining two versions of a text: what both did is there, or nothing is proposed."""

from hypothesis import given
from hypothesis import strategies as st

from planner.merge.texts import joined_text

BASE = "The bed meeting takes an hour, and it never decides anything."
words = st.lists(st.sampled_from(["bed", "home", "ward", "flow", " ", "\n", "a"]), max_size=12)
texts = words.map("".join)


def test_changes_at_two_places_are_joined():
    one = BASE.replace("an hour", "two hours")
    other = BASE.replace("anything", "much")

    assert joined_text(BASE, one, other) == (
        "The bed meeting takes two hours, and it never decides much."
    )


def test_changes_at_one_place_are_not():
    assert joined_text(BASE, BASE.replace("hour", "day"), BASE.replace("hour", "week")) is None


@given(texts, texts, texts)
def test_who_is_called_one_makes_no_difference(base, one, other):
    assert joined_text(base, one, other) == joined_text(base, other, one)


@given(texts, texts)
def test_what_only_one_changed_is_theirs(base, one):
    assert joined_text(base, one, base) == one
    assert joined_text(base, one, one) == one
