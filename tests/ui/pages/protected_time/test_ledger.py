from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from planner.domain.charter import CharterItem
from planner.domain.hindsight import Hindsight, Worth
from planner.domain.protection import Block, BlockState, Consent, Requester
from planner.services.blocks import add_block, displace_block, keep_block
from planner.services.cause import Cause
from planner.services.charter import charter
from planner.services.debts import debt
from planner.services.surges import open_surge, start_surge
from tests.ui.audit import faults, settle
from tests.ui.pages.protected_time.moments import at
from ui.pages.protected_time.block_dialogs import CauseDialog
from ui.pages.protected_time.ledger.charter_dialog import CharterDialog
from ui.pages.protected_time.ledger.charter_item_dialog import CharterItemDialog
from ui.pages.protected_time.ledger.owed_dialog import OwedDialog
from ui.pages.protected_time.ledger.surge_dialog import SurgeDialog
from ui.pages.protected_time.ledger.write_off_dialog import WriteOffDialog

IMPOSED = Cause(by_what="Region call", for_whom=Requester.ICB_OR_REGION, consent=Consent.IMPOSED)


@pytest.fixture
def lost(session, block):
    """The block of the week, lost to a call."""
    displace_block(session, block, IMPOSED)
    return session.read.get(Block, block.id)


def cells(table, column):
    return [table.item(row, column).text() for row in range(table.rowCount())]


def test_where_the_debt_comes_from_is_told_by_age_rule_and_level(lost, show, dialog):
    page = show()
    page.ledger_keys.show_owed.trigger()
    told = dialog(OwedDialog)

    assert cells(told.ages, 0) == ["up to two weeks old"]
    assert cells(told.rules, 0) == ["Model of care"]
    assert cells(told.levels, 0) == ["ICB or region"]
    assert cells(told.levels, 1) == ["1 h 30 min"]
    assert "by Region call, for ICB or region; just this once, number 1" in cells(told.rows, 2)[0]
    assert faults(told) == []


def test_debt_is_written_off_with_a_reason_and_comes_back_with_undo(
    qtbot, session, lost, show, dialog
):
    page = show()
    page.side.debt.buttons[page.ledger_keys.write_off].click()
    asked = dialog(WriteOffDialog)
    assert asked.length.text() == "1 h 30 min"
    asked.length.setText("1h")
    asked.do_button.click()
    assert asked.why_row.error.text() == "Please say why."

    qtbot.keyClicks(asked.why, "It ended")
    qtbot.keyClick(asked.why, Qt.Key.Key_Return)

    assert debt(session).minutes == 30
    assert page.side.debt.owed.text().startswith("30 min owed")
    page.window().messages.act_button.click()
    assert debt(session).minutes == 90


def test_more_than_is_owed_is_refused_in_the_form(session, lost, show, dialog):
    page = show()
    page.ledger_keys.write_off.trigger()
    asked = dialog(WriteOffDialog)
    asked.length.setText("9h")
    asked.why.setText("It ended")

    asked.do_button.click()

    assert asked.refusal.isVisible()
    assert debt(session).minutes == 90


def test_a_lost_block_is_corrected_to_kept_and_back_by_keys(
    qtbot, session, lost, show, choose, clock
):
    page = show()
    clock.pass_time(weeks=1)
    choose(page, lost.id)
    assert "By Region call, for ICB or region; imposed." in page.side.chosen.why.text()
    assert page.keys.keep.text() == "Kept after all"

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_K)
    assert session.read.get(Block, lost.id).state is BlockState.KEPT
    assert debt(session).minutes == 0

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_U)
    assert session.read.get(Block, lost.id).state is BlockState.PLANNED


@pytest.fixture
def kept(session, clock, block, show):
    """The page, which was open when the block was kept."""
    page = show()
    clock.pass_time(weeks=1)
    keep_block(session, block)
    return page


def test_a_kept_block_is_corrected_to_lost_with_its_cause(
    qtbot, session, block, kept, choose, dialog
):
    page = kept
    choose(page, block.id)
    assert page.keys.displace.text() == "Lost after all…"

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_D)
    asked = dialog(CauseDialog)
    asked.form.own_words.setText("Escalation")
    asked.form.for_whom.take_focus()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return):
        qtbot.keyClick(asked.focusWidget(), key)

    assert session.read.get(Block, block.id).state is BlockState.LOST
    assert debt(session).minutes == 90


def test_the_charter_is_written_changed_and_retired(qtbot, session, block, show, dialog):
    page = show()
    page.ledger_keys.charter.trigger()
    shown = dialog(CharterDialog)
    assert shown.empty.isVisible()
    shown.add_item.click()
    form = dialog(CharterItemDialog)
    qtbot.keyClicks(form.text, "A serious incident")
    form.levels[Requester.PATIENT_CARE].setChecked(True)
    form.most.setValue(2)
    assert faults(form.body.widget()) == []
    form.do_button.click()

    [item] = charter(session)
    assert (item.text, item.for_whom, item.most_a_month) == (
        "A serious incident",
        {Requester.PATIENT_CARE},
        2,
    )
    settle()
    assert faults(shown) == []
    assert shown.table.model().index(0, 3).data() == "used 0 of 2 times"

    shown.activateWindow()
    qtbot.waitUntil(shown.table.hasFocus)
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    assert charter(session) == []
    assert "holds no more" in shown.messages.words.text()
    session.undo()
    assert session.read.count(CharterItem) == 1


def test_an_item_of_the_charter_is_changed_by_enter(qtbot, session, add, block, show, dialog):
    item = CharterItem(id=session.new_id(), text="Calls", valid_from=session.now().date())
    add(item)
    page = show()
    page.ledger_keys.charter.trigger()
    shown = dialog(CharterDialog)

    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    form = dialog(CharterItemDialog)
    form.text.setText("Calls of the region")
    form.do_button.click()

    assert [each.text for each in charter(session)] == ["Calls of the region"]


def test_a_surge_begins_with_a_reason_and_ends_with_a_decision(
    qtbot, session, block, clock, show, dialog
):
    page = show()
    assert page.surge.isHidden()
    page.ledger_keys.start_surge.trigger()
    asked = dialog(SurgeDialog)
    asked.do_button.click()
    assert asked.reason_row.error.text() == "Please say why."
    qtbot.keyClicks(asked.reason, "Critical incident")
    qtbot.keyClick(asked.reason, Qt.Key.Key_Return)

    assert open_surge(session).reason == "Critical incident"
    assert "A surge holds since" in page.surge.words.text()
    assert not page.side.debt.buttons[page.ledger_keys.start_surge].isVisible()
    displace_block(session, block, IMPOSED)
    assert "1 h 30 min were displaced in it, kept apart." in page.surge.words.text()

    clock.pass_time(hours=1)
    page.surge.end_button.click()
    assert open_surge(session) is None
    assert page.surge.carry_button.isVisible()
    page.surge.carry_button.click()
    assert debt(session).minutes == 90
    assert page.surge.isHidden()


def test_hindsight_is_asked_a_week_later_and_answered_with_one_key(
    qtbot, session, lost, clock, show
):
    clock.pass_time(days=10)
    page = show()
    card = page.side.hindsight
    assert card.isVisible()
    assert "gave 1 h 30 min to Region call, for ICB or region" in card.what.text()

    page.ledger_keys.look_back.trigger()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_4)

    [answer] = session.read.all(Hindsight)
    assert (answer.worth, answer.could_have_waited) == (Worth.NO, True)
    assert card.isHidden()


def test_nothing_is_asked_in_a_surge(session, lost, clock, show):
    clock.pass_time(days=10)
    start_surge(session, "Critical incident", end=session.now() + timedelta(days=3))

    page = show()

    assert page.side.hindsight.isHidden()
    assert not page.ledger_keys.look_back.isEnabled()


def test_a_block_without_a_rule_can_be_owed_too(session, rules, show, dialog):
    made = Block(
        id=session.new_id(), start=at(2, 9), minutes=60, first_start=at(2, 9), first_minutes=60
    )
    add_block(session, made)
    displace_block(session, made, IMPOSED)
    page = show()
    page.ledger_keys.write_off.trigger()
    asked = dialog(WriteOffDialog)
    asked.why.setText("Enough")
    asked.do_button.click()

    assert debt(session).minutes == 0
