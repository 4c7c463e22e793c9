from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.domain.goals import Skill, SkillGoal
from planner.domain.governance import Decision, ReferenceBack
from planner.domain.people import Body
from planner.domain.protection import Block, Rule
from planner.domain.readiness import Round
from planner.services.goals import add_goal, add_step
from ui.main_window import MainWindow
from ui.models.found_records import FoundRecords
from ui.pages import PAGES
from ui.widgets.command_palette import CommandPalette

TODAY = date(2026, 6, 1)


@pytest.fixture
def went():
    return []


@pytest.fixture
def palette(qtbot, context, session, went):
    goal = SkillGoal(id=session.new_id(), title="Listen & decide", skill=Skill.DELIVER)
    add_goal(session, goal)
    found = FoundRecords(context, ("skill_goals", "balance"), lambda *to: went.append(to), context)
    made = CommandPalette([], None, found.find)
    qtbot.addWidget(made)
    return made


def lines(palette):
    return [palette.found.item(row).text() for row in range(palette.found.count())]


def test_records_are_found_as_one_types_and_open_on_their_page(qtbot, palette, session, went):
    qtbot.keyClicks(palette.search, "lis")
    assert lines(palette) == ["Skill goal: Listen & decide"]

    palette.search.returnPressed.emit()

    goal = session.read.all(SkillGoal)[0]
    assert went == [("skill_goals", "goal", goal.id)]


def test_one_letter_is_too_few(qtbot, palette):
    qtbot.keyClicks(palette.search, "l")

    assert lines(palette) == ["Nothing is called that."]


def test_a_record_whose_page_is_not_there_is_not_offered(qtbot, context, session):
    add_goal(session, SkillGoal(id=session.new_id(), title="Listen", skill=Skill.DELIVER))

    assert FoundRecords(context, ("balance",), print, context).find("listen") == []


def test_a_long_plan_is_made_ready_between_two_keys(qtbot, context, session):
    for number in range(3):
        add_goal(session, SkillGoal(id=session.new_id(), title=f"G{number}x", skill=Skill.DELIVER))
    session.read.search.read_some(1)

    found = FoundRecords(context, ("skill_goals",), print, context)

    assert [action.text() for action in found.find("g1x")] == ["Skill goal: G1x"]


@pytest.fixture
def put(session):
    """Writes a record as it is, after another of its kind that would come first in a list."""

    def write(record_type, **fields):
        record = record_type(id=session.new_id(), **fields)
        with session.action(Action.ADD_RECORD) as writer:
            writer.add(record)
        return record

    return write


@pytest.fixture
def window(qtbot, context):
    made = MainWindow(context, PAGES)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_step_that_was_found_opens_its_goal(session, window):
    for title in ("First", "Second", "Third"):
        goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.DELIVER)
        add_goal(session, goal)
    step = add_step(session, goal, "Ask Sam")

    window.show_record("skill_goals", step.TYPE, step.id)

    assert window.page().list.current == goal.id


def test_a_record_that_a_page_wants_opens_on_its_own_page(put, window, context):
    goals = [put(SkillGoal, title=title, skill=Skill.DELIVER) for title in ("First", "Second")]

    context.record_wanted.emit(goals[1].TYPE, goals[1].id)

    assert window.page_name == "skill_goals"
    assert window.page().list.current == goals[1].id


def test_a_reference_back_that_was_found_opens_its_decision(put, window):
    body = put(Body, name="The trust")
    decisions = [put(Decision, title=t, body=body.id, day=TODAY) for t in ("A", "B", "C")]
    back = put(ReferenceBack, decision=decisions[1].id, board=body.id, due=TODAY)

    window.show_record("across", back.TYPE, back.id)

    page = window.page()
    assert page.registers.current == "decisions"
    assert page.rows_card.record.id == decisions[1].id


def test_a_round_that_was_found_opens_its_named_change(put, window):
    changes = [put(Initiative, title=title) for title in ("A", "B", "C")]
    found = put(Round, initiative=changes[2].id, instrument="i", opened_on=TODAY)

    window.show_record("readiness", found.TYPE, found.id)

    assert window.page().change_card.pick.value == changes[2].id


def test_a_block_that_was_found_is_shown_in_its_week(session, put, window):
    start = session.now() + timedelta(days=40)
    block = put(Block, title="Think", start=start, minutes=60, first_start=start, first_minutes=60)

    window.show_record("protected_time", block.TYPE, block.id)

    assert window.page().week_card.key() == block.id


def test_a_rule_that_was_found_opens_among_the_rules(put, window):
    rules = [put(Rule, title=title, target=60) for title in ("A", "B")]

    window.show_record("protected_time", Rule.TYPE, rules[1].id)

    dialog = window.page().findChild(QDialog)
    assert dialog.list.current() == rules[1]
    dialog.reject()


def test_an_entry_of_long_ago_that_was_found_is_opened(put, window):
    start = datetime(2025, 1, 6, 9, tzinfo=UTC)
    entry = put(Entry, start=start, minutes=30, mode=Mode.RUNNING, what="Budget")

    window.show_record("this_week", entry.TYPE, entry.id)

    form = window.page().findChild(QDialog)
    assert form.isVisible()
    form.reject()


def test_a_record_that_is_gone_changes_nothing(session, window):
    for page in window.page_names():
        window.show_record(page, "decision", session.new_id())
        assert window.page_name == page
