"""A deletion that did not see the latest edit: the conflicts listed are those of the journal."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.goals import Skill, SkillGoal
from planner.services.session import Session
from planner.store.checking import problems_of
from planner.store.journal import Edit, Stamp, edit_hash, value_digest

OTHER_SITE = b"\7" * 16
SALT = b"\1" * 8


def write(session, seen, **changes):
    new = replace(seen, **changes)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(seen, new)
    return new


def let_another_site_delete(path):
    """Write, as a merge will, a deletion by somebody who saw only the creation."""
    with closing(sqlite3.connect(path)) as database, database:
        record, seen = database.execute(
            "SELECT record, hash FROM edit WHERE field = '*' AND record_type = 'goal'"
        ).fetchone()
        digest = value_digest(SALT, 1)
        stamp = Stamp(site_uid=OTHER_SITE, seq=1, hlc=1, action=1, action_name="delete_goal")
        edit = Edit(record_type="goal", record=record, field="_deleted", value=1, bases=seen)
        identity = edit_hash(b"", stamp, edit, digest)
        database.execute("INSERT INTO site (site, uid) VALUES (99, ?)", (OTHER_SITE,))
        database.execute(
            "INSERT INTO edit VALUES (99, 1, ?, 1, 1, 'delete_goal', NULL, 'goal', ?,"
            " '_deleted', 1, ?, ?, ?, NULL)",
            (identity, record, SALT, digest, seen),
        )
        database.execute("UPDATE meta SET value = 'older' WHERE key = 'tables'")


def disputed(path):
    with closing(sqlite3.connect(path)) as database, database:
        return database.execute("SELECT field, heads FROM conflict").fetchall()


@pytest.fixture
def path(tmp_path, around):
    """A plan with a goal that was renamed here and deleted elsewhere."""
    made = tmp_path / "amina.firebreak"
    session = Session.create(made, around)
    goal = SkillGoal(id=session.new_id(), title="Speak up", skill=Skill.SPEAK_TRUTH_TO_POWER)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    write(session, goal, title="Speak earlier")
    session.close()
    let_another_site_delete(made)
    Session.open(made, around).close()
    return made


def test_a_goal_that_was_edited_meanwhile_stays_and_is_listed(path, around):
    opened = Session.open(path, around)

    assert [goal.title for goal in opened.read.all(SkillGoal)] == ["Speak earlier"]
    opened.close()
    assert disputed(path) == [("_deleted", 2)]
    assert problems_of(path) == []


def test_one_more_edit_counts_among_the_rivals(path, around):
    opened = Session.open(path, around)
    write(opened, opened.read.all(SkillGoal)[0], importance=5)
    opened.close()

    assert disputed(path) == [("_deleted", 3)]
    assert problems_of(path) == []


def test_deleting_it_after_all_settles_the_dispute(path, around):
    opened = Session.open(path, around)
    with opened.action(Action.DELETE_GOAL) as writer:
        writer.delete(opened.read.all(SkillGoal)[0])
    opened.close()

    assert disputed(path) == []
    assert problems_of(path) == []
