"""Backups stand outside the plan's folder, are proved, let go, and put back."""

import os
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import ChangedSinceError
from planner.domain.errors.safekeeping import (
    BackupDamagedError,
    NoBackupError,
    PlanReplacedError,
)
from planner.domain.errors.storage import DamagedFileError, FileLockedError
from planner.domain.goals import Skill, SkillGoal
from planner.services.backup_copies import copy_out
from planner.services.backup_restoring import chosen_backup, restore_backup
from planner.services.backups import (
    BackupReason,
    back_up,
    back_up_daily,
    backups_of,
    find_backup,
)
from planner.services.checking import check_plan
from planner.services.opening import open_plan
from planner.services.passphrase import Keyring, protect, unprotect
from planner.services.places import profile_file
from planner.services.session import Session
from planner.store import keys
from planner.store.sites import Profile


def add_goal(session, title):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.SPEAK_TRUTH_TO_POWER)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    return goal


def titles(session):
    return [goal.title for goal in session.read.all(SkillGoal)]


@pytest.fixture
def ours(around):
    """Surroundings of this installation, so that restored plans are those it wrote."""
    return replace(around, profile=Profile(profile_file()))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "plans" / "ada.firebreak"


@pytest.fixture
def plan(path, ours):
    """An open plan with one goal."""
    path.parent.mkdir()
    with closing(Session.create(path, ours)) as session:
        add_goal(session, "One")
        yield session


def test_a_backup_is_a_whole_plan_outside_the_plans_folder(plan, path):
    made = back_up(plan, BackupReason.MERGE)

    assert path.parent not in made.path.parents
    assert list(path.parent.iterdir()) == [path]
    assert check_plan(made.path) == []
    assert backups_of(path) == [made]
    with closing(open_plan(made.path)) as copy:
        assert titles(copy) == ["One"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_who_may_not_read_the_plan_reads_no_backup_and_no_restored_plan(plan, path, monkeypatch):
    monkeypatch.setattr(keys, "ROUNDS", 10)
    path.chmod(0o600)
    made = back_up(plan, BackupReason.BY_HAND)
    assert made.path.stat().st_mode & 0o777 == 0o600
    made.path.chmod(0o444)  # as from a medium that takes no writing
    plan.close()

    restore_backup(path, made)
    protect(path, "correct horse")
    unprotect(path, Keyring("correct horse"))

    assert path.stat().st_mode & 0o777 == 0o600
    assert {one.path.stat().st_mode & 0o077 for one in backups_of(path)[:2]} == {0}


def test_a_plan_in_memory_has_no_backup(session):
    assert back_up(session, BackupReason.MERGE) is None
    assert back_up_daily(session) is None


def test_a_backup_of_a_plan_that_is_locked_by_another_is_refused(plan, path, monkeypatch):
    monkeypatch.setattr("planner.store.engine.LOCK_PATIENCE_SECONDS", 0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(FileLockedError):
            back_up(path, BackupReason.BY_HAND)

    assert backups_of(path) == []


def test_the_daily_backup_is_made_on_the_first_use_of_a_later_day(plan, path, clock):
    assert back_up_daily(plan) is None

    clock.pass_time(days=1)
    made = back_up_daily(plan)

    assert made.name.reason is BackupReason.DAILY
    assert back_up_daily(plan) is None
    clock.pass_time(hours=9)  # past midnight
    assert back_up_daily(plan) is not None
    assert len(backups_of(path)) == 2


def test_old_backups_are_let_go(plan, path, clock):
    for _ in range(8):
        back_up(plan, BackupReason.PULL)
    clock.pass_time(days=1)
    for _ in range(8):
        clock.pass_time(minutes=1)
        back_up(plan, BackupReason.PULL)

    assert len(backups_of(path)) == 5 + 8, "the last five, and those of the last moment before"


def test_a_plan_is_backed_up_before_its_tables_are_built_anew(plan, path):
    plan.close()
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("DELETE FROM meta WHERE key = 'tables'")

    open_plan(path).close()

    assert [backup.name.reason for backup in backups_of(path)] == [BackupReason.MIGRATION]


def test_a_restored_plan_is_as_it_was_and_the_present_one_is_kept_twice(plan, path, ours, clock):
    made = back_up(plan, BackupReason.BY_HAND)
    clock.pass_time(hours=1)
    add_goal(plan, "Two")
    plan.close()

    done = restore_backup(path, find_backup(path, made.name.id), now=clock())

    with closing(Session.open(path, ours)) as session:
        assert titles(session) == ["One"]
        add_goal(session, "Three")
        lines = session.read.history.lines()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM site").fetchone() == (2,)
    assert len(lines) >= 2
    for kept in (done.aside, done.backup):
        with closing(open_plan(kept)) as session:
            assert titles(session) == ["One", "Two"]


def test_what_cannot_be_opened_is_replaced_and_kept_with_its_journal(plan, path):
    made = back_up(plan, BackupReason.BY_HAND)
    plan.close()
    journal = path.with_name(path.name + "-journal")
    path.write_bytes(b"what a sync tool left")
    journal.write_bytes(b"half")

    done = restore_backup(path, made)

    assert done.aside.read_bytes() == b"what a sync tool left"
    assert done.aside.with_name(done.aside.name + "-journal").read_bytes() == b"half"
    assert not journal.exists()
    assert check_plan(path) == []
    path.unlink()
    assert restore_backup(path, made).aside is None
    assert check_plan(path) == []


def test_a_backup_that_rotted_is_refused_and_the_plan_stays(plan, path):
    made = back_up(plan, BackupReason.BY_HAND)
    rotten = bytearray(made.path.read_bytes())
    rotten[9000] ^= 1
    made.path.write_bytes(rotten)
    before = path.read_bytes()

    with pytest.raises(BackupDamagedError):
        restore_backup(path, made)

    assert path.read_bytes() == before


def test_what_a_person_calls_a_backup_is_found(plan, path):
    made = back_up(plan, BackupReason.BY_HAND)

    assert chosen_backup(path, "last") == made
    assert chosen_backup(path, made.name.id) == made
    assert chosen_backup(path, str(made.path)) == made
    assert chosen_backup(path, str(path)) == path
    with pytest.raises(NoBackupError):
        chosen_backup(path, "20200101T000000Z")


def test_who_has_the_replaced_file_open_writes_nothing_into_the_void(plan, path):
    made = back_up(plan, BackupReason.BY_HAND)
    restore_backup(path, made)

    with pytest.raises(PlanReplacedError):
        add_goal(plan, "Lost")


def test_what_another_program_changed_is_not_written_over(plan, path, ours):
    seen = plan.read.all(SkillGoal)[0]
    with closing(Session.open(path, ours)) as other, other.action(Action.EDIT_GOAL) as writer:
        writer.replace(seen, replace(seen, title="Theirs"))

    with pytest.raises(ChangedSinceError), plan.action(Action.EDIT_GOAL) as writer:
        writer.replace(seen, replace(seen, title="Ours"))


def test_a_damaged_plan_is_not_backed_up_as_if_it_were_sound(plan, path):
    plan.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(DamagedFileError):
        back_up(path, BackupReason.BY_HAND)

    assert backups_of(path) == []


def test_a_copy_on_a_stick_is_proved_and_one_that_stands_there_is_left(path, plan, tmp_path):
    made = back_up(plan, BackupReason.BY_HAND)
    stick = tmp_path / "stick"
    stick.mkdir()

    copy = copy_out(made, stick)
    assert copy.read_bytes() == made.path.read_bytes()
    assert copy_out(made, stick) == copy

    copy.write_bytes(b"harmed")
    with pytest.raises(BackupDamagedError) as harmed:
        copy_out(made, stick)
    assert harmed.value.path == copy


def test_a_harmed_backup_is_not_copied(path, plan, tmp_path):
    made = back_up(plan, BackupReason.BY_HAND)
    made.path.write_bytes(b"harmed")

    with pytest.raises(BackupDamagedError):
        copy_out(made, tmp_path)

    assert not (tmp_path / made.path.name).exists()
