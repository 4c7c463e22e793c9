from datetime import date

from planner.domain.goals import Skill, SkillGoal
from planner.services.goals import add_goal, edit_goal, rate_goal
from planner.services.ratings import ratings


def a_goal(session):
    goal = SkillGoal(id=session.new_id(), title="Listen", skill=Skill.BUILD_TRUST, now_level=2)
    add_goal(session, goal)
    return goal


def stored(session, goal):
    return session.read.get(SkillGoal, goal.id)


def test_each_rating_keeps_its_day_and_its_words(session, clock):
    goal = a_goal(session)
    clock.pass_time(days=30)
    rate_goal(session, goal, 3, "I ask before I answer")

    newest, first = ratings(session, goal)

    assert (newest.day, newest.level, newest.words) == (
        date(2026, 12, 20),
        3,
        "I ask before I answer",
    )
    assert (first.day, first.level, first.words) == (date(2026, 11, 20), 2, "")


def test_a_rating_taken_back_on_its_day_leaves_no_trace(session, clock):
    goal = a_goal(session)
    clock.pass_time(days=30)
    rate_goal(session, goal, 3)
    session.undo()

    assert [rating.level for rating in ratings(session, goal)] == [2]


def test_the_last_word_of_a_day_counts(session, clock):
    goal = a_goal(session)
    clock.pass_time(days=1)
    rate_goal(session, goal, 4)
    rate_goal(session, stored(session, goal), 3)

    assert [rating.level for rating in ratings(session, goal)] == [3, 2]


def test_what_is_no_rating_is_not_listed(session, clock):
    goal = a_goal(session)
    a_goal(session)
    clock.pass_time(days=1)
    edit_goal(session, goal, SkillGoal(id=goal.id, title="Listen well", skill=goal.skill))

    assert len(ratings(session, goal)) == 1
