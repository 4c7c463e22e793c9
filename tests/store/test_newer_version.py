"""What only a newer version knows is carried through, and nobody calls the file damaged."""

import json
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import NewerActionError, NothingToUndoError
from planner.domain.goals import GoalState, Skill, SkillGoal
from planner.services.history import history
from planner.services.session import Session
from planner.store.checking import problems_of
from planner.store.foreign import open_foreign
from planner.store.journal import joined_heads

DREAM = b"\1" * 16
SAID = json.dumps({"words": "fly", "mood": "calm"})


def heads(session, record, field):
    return joined_heads(session._file._connection, record, field)


@pytest.fixture
def plan(tmp_path, around):
    """A plan in which a newer version wrote a choice, a field, a record and an action."""
    path = tmp_path / "newer.firebreak"
    with closing(Session.create(path, around)) as session:
        goal = SkillGoal(id=session.new_id(), title="Speak", skill=Skill.SPEAK_TRUTH_TO_POWER)
        with session.action(Action.ADD_GOAL) as writer:
            writer.add(goal)
        record = bytes.fromhex(goal.id)
        with session._file.transaction(SimpleNamespace(value="dream_on")) as writer:
            for field, value in (("state", "hibernating"), ("skill", "fly"), ("tier", "moon")):
                writer.put("goal", record, field, value, heads(session, record, field))
            writer.put("goal", record, "mood", "calm", b"")
            writer.put("dream", DREAM, "*", SAID, b"")
            writer.put("dream", DREAM, "words", "swim", heads(session, DREAM, "words"))
        session._file._connection.execute("UPDATE meta SET value = '' WHERE key = 'tables'")
    return path


def journal(path):
    with closing(open_foreign(path)) as copy:
        return copy.execute("SELECT hash, field, value FROM edit ORDER BY site, seq").fetchall()


def test_it_opens_shows_and_edits_what_it_knows(plan, around):
    before = journal(plan)
    with closing(Session.open(plan, around)) as session:
        (goal,) = session.read.all(SkillGoal)
        assert (goal.title, goal.state) == ("Speak", GoalState.ACTIVE)
        assert session.read.newer_choices(goal) == {
            "state": "hibernating",
            "skill": "fly",
            "tier": "moon",
        }
        with session.action(Action.EDIT_GOAL) as writer:
            writer.replace(goal, replace(goal, title="Speak up"))
        (again,) = session.read.all(SkillGoal)
        assert again == replace(goal, title="Speak up")
        assert session.read.newer_choices(again)["state"] == "hibernating"
        with session.action(Action.EDIT_GOAL) as writer:
            writer.replace(again, replace(again, state=GoalState.REACHED))
        assert "state" not in session.read.newer_choices(again)
        lines = history(session, limit=50)

    assert journal(plan)[: len(before)] == before
    assert problems_of(plan) == []
    assert {"dream_on", "edit_goal"} <= {line.action_name for line in lines}
    assert {"hibernating", "calm", "swim"} <= {line.after for line in lines}


def test_what_it_did_itself_can_be_undone_but_not_what_the_newer_one_did(plan, around):
    with closing(Session.open(plan, around)) as session:
        (goal,) = session.read.all(SkillGoal)
        with session.action(Action.DELETE_GOAL) as writer:
            writer.delete(goal)
        session.undo()

        assert session.read.all(SkillGoal) == [goal]
        assert session.read.newer_choices(goal)["skill"] == "fly"
        with pytest.raises((NothingToUndoError, NewerActionError)):
            session.undo()
