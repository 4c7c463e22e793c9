"""Any record as it stood at any time, as one step that undo takes back."""

from dataclasses import replace

import pytest

from planner.domain.attention import Timer
from planner.domain.changes import Action
from planner.domain.errors.fields import NotFoundError
from planner.domain.errors.governance import ReferenceBackMissingError
from planner.domain.errors.history import (
    NothingToRestoreError,
    NotRestorableError,
    NotYetMadeError,
    UnknownEditError,
)
from planner.domain.errors.log import TimerRunsError
from planner.domain.goals import Skill, SkillGoal, Step
from planner.domain.governance import ReferenceBack
from planner.domain.lane import UNNAMED
from planner.domain.reflection import Reflection, ReflectionAnswer, ReflectionQuestion, Side
from planner.services.blind import seen_plan, seen_records
from planner.services.decisions import Referral, close_decision, refer_back
from planner.services.goals import delete_goal
from planner.services.history import history, record_named
from planner.services.reflection import answer_reflection, start_reflection
from planner.services.restoring import restore_as_at, restore_from_edit, take_out_of_bin
from planner.services.search import find_records
from planner.services.timer import TimerWords, discard_timer, start_timer
from tests.services.across_bodies import TODAY, decide, lead_in_two


@pytest.fixture
def goal(session, clock):
    """A goal with a step, which was called otherwise an hour ago and two hours ago."""
    goal = SkillGoal(id=session.new_id(), title="First", skill=Skill.SPEAK_TRUTH_TO_POWER)
    step = Step(id=session.new_id(), goal=goal.id, title="Ask")
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
        writer.add(step)
    for title in ("Second", "Third"):
        clock.pass_time(hours=1)
        new = replace(goal, title=title, importance=goal.importance % 3 + 1)
        with session.action(Action.EDIT_GOAL) as writer:
            writer.replace(goal, new)
        goal = new
    return goal


def named(session, record):
    return record_named(session, record.id)


def test_a_record_comes_back_from_the_bin_with_its_parts_in_one_step(session, goal):
    before = session.read.plan()
    delete_goal(session, goal)

    restored = take_out_of_bin(session, named(session, goal))

    assert [one.TYPE for one in restored] == ["goal", "step"]
    assert session.read.plan() == before
    session.undo()
    assert session.read.all(SkillGoal) == []


def test_a_part_brings_back_what_it_cannot_be_without(session, goal):
    step = session.read.all(Step)[0]
    delete_goal(session, goal)

    take_out_of_bin(session, named(session, step))

    assert session.read.all(SkillGoal) == [goal]


def test_a_part_alone_does_not_come_back_to_nothing(session, goal):
    step = session.read.all(Step)[0]
    with session.action(Action.DELETE_RECORD) as writer:
        writer.delete(step)
    delete_goal(session, goal)

    with pytest.raises(NotFoundError):
        take_out_of_bin(session, named(session, step))
    assert session.read.all(Step) == []


def test_a_record_is_as_it_was_at_any_moment(session, goal, clock):
    now = clock.moment
    clock.pass_time(minutes=1)
    for hours, title in ((1, "Second"), (2, "First"), (0, "Third")):
        moment = now.replace(hour=now.hour - hours)
        restored = restore_as_at(session, named(session, goal), moment)
        assert [one.title for one in restored] == [title]
        assert session.read.get(SkillGoal, goal.id) == restored[0]
    session.undo()
    assert session.read.get(SkillGoal, goal.id).title == "First"


def test_an_earlier_state_comes_out_of_the_bin_too(session, goal, clock):
    delete_goal(session, goal)

    restore_as_at(session, named(session, goal), clock.moment.replace(hour=clock.moment.hour - 1))

    assert session.read.get(SkillGoal, goal.id).title == "Second"


def test_an_edit_of_the_history_says_which_state_is_meant(session, goal):
    lines = history(session, goal.id)
    created = lines[-1].edit

    restore_from_edit(session, named(session, goal), created[-8:])

    assert session.read.get(SkillGoal, goal.id).title == "First"
    for edit in ("abc", "f" * 32, ""):
        with pytest.raises(UnknownEditError):
            restore_from_edit(session, named(session, goal), edit)


def test_what_changes_nothing_or_was_not_there_is_said(session, goal, clock):
    with pytest.raises(NothingToRestoreError):
        take_out_of_bin(session, named(session, goal))
    with pytest.raises(NothingToRestoreError):
        restore_as_at(session, named(session, goal), clock.moment)
    with pytest.raises(NotYetMadeError):
        restore_as_at(session, named(session, goal), clock.moment.replace(year=2020))


QUESTIONS = dict.fromkeys(ReflectionQuestion, "harbour lights")


def test_blind_answers_are_nowhere_before_both_may_read_them(session):
    point = start_reflection(session)
    answer_reflection(session, point, Side.COACH, QUESTIONS)

    def shown():
        return (
            str(history(session, limit=100)),
            str(seen_plan(session, session.read.plan())),
            str(find_records(session, "harbour")),
        )

    assert not any("harbour" in text for text in shown())
    answers = seen_records(session, session.read.all(ReflectionAnswer))
    assert {answer.words for answer in answers} == {UNNAMED}
    assert all(line.is_hidden for line in history(session, answers[0].id))

    answer_reflection(session, point, Side.LEADER, QUESTIONS)
    assert all("harbour" in text for text in shown())


def test_an_answer_that_both_have_read_stays(session, clock):
    point = start_reflection(session)
    for words in ("first thoughts", "harbour lights"):
        answer_reflection(session, point, Side.COACH, dict.fromkeys(QUESTIONS, words))
        clock.pass_time(hours=1)
    answer = session.read.all(ReflectionAnswer)[0]
    moment = clock.moment.replace(hour=clock.moment.hour - 2)
    restore_as_at(session, named(session, answer), moment)
    session.undo()
    answer_reflection(session, session.read.all(Reflection)[0], Side.LEADER, QUESTIONS)

    with pytest.raises(NotRestorableError):
        restore_as_at(session, named(session, answer), moment)


def test_what_a_decision_was_closed_with_stays_while_it_is_closed(session, clock):
    _, place = lead_in_two(session)
    decision = decide(session, body=place.id)
    refer_back(session, decision, Referral(board="Riverside board", sent_on=TODAY))
    sent = clock.moment
    clock.pass_time(hours=1)
    board = refer_back(session, decision, Referral(outcome="noted"))
    close_decision(session, decision)

    with pytest.raises(ReferenceBackMissingError):
        restore_as_at(session, named(session, board), sent)

    assert session.read.get(ReferenceBack, board.id) == board


def test_no_second_timer_runs_because_one_came_out_of_the_bin(session):
    first = start_timer(session, TimerWords(what="Board paper"))
    discard_timer(session)
    second = start_timer(session, TimerWords(what="Ward round"))

    with pytest.raises(TimerRunsError):
        take_out_of_bin(session, named(session, first))

    assert session.read.all(Timer) == [second]
