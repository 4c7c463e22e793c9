"""The history in the window: read page by page, narrowed, restored from, erased in."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from planner.domain.changes import Action
from planner.domain.goals import Skill, SkillGoal
from planner.domain.people import Body
from planner.services.first_steps import set_up
from planner.services.goals import delete_goal
from planner.services.history import STEPS_AT_ONCE, record_named
from planner.services.records import add_record
from planner.services.session import Session
from tests.ui import audit
from ui.app.plan_watch import PlanWatch
from ui.context import Context
from ui.look.theme import Theme
from ui.pages.sharing.history_card import HistoryCard
from ui.pages.sharing.page import SharingPage
from ui.widgets.column import ScrollColumn


@pytest.fixture
def session(session):
    set_up(session, "Alex Morgan")
    return session


@pytest.fixture
def context(qapp, session):
    """What the card is given; no team stands around it."""
    made = Context(session)
    yield made
    made.jobs.shut_down()
    made.deleteLater()


@pytest.fixture
def card(qtbot, context, open_page):
    made = open_page(HistoryCard(context))
    qtbot.waitUntil(lambda: bool(words_of(made.list)))
    return made


def add_goal(session, title="Speak up", **said):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.SPEAK_TRUTH_TO_POWER, **said)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    return goal


def rename(session, goal, title):
    new = replace(goal, title=title)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, new)
    return new


def words_of(lines):
    rows = lines.rows
    return [rows.value(rows.index(number, 0)).words for number in range(rows.rowCount())]


def stand_on(lines, words):
    lines.stand_on(words_of(lines).index(words))


def click(qtbot, button):
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog_of(card):
    audit.settle()
    return next(one for one in card.findChildren(QDialog) if one.isVisible())


def test_what_is_done_stands_on_top_at_once_with_when_and_who(card, session):
    goal = add_goal(session)
    rename(session, goal, "Speak first")

    assert words_of(card.list)[:2] == [
        "Edit a skill goal: Speak first",
        "Add a skill goal: Speak first",
    ]
    line = card.list.rows.value(card.list.rows.index(0, 0))
    assert line.remark.startswith("Fri 20 Nov, 16:00 · Alex Morgan")


def test_a_step_says_field_by_field_what_changed(card, session):
    rename(session, add_goal(session), "Speak first")
    card.list.go_to("")

    assert words_of(card.step.list) == [
        "Skill goal: Speak first",
        "Title: Speak up → Speak first",
    ]
    stand_on(card.list, "Add a skill goal: Speak first")
    assert words_of(card.step.list)[1:3] == ["Made", "Title: Speak up"]


def test_a_long_history_is_read_page_by_page(qtbot, context, open_page, session):
    goal = add_goal(session, "0")
    for number in range(1, STEPS_AT_ONCE + 5):
        goal = rename(session, goal, str(number))
    card = open_page(HistoryCard(context))
    assert len(words_of(card.list)) == STEPS_AT_ONCE

    click(qtbot, card.earlier_button)

    assert len(words_of(card.list)) > STEPS_AT_ONCE + 5
    assert card.list.currentIndex().row() == STEPS_AT_ONCE
    assert card.list.hasFocus()
    assert not card.earlier_button.isVisible()


def test_it_is_narrowed_by_kind_and_by_words(qtbot, card, session):
    add_goal(session, "Speak up")
    add_record(session, Body(id=session.new_id(), name="Riverside", kind="trust"))

    qtbot.keyClicks(card.search, "speak")
    qtbot.keyClick(card.search, Qt.Key.Key_Return)
    assert words_of(card.list) == ["Add a skill goal: Speak up"]

    card.search.clear()
    card.kind.setCurrentIndex(card.kind.findData(Body.TYPE))
    card.kind.activated.emit(card.kind.currentIndex())
    card.search.returnPressed.emit()
    assert words_of(card.list) == ["Add a record: body “Riverside”"]

    qtbot.keyClicks(card.search, "nobody")
    qtbot.waitUntil(card.none.isVisible)
    assert card.none.text() == "Nothing fits."
    assert not card.step.isVisible()


def test_a_record_is_restored_as_it_stood_and_that_can_be_taken_back(qtbot, card, session, notices):
    rename(session, add_goal(session), "Speak first")
    stand_on(card.list, "Add a skill goal: Speak first")

    click(qtbot, card.step.restore_button)

    assert session.read.all(SkillGoal)[0].title == "Speak up"
    assert notices[-1].words == "The skill goal stands again as on Fri 20 Nov, 16:00."
    notices[-1].action.run()
    assert session.read.all(SkillGoal)[0].title == "Speak first"


def test_what_is_as_it_was_is_said_and_not_restored(qtbot, card, session, notices):
    add_goal(session)
    card.list.go_to("")

    click(qtbot, card.step.restore_button)

    assert notices[-1].kind.value == "error"


def test_a_record_is_taken_out_of_the_bin(qtbot, card, session, notices):
    goal = add_goal(session)
    delete_goal(session, goal)
    card.list.go_to("")
    assert words_of(card.step.list)[-1] == "Put into the bin"

    click(qtbot, card.step.bin_button)

    assert session.read.all(SkillGoal) == [goal]
    assert notices[-1].words == "The skill goal is out of the bin."
    assert not card.step.bin_button.isVisible()


def test_the_history_of_one_record_leaves_out_all_others(qtbot, card, session):
    goal = add_goal(session)
    add_goal(session, "Listen")
    rename(session, goal, "Speak first")
    card.list.go_to("")

    click(qtbot, card.step.only_button)
    assert words_of(card.list) == [
        "Edit a skill goal: Speak first",
        "Add a skill goal: Speak first",
    ]
    assert card.only.text() == "Only what was done to Skill goal: Speak first"

    click(qtbot, card.all_button)
    assert len(words_of(card.list)) > 3
    assert not card.only.isVisible()


def test_what_another_program_did_stands_there_as_soon_as_it_is_heard_of(
    qapp, open_page, tmp_path, around
):
    path = tmp_path / "ada.firebreak"
    with (
        closing(Session.create(path, around)) as mine,
        closing(Session.open(path, around)) as other,
    ):
        context = Context(mine)
        card = open_page(HistoryCard(context))
        watch = PlanWatch(context, card, every_ms=60_000)
        add_goal(other, "Theirs")

        watch.look()

        assert words_of(card.list) == ["Add a skill goal: Theirs"]
        card.close()
        watch.deleteLater()
        context.jobs.shut_down()


def test_other_pages_can_ask_for_the_history_of_a_record(context, open_page, session):
    goal = add_goal(session)
    page = open_page(SharingPage(context))

    page.open_record(goal.TYPE, goal.id)

    assert words_of(page.history.list) == ["Add a skill goal: Speak up"]
    assert page.history.list.hasFocus()


def test_erasing_needs_a_tick_and_a_press_and_is_said_in_the_history(qtbot, card, session, notices):
    goal = add_goal(session, what="the zanzibar affair")
    card.list.go_to("")
    stand_on(card.step.list, "What I will do: the zanzibar affair")
    click(qtbot, card.step.erase_button)
    dialog = dialog_of(card)
    assert dialog.what.value == "what"

    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.do_button.isEnabled()
    dialog.sure.setChecked(True)
    click(qtbot, dialog.do_button)

    assert session.read.find(SkillGoal, goal.id).what != "the zanzibar affair"
    assert "Backups and what others have still hold it." in notices[-1].words
    assert words_of(card.list)[0].startswith("Erase for good")
    stand_on(card.list, "Add a skill goal: Speak up")
    assert "zanzibar" not in " ".join(words_of(card.step.list))


def test_a_whole_record_that_is_erased_leaves_no_words(qtbot, card, session):
    goal = add_goal(session, "Zanzibar")
    card.list.go_to("")
    click(qtbot, card.step.erase_button)
    dialog = dialog_of(card)
    dialog.sure.setChecked(True)
    click(qtbot, dialog.do_button)

    assert session.read.find(SkillGoal, goal.id) is None
    assert "Zanzibar" not in " ".join(words_of(card.list) + words_of(card.step.list))


def test_what_may_not_be_erased_is_said_in_the_question(qtbot, card, session):
    card.show_record(record_named(session, session.owner().id))
    click(qtbot, card.step.erase_button)
    dialog = dialog_of(card)
    dialog.what.choose("")
    dialog.sure.setChecked(True)

    click(qtbot, dialog.do_button)

    assert dialog.refusal.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    "looks", [(Theme.LIGHT, 100, 1280), (Theme.DARK, 200, 900), (Theme.HIGH_CONTRAST, 200, 1280)]
)
def test_card_and_question_keep_every_rule(shown_look, open_page, context, session, looks):
    theme, percent, width = looks
    goal = add_goal(session, "A title that is long enough to be broken at every size of the text")
    delete_goal(session, goal)
    shown_look.show(theme, percent)
    page = ScrollColumn()
    card = HistoryCard(context)
    page.add(card)
    page.end()
    open_page(page, width, 600)
    assert audit.faults(page) == []

    card.step.ask_erase()
    dialog = dialog_of(page)
    checks = (audit.unnamed, audit.small_targets, audit.clipped_words)
    assert [fault for check in checks for fault in check(dialog)] == []
    dialog.reject()
