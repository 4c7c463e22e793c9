"""The history as people read it: action by action, page by page, narrowed to what they look for."""

from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.goals import Skill, SkillGoal
from planner.domain.history_steps import HistoryWish
from planner.domain.people import Body
from planner.services.erasing import erase
from planner.services.goals import delete_goal
from planner.services.history import history_steps, record_named, standing, step_lines
from planner.services.records import add_record


def add_goal(session, title):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.SPEAK_TRUTH_TO_POWER)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    return goal


def rename(session, goal, title):
    new = replace(goal, title=title)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, new)
    return new


def actions(steps):
    return [step.action for step in steps]


def test_steps_come_newest_first_and_page_by_page(session, clock):
    goal = add_goal(session, "Speak up")
    for number in range(6):
        goal = rename(session, goal, f"Speak up {number}")
        clock.pass_time(minutes=1)

    first = history_steps(session, limit=4)
    rest = history_steps(session, before=first[-1], limit=4)

    assert actions(first + rest) == [Action.EDIT_GOAL] * 6 + [Action.ADD_GOAL]
    assert len({step.id for step in first + rest}) == 7
    assert history_steps(session, before=rest[-1]) == []


def test_a_step_holds_its_own_lines_and_no_others(session):
    goal = add_goal(session, "Speak up")
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, replace(goal, title="Speak", what="in the board"))
    rename(session, session.read.all(SkillGoal)[0], "Speak again")

    edited = history_steps(session)[1]

    assert {(line.field, line.before, line.after) for line in step_lines(session, edited)} == {
        ("title", "Speak up", "Speak"),
        ("what", "", "in the board"),
    }
    assert (edited.count, edited.records) == (1, ((SkillGoal.TYPE, goal.id),))


def test_of_a_large_step_one_record_is_read_alone(session):
    goals = [
        SkillGoal(id=session.new_id(), title=f"Goal {n}", skill=Skill.SPEAK_TRUTH_TO_POWER)
        for n in range(5)
    ]
    with session.action(Action.IMPORT_PLAN) as writer:
        for goal in goals:
            writer.add(goal)
    [step] = history_steps(session)

    assert [line.record_id for line in step_lines(session, step, goals[4].id)] == [goals[4].id]
    assert len(step_lines(session, step, limit=2)) == 2
    assert step.count == 5


def test_a_wish_narrows_to_a_record_a_kind_and_words_that_stood_once(session):
    goal = add_goal(session, "Speak up")
    other = add_goal(session, "Listen 100%")
    add_record(session, Body(id=session.new_id(), name="Riverside", kind="trust"))
    rename(session, goal, "Write")

    def told(**wish):
        return actions(history_steps(session, HistoryWish(**wish)))

    assert told(record=goal.id) == [Action.EDIT_GOAL, Action.ADD_GOAL]
    assert told(record_type=Body.TYPE) == [Action.ADD_RECORD]
    assert told(words="speak") == [Action.EDIT_GOAL, Action.ADD_GOAL]
    assert told(words="0%", record_type=SkillGoal.TYPE) == [Action.ADD_GOAL]
    assert told(words="l_sten") == []
    assert told(words="title") == []
    assert told(words="power") == [], "the keys of choices are nothing that people wrote"
    assert told(record=other.id, words="speak") == []


def test_it_is_said_how_a_record_stands_now(session):
    goal = add_goal(session, "Speak up")
    named = record_named(session, goal.id)
    assert standing(session, named) == (goal, False)

    delete_goal(session, goal)
    assert standing(session, named) == (goal, True)

    erase(session, named)
    assert standing(session, named) == (None, False)


def test_erased_words_are_not_found_any_more(session):
    goal = add_goal(session, "zanzibar")
    erase(session, record_named(session, goal.id))

    assert history_steps(session, HistoryWish(words="zanzibar")) == []
    assert all(line.after is None for line in step_lines(session, history_steps(session)[-1]))


def test_a_step_without_edits_or_with_fewer_records_than_it_names_is_refused(session):
    add_goal(session, "Speak up")
    [step] = history_steps(session)

    with pytest.raises(ValueError, match="no step"):
        replace(step, count=0)
