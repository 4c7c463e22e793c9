from datetime import date

import pytest
from PySide6.QtCore import Qt

from planner.domain.governance import Decision
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import Promise
from planner.domain.people import Body, Forum
from planner.services.records import add_record
from ui.pages.across.page import AcrossPage

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def add(session, record_type, **held):
    """Add a record and return it as the plan holds it."""
    made = record_type(id=session.new_id(), **held)
    add_record(session, made)
    return session.read.get(record_type, made.id)


@pytest.fixture
def forum(session):
    return add(session, Body, name="Northside Place Partnership", forum=Forum.ADVISORY)


@pytest.fixture
def decision(session, forum):
    return add(session, Decision, title="One night team", body=forum.id, day=date(2026, 11, 6))


@pytest.fixture
def page(open_page, context, decision):
    return open_page(AcrossPage(context))


def type_into(qtbot, page, name, words):
    field = page.form.form.field(name)
    field.clear()
    qtbot.keyClicks(field, words)


def words_of(line_list):
    rows = line_list.rows
    return [rows.value(rows.index(number, 0)).words for number in range(rows.rowCount())]


def go(page, register):
    page.registers.go_to(register)
    return page


def test_an_empty_register_says_what_will_stand_here_and_offers_to_add_it(
    open_page, context, press, shown_words
):
    page = go(open_page(AcrossPage(context)), "loyalty")
    assert "what you do about them, and whether they are declared" in shown_words(page)
    assert "Nothing is due" in shown_words(page)

    press(page.empty, "Add an interest")

    assert page.form.form.field("title").hasFocus()


def test_the_notice_stands_over_the_loyalties_always(open_page, context, session, shown_words):
    page = go(open_page(AcrossPage(context)), "loyalty")
    assert "not the statutory register" in shown_words(page)

    add(session, LoyaltyEntry, title="My husband's practice", noted_on=date(2026, 11, 1))

    assert "not the statutory register" in shown_words(page)
    page._add()
    assert "not the statutory register" in shown_words(page), "the form hides the notice"


def test_a_record_is_added_by_keys_alone(qtbot, open_page, context, session, notices):
    page = go(open_page(AcrossPage(context)), "trust")
    page.registers.setFocus()
    qtbot.keyClick(page.registers, Qt.Key.Key_N, CONTROL)
    type_into(qtbot, page, "what", "Send the figures")
    type_into(qtbot, page, "made_on", "today")

    qtbot.keyClick(page.form.form.field("what"), ENTER)

    assert [one.what for one in session.read.all(Promise)] == ["Send the figures"]
    assert page.form is None
    assert page.rows_card.list.hasFocus()
    assert notices[-1].words == "The promise is added."


def test_a_promise_is_kept_with_one_key_and_undone_with_another(
    qtbot, open_page, context, session, notices
):
    promise = add(session, Promise, what="Send the figures", made_on=date(2026, 11, 1))
    page = go(open_page(AcrossPage(context)), "trust")
    page.rows_card.list.setFocus()

    qtbot.keyClick(page.rows_card.list, Qt.Key.Key_K)

    assert session.read.get(Promise, promise.id).kept_on == date(2026, 11, 20)
    notices[-1].action.run()
    assert session.read.get(Promise, promise.id) == promise


def test_every_register_is_searched_as_one_types(qtbot, page, session, forum):
    add(session, Decision, title="Beds", body=forum.id, day=date(2026, 11, 2), outcome="carried")

    qtbot.keyClicks(page.rows_card.search, "CARR bed")
    assert words_of(page.rows_card.list) == ["Beds"]
    assert page.sheet_card.title.text() == "Beds"

    qtbot.keyClicks(page.rows_card.search, "x")
    assert "Nothing here holds “CARR bedx”." in page.rows_card.none_found.text()


def test_what_is_due_opens_its_record(qtbot, page, decision):
    go(page, "trust")
    assert words_of(page.due_card.list) == ["Refer back: name the board for “One night team”"]
    page.due_card.list.setFocus()

    qtbot.keyClick(page.due_card.list, ENTER)

    assert page.registers.current == "decisions"
    assert page.rows_card.record == decision


def test_a_decision_of_an_advisory_group_is_not_closed_before_a_board_has_answered(
    qtbot, page, press, session, decision, shown_words, notices
):
    assert "An advisory group cannot decide for the boards" in shown_words(page)

    press(page, "Close the decision")
    assert not session.read.get(Decision, decision.id).is_closed
    assert notices[-1].kind.value == "error"

    press(page, "Refer back")
    type_into(qtbot, page, "board", "Riverside board")
    type_into(qtbot, page, "sent_on", "10 Nov")
    type_into(qtbot, page, "outcome", "agreed")
    press(page, "Save")
    assert "Nothing stands in the way: it can be closed." in shown_words(page)
    press(page, "Close the decision")

    assert session.read.get(Decision, decision.id).closed_on == date(2026, 11, 20)


def test_the_form_asks_for_the_reference_back_once_adverse_impact_is_likely(
    qtbot, open_page, context, session, shown_words
):
    own = add(session, Body, name="Riverside", is_organisation_in_law=True)
    page = open_page(AcrossPage(context))
    page._add()
    form = page.form.form
    form.field("body").choose(own.id)
    form.field("title").setText("Move the beds")
    assert not form.field("board").isVisible()

    form.field("is_adverse").click()

    assert form.field("board").isVisible()
    assert "cannot be closed until its board has answered" in shown_words(page)
    assert "Riverside: none recorded" in shown_words(page)
