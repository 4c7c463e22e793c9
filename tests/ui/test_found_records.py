import pytest

from planner.domain.goals import Skill, SkillGoal
from planner.services.goals import add_goal
from ui.models.found_records import FoundRecords
from ui.widgets.command_palette import CommandPalette


@pytest.fixture
def went():
    return []


@pytest.fixture
def palette(qtbot, context, session, went):
    goal = SkillGoal(id=session.new_id(), title="Listen & decide", skill=Skill.DELIVER)
    add_goal(session, goal)
    found = FoundRecords(context, ("skill_goals", "balance"), went.append, context)
    made = CommandPalette([], None, found.find)
    qtbot.addWidget(made)
    return made


def lines(palette):
    return [palette.found.item(row).text() for row in range(palette.found.count())]


def test_records_are_found_as_one_types_and_open_on_their_page(qtbot, palette, went):
    qtbot.keyClicks(palette.search, "lis")
    assert lines(palette) == ["Skill goal: Listen & decide"]

    palette.search.returnPressed.emit()

    assert went == ["skill_goals"]


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
