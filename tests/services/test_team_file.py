"""A team's file: two-way in one go, one at a time, and nothing but what is for the team in it."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors.storage import DamagedFileError
from planner.domain.errors.team import (
    NotATeamFileError,
    NoTeamError,
    NoWorkingLocksError,
    TeamFileUnsafeError,
    TeamHeldError,
    TeamLockLostError,
)
from planner.domain.record_json import record_to_json
from planner.domain.records import Tier
from planner.services.team_status import team_status
from planner.store.team import lock_file, probing
from planner.store.team.lock_file import Holder, holder_of, lock_path, release, take
from planner.store.team.team_file import opened_team_file
from tests.services.team_members import words_in

PROJECT = Path(__file__).parents[2]
SECONDS = 20

THIEF = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from planner.domain.errors.team import TeamHeldError
from planner.store.team import lock_file
from planner.store.team.lock_file import Holder, take

lock_file.PATIENCE_SECONDS = 0.0
team, token = Path(sys.argv[1]), sys.argv[2]
holder = Holder(token=token, who=token, device="here", since=datetime.now(UTC))
print("ready", flush=True)
sys.stdin.readline()
try:
    take(team, holder, takes_over=True)
except TeamHeldError:
    print("refused")
else:
    print("taken")
"""


@pytest.fixture(autouse=True)
def no_patience(monkeypatch):
    """Ask for a lock once: whoever holds it in a test goes on holding it."""
    monkeypatch.setattr(lock_file, "PATIENCE_SECONDS", 0.0)


@pytest.fixture
def place(tmp_path):
    made = tmp_path / "drive"
    made.mkdir()
    return made / "board.firebreak-team"


def all_bytes(place):
    return b"".join(path.read_bytes() for path in place.parent.iterdir() if path.is_file())


def somebody(clock, mark="first"):
    return Holder(token=mark, who="Zoe", device="ZOE-PC", since=clock())


def test_members_meet_in_one_file_and_leave_nothing_beside_it(ann, bob, cem, place):
    record, private = ann.add(), ann.add(Tier.MINE)
    ann.publish(place)
    bob.exchange(place)
    bob.change(record, statement="by Bob")
    bob.exchange(place)
    cem.exchange(place)
    ann.exchange(place)

    same = record_to_json(ann.find(record))
    assert record_to_json(bob.find(record)) == record_to_json(cem.find(record)) == same
    assert private.title.encode() not in all_bytes(place)
    assert list(place.parent.iterdir()) == [place]


def test_what_is_taken_back_or_deleted_is_gone_from_its_bytes(ann, bob, place):
    back, gone = ann.add(), ann.add()
    ann.publish(place)
    bob.exchange(place)
    bob.change(back, statement="zq888888q")
    bob.exchange(place)
    ann.exchange(place)
    assert len(words_in(all_bytes(place))) == 3

    ann.change(back, tier=Tier.MINE)
    ann.change(back, title="only for me")
    ann.delete(gone)
    ann.exchange(place)
    bob.exchange(place)

    assert words_in(all_bytes(place)) == set()
    assert b"only for me" not in all_bytes(place)
    assert bob.records() == []


def test_who_holds_it_is_told_and_only_a_person_takes_it_over(ann, place, clock):
    ann.add()
    ann.publish(place)
    take(place, somebody(clock))

    with pytest.raises(TeamHeldError) as caught:
        ann.exchange(place)
    assert (caught.value.who, caught.value.device) == ("Zoe", "ZOE-PC")
    assert caught.value.since == clock()
    status = team_status(ann.session, place)
    assert status.holder is not None
    assert status.holder.who == "Zoe"

    ann.exchange(place, takes_over=True)
    assert holder_of(place) is None
    assert list(place.parent.iterdir()) == [place]


def test_half_a_lock_is_a_lock(ann, place):
    ann.publish(place)
    lock_path(place).write_bytes(b'{"token": ')

    with pytest.raises(TeamHeldError):
        ann.exchange(place)


def test_whoever_sleeps_while_the_lock_is_taken_over_writes_nothing(ann, bob, place, clock):
    ann.add()
    ann.publish(place)
    bob.add()
    bob.session.publish_to_team()
    before = place.read_bytes()
    with opened_team_file(place, somebody(clock, "sleeper")) as asleep:
        ann.exchange(place, takes_over=True)
        with pytest.raises(TeamLockLostError):
            asleep.put(bob.session.read.team, "Bob")

    with closing(sqlite3.connect(place)) as database:
        assert database.execute("SELECT count(*) FROM site").fetchone() == (1,)
    assert len(before) == place.stat().st_size
    assert bob.exchange(place).published > 0, "nothing of it was lost"


def test_of_two_thieves_one_gets_the_lock(place, clock):
    for round_ in range(3):
        take(place, somebody(clock))
        thieves = [thief(place, f"{round_}{name}") for name in "ab"]
        for each in thieves:
            assert each.stdout.readline() == "ready\n"
        for each in thieves:
            each.stdin.write("go\n")
            each.stdin.flush()
        said = [each.communicate(timeout=SECONDS)[0].strip() for each in thieves]

        held = holder_of(place)
        assert held is not None
        assert "taken" in said
        assert held.token in {f"{round_}a", f"{round_}b"}
        release(place, held)


def thief(place, token):
    return subprocess.Popen(
        [sys.executable, "-c", THIEF, str(place), token],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )


def test_a_folder_whose_locks_keep_nobody_out_is_refused(ann, place, monkeypatch):
    monkeypatch.setattr(probing, "_OTHER", "print('admitted')")

    with pytest.raises(NoWorkingLocksError):
        ann.publish(place)

    assert list(place.parent.iterdir()) == []


def test_what_is_no_team_file_is_left_as_it_is(ann, place):
    place.write_bytes(b"SQLite format 3\0 or not")
    with pytest.raises((NotATeamFileError, DamagedFileError)):
        ann.exchange(place)
    with closing(sqlite3.connect(place.with_name("b.firebreak-team"))) as database:
        database.execute("CREATE TABLE edit (x)")
    with pytest.raises(NotATeamFileError):
        ann.pull(place.with_name("b.firebreak-team"))
    with pytest.raises(NoTeamError):
        ann.pull(place.with_name("c.firebreak-team"))

    assert place.read_bytes() == b"SQLite format 3\0 or not"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM edit; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE more (x)",
        "UPDATE edit SET value = 5 WHERE field = 'title'",
        "UPDATE edit SET record_type = 'entry'",
        "UPDATE edit SET action_name = 'log_entry'",
    ],
)
def test_what_somebody_else_put_into_it_is_not_taken_in(ann, bob, place, statement):
    ann.add()
    ann.publish(place)
    with closing(sqlite3.connect(place)) as database, database:
        database.execute(statement)

    with pytest.raises(TeamFileUnsafeError):
        bob.exchange(place)

    assert bob.records() == []


def test_a_conflicted_copy_of_it_is_read_as_well(ann, bob, place):
    ann.publish(place)
    record = ann.add()
    aside = place.with_name("board (Conflicted copy of BOB-PC 2026-11-22).firebreak-team")
    shutil.copy(place, aside)
    ann.publish(aside)

    torn = place.with_name("board-DESKTOP-9.firebreak-team")
    torn.write_bytes(aside.read_bytes()[:5000])

    assert team_status(bob.session, place).copies == (aside, torn)
    taken = bob.exchange(place)
    assert taken.copies == (aside,)
    assert [skipped.path for skipped in taken.skipped] == [torn]
    assert bob.find(record) is not None


def test_an_exchange_of_many_records_takes_less_than_a_second(ann, bob, place):
    for _ in range(40):
        ann.add()
    ann.publish(place)
    bob.exchange(place)
    record = ann.records()[0]
    ann.change(record, title="second")

    began = time.process_time()
    ann.exchange(place)
    bob.exchange(place)

    assert time.process_time() - began < 2
    assert bob.find(record).title == "second"
