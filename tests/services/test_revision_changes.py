"""What a reader is told of changes: new, edited, gone, nothing they never saw."""

from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.coaching import Audience
from planner.domain.goals import Skill, SkillGoal, Step
from planner.domain.records import Tier
from planner.domain.revision_changes import FieldChange
from planner.services.releasing import gather_release, note_revision


def goal_of(session, **fields):
    return SkillGoal(id=session.new_id(), skill=Skill.BUILD_TRUST, **{"tier": Tier.COACH, **fields})


def add(session, *records):
    with session.action(Action.ADD_RECORD) as writer:
        for record in records:
            writer.add(record)


def edit(session, before, **fields):
    after = replace(before, **fields)
    with session.action(Action.EDIT_RECORD) as writer:
        writer.replace(before, after)
    return after


@pytest.fixture
def sent(session, clock):
    """Send a goal with a step to the coach, and let a day pass."""
    goal = goal_of(session, title="Speak up", now_level=2)
    step = Step(id=session.new_id(), goal=goal.id, title="Rehearse")
    add(session, goal, step)
    note_revision(session, gather_release(session, Audience.COACH))
    clock.pass_time(minutes=30)
    return goal, step


def changes_of(session, record, audience=Audience.COACH):
    touched = gather_release(session, audience).sums.touched
    return next((one for one in touched if one.record == record.id), None)


def test_an_edited_field_is_told_with_what_it_held_before(session, sent):
    goal, _ = sent
    later = edit(session, goal, now_level=3)
    edit(session, later, now_level=4)

    change = changes_of(session, goal)
    assert not change.is_new
    assert change.changes == (FieldChange(field="now_level", before=2, after=4),)


def test_a_part_of_a_thing_that_was_seen_is_told_as_edited(session, sent):
    _, step = sent
    edit(session, step, title="Rehearse aloud")

    assert changes_of(session, step).changes == (
        FieldChange(field="title", before="Rehearse", after="Rehearse aloud"),
    )


def test_what_the_reader_never_saw_is_new_and_keeps_its_past_to_itself(session, clock):
    goal = goal_of(session, title="A secret title", tier=Tier.MINE)
    add(session, goal)
    note_revision(session, gather_release(session, Audience.COACH))
    clock.pass_time(minutes=30)
    edit(session, goal, title="A title for the coach", tier=Tier.COACH)

    change = changes_of(session, goal)
    assert change.is_new
    assert change.changes == ()


def test_what_went_is_counted_without_its_words(session, sent):
    goal, _ = sent
    edit(session, goal, tier=Tier.MINE)

    released = gather_release(session, Audience.COACH)
    assert [(one.record_type, one.number) for one in released.sums.gone] == [("goal", 1)]
    assert released.sums.touched == ()


def test_what_was_never_shown_is_not_told_as_gone(session, clock):
    goal = goal_of(session, title="Mine", tier=Tier.MINE)
    add(session, goal)
    note_revision(session, gather_release(session, Audience.COACH))
    clock.pass_time(minutes=30)
    with session.action(Action.DELETE_RECORD) as writer:
        writer.delete(goal)

    assert gather_release(session, Audience.COACH).sums.gone == ()
