from dataclasses import replace

from planner.domain.coaching import Audience, Revision
from planner.domain.goals import Skill, SkillGoal
from planner.domain.records import Tier
from planner.services.goals import add_goal, edit_goal
from planner.services.past_revisions import RevisionChanges, revision_changes
from planner.services.releasing import gather_release, note_revision


def a_goal(session, title, tier=Tier.COACH):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.DELIVER, tier=tier)
    add_goal(session, goal)
    return goal


def a_revision(session, clock, audience=Audience.COACH):
    clock.pass_time(minutes=1)
    revision = note_revision(session, gather_release(session, audience))
    clock.pass_time(minutes=1)
    return revision.id


def test_each_revision_tells_what_changed_since_the_one_before_it(session, clock):
    kept, private = a_goal(session, "Kept"), a_goal(session, "Mine", Tier.MINE)
    first = a_revision(session, clock)
    better = replace(kept, now_words="Better")
    edit_goal(session, kept, better)
    edit_goal(session, private, replace(private, now_words="Better"))
    new = a_goal(session, "New")
    second = a_revision(session, clock)
    last = replace(new, now_words="Later")
    edit_goal(session, new, last)
    third = a_revision(session, clock)
    board = a_revision(session, clock, Audience.BOARD)

    assert revision_changes(session) == {
        first: RevisionChanges(is_first=True),
        second: RevisionChanges(is_first=False, new=(last,), edited=(better,)),
        third: RevisionChanges(is_first=False, edited=(last,)),
        board: RevisionChanges(is_first=True),
    }
    assert session.read.count(Revision) == 4


def test_without_a_revision_nothing_is_compared(session):
    assert revision_changes(session) == {}
