import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.domain.attention import Meeting
from planner.domain.protection import Block, BlockState
from planner.services.blocks import add_block, displace_block
from planner.services.cause import Cause
from tests.ui.audit import settle
from tests.ui.pages.protected_time.moments import at


def shown_words(card):
    settle()
    return " ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def hit(session, rules, meeting):
    """An hour for the second rule, under the board's meeting of Tuesday at nine."""
    made = Block(
        id=session.new_id(),
        rule=rules[1].id,
        title=rules[1].title,
        start=at(1, 10),
        minutes=60,
        first_start=at(1, 10),
        first_minutes=60,
    )
    add_block(session, made)
    return made


@pytest.fixture
def look(qtbot):
    """Press the button that looks for other places, and wait for the end."""

    def press(page):
        page.search.weeks_ahead = 2
        page.side.replan.button.click()
        qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    return press


def test_nothing_is_offered_while_nothing_was_displaced(block, show):
    assert show().side.replan.isHidden()


def test_a_block_a_meeting_stands_on_gets_another_place_in_one_action(session, hit, show, look):
    page = show()
    card = page.side.replan
    assert "A meeting stands on 1 block." in shown_words(card)

    look(page)

    [proposal] = [each for each in session.read.protection.proposals() if each.moves]
    assert "1 block would move; nothing is written until you accept." in shown_words(card)
    assert "Truth to power: Tue 24 Nov, 10:00 →" in shown_words(card)
    notes = [item.note for item in page.week.items() if item.key == proposal.id]
    assert notes == ["moves here from Tue 24 Nov, 10:00"]
    assert session.read.get(Block, hit.id) == hit

    page.keys.accept_all.trigger()
    assert session.read.get(Block, hit.id).start == proposal.start
    page.window().messages.act_button.click()
    assert session.read.get(Block, hit.id) == hit


def test_a_lost_block_offers_to_look_by_key(qtbot, session, block, show):
    displace_block(session, block, Cause(by_what="Escalation"))
    page = show()
    assert "1 block was lost." in shown_words(page.side.replan)

    page.search.weeks_ahead = 2
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page, Qt.Key.Key_P, modifiers)
    qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    waiting = session.read.protection.proposals()
    assert waiting
    assert session.read.get(Block, block.id).state is BlockState.LOST


def test_a_block_without_another_place_stays_for_the_leader(session, add, block, show, look):
    days = (at(day, 0) for day in range(-4, 14))
    add(
        *(
            Meeting(
                id=session.new_id(), uid=f"{day}", start=day, end=day.replace(hour=23), title="Busy"
            )
            for day in days
        )
    )
    page = show()

    look(page)

    assert "1 block has no other place; it stays for you to decide." in shown_words(
        page.side.replan
    )
    assert session.read.protection.proposals() == []


def test_which_hours_survive_is_drawn_when_asked(qtbot, block, show):
    page = show()
    card = page.side.survival
    assert not card.is_unfolded

    card.fold_button.click()
    assert card.is_unfolded
    assert "no hour has had so many yet" in shown_words(card)

    card.fold_button.click()
    assert not card.is_unfolded


def test_what_was_looked_for_is_not_offered_again(qtbot, session, block, show, look):
    displace_block(session, block, Cause(by_what="Escalation"))
    page = show()
    look(page)
    for proposal in session.read.protection.proposals():
        page.proposal_actions.reject(proposal)

    assert page.side.replan.isHidden()
