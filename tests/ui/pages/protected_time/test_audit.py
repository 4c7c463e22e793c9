from datetime import timedelta

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QRadioButton

from planner.scheduling.proposal import Binding, Funnel, Proposal, Relaxation, Relief, Unmet
from planner.services.blocks import displace_block
from planner.services.cause import Cause
from planner.services.surges import start_surge
from tests.ui.audit import clipped_words, faults, settle
from tests.ui.pages.protected_time.moments import at
from ui.look.theme import Theme
from ui.pages.protected_time.block_dialogs import CauseDialog, MoveDialog
from ui.pages.protected_time.ledger.charter_dialog import CharterDialog
from ui.pages.protected_time.ledger.charter_item_dialog import CharterItemDialog
from ui.pages.protected_time.ledger.owed_dialog import OwedDialog
from ui.pages.protected_time.ledger.surge_dialog import SurgeDialog
from ui.pages.protected_time.ledger.write_off_dialog import WriteOffDialog
from ui.pages.protected_time.week_card import DAY, LIST, WEEK

LOOKS = [
    (theme, percent)
    for theme in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST)
    for percent in (100, 200)
]


@pytest.mark.parametrize("how", LOOKS)
def test_the_page_passes_the_audit(shown_look, block, meeting, proposed, choose, how):
    page = proposed
    shown_look.show(*how)
    views = page.week_card.view.findChildren(QRadioButton)
    for button, name in zip(views, (WEEK, DAY, LIST), strict=True):
        button.click()
        settle()
        assert faults(page) == [], name
    views[0].click()
    for key in (block.id, meeting.id):
        choose(page, key)
        settle()
        assert faults(page) == []


def a_shortage(rule_id):
    funnel = Funnel(
        free_minutes=900,
        window_minutes=300,
        together_minutes=300,
        long_enough_minutes=120,
        candidates=3,
        placed_minutes=60,
    )
    relief = Relaxation(kind=Relief.ANY_HOUR, minutes_gained=60, minutes_lost_by_others=0)
    unmet = Unmet(
        rule_key=rule_id,
        week_start=at(0, 0).date(),
        weeks=1,
        asked_minutes=120,
        missing_minutes=60,
        at_best_minutes=60,
        because=Binding.GAPS_TOO_SHORT,
        funnel=funnel,
        would_help=(relief,) * 3,
    )
    return Proposal(blocks=(), unmet=(unmet,), objective=1.0, bound=1.0, gap=0.004)


@pytest.mark.parametrize("size", [(1280, 800), (900, 600)])
@pytest.mark.parametrize("percent", [100, 200])
def test_all_that_unfolds_passes_the_audit(shown_look, session, block, proposed, size, percent):
    displace_block(session, block, Cause(by_what="Escalation"))
    start_surge(session, "Critical incident", end=session.now() + timedelta(days=3))
    shown_look.show(Theme.LIGHT, percent)
    page = proposed
    page.window().resize(*size)
    page.search.found = a_shortage(block.rule)
    page.refresh()
    page.side.why_not.short_rules[0].fold_button.click()
    page.side.survival.fold_button.click()
    settle()

    assert faults(page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_asked_in_hindsight_passes_the_audit(
    shown_look, session, block, clock, show, percent
):
    displace_block(session, block, Cause(by_what="Escalation"))
    clock.pass_time(days=10)
    shown_look.show(Theme.LIGHT, percent)
    page = show()
    page.window().resize(900, 600)
    settle()

    assert page.side.hindsight.isVisible()
    assert faults(page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_an_empty_page_passes_the_audit(shown_look, show, percent):
    page = show()
    shown_look.show(Theme.LIGHT, percent)
    settle()

    assert faults(page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_every_dialog_of_a_block_passes_the_audit(shown_look, block, show, choose, dialog, percent):
    shown_look.show(Theme.LIGHT, percent)
    page = show()
    choose(page, block.id)
    page.keys.displace.trigger()
    page.keys.move.trigger()

    for kind in (CauseDialog, MoveDialog):
        # What is scrolled out of sight lies beneath the buttons: the fields are looked at alone.
        assert faults(dialog(kind).body.widget()) == [], kind.__name__


@pytest.mark.parametrize("percent", [100, 200])
def test_every_dialog_of_the_ledger_passes_the_audit(
    shown_look, session, block, show, dialog, percent
):
    displace_block(session, block, Cause(by_what="Escalation"))
    shown_look.show(Theme.LIGHT, percent)
    page = show()
    keys = page.ledger_keys
    for action in (keys.show_owed, keys.write_off, keys.start_surge, keys.charter):
        action.trigger()
    charter = dialog(CharterDialog)
    assert faults(charter) == []
    charter.add_item.click()

    for kind in (WriteOffDialog, SurgeDialog, CharterItemDialog):
        assert faults(dialog(kind).body.widget()) == [], kind.__name__
    assert clipped_words(dialog(OwedDialog)) == []


def test_all_keys_of_the_page_differ_and_have_words(show):
    actions = show().actions()
    keys = [action.shortcut().toString() for action in actions if action.shortcut().toString()]

    assert len(set(keys)) == len(keys)
    assert all(action.text() for action in actions)
    assert QKeySequence("M").toString() in keys
