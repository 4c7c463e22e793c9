from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.domain.errors.fields import (
    ChangedSinceError,
    EmptyFieldError,
    FieldOutOfRangeError,
    NotFoundError,
)
from planner.domain.goals import Evidence, GoalState, Skill, SkillGoal, Step
from planner.domain.protection import Rule
from planner.domain.records import RecordId
from planner.services.goals import (
    GoalWarning,
    add_evidence,
    add_goal,
    add_step,
    delete_evidence,
    delete_goal,
    delete_step,
    edit_goal,
    edit_step,
    finish_step,
    goal_line,
    goal_overview,
    rate_goal,
    reopen_step,
)
from planner.services.protection import add_rule
from planner.services.records import edit_record

NOWHERE = RecordId("f" * 32)


def a_goal(session, title="Listen before deciding", skill=Skill.BUILD_TRUST, **fields):
    goal = SkillGoal(id=session.new_id(), title=title, skill=skill, **fields)
    add_goal(session, goal)
    return goal


def log(session, goal, minutes, ago):
    with session.action(Action.LOG_ENTRY) as writer:
        writer.add(
            Entry(
                id=session.new_id(),
                start=session.now() - ago,
                minutes=minutes,
                mode=Mode.DEVELOPMENT,
                goal=goal.id,
            )
        )


def titles(overview):
    return [line.goal.title for line in overview.lines]


def test_goals_are_listed_by_gap_and_those_at_rest_come_last(session):
    a_goal(session, "small", now_level=3, target_level=4, importance=1)
    a_goal(session, "reached", now_level=1, target_level=5, state=GoalState.REACHED)
    a_goal(session, "wide", now_level=1, target_level=5, importance=5)

    assert titles(goal_overview(session)) == ["wide", "small", "reached"]


@pytest.mark.parametrize(
    ("skill", "warning"),
    [
        (Skill.SET_DIRECTION, GoalWarning.ALL_LEADERSHIP),
        (Skill.PLAN_MONEY, GoalWarning.ALL_MANAGEMENT),
    ],
)
def test_goals_of_one_kind_only_are_warned_of(session, skill, warning):
    a_goal(session, skill=skill, is_beyond_strength=True)
    assert goal_overview(session).warnings == (warning,)

    a_goal(session, skill=Skill.PLAN_MONEY)
    a_goal(session, skill=Skill.SET_DIRECTION)
    assert goal_overview(session).warnings == ()


def test_goals_within_known_strengths_are_warned_of(session):
    a_goal(session, skill=Skill.PLAN_MONEY)
    beyond = a_goal(session, skill=Skill.SET_DIRECTION, is_beyond_strength=True)
    assert goal_overview(session).warnings == ()

    edit_goal(session, beyond, replace(beyond, state=GoalState.PAUSED))
    assert GoalWarning.NONE_BEYOND_STRENGTH in goal_overview(session).warnings


def test_a_plan_without_goals_has_nothing_to_warn_of(session):
    assert goal_overview(session).warnings == ()
    assert goal_overview(session).lines == ()


def test_a_new_goal_is_warned_of_only_when_it_is_four_weeks_old(session, clock):
    goal = a_goal(session)
    assert goal_line(session, goal).warnings == ()

    clock.pass_time(days=27)
    assert goal_line(session, goal).warnings == ()

    clock.pass_time(days=1)
    assert goal_line(session, goal).warnings == (GoalWarning.NO_TIME_LATELY,)


def test_time_comes_from_the_log_and_none_for_four_weeks_is_warned_of(session):
    goal = a_goal(session)
    log(session, goal, 60, timedelta(weeks=5))
    assert goal_line(session, goal).warnings == (GoalWarning.NO_TIME_LATELY,)
    assert goal_line(session, goal).minutes == 60

    log(session, goal, 30, timedelta(days=27))
    line = goal_line(session, goal)
    assert (line.minutes, line.minutes_lately, line.warnings) == (90, 30, ())


def test_a_goal_at_rest_needs_no_time(session):
    goal = a_goal(session, state=GoalState.PAUSED)

    assert goal_line(session, goal).warnings == ()


def test_a_goal_is_deleted_with_its_steps_and_evidence_and_comes_back_whole(session):
    goal = a_goal(session)
    add_step(session, goal, "Ask three peers")
    add_evidence(session, goal, "They said what they think")
    rule = Rule(id=session.new_id(), title="Coaching", goal=goal.id, target=60)
    add_rule(session, rule)
    before = session.read.plan()

    delete_goal(session, goal)

    assert session.read.count(Step) == session.read.count(Evidence) == 0
    assert session.read.get(Rule, rule.id) == replace(rule, goal=None, is_active=False)
    session.undo()
    assert session.read.plan() == before


def test_a_level_is_rated_again_with_or_without_words(session):
    goal = a_goal(session, now_words="I talk first")

    rate_goal(session, goal, 4)
    rated = session.read.get(SkillGoal, goal.id)
    assert (rated.now_level, rated.now_words) == (4, "I talk first")

    rate_goal(session, rated, 5, "I ask first")
    assert session.read.get(SkillGoal, goal.id).now_words == "I ask first"
    with pytest.raises(FieldOutOfRangeError):
        rate_goal(session, goal, 6)


def test_steps_are_finished_and_opened_again(session):
    goal = a_goal(session)
    late = add_step(session, goal, "Later", date(2027, 1, 1))
    soon = add_step(session, goal, "Soon", date(2026, 12, 1))
    assert goal_line(session, goal).steps == (soon, late)

    finish_step(session, soon)
    assert goal_line(session, goal).steps == (late, replace(soon, done_on=date(2026, 11, 20)))

    reopen_step(session, goal_line(session, goal).steps[1])
    edit_step(session, late, replace(late, title="Much later"))
    assert [step.title for step in goal_line(session, goal).steps] == ["Soon", "Much later"]

    delete_step(session, soon)
    assert session.read.count(Step) == 1


def test_evidence_is_dated_and_can_be_put_right(session):
    goal = a_goal(session)
    seen = add_evidence(session, goal, "Feedback", date(2026, 11, 1), source="Sam")
    today = add_evidence(session, goal, "A better meeting")

    assert goal_line(session, goal).evidence == (today, seen)
    edit_record(session, seen, replace(seen, source="Jo"))
    delete_evidence(session, today)
    assert [e.source for e in goal_line(session, goal).evidence] == ["Jo"]


def test_what_hangs_on_a_goal_that_is_gone_is_refused(session):
    goal = a_goal(session)
    delete_goal(session, goal)

    with pytest.raises(NotFoundError):
        add_step(session, goal, "Too late")
    with pytest.raises(NotFoundError):
        add_evidence(session, goal, "Too late")


def test_bad_goals_are_refused_and_leave_nothing(session):
    with pytest.raises(EmptyFieldError):
        a_goal(session, "  ")
    with pytest.raises(NotFoundError):
        a_goal(session, hat=NOWHERE)
    goal = a_goal(session)
    rate_goal(session, goal, 4)
    with pytest.raises(ChangedSinceError):
        rate_goal(session, goal, 5)
    assert session.read.count(SkillGoal) == 1


def test_evidence_must_say_what_was_seen(session):
    goal = a_goal(session)

    with pytest.raises(EmptyFieldError):
        add_evidence(session, goal, "  ")

    assert session.read.goals.evidence(goal.id) == []
