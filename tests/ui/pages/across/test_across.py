from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from planner.domain.coaching import AgreedAction
from planner.domain.governance import Decision
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import Promise, Tension
from tests.ui import audit
from ui.look.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def test_an_empty_register_says_what_will_stand_here_and_offers_to_add_it(
    open_register, press, shown_words
):
    page = open_register("loyalty")
    assert "what you do about them, and whether they are declared" in shown_words(page)
    assert "Nothing is due" in shown_words(page)

    press(page.empty, "Add an interest")

    assert page.form.form.field("title").hasFocus()


def test_the_notice_stands_over_the_loyalties_always(open_register, add, press, shown_words):
    page = open_register("loyalty")
    assert "not the statutory register" in shown_words(page)

    add(LoyaltyEntry, title="My husband's practice", noted_on=date(2026, 11, 1))
    assert "not the statutory register" in shown_words(page)
    press(page, "Add an interest")

    assert "not the statutory register" in shown_words(page), "the form hides the notice"


def test_a_record_is_added_by_keys_alone(qtbot, open_register, session, type_into, notices):
    page = open_register("trust")
    page.registers.setFocus()
    qtbot.keyClick(page.registers, Qt.Key.Key_N, CONTROL)
    type_into(page, "what", "Send the figures")
    type_into(page, "made_on", "today")

    qtbot.keyClick(page.form.form.field("what"), ENTER)

    assert [one.what for one in session.read.all(Promise)] == ["Send the figures"]
    assert page.form is None
    assert page.rows_card.list.hasFocus()
    assert notices[-1].words == "The promise is added."


def test_the_history_of_the_chosen_record_is_asked_for(qtbot, open_register, add, press, context):
    made = add(LoyaltyEntry, title="My husband's practice", noted_on=date(2026, 11, 1))
    page = open_register("loyalty")

    with qtbot.waitSignal(context.history_wanted) as wanted:
        press(page, "History…")

    assert wanted.args == [LoyaltyEntry.TYPE, made.id]


def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_kept(
    open_register, press, session, type_into, shown_words
):
    page = open_register("trust")
    press(page, "Add a promise")
    type_into(page, "to_whom", "council")

    press(page, "Save")

    assert "“What” of the promise is empty" in shown_words(page)
    assert page.form.form.field("to_whom").text() == "council"
    assert session.read.all(Promise) == []
    press(page, "Cancel")
    assert page.form is None


def test_a_promise_is_kept_with_one_key_and_undone_with_another(
    qtbot, open_register, add, session, notices
):
    promise = add(Promise, what="Send the figures", made_on=date(2026, 11, 1))
    page = open_register("trust")
    page.rows_card.list.setFocus()

    qtbot.keyClick(page.rows_card.list, Qt.Key.Key_K)

    assert session.read.get(Promise, promise.id).kept_on == date(2026, 11, 20)
    notices[-1].action.run()
    assert session.read.get(Promise, promise.id) == promise


def test_enter_edits_a_record_and_delete_deletes_it(
    qtbot, open_register, add, session, type_into, notices
):
    promise = add(Promise, what="Send the figures", made_on=date(2026, 11, 1))
    rows = (page := open_register("trust")).rows_card.list
    rows.setFocus()
    qtbot.keyClick(rows, ENTER)
    type_into(page, "what", "Send all figures")
    qtbot.keyClick(page.form.form.field("what"), ENTER)
    assert session.read.get(Promise, promise.id).what == "Send all figures"

    qtbot.keyClick(rows, Qt.Key.Key_Delete)

    assert session.read.all(Promise) == []
    assert notices[-1].words == "The promise is deleted."
    assert page.registers.hasFocus(), "the focus is nowhere"


def test_a_register_is_searched_as_one_types(qtbot, open_register, add, decision, words_of):
    add(Decision, title="Beds", body=decision.body, day=date(2026, 11, 2), outcome="carried")
    page = open_register()

    qtbot.keyClick(page, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(page.rows_card.search, "CARR bed")
    assert words_of(page.rows_card.list) == ["Beds"]
    assert page.sheet_card.title.text() == "Beds"

    qtbot.keyClicks(page.rows_card.search, "x")
    assert "Nothing here holds “CARR bedx”." in page.rows_card.none_found.text()


def test_what_is_due_opens_its_record(qtbot, open_register, add, decision, words_of):
    soon = date(2026, 11, 20) + timedelta(days=3)
    talk = add(Tension, title="Beds", carried_by="me", next_conversation=soon, with_whom="Ann")
    add(Promise, what="Send the figures", made_on=date(2026, 11, 1), due=soon, to_whom="council")
    page = open_register("trust")
    assert words_of(page.due_card.list) == [
        "Refer back: name the board for “One night team”",
        "Promise to council: Send the figures",
        "Talk with Ann about “Beds”",
    ]
    page.due_card.list.setFocus()

    qtbot.keyClick(page.due_card.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.due_card.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.due_card.list, ENTER)

    assert page.registers.current == "tensions"
    assert page.rows_card.record == talk


def test_the_palette_and_the_guide_know_what_can_be_done(open_register, decision):
    page = open_register()
    keys = {action.text(): action.shortcut().toString() for action in page.actions()}

    assert keys["Add to the register"] == "Ctrl+N"
    assert keys["Search the register"] == "Ctrl+F"
    assert keys["Close the decision"] == "C"
    assert keys["Edit"] == "F2"


def test_a_small_window_chooses_the_register_from_a_list_that_drops_down(
    qtbot, open_register, decision
):
    page = open_register()
    page.resize(600, 600)
    audit.settle()
    assert not page.registers.isVisible()
    page.register_pick.setFocus()

    qtbot.keyClick(page.register_pick, Qt.Key.Key_Down)
    page.register_pick.activated.emit(page.register_pick.currentIndex())

    assert page.registers.current == "tensions"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_keeps_every_rule(shown_look, open_register, add, decision, press, percent):
    add(Tension, title="Beds", carried_by="me", between="my hats")
    shown_look.show(Theme.LIGHT, percent)
    page = open_register()
    for theme in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST):
        shown_look.show(theme, percent)
        audit.settle()
        assert audit.faults(page) == []

    for register in ("tensions", "pulse", "bodies"):
        page.registers.go_to(register)
        audit.settle()
        assert audit.faults(page) == []
        page.add_button.click()
        audit.settle()
        assert audit.faults(page) == []
        press(page, "Cancel")


def test_what_is_due_with_the_coach_opens_the_page_of_the_plan(
    qtbot, open_register, add, context, words_of
):
    page = open_register()
    wanted = []
    context.page_wanted.connect(wanted.append)

    add(AgreedAction, words="Ask Jo", due=date(2026, 11, 20), taken_on=date(2026, 11, 13))
    [line] = words_of(page.due_card.list)
    page.due_card.list.setFocus()
    qtbot.keyClick(page.due_card.list, ENTER)

    assert "Agreed with the coach: Ask Jo" in line
    assert wanted == ["plan"]
