from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.domain.attention import Meeting
from planner.domain.hours import WeekHours
from planner.domain.protection import Block, Rule
from planner.services.blocks import displace_block
from planner.services.cause import Cause
from planner.services.protection import add_rule, delete_rule
from tests.ui.audit import settle
from tests.ui.pages.protected_time.moments import at
from ui.pages.protected_time.search import Stage
from ui.widgets.week_grid.items import GridKind, GridTone


def shown_words(card):
    settle()
    return " ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


def kinds(page):
    return {item.kind for item in page.week.items()}


def proposals(session):
    return session.read.protection.proposals()


def test_nothing_is_written_until_the_shown_proposals_are_accepted(
    qtbot, session, rules, show, propose
):
    page = show()
    propose(page)

    shown = len(page.week.proposals)
    assert shown > 1
    assert session.read.count(Block) == 0
    assert page.header.accept_button.text() == f"Accept {shown} blocks"
    assert "nothing is written until you accept" in page.header.line.text()
    assert GridKind.PROPOSAL in kinds(page)

    qtbot.mouseClick(page.header.accept_button, Qt.MouseButton.LeftButton)

    assert session.read.count(Block) == shown
    assert not page.header.accept_button.isVisible()
    assert kinds(page) == {GridKind.BLOCK_FLEXIBLE}


def test_after_accepting_one_goes_on_in_the_week(qtbot, proposed):
    page = proposed
    page.header.accept_button.setFocus()

    qtbot.keyClick(page.header.accept_button, Qt.Key.Key_Space)

    assert page.week_card.current_view().hasFocus()


def test_undo_in_the_message_brings_the_proposals_back(qtbot, session, proposed):
    page = proposed
    before = proposals(session)
    page.header.accept_button.click()
    messages = page.window().messages

    qtbot.mouseClick(messages.act_button, Qt.MouseButton.LeftButton)

    assert session.read.count(Block) == 0
    assert proposals(session) == before
    assert page.header.accept_button.isVisible()
    assert messages.words.text() == "Undone: accept proposed blocks"


def test_an_initiative_is_blue_and_a_skill_goal_green(session, proposed):
    tones = {item.title: item.tone for item in proposed.week.items()}
    assert tones == {"Model of care": GridTone.LONG_TERM, "Truth to power": GridTone.DEVELOPMENT}


def test_one_proposal_is_accepted_by_enter_and_another_by_a(qtbot, session, choose, proposed):
    page = proposed
    first, second = list(page.week.proposals)[:2]
    choose(page, first)
    assert page.side.chosen.why.text().endswith(".")

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_Return)
    assert [block.id for block in session.read.all(Block)] == [first]

    choose(page, second)
    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_A)
    assert {block.id for block in session.read.all(Block)} == {first, second}


def test_a_rejected_proposal_can_be_brought_back(qtbot, session, choose, proposed):
    page = proposed
    before = proposals(session)
    choose(page, before[0].id)

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_X)
    assert proposals(session) == before[1:]

    page.window().messages.act_button.click()
    assert proposals(session) == before


def test_letters_do_nothing_while_the_focus_is_elsewhere(qtbot, session, choose, proposed):
    page = proposed
    choose(page, proposals(session)[0].id)
    page.header.rules_button.setFocus()

    qtbot.keyClick(page.header.rules_button, Qt.Key.Key_A)

    assert session.read.count(Block) == 0


def test_what_is_proposed_in_other_weeks_is_shown_and_can_be_accepted(session, proposed):
    page = proposed
    every = proposals(session)
    monday = page.week.monday
    assert page.side.proposals.isVisible()

    page.side.proposals.next_button.click()
    assert page.week.monday > monday
    assert page.week.proposals

    page.side.proposals.all_button.click()
    assert session.read.count(Block) == len(every)
    assert not page.side.proposals.isVisible()


def test_stopping_the_search_leaves_everything_as_it_was(qtbot, session, proposed):
    page = proposed
    before = proposals(session)
    page.header.propose_button.click()
    assert page.header.propose_button.text() == "Stop looking"

    qtbot.mouseClick(page.window().work.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.search.is_running)

    assert proposals(session) == before
    assert page.header.propose_button.text() == "Propose again"


def look(qtbot, page):
    """Begin to look for places, and wait for those found at once."""
    page.search.weeks_ahead = 2
    page.header.propose_button.click()
    qtbot.waitUntil(lambda: page.search.stage is Stage.THE_BEST_PLAN, timeout=10_000)


def test_places_found_at_once_give_way_to_the_proved_ones(qtbot, session, rules, show):
    page = show()
    look(qtbot, page)
    at_once = proposals(session)
    assert at_once
    assert "Still looking for the best one" in page.side.proposals.quality.text()
    assert page.header.accept_button.isVisible()

    qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    assert {each.id for each in proposals(session)}.isdisjoint({each.id for each in at_once})
    assert page.side.proposals.quality.text().endswith("of the best possible, proved.") or (
        page.side.proposals.quality.text() == "The best possible, proved."
    )


def test_what_somebody_began_to_accept_is_not_replaced(qtbot, session, rules, choose, show):
    page = show()
    look(qtbot, page)
    at_once = proposals(session)
    choose(page, at_once[0].id)
    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_A)

    qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    assert proposals(session) == at_once[1:]
    assert "not proved" in page.side.proposals.quality.text()


def test_what_somebody_began_to_reject_is_not_replaced(qtbot, session, rules, choose, show):
    page = show()
    look(qtbot, page)
    at_once = proposals(session)
    choose(page, at_once[0].id)
    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_R)

    qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    assert proposals(session) == at_once[1:]


def test_stopping_the_proof_keeps_what_was_found_at_once(qtbot, session, rules, show):
    page = show()
    look(qtbot, page)
    at_once = proposals(session)

    page.header.propose_button.click()
    qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    assert proposals(session) == at_once
    assert "Found at once, and not proved" in page.side.proposals.quality.text()


def test_stopping_a_second_search_goes_on_with_nothing(qtbot, session, rules, show, propose):
    page = show()
    propose(page)
    found = proposals(session)

    page.header.propose_button.click()
    page.header.propose_button.click()
    stages = set()
    page.search.changed.connect(lambda: stages.add(page.search.stage))
    qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)

    assert stages == {Stage.NOTHING}
    assert proposals(session) == found


def test_a_change_of_the_rules_ends_the_search_and_says_so(qtbot, session, rules, show):
    page = show()
    page.header.propose_button.click()
    delete_rule(session, rules[0])

    assert "has changed meanwhile" in page.window().messages.words.text()
    qtbot.waitUntil(lambda: not page.search.is_running, timeout=20_000)
    assert proposals(session) == []


def test_the_button_that_began_the_search_stops_it(qtbot, session, rules, show):
    page = show()
    page.header.propose_button.setFocus()
    qtbot.keyClick(page.header.propose_button, Qt.Key.Key_Space)
    assert page.search.is_running

    qtbot.keyClick(page.header.propose_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.search.is_running)

    assert proposals(session) == []


def test_searching_and_accepting_have_keys_wherever_the_focus_is(qtbot, session, proposed):
    proposed.window().navigation.pages.setFocus()
    control = Qt.KeyboardModifier.ControlModifier

    qtbot.keyClick(proposed.window().navigation.pages, Qt.Key.Key_P, control)
    assert proposed.search.is_running
    proposed.search.stop()
    qtbot.waitUntil(lambda: not proposed.search.is_running)

    qtbot.keyClick(proposed.window().navigation.pages, Qt.Key.Key_Return, control)
    assert session.read.count(Block) == 2


def test_why_a_rule_gets_no_more_is_told_with_what_would_help(
    qtbot, session, add, rules, show, propose
):
    add(Meeting(id=session.new_id(), uid="m", start=at(1, 10), end=at(1, 11), title="Huddle"))
    tight = Rule(
        id=session.new_id(),
        title="Money",
        target=120,
        shortest=120,
        longest=120,
        window=WeekHours.parse("tue 09:00-11:00"),
    )
    add_rule(session, tight)
    page = show()
    propose(page)

    words = shown_words(page.side.why_not)
    assert "Money lacks 2 h of 2 h." in words
    assert "too short for the rule's shortest block" in words
    assert "At any working hour instead of the rule's own: 2 h more" in words
    assert "At best" not in words

    [short] = page.side.why_not.short_rules
    short.fold_button.setFocus()
    qtbot.keyClick(short.fold_button, Qt.Key.Key_Space)
    assert "At best, planned alone, it could get 0 min." in shown_words(page.side.why_not)
    steps = [short.funnel.item(row, 0).text() for row in range(short.funnel.rowCount())]
    assert steps[0] == "Free"
    assert steps[-1] == "Placed"
    assert short.funnel.item(steps.index("Placed"), 1).text() == "0 min"


def test_what_was_found_is_forgotten_when_a_rule_changes(session, rules, show, propose):
    page = show()
    propose(page)
    assert "explained here" not in shown_words(page.side.why_not)

    delete_rule(session, rules[0])

    assert "explained here" in shown_words(page.side.why_not)


def test_rules_that_have_all_they_ask_for_are_said_to(rules, show, propose):
    page = show()
    propose(page)
    page.side.proposals.all_button.click()
    propose(page)

    assert "the rules have all that they ask for" in page.window().messages.words.text()


def test_what_is_proposed_repays_debt_and_says_so(session, block, clock, show, propose):
    displace_block(session, block, Cause(by_what="Escalation"))
    clock.pass_time(weeks=2)
    page = show()
    propose(page)

    assert page.side.debt.owed.text() == "1 h 30 min owed · oldest 14 days"
    assert page.side.debt.repaid.isVisible()
    repaying = [item for item in page.week.items() if item.kind is GridKind.REPAYMENT]
    assert repaying
    assert repaying[0].note.startswith("repays ")


def test_a_proposal_is_moved_only_once_it_is_accepted(qtbot, session, choose, notices, proposed):
    page = proposed
    before = proposals(session)
    choose(page, before[0].id)

    qtbot.keyClick(page.week_card.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert proposals(session) == before
    assert "Accept this one first" in notices[-1].words
