from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from planner.domain.charter import CharterItem
from planner.domain.protection import Block, BlockState, Consent, Requester
from planner.services.blocks import add_block, displace_block, keep_block
from planner.services.cause import Cause
from planner.services.charter import add_charter_item
from tests.ui.pages.protected_time.moments import at
from ui.pages.protected_time.add_block_dialog import AddBlockDialog
from ui.pages.protected_time.block_dialogs import CauseDialog, MoveDialog

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(meeting, block, show, choose):
    shown = show()
    choose(shown, block.id)
    return shown


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.week_card.grid, key, modifier)


def press_focused(qtbot, dialog, key):
    qtbot.keyClick(dialog.focusWidget(), key)


def now(session, block):
    return session.read.get(Block, block.id)


def test_a_block_is_displaced_with_a_key_for_each_answer(qtbot, session, block, page, dialog):
    press(qtbot, page, Qt.Key.Key_D)
    asked = dialog(CauseDialog)
    asked.form.by_what.take_focus()

    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return):
        press_focused(qtbot, asked, key)

    assert now(session, block).state is BlockState.LOST
    row = session.read.protection.ledger()[-1]
    assert (row.by_what, row.for_whom, row.consent) == (
        "Place board",
        Requester.OWN_EXECUTIVE,
        Consent.IMPOSED,
    )
    assert (row.minutes, row.exception_number) == (90, 1)
    assert page.side.debt.owed.text() == "1 h 30 min owed · oldest 0 days"
    assert page.window().messages.words.text() == "The block was displaced; 1 h 30 min is owed."

    page.window().messages.act_button.click()
    assert now(session, block) == block
    assert session.read.protection.ledger() == []


def test_what_displaced_a_block_can_be_typed_and_decided_beforehand(
    qtbot, session, block, page, dialog
):
    today = session.now().date()
    item = CharterItem(id=session.new_id(), text="Calls", valid_from=today)
    add_charter_item(session, item)
    press(qtbot, page, Qt.Key.Key_Delete)
    asked = dialog(CauseDialog)
    asked.form.own_words.setFocus()
    qtbot.keyClicks(asked.form.own_words, "1 call from the region")
    press_focused(qtbot, asked, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_5, Qt.Key.Key_1):
        press_focused(qtbot, asked, key)
    assert asked.form.allowed.isVisible()
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return):
        press_focused(qtbot, asked, key)

    row = session.read.protection.ledger()[-1]
    assert (row.by_what, row.charter_item, row.exception_number) == (
        "1 call from the region",
        item.id,
        0,
    )


def test_enter_repeats_what_was_answered_before(qtbot, session, block, page, dialog):
    before = Block(
        id=session.new_id(), start=at(2, 9), minutes=60, first_start=at(2, 9), first_minutes=60
    )
    add_block(session, before)
    cause = Cause(by_what="Place board", for_whom=Requester.PLACE, consent=Consent.NEGOTIATED)
    displace_block(session, before, cause)
    page.week_card.go_to(block.id)
    press(qtbot, page, Qt.Key.Key_D)
    asked = dialog(CauseDialog)

    for _ in range(3):
        press_focused(qtbot, asked, Qt.Key.Key_Return)
    assert "just this once, number 2" in asked.form.once.text()
    press_focused(qtbot, asked, Qt.Key.Key_Return)

    row = session.read.protection.ledger()[-1]
    assert (row.by_what, row.for_whom, row.consent) == (
        "Place board",
        Requester.PLACE,
        Consent.NEGOTIATED,
    )
    assert row.exception_number == 2


def test_a_missing_answer_is_asked_for_and_nothing_is_lost(qtbot, session, block, page, dialog):
    press(qtbot, page, Qt.Key.Key_D)
    asked = dialog(CauseDialog)

    asked.do_button.click()
    assert asked.form.own_row.error.text() == "Please say what takes the time."

    qtbot.keyClicks(asked.form.own_words, "Winter plan")
    asked.do_button.click()
    assert asked.form.for_whom.error.text() == "Please choose one."
    assert asked.form.own_words.text() == "Winter plan"
    assert now(session, block) == block


def test_a_block_is_moved_by_form(qtbot, session, block, page, dialog):
    press(qtbot, page, Qt.Key.Key_M)
    asked = dialog(MoveDialog)
    assert asked.length.text() == "1 h 30 min"

    asked.day.setFocus()
    qtbot.keyClick(asked.day, Qt.Key.Key_Home)
    asked.day.setDate(asked.day.date().addDays(1))
    asked.time.setTime(asked.time.time().addSecs(4 * 3600))
    asked.form.for_whom.take_focus()
    press_focused(qtbot, asked, Qt.Key.Key_8)
    press_focused(qtbot, asked, Qt.Key.Key_1)
    press_focused(qtbot, asked, Qt.Key.Key_Return)

    moved = now(session, block)
    assert (moved.start, moved.minutes, moved.state) == (at(2, 14), 90, BlockState.MOVED)
    assert "moved to Wed 25 Nov, 14:00" in page.window().messages.words.text()
    assert session.read.protection.ledger()[-1].minutes == 0


def test_a_length_that_is_none_is_explained_and_kept(qtbot, session, block, page, dialog):
    press(qtbot, page, Qt.Key.Key_M)
    asked = dialog(MoveDialog)
    asked.length.setText("long enough")

    asked.do_button.click()

    assert "is no duration" in asked.length_row.error.text()
    assert asked.length.text() == "long enough"
    assert now(session, block) == block


def test_a_place_that_is_taken_is_refused_in_the_form(qtbot, session, block, page, dialog):
    place = {"start": at(1, 14), "first_start": at(1, 14), "minutes": 60, "first_minutes": 60}
    add_block(session, Block(id=session.new_id(), title="There", **place))
    press(qtbot, page, Qt.Key.Key_M)
    asked = dialog(MoveDialog)
    asked.time.setTime(asked.time.time().addSecs(4 * 3600))
    asked.form.for_whom.take_focus()
    press_focused(qtbot, asked, Qt.Key.Key_8)
    press_focused(qtbot, asked, Qt.Key.Key_1)

    asked.do_button.click()

    assert asked.isVisible()
    assert "Another block stands there already" in asked.refusal.text()
    assert now(session, block) == block


def test_arrows_with_alt_gather_a_move_that_escape_takes_back(qtbot, session, block, page):
    press(qtbot, page, Qt.Key.Key_Down, ALT)
    press(qtbot, page, Qt.Key.Key_Down, ALT)
    press(qtbot, page, Qt.Key.Key_Right, ALT)

    assert page.wish.place.start == at(2, 10, 30)
    assert page.side.chosen.title.text().startswith("Wed 25 Nov, 10:30")
    assert now(session, block) == block

    press(qtbot, page, Qt.Key.Key_Escape)

    assert page.wish.place is None
    assert page.side.chosen.title.text().startswith("Tue 24 Nov, 10:00")
    assert page.week_card.key() == block.id


def test_plain_arrows_move_a_block_that_was_taken_in_hand(qtbot, session, block, page):
    press(qtbot, page, Qt.Key.Key_Space)
    assert "In hand" in page.week_card.hint.text()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(qtbot, page, key)
    press(qtbot, page, Qt.Key.Key_Down, SHIFT)

    assert (page.wish.place.start, page.wish.place.minutes) == (at(2, 10, 15), 105)

    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.wish.place is None
    assert not page.week_card.grid.is_held
    assert now(session, block) == block


def test_the_list_moves_a_block_with_the_same_keys(qtbot, session, block, page):
    page.keys.show_list.trigger()
    table = page.week_card.list
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)

    assert (page.wish.place.start, page.wish.place.minutes) == (at(1, 10, 15), 105)
    assert "Enter moves it" in table.currentIndex().siblingAtColumn(3).data()

    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert page.wish.place is None


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # offscreen, of any menu
def test_the_menu_offers_what_can_be_done_with_its_keys(qtbot, page):
    page.week_card.menu_wanted.emit(page.mapToGlobal(page.rect().center()))
    menu = page.findChild(QMenu)
    offered = {action.text(): action.shortcut().toString() for action in menu.actions()}

    assert offered["Keep"] == "K"
    assert offered["Displace…"] == "D"
    assert offered["Move it to the day after"] == "Alt+Right"
    assert "Accept" not in offered
    menu.close()


def test_enter_asks_why_and_moves(qtbot, session, block, page, dialog):
    press(qtbot, page, Qt.Key.Key_Right, ALT)
    press(qtbot, page, Qt.Key.Key_Return)
    asked = dialog(CauseDialog)
    asked.form.for_whom.take_focus()
    press_focused(qtbot, asked, Qt.Key.Key_4)
    press_focused(qtbot, asked, Qt.Key.Key_2)
    press_focused(qtbot, asked, Qt.Key.Key_Return)

    assert now(session, block).start == at(2, 10)
    assert session.read.protection.ledger()[-1].consent is Consent.NEGOTIATED
    assert page.wish.place is None


def test_a_move_beyond_the_week_goes_there(qtbot, page):
    for _ in range(4):
        press(qtbot, page, Qt.Key.Key_Left, ALT)

    assert page.week.monday == at(-7, 0).date()
    assert page.wish.place.start == at(-3, 10)


def test_walking_away_leaves_the_block_where_it_is(qtbot, session, block, meeting, page):
    press(qtbot, page, Qt.Key.Key_Right, ALT)
    page.week_card.grid.go_to(meeting.id)

    assert page.wish.place is None
    assert page.side.chosen.what.text() == "Place board"
    assert now(session, block) == block


def test_a_shorter_block_must_say_what_took_the_time(qtbot, session, block, page, dialog):
    press(qtbot, page, Qt.Key.Key_Up, SHIFT)
    press(qtbot, page, Qt.Key.Key_Up, SHIFT)
    page.keys.confirm.trigger()
    asked = dialog(CauseDialog)
    asked.form.by_what.take_focus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_Return):
        press_focused(qtbot, asked, key)

    shorter = now(session, block)
    assert (shorter.minutes, shorter.state) == (60, BlockState.SHORTENED)
    assert session.read.protection.ledger()[-1].minutes == 30


def test_a_longer_block_costs_nothing(qtbot, session, block, page, dialog):
    press(qtbot, page, Qt.Key.Key_Down, SHIFT)
    page.keys.confirm.trigger()
    asked = dialog(CauseDialog)
    asked.form.for_whom.take_focus()
    for key in (Qt.Key.Key_8, Qt.Key.Key_1, Qt.Key.Key_Return):
        press_focused(qtbot, asked, key)

    assert now(session, block).minutes == 105
    assert session.read.protection.ledger()[-1].minutes == 0


def test_a_block_is_never_shorter_than_a_slot(qtbot, page):
    page.movement.stretch(page.week_card.key(), at(1, 10, 5))

    assert page.wish.place.minutes == 15


@pytest.mark.parametrize(
    ("key", "field"), [(Qt.Key.Key_F, "is_defended"), (Qt.Key.Key_L, "is_locked")]
)
def test_a_key_turns_it_on_and_off(qtbot, session, block, page, key, field):
    press(qtbot, page, key)
    assert getattr(now(session, block), field)

    press(qtbot, page, key)
    assert not getattr(now(session, block), field)


def test_a_kept_block_is_only_corrected(qtbot, session, block, page, clock):
    clock.pass_time(weeks=1)
    press(qtbot, page, Qt.Key.Key_K)

    assert now(session, block).state is BlockState.KEPT
    assert page.side.chosen.why.text() == "Kept."
    offered = [action for action in page.keys.of_chosen() if action.isEnabled()]
    assert offered == [page.keys.displace, page.keys.reopen]

    page.window().messages.act_button.click()
    assert now(session, block) == block


def test_enter_on_a_block_goes_to_what_can_be_done_with_it(qtbot, page):
    press(qtbot, page, Qt.Key.Key_Return)

    assert page.window().focusWidget().text() == "Keep"


def test_an_undo_in_an_old_message_does_not_take_back_something_newer(
    qtbot, session, block, page, notices, clock
):
    press(qtbot, page, Qt.Key.Key_L)
    old = notices[-1].action
    clock.pass_time(weeks=1)
    keep_block(session, now(session, block))

    old.run()

    assert now(session, block).state is BlockState.KEPT
    assert "Something else was done since" in notices[-1].words


def test_free_time_is_protected_by_form(qtbot, session, rules, block, page, dialog):
    page.block_actions.add(at(3, 13), at(3, 17))
    asked = dialog(AddBlockDialog)
    asked.length.setText("45 minutes and a bit")
    asked.do_button.click()
    assert "is no duration" in asked.length_row.error.text()

    asked.length.setText("45m")
    asked.defended.setChecked(True)
    asked.do_button.click()

    added = session.read.all(Block)[-1]
    assert (added.start, added.minutes, added.rule) == (at(3, 13), 45, rules[0].id)
    assert added.is_defended
    assert added.end - added.start == timedelta(minutes=45)
