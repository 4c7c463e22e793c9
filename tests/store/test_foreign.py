"""What somebody else made: opened as a checked copy, or refused with a reason; never run."""

import os
import sqlite3
from contextlib import closing

import pytest

from planner.domain.changes import Action
from planner.domain.errors.storage import (
    DamagedFileError,
    FolderNotFileError,
    ForeignFileError,
    NewerFormatError,
    NotAPlanFileError,
    PlanMissingError,
)
from planner.domain.goals import Skill, SkillGoal
from planner.services.session import Session
from planner.store import foreign
from planner.store.foreign import open_foreign

ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r"
GENERATED = "CREATE TABLE newer (a INTEGER, b INTEGER GENERATED ALWAYS AS (hex(zeroblob(a))))"
PLANTED = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM edit; END",
    "a view": f"CREATE VIEW v AS {ENDLESS}",
    "a view in a table's place": "DROP TABLE goal; CREATE VIEW goal AS SELECT * FROM entry",
    "a virtual table": "CREATE VIRTUAL TABLE newer USING fts5 (words)",
    "a generated column": GENERATED,
    "a check": "CREATE TABLE newer (a CHECK (randomblob(1e9)))",
    "a default that computes": "CREATE TABLE newer (a DEFAULT (randomblob(9)))",
    "a collation": "CREATE TABLE newer (a TEXT COLLATE NOCASE)",
    "an index on an expression": "CREATE INDEX i ON goal (length(title))",
    "an index on some rows": "CREATE INDEX i ON goal (title) WHERE abs(id) > 1",
    "an index on the journal": "CREATE INDEX i ON edit (value)",
    "a unique index": "CREATE UNIQUE INDEX i ON goal (skill)",
    "another column in the journal": "ALTER TABLE site ADD COLUMN more",
    "no journal": "DROP TABLE edit",
    "a name that hides a bracket": 'CREATE TABLE "newer (a) AS SELECT" (a)',
}
MISTYPED = {
    "a site without an id": "UPDATE site SET uid = 'x'",
    "a plan without an id": "DELETE FROM meta WHERE key = 'uid'",
    "a plan with another kind of id": "UPDATE meta SET value = 7 WHERE key = 'uid'",
    "a number for a text": "UPDATE edit SET field = x'00'",
    "a text for a number": "UPDATE edit SET hlc = 'soon'",
    "a clock at the end of all numbers": "UPDATE edit SET hlc = 9223372036854775807",
    "half a hash": "UPDATE edit SET bases = x'0102'",
    "a short hash": "UPDATE edit SET hash = x'01'",
    "no object": "UPDATE edit SET value = '[1]' WHERE field = '*'",
    "a huge value": "UPDATE edit SET value = zeroblob(5000000)",
    "no creation": "UPDATE edit SET value = 'x' WHERE field = '*'",
}


@pytest.fixture
def path(tmp_path, around):
    """A plan with one goal, closed."""
    made = tmp_path / "theirs.firebreak"
    with closing(Session.create(made, around)) as opened, opened.action(Action.ADD_GOAL) as writer:
        writer.add(SkillGoal(id=opened.new_id(), title="Speak", skill=Skill.SPEAK_TRUTH_TO_POWER))
    return made


def change(path, script):
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script)


def refused(path):
    """Return the error, after seeing that the file was left alone."""
    before = path.read_bytes()
    with pytest.raises((ForeignFileError, DamagedFileError)) as caught:
        open_foreign(path)
    assert path.read_bytes() == before
    return caught.value


def test_an_honest_file_is_given_as_a_copy_that_may_be_changed(path):
    with closing(open_foreign(path)) as copy:
        copy.execute("DELETE FROM edit")
    with closing(open_foreign(path)) as again:
        assert again.execute("SELECT count(*) FROM edit").fetchone() == (1,)


def test_a_plan_that_is_open_here_can_be_read_too(path, around):
    with closing(Session.open(path, around)), closing(open_foreign(path)) as copy:
        assert copy.execute("SELECT count(*) FROM edit").fetchone() == (1,)


def test_a_plain_table_of_a_newer_version_is_left_alone(path):
    change(path, 'CREATE TABLE "newer" (id BLOB PRIMARY KEY NOT NULL, words TEXT) STRICT')

    open_foreign(path).close()


@pytest.mark.parametrize("script", PLANTED.values(), ids=PLANTED)
def test_what_would_run_is_refused(path, script):
    change(path, script)

    error = refused(path)

    assert isinstance(error, ForeignFileError) or script == PLANTED["no journal"]


@pytest.mark.parametrize("script", MISTYPED.values(), ids=MISTYPED)
def test_values_that_no_plan_holds_are_refused(path, script):
    change(path, script)

    assert isinstance(refused(path), DamagedFileError)


def test_a_file_that_was_not_closed_is_refused(path):
    change(path, "PRAGMA journal_mode = WAL")
    assert refused(path).reason == "not_closed"
    change(path, "PRAGMA journal_mode = DELETE")
    path.with_name(path.name + "-journal").write_bytes(b"half of it")
    assert refused(path).reason == "not_closed"


def test_a_text_beyond_all_measure_is_refused_before_it_is_read(path, monkeypatch):
    monkeypatch.setattr(foreign, "_LIMITS", ((sqlite3.SQLITE_LIMIT_LENGTH, 100_000),))
    change(path, "UPDATE edit SET value = hex(zeroblob(100000))")

    assert isinstance(refused(path), DamagedFileError)


def test_a_file_cut_off_at_any_percent_is_refused(path):
    whole = path.read_bytes()
    for percent in range(100):
        path.write_bytes(whole[: len(whole) * percent // 100])
        refused_unread(path, (DamagedFileError, NotAPlanFileError))


def test_what_takes_too_long_is_stopped(path, monkeypatch):
    monkeypatch.setattr(foreign, "_STEPS_BETWEEN_LOOKS", 10)
    with pytest.raises(ForeignFileError) as caught:
        open_foreign(path, seconds=-1)
    assert caught.value.reason == "too_long"


def test_what_is_too_large_is_refused_unread(tmp_path):
    huge = tmp_path / "huge.firebreak"
    huge.touch()
    os.truncate(huge, foreign.LARGEST_BYTES + 1)  # a hole takes no room

    assert refused_unread(huge, ForeignFileError).reason == "too_large"


def refused_unread(path, kind):
    with pytest.raises(kind) as caught:
        open_foreign(path)
    return caught.value


def test_what_is_no_file_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to_pipe").symlink_to("pipe")
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "device").symlink_to("/dev/zero")

    for name in ("pipe", "to_pipe", "device", "a", "."):
        refused_unread(tmp_path / name, FolderNotFileError)
    refused_unread(tmp_path / "none", PlanMissingError)


def test_other_databases_and_newer_plans_are_refused_as_such(path):
    change(path, "PRAGMA user_version = 99")
    refused_unread(path, NewerFormatError)
    change(path, "PRAGMA application_id = 7")
    refused_unread(path, NotAPlanFileError)
