from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from planner.domain.goals import Evidence, GoalState, Skill, SkillGoal, Step
from planner.domain.records import Tier
from planner.services.frameworks import frameworks, tie_goal
from planner.services.goals import add_evidence, add_goal, add_step, edit_goal, rate_goal
from tests.ui import audit
from ui.look.theme import Theme
from ui.pages.skill_goals.page import SkillGoalsPage

ENTER = Qt.Key.Key_Return


def a_goal(session, title="Speaking truth to power", **more):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.SPEAK_TRUTH_TO_POWER, **more)
    add_goal(session, goal)
    return goal


@pytest.fixture
def goal(session):
    return a_goal(session, if_cue="the region asks", then_act="I answer with what I need")


@pytest.fixture
def page(open_page, context, goal):
    return open_page(SkillGoalsPage(context))


def titles(page):
    rows = page.list.rows
    return [rows.value(rows.index(number, 0)).line.goal.title for number in range(rows.rowCount())]


def type_into(qtbot, form, name, words):
    field = form.field(name)
    field.clear()
    qtbot.keyClicks(field, words)


def test_without_goals_the_page_says_what_will_stand_here(open_page, context, press):
    page = open_page(SkillGoalsPage(context))
    assert page.empty.isVisible()

    press(page, "Add your first goal")

    assert page.form.isVisible()
    assert page.form.form.field("title").hasFocus()


def test_a_goal_is_added_by_keys_alone(qtbot, open_page, context, session, notices):
    page = open_page(SkillGoalsPage(context))
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = page.form.form
    type_into(qtbot, form, "title", "Building trust with the council")
    type_into(qtbot, form, "due", "3 mar 2027")

    qtbot.keyClick(form.field("due"), ENTER)

    (goal,) = session.read.all(SkillGoal)
    assert (goal.title, goal.due) == ("Building trust with the council", date(2027, 3, 3))
    assert page.form is None
    assert page.list.hasFocus()
    assert notices[-1].words == "“Building trust with the council” is added."


def test_an_empty_title_is_explained_at_the_field_and_the_rest_is_kept(
    qtbot, page, press, session, notices, shown_words
):
    press(page, "Add a goal")
    type_into(qtbot, page.form.form, "what", "Say it in the room")

    press(page, "Save")

    assert "“Title” of the skill goal is empty" in shown_words(page)
    assert page.form.form.field("title").hasFocus()
    assert page.form.form.field("what").toPlainText() == "Say it in the room"
    assert len(session.read.all(SkillGoal)) == 1
    assert notices == []


def test_a_day_that_is_none_is_explained_and_kept(qtbot, page, press, shown_words):
    press(page, "Edit the goal")
    type_into(qtbot, page.form.form, "due", "someday")

    press(page, "Save")

    assert "“someday” is no day" in shown_words(page)
    assert page.form.form.field("due").text() == "someday"


def test_goals_stand_by_gap_and_a_rating_moves_them(qtbot, page, press, session, goal):
    a_goal(session, "Planning people", importance=5)
    assert titles(page) == ["Planning people", goal.title]
    page.list.go_to(goal.id)

    press(page, "Rate again")
    press(page.form, "1")
    press(page, "Save")

    assert session.read.get(SkillGoal, goal.id).now_level == 1
    assert page.goal_card.title.text() == goal.title, "the goal shown has changed"
    edit_goal(
        session, session.read.get(SkillGoal, goal.id), replace(goal, importance=5, now_level=1)
    )
    assert titles(page) == [goal.title, "Planning people"]


def test_every_field_of_a_goal_can_be_changed(qtbot, page, press, session, goal):
    press(page, "Edit the goal")
    for words in ("Reached", "My team", "Dropped"):
        press(page.form, words)
    page.form.form.field("is_beyond_strength").click()
    press(page, "Save")

    changed = session.read.get(SkillGoal, goal.id)

    assert (changed.state, changed.tier) == (GoalState.DROPPED, Tier.TEAM)
    assert changed.is_beyond_strength
    assert changed.if_cue == goal.if_cue


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    page, press, session, goal, notices
):
    press(page, "Edit the goal")
    edit_goal(session, goal, replace(goal, title="Another title"))

    press(page, "Save")

    assert session.read.get(SkillGoal, goal.id).title == "Another title"
    assert "was changed meanwhile" in notices[-1].words
    assert page.form is not None, "what was typed is gone"


def test_what_may_be_a_patients_number_is_asked_about_at_its_field(
    qtbot, page, press, session, goal, shown_words
):
    press(page, "Edit the goal")
    type_into(qtbot, page.form.form, "who", "943 476 5919")

    press(page, "Save")
    assert "“943 476 5919” may be a patient's NHS number" in shown_words(page)
    assert session.read.all(SkillGoal) == [goal]
    press(page, "Save")

    assert session.read.get(SkillGoal, goal.id).who == "943 476 5919"


def test_leaving_the_form_changes_nothing(page, press, session, goal):
    press(page, "Edit the goal")
    page.form.form.field("title").setText("Another title")

    press(page, "Cancel")

    assert session.read.all(SkillGoal) == [goal]
    assert page.form is None


def test_a_step_is_added_ticked_opened_again_and_deleted(qtbot, page, press, session, notices):
    type_into(qtbot, page.steps_card.form, "title", "Write the sentence")
    qtbot.keyClick(page.steps_card.form.field("title"), ENTER)
    (line,) = page.steps_card.list.lines

    line.box.setFocus()
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    assert session.read.all(Step)[0].done_on == date(2026, 11, 20)
    assert page.steps_card.list.lines[0].box.hasFocus()
    notices[-1].action.run()
    assert session.read.all(Step)[0].done_on is None
    press(page, "Delete the step: Write the sentence")

    assert session.read.all(Step) == []
    assert page.steps_card.form.field("title").text() == ""


def test_a_step_without_words_is_explained(page, press, session, shown_words):
    press(page, "Add the step")

    assert "“Step” of the step is empty" in shown_words(page)
    assert session.read.all(Step) == []


def test_evidence_is_added_and_taken_back(qtbot, page, press, session, goal, shown_words):
    type_into(qtbot, page.evidence_card.form, "what", "The chair asked for the figure")
    type_into(qtbot, page.evidence_card.form, "day", "14 Nov")
    press(page, "Add the evidence")
    assert "14 November 2026" in shown_words(page)

    session.undo()

    assert session.read.all(Evidence) == []
    assert "The chair asked" not in shown_words(page)


def test_evidence_needs_words(page, press, session, shown_words):
    press(page, "Add the evidence")

    assert session.read.all(Evidence) == []
    assert "“What was seen” of the piece of evidence is empty" in shown_words(page)


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        (Tier.MINE, "Stays with you, as the goal does."),
        (Tier.COACH, "Goes to your coach with the goal."),
        (Tier.TEAM, "Goes to your team and your coach with the goal."),
    ],
)
def test_steps_and_evidence_say_with_whom_they_go(page, session, goal, shown_words, tier, words):
    edit_goal(session, goal, replace(goal, tier=tier))

    assert shown_words(page).count(words) == 2


def test_a_deleted_goal_comes_back_with_undo(page, press, session, goal, notices):
    add_step(session, goal, "Write the sentence")
    press(page, "Delete")
    assert page.empty.isVisible()

    notices[-1].action.run()

    assert titles(page) == [goal.title]
    assert [step.title for step in session.read.all(Step)] == ["Write the sentence"]


def test_what_the_goals_lack_is_said_above_the_list(page, session):
    assert page.warnings.isVisible()
    assert "All goals are about leading" in page.warnings.text()
    assert "No goal goes beyond what you are known for." in page.warnings.text()

    add_goal(
        session,
        SkillGoal(
            id=session.new_id(), title="Money", skill=Skill.PLAN_MONEY, is_beyond_strength=True
        ),
    )

    assert not page.warnings.isVisible()


def test_goals_are_found_as_one_types_by_what_was_written_of_them(qtbot, page, session, goal):
    people = a_goal(session, "Planning people", importance=5)
    add_step(session, people, "Ask the wards about rotas")
    add_evidence(session, goal, "The chair asked for the figure")

    qtbot.keyClicks(page.search, "CHAIR fig")
    assert titles(page) == [goal.title]
    assert page.goal_card.title.text() == goal.title

    page.search.clear()
    qtbot.keyClicks(page.search, "rotas")
    assert titles(page) == [people.title]

    qtbot.keyClicks(page.search, " nowhere")
    assert titles(page) == []
    assert page.nothing_found.text() == "No skill goal holds “rotas nowhere”."
    assert not page.goal_card.isVisible()
    page.search.clear()
    assert page.goal_card.isVisible()


def test_a_goal_added_while_searching_is_shown(qtbot, page, session):
    qtbot.keyClicks(page.search, "nowhere")
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_into(qtbot, page.form.form, "title", "Building trust")

    qtbot.keyClick(page.form.form.field("title"), ENTER)

    assert page.goal_card.title.text() == "Building trust"
    assert page.search.text() == ""


def test_two_goals_are_compared_by_level_and_importance(page, press, session, goal):
    assert not page.map_card.isVisible()
    a_goal(session, "Planning people", importance=5)
    a_goal(session, "At rest", state=GoalState.PAUSED)

    assert page.map_card.isVisible()
    press(page.map_card, "Show as table")
    words = page.map_card.chart.canvas.picture(600)
    assert words.rows == (
        ("1", "Planning people", "2", "4", "5", "10"),
        ("2", goal.title, "2", "4", "3", "6"),
    )
    assert words.readings[0].words == (
        "1. Planning people: importance 5. Level now 2 of 5, wanted 4"
    )


def test_earlier_ratings_stand_with_their_day(page, press, session, clock, goal, shown_words):
    assert "How I rated it before" not in shown_words(page)
    clock.pass_time(days=20)
    press(page, "Rate again")
    press(page.form, "3")
    press(page, "Save")

    assert "2 of 5 on 20 November 2026: no words" in shown_words(page)


def test_the_standards_that_a_goal_serves_stand_on_its_card(page, session, goal, shown_words):
    assert "Standards it serves" not in shown_words(page)
    framework = frameworks(session)[0]
    standard = framework.standards[0]

    tie_goal(session, goal, framework.key, standard.key)

    assert f"{standard.title} ({framework.name})" in shown_words(page)


def test_a_row_is_spoken_whole(page, goal):
    index = page.list.currentIndex()

    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == (
        "Speaking truth to power. Leadership · importance 3 · no time in four weeks. "
        "Level now 2 of 5, wanted 4"
    )


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_page_keeps_every_rule(shown_look, open_page, context, theme, percent):
    session = context.session
    goal = a_goal(session)
    a_goal(session, "Planning people", importance=5)
    rate_goal(session, goal, 3, "I say it in the room")
    add_step(session, goal, "Write the sentence", date(2026, 12, 1))
    add_evidence(session, goal, "The chair asked for the figure")
    shown_look.show(theme, percent)
    page = open_page(SkillGoalsPage(context))
    assert audit.faults(page) == []

    page.goal_card.edit_button.click()
    audit.settle()

    assert audit.faults(page) == []
