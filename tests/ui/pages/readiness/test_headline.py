from dataclasses import replace

import pytest

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.domain.readiness import Rater
from planner.intake.pack_file import shipped_instruments
from planner.services.readiness import edit_initiative

NEEDS_ALL = next(one for one in shipped_instruments() if one.near_zero is not None)
ORDERED = next(one for one in shipped_instruments() if one.is_ordered)


def test_where_views_differ_is_said_first(page, answered):
    answered([6], Rater.SELF)
    answered([3, 3, 4, 2, 3])

    assert page.results.headline.words.text().startswith("Team and self differ most on ")
    assert "None of them is the right one" in page.results.headline.others.text()


def test_views_less_than_a_step_apart_are_alike(page, answered):
    answered([4], Rater.SELF)
    answered([4], Rater.COACH)

    words = page.results.headline.words.text()

    assert words == "Self and coach see it much alike: nowhere a whole step of the scale apart."
    assert page.results.headline.others.isHidden()


def test_one_view_alone_differs_from_nobody(page, answered):
    answered([4], Rater.SELF)

    assert page.results.headline.words.text().startswith("Only one view can be shown so far")


def test_a_part_near_zero_is_named_where_the_instrument_asks_for_that(page, answered):
    answered([NEEDS_ALL.lowest], Rater.SELF, NEEDS_ALL)

    headline = page.results.headline

    assert headline.near_zero.words.text().startswith("Self: Near zero: ")
    assert headline.barrier.isHidden()


def test_the_first_barrier_is_named_where_the_parts_have_an_order(page, answered):
    answered([ORDERED.lowest], Rater.SELF, ORDERED)

    said = page.results.headline.barrier.words.text()

    first = ORDERED.subscales[0].name
    assert said == f"Self: The first part that is not above the middle of the scale is {first}."
    assert page.results.headline.near_zero.isHidden()


def test_what_was_asked_stands_over_its_parts_with_its_licence(page, answered, shown_words):
    answered([4], Rater.SELF)
    answered([4], Rater.SELF, NEEDS_ALL)

    words = shown_words(page)

    for one in (shipped_instruments()[0], NEEDS_ALL):
        assert f"Asked with: {one.name}, version {one.version}" in words
        assert f"Licence: {one.licence.rstrip('.')}." in words


def test_what_is_done_stands_beside_what_is_said(page, answered, session, initiative):
    answered([4], Rater.SELF)
    entry = Entry(
        id=session.new_id(),
        start=session.now().replace(hour=6, minute=0),
        minutes=90,
        mode=Mode.LONG_TERM,
        initiative=initiative.id,
    )
    with session.action(Action.LOG_ENTRY) as writer:
        writer.add(entry)

    assert "self 4.00" in page.say_do_card.said.words.text()
    assert "1 h 30 min logged for it" in page.say_do_card.done.words.text()


def test_a_page_that_nobody_sees_reads_deeds_when_it_is_seen(page, session, initiative):
    page.hide()
    edit_initiative(session, initiative, replace(initiative, title="Frailty care"))
    shown = page.say_do_card.done.words.text()

    page.show()

    assert page.say_do_card.done.words.text() == shown


@pytest.mark.parametrize("rater", list(Rater))
def test_a_mean_is_told_as_precisely_as_it_may_be(page, answered, rater, shown_words):
    answered([4, 5, 4, 5, 4] if rater is Rater.TEAM else [4], rater)

    assert ("about " in shown_words(page)) is (rater is Rater.TEAM)
