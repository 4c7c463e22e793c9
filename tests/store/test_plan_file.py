"""Opening, refusing and sharing plan files, as a caller of the store sees it."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import ChangedSinceError, NewerActionError, NothingToUndoError
from planner.domain.errors.storage import (
    DamagedFileError,
    FolderNotFileError,
    NewerFormatError,
    NotAPlanFileError,
    PlanExistsError,
    PlanMissingError,
)
from planner.domain.goals import Skill, SkillGoal
from planner.services.session import Session
from planner.store.sites import Profile
from planner.store.tables import TABLES


def add_goal(session, title="Speak up"):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.SPEAK_TRUTH_TO_POWER)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    return goal


def rename(session, goal, title):
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, replace(goal, title=title))


def sites(path):
    with closing(sqlite3.connect(path)) as database, database:
        return database.execute("SELECT count(*) FROM site").fetchone()[0]


@pytest.fixture
def path(tmp_path, around):
    """A plan with one goal, closed."""
    made = tmp_path / "amina.firebreak"
    opened = Session.create(made, around)
    add_goal(opened)
    opened.close()
    return made


def test_what_was_written_is_there_when_the_plan_is_opened_again(path, around):
    opened = Session.open(path, around)

    assert [goal.title for goal in opened.read.all(SkillGoal)] == ["Speak up"]
    opened.close()


def test_undo_survives_the_end_of_the_program(path, around):
    opened = Session.open(path, around)

    assert opened.undoable() is Action.ADD_GOAL
    opened.undo()
    opened.close()

    again = Session.open(path, around)
    assert again.read.all(SkillGoal) == []
    again.redo()
    assert [goal.title for goal in again.read.all(SkillGoal)] == ["Speak up"]
    again.close()


def test_an_empty_plan_has_nothing_to_undo(session):
    with pytest.raises(NothingToUndoError):
        session.undo()


def test_a_plan_is_never_made_over_something_else(path, around):
    with pytest.raises(PlanExistsError):
        Session.create(path, around)


def test_of_two_programs_that_begin_one_plan_the_second_is_refused(tmp_path, around):
    path = tmp_path / "new.firebreak"
    refused = []

    def randomness(count):  # drawn while the first program is at it
        try:
            Session.create(path, around).close()
        except PlanExistsError:
            refused.append(path)
        return around.randomness(count)

    Session.create(path, replace(around, randomness=randomness)).close()

    assert refused == [path]
    Session.open(path, around).close()


def test_a_plan_in_a_folder_that_is_not_there_is_missed_not_forbidden(tmp_path, around):
    with pytest.raises(FileNotFoundError):
        Session.create(tmp_path / "none" / "new.firebreak", around)


def test_opening_alone_writes_nothing(path, around):
    before = path.read_bytes()

    Session.open(path, around).close()

    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", ["missing", "in a file"])
def test_a_path_without_a_file_is_refused(path, kind, around):
    target = path.with_name("nobody.firebreak") if kind == "missing" else path / "x"
    with pytest.raises(PlanMissingError):
        Session.open(target, around)


def test_a_folder_is_refused(tmp_path, around):
    with pytest.raises(FolderNotFileError):
        Session.open(tmp_path, around)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path, around):
    os.mkfifo(tmp_path / "pipe.firebreak")

    with pytest.raises(FolderNotFileError):
        Session.open(tmp_path / "pipe.firebreak", around)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8 a picture" * 400, b"SQLite format 3\0"])
def test_another_file_is_no_plan(tmp_path, content, around):
    other = tmp_path / "photo.firebreak"
    other.write_bytes(content)

    with pytest.raises(NotAPlanFileError):
        Session.open(other, around)
    assert other.read_bytes() == content


def test_another_programs_database_is_no_plan(tmp_path, around):
    other = tmp_path / "other.firebreak"
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("CREATE TABLE edit (x)")

    with pytest.raises(NotAPlanFileError):
        Session.open(other, around)


@pytest.mark.parametrize("table", ["meta", "site", "edit", "replaced", "conflict", "proposal"])
def test_a_plan_that_lacks_a_table_is_damaged(path, around, table):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"DROP TABLE {table}")

    with pytest.raises(DamagedFileError):
        Session.open(path, around)


def test_a_newer_format_is_refused_before_anything_is_read(path, around):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerFormatError) as caught:
        Session.open(path, around)
    assert caught.value.file_format == 99


@pytest.mark.parametrize("percent", [1, 10, 25, 50, 75, 90, 99])
def test_a_truncated_plan_is_refused_and_left_as_it_is(path, around, percent):
    content = path.read_bytes()
    cut = content[: len(content) * percent // 100]
    path.write_bytes(cut)

    with pytest.raises((DamagedFileError, NotAPlanFileError)):
        Session.open(path, around)
    assert path.read_bytes() == cut


def test_the_same_installation_goes_on_as_the_same_site(path, around):
    opened = Session.open(path, around)
    add_goal(opened, "Another")
    opened.close()

    assert sites(path) == 1


@pytest.mark.parametrize("way", ["copied", "restored"])
def test_a_copy_or_an_old_state_is_written_by_a_new_site(path, around, way):
    copy = path.with_name("copy.firebreak")
    shutil.copy(path, copy)
    opened = Session.open(path, around)
    add_goal(opened, "Later")
    opened.close()
    if way == "restored":
        shutil.copy(copy, path)
    target = copy if way == "copied" else path

    opened = Session.open(target, around)
    add_goal(opened, "Elsewhere")
    opened.close()

    assert sites(target) == 2


def test_a_lost_profile_costs_a_site_and_nothing_else(path, around):
    opened = Session.open(path, replace(around, profile=None))
    add_goal(opened, "Another")

    assert [goal.title for goal in opened.read.all(SkillGoal)] == ["Speak up", "Another"]
    opened.close()
    assert sites(path) == 2


def test_two_programs_on_one_plan_lose_nothing(path, around):
    mine, theirs = Session.open(path, around), Session.open(path, around)
    goal = mine.read.all(SkillGoal)[0]
    rename(theirs, theirs.read.get(SkillGoal, goal.id), "Speak earlier")

    with pytest.raises(ChangedSinceError):
        rename(mine, goal, "Speak louder")

    assert [goal.title for goal in mine.read.all(SkillGoal)] == ["Speak earlier"]
    add_goal(mine, "Mine")
    add_goal(theirs, "Theirs")
    assert len(mine.read.all(SkillGoal)) == 3
    mine.close()
    theirs.close()


def test_undo_refuses_when_the_record_moved_on_elsewhere(path, around):
    mine, theirs = Session.open(path, around), Session.open(path, around)
    goal = mine.read.all(SkillGoal)[0]
    rename(mine, goal, "Speak louder")
    with (
        closing(sqlite3.connect(path)) as database,
        database,
    ):  # as a merge will: a value nobody here wrote
        database.execute("UPDATE goal SET title = 'Speak softly'")

    with pytest.raises(ChangedSinceError):
        theirs.undo()
    mine.close()
    theirs.close()


def test_an_action_that_fails_halfway_keeps_nothing(session):
    goal = add_goal(session)
    told = []
    session.listen(told.append)

    def delete_twice():
        with session.action(Action.DELETE_GOAL) as writer:
            writer.delete(goal)
            writer.delete(goal)

    with pytest.raises(ChangedSinceError):
        delete_twice()
    assert session.read.all(SkillGoal) == [goal]
    assert told == []


def test_a_file_of_an_older_version_gets_its_tables_back_from_the_journal(path, around):
    before = Session.open(path, around)
    expected = before.read.plan()
    before.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TABLE goal")
        database.execute("CREATE TABLE goal (id BLOB, title TEXT)")
        database.execute("UPDATE meta SET value = 'older' WHERE key = 'tables'")

    opened = Session.open(path, around)

    assert opened.read.plan() == expected
    opened.close()


def test_a_field_that_an_older_version_did_not_know_takes_its_default(path, around):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "UPDATE edit SET value = json_remove(value, '$.importance', '$.who')"
            " WHERE field = '*' AND record_type = 'goal'"
        )
        database.execute("UPDATE meta SET value = 'older' WHERE key = 'tables'")

    opened = Session.open(path, around)

    [goal] = opened.read.all(SkillGoal)
    assert (goal.importance, goal.who) == (3, "")
    rename(opened, goal, "Still writable")
    opened.close()


def test_another_default_reaches_the_records_that_never_said_otherwise(path, around, monkeypatch):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE edit SET value = json_remove(value, '$.importance')")
    goals = TABLES[SkillGoal.TYPE]
    specs = [replace(s, default=5) if s.name == "importance" else s for s in goals.specs]
    monkeypatch.setitem(TABLES._made, SkillGoal.TYPE, replace(goals, specs=tuple(specs)))
    elsewhere = replace(around, profile=Profile(path.with_name("elsewhere") / "sites.json"))

    opened = Session.open(path, elsewhere)

    assert [goal.importance for goal in opened.read.all(SkillGoal)] == [5]
    opened.close()


@pytest.mark.parametrize("what", ["field = 'colour'", "record_type = 'garden'"])
def test_what_only_a_newer_version_knows_is_not_undone_halfway(path, around, what):
    opened = Session.open(path, around)
    rename(opened, opened.read.all(SkillGoal)[0], "Speak earlier")
    opened.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"UPDATE edit SET {what} WHERE field = 'title'")  # noqa: S608 - ours

    opened = Session.open(path, around)

    with pytest.raises(NewerActionError):
        opened.undo()
    opened.close()


def test_an_action_that_changes_nothing_leaves_the_file_as_it_is(path, around):
    before = path.read_bytes()
    opened = Session.open(path, replace(around, profile=None))
    [goal] = opened.read.all(SkillGoal)

    rename(opened, goal, goal.title)
    assert path.read_bytes() == before

    rename(opened, goal, "Speak earlier")
    assert [goal.title for goal in opened.read.all(SkillGoal)] == ["Speak earlier"]
    opened.close()
    assert sites(path) == 2


def test_a_deleted_record_comes_back_under_its_id(session):
    goal = add_goal(session)
    with session.action(Action.DELETE_GOAL) as writer:
        writer.delete(goal)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(replace(goal, importance=5))

    assert session.read.all(SkillGoal) == [replace(goal, importance=5)]
    session.undo()
    assert session.read.all(SkillGoal) == []
    session.undo()
    assert session.read.all(SkillGoal) == [goal]


def test_history_writes_a_flag_the_same_before_and_after(session):
    goal = add_goal(session)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, replace(goal, is_beyond_strength=True))
    with session.action(Action.DELETE_GOAL) as writer:
        writer.delete(replace(goal, is_beyond_strength=True))

    deleted, edited, _ = session.read.history.lines(goal.id)

    assert (edited.before, edited.after) == (False, True)
    assert isinstance(edited.after, bool)
    assert (deleted.field, deleted.after) == ("deleted", True)
    assert isinstance(deleted.after, bool)


def test_history_says_what_was_before_and_after(session, clock):
    goal = add_goal(session)
    clock.pass_time(minutes=5)
    rename(session, goal, "Speak earlier")

    latest, *_ = session.read.history.lines(goal.id)

    assert (latest.field, latest.before, latest.after) == ("title", "Speak up", "Speak earlier")
    assert latest.action is Action.EDIT_GOAL
    assert latest.at == clock.moment


def test_an_older_journal_is_migrated_when_the_plan_is_opened(path, around):
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TABLE proposal")
        database.execute("DELETE FROM _sqlite_migrations WHERE name > 'm002'")
        database.execute("PRAGMA user_version = 0")

    opened = Session.open(path, around)

    assert opened.read.protection.proposals() == []
    assert [goal.title for goal in opened.read.all(SkillGoal)] == ["Speak up"]
    opened.close()
