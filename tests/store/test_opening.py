"""Opening a plan that somebody tampered with: refused before anything runs, and left as it is."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.storage import (
    DamagedFileError,
    FileLockedError,
    ForeignFileError,
    NotAPlanFileError,
)
from planner.domain.goals import Skill, SkillGoal
from planner.services.session import Session

PLANTED = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM edit; END",
    "a view": "CREATE VIEW v AS SELECT 1",
    "a view in a table's place": "DROP TABLE goal; CREATE VIEW goal AS SELECT * FROM entry",
    "a virtual table": "CREATE VIRTUAL TABLE newer USING fts5 (words)",
    "a generated column": "ALTER TABLE goal ADD COLUMN x TEXT AS (hex(title))",
    "an index on an expression": "CREATE INDEX idx_goal_x ON goal (length(title))",
    "an index in the way": "CREATE INDEX idx_entry_start ON goal (title)",
    "a changed journal": "ALTER TABLE edit ADD COLUMN more",
}


@pytest.fixture
def path(tmp_path, around):
    """A plan with one goal, closed, of which this installation knows the schema."""
    made = tmp_path / "amina.firebreak"
    with closing(Session.create(made, around)) as opened, opened.action(Action.ADD_GOAL) as writer:
        writer.add(SkillGoal(id=opened.new_id(), title="Speak", skill=Skill.SPEAK_TRUTH_TO_POWER))
    Session.open(made, around).close()
    return made


def change(path, script):
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script)


def mode(path):
    return path.read_bytes()[18:20]


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_what_would_run_is_refused_whether_the_installation_knows_it_or_not(path, around, planted):
    if planted == PLANTED["an index in the way"]:
        change(path, "DROP INDEX idx_entry_start")
    change(path, planted)
    before = path.read_bytes()

    for surroundings in (around, replace(around, profile=None)):
        with pytest.raises(ForeignFileError) as caught:
            Session.open(path, surroundings)
        assert caught.value.reason == "foreign_schema"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "harm",
    [
        "ALTER TABLE goal ADD COLUMN mood TEXT",
        "ALTER TABLE goal DROP COLUMN how",
        "DROP TABLE goal",
        "DROP TABLE goal; CREATE TABLE goal (id TEXT, title INTEGER)",
    ],
)
def test_tables_of_another_shape_are_built_anew_from_the_journal(path, around, harm):
    change(path, harm)

    with closing(Session.open(path, around)) as opened:
        assert [goal.title for goal in opened.read.all(SkillGoal)] == ["Speak"]


def test_a_plain_table_of_a_newer_version_stays(path, around):
    change(path, "CREATE TABLE newer (id BLOB PRIMARY KEY NOT NULL, words TEXT) STRICT")

    Session.open(path, around).close()

    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM newer").fetchone() == (0,)


def test_a_plan_that_another_program_set_to_wal_is_one_file_again(path, around):
    change(path, "PRAGMA journal_mode = WAL")
    assert mode(path) == b"\2\2"

    Session.open(path, around).close()

    assert mode(path) == b"\1\1"
    assert [file.name for file in path.parent.glob("amina*")] == [path.name]


def test_a_plan_in_wal_that_another_program_uses_is_said_to_be_in_use(path, around):
    change(path, "PRAGMA journal_mode = WAL")
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT count(*) FROM edit").fetchone()

        with pytest.raises(FileLockedError):
            Session.open(path, replace(around, patience_seconds=0.1))


def test_another_programs_database_keeps_its_mode(tmp_path, around):
    other = tmp_path / "places.sqlite"
    change(other, "PRAGMA journal_mode = WAL; CREATE TABLE places (x)")

    with pytest.raises(NotAPlanFileError):
        Session.open(other, around)

    assert mode(other) == b"\2\2"


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE edit SET value = '[' WHERE field = '*'",
        "UPDATE edit SET record = 7",
        "UPDATE edit SET bases = 'x'",
        "UPDATE meta SET value = 7 WHERE key = 'uid'",
        "UPDATE site SET uid = 7",
        "UPDATE edit SET hlc = 'soon'",
        "UPDATE edit SET seq = 'first'",
    ],
)
def test_values_of_other_kinds_are_damage_and_no_fault(path, around, harm):
    change(path, harm)
    with suppress(DamagedFileError):  # where nothing asks for the value
        use(path, around)
    change(path, "UPDATE meta SET value = '' WHERE key = 'tables'")

    with pytest.raises(DamagedFileError):
        use(path, around)


def use(path, around):
    with closing(Session.open(path, around)) as opened:
        opened.read.history.lines()
        opened.undoable()
        with opened.action(Action.ADD_GOAL) as writer:
            goal = SkillGoal(id=opened.new_id(), title="New", skill=Skill.SPEAK_TRUTH_TO_POWER)
            writer.add(goal)
