"""A disk that is full, a file that is locked, a folder that is none: what was there is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors.storage import FileLockedError
from planner.services.backups import BackupReason, back_up, backups_of
from planner.services.opening import open_plan
from planner.services.passphrase import protect
from planner.services.places import backups_folder
from tests.faults.operations import OPERATIONS, made, save, sound_with

FULL = {"DiskFullError", "StorageFailedError", "OSError"}


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plans" / "ada.firebreak"
    path.parent.mkdir()
    made(path)
    return path


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_finds_no_room_ends_and_leaves_the_plan_whole(server, plan, name):
    operation = OPERATIONS[name]
    plan.unlink()
    operation.prepare(plan)
    # Neither a copy of the plan nor a page more of it fits, and hardly any of the small export.
    most_bytes = 100 if name == "export" else plan.stat().st_size - 9000

    told = server.without_room(name, plan, plan.parent.parent / "told", most_bytes)

    assert told[-1][1:] in FULL, told
    operation.verify(plan, told[:-1])
    assert not list(plan.parent.glob("*.part*")), "half a file was left"
    assert not list(backups_folder().rglob("*.part*")), "half a backup was left"


def test_a_plan_that_another_program_writes_is_left_alone(plan, monkeypatch):
    monkeypatch.setattr("planner.store.encryption.LOCK_PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr("planner.store.engine.LOCK_PATIENCE_SECONDS", 0.05)
    with closing(sqlite3.connect(plan, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileLockedError):
            protect(plan, "correct horse")
        with pytest.raises(FileLockedError):
            back_up(plan, BackupReason.BY_HAND)

    sound_with(plan, [])
    assert not [path for path in plan.parent.iterdir() if path != plan]


def test_without_a_place_for_backups_nothing_risky_is_begun(plan):
    backups_folder().parent.mkdir(parents=True, exist_ok=True)
    backups_folder().write_text("in the way")
    before = plan.read_bytes()

    with pytest.raises(OSError, match=r"backups"):
        protect(plan, "correct horse")

    assert plan.read_bytes() == before
    assert backups_of(plan) == []
    with closing(open_plan(plan)) as session:  # the plan itself can be used
        told = save(session, 99)
    sound_with(plan, [told])
    assert Path(backups_folder()).is_file()
