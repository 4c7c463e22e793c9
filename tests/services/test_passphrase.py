"""A plan under a passphrase: nothing of it can be read, and nothing of it is lost."""

import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.safekeeping import (
    NotProtectedError,
    NotSalvageableError,
    PassphraseNeededError,
    PassphraseTooShortError,
    PassphraseUnreadableError,
    WrongPassphraseError,
)
from planner.domain.errors.storage import DamagedFileError, NotAPlanFileError
from planner.domain.goals import Skill, SkillGoal
from planner.services.backups import BackupReason, back_up, backups_of
from planner.services.checking import check_plan, salvage_plan
from planner.services.merging import merge
from planner.services.passphrase import (
    Keyring,
    is_protected,
    protect,
    read_passphrase,
    unprotect,
)
from planner.services.session import Session
from planner.store import keys as keys_of_store

PLANTED = b"dismissal of a colleague"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Derive keys in a moment; that they are SQLCipher's own has a test of its own."""
    monkeypatch.setattr(keys_of_store, "ROUNDS", 10)


def add_goal(session, title):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.SPEAK_TRUTH_TO_POWER)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    return goal


def titles(session):
    return [goal.title for goal in session.read.all(SkillGoal)]


def opened(path, around, passphrase=None):
    keys = Keyring(passphrase) if passphrase else None
    return closing(Session.open(path, replace(around, keys=keys)))


def readable(folder):
    """Name the files in which the planted words stand as they are."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if PLANTED in path.read_bytes()]


@pytest.fixture
def plan(tmp_path, around):
    """A plan with planted words, closed, and with a plain backup."""
    path = tmp_path / "ada.firebreak"
    with closing(Session.create(path, around)) as session:
        add_goal(session, PLANTED.decode())
        back_up(session, BackupReason.BY_HAND)
    return path


def test_nothing_that_was_written_can_be_read_any_more(plan, tmp_path, around):
    assert len(readable(tmp_path)) == 2
    old = os.open(plan, os.O_RDONLY)  # whoever had it open

    done = protect(plan, "correct horse")

    assert (done.backups, done.left) == (2, ())
    assert os.read(old, 1 << 20).strip(b"\0") == b""
    os.close(old)
    with opened(plan, around, "correct horse") as session:
        goal = add_goal(session, PLANTED.decode() + " again")
        assert session.read.search.read_some(1000)
        assert session.read.search.find("dismissal", 5)
        with session.action(Action.EDIT_GOAL) as writer:
            session._file._connection.execute("PRAGMA cache_spill = 1")
            writer.replace(goal, replace(goal, title="x" + PLANTED.decode()))
            assert readable(tmp_path) == []  # the rollback journal stands there now
        assert back_up(session, BackupReason.BY_HAND)
    assert readable(tmp_path) == []
    assert check_plan(plan, Keyring("correct horse")) == []


def test_a_changed_passphrase_opens_plan_and_backups_and_the_old_one_nothing(plan, around):
    protect(plan, "correct horse")

    protect(plan, "battery staple", Keyring("correct horse"))

    for file in (plan, *(backup.path for backup in backups_of(plan))):
        with opened(file, around, "battery staple") as session:
            assert titles(session) == [PLANTED.decode()]
        with pytest.raises(WrongPassphraseError):
            Session.open(file, replace(around, keys=Keyring("correct horse")))


def test_what_a_killed_program_left_is_cleared_away(plan, tmp_path):
    left = [
        plan.with_name(f"{plan.name}.4711.part"),
        backups_of(plan)[0].path.with_name("backup.4711.part"),
    ]
    other = plan.with_name("notes.txt.4711.part")
    for path in (*left, other):
        path.write_bytes(PLANTED)
        os.utime(path, (0, 0))

    protect(plan, "correct horse")

    assert readable(tmp_path) == [other.name]


def test_a_plan_without_its_passphrase_again_is_as_before(plan, tmp_path, around):
    before = plan.stat().st_mode
    protect(plan, "correct horse")
    unprotect(plan, Keyring("correct horse"))

    with opened(plan, around) as session:
        assert titles(session) == [PLANTED.decode()]
        add_goal(session, "Another")
    assert plan.stat().st_mode == before
    with pytest.raises(NotProtectedError):
        unprotect(plan, Keyring("correct horse"))


def test_copies_with_the_same_passphrase_are_merged_and_another_one_is_asked_for(
    plan, tmp_path, around
):
    protect(plan, "correct horse")
    twin = tmp_path / "twin.firebreak"
    twin.write_bytes(plan.read_bytes())
    with opened(twin, around, "correct horse") as session:
        add_goal(session, "Added on the laptop")

    with opened(plan, around, "correct horse") as session:
        assert merge(session, twin).came.edits == 1
        assert titles(session) == [PLANTED.decode(), "Added on the laptop"]
        protect(twin, "battery staple", Keyring("correct horse"))
        with pytest.raises(WrongPassphraseError):
            merge(session, twin)


def test_what_is_missing_or_wrong_is_said_and_never_called_damage(plan, around):
    with pytest.raises(PassphraseTooShortError):
        protect(plan, "seven77")
    protect(plan, "correct horse")

    assert is_protected(plan)
    with pytest.raises(PassphraseNeededError):
        Session.open(plan, around)
    with pytest.raises(PassphraseNeededError):
        check_plan(plan)
    with pytest.raises(PassphraseNeededError):
        protect(plan, "another one")
    with pytest.raises(WrongPassphraseError):
        check_plan(plan, Keyring("correct house"))
    with pytest.raises(WrongPassphraseError):
        protect(plan, "another one", Keyring("correct house"))
    with opened(plan, around, "correct horse") as session:
        assert titles(session) == [PLANTED.decode()]


def test_a_page_that_rots_in_a_protected_plan_is_damage(plan, around):
    protect(plan, "correct horse")
    rotten = bytearray(plan.read_bytes())
    rotten[4096 * 3 + 9 :: 4096] = bytes(byte ^ 1 for byte in rotten[4096 * 3 + 9 :: 4096])
    plan.write_bytes(rotten)

    assert [problem.code for problem in check_plan(plan, Keyring("correct horse"))] == ["damaged"]
    with pytest.raises(NotSalvageableError):
        salvage_plan(plan, plan.with_name("saved.firebreak"), around)
    plan.write_bytes(rotten[: 4096 * 20])
    with pytest.raises(DamagedFileError):
        Session.open(plan, replace(around, keys=Keyring("correct horse")))


def test_noise_may_be_a_protected_plan_but_a_text_is_none(tmp_path, around):
    noise, text = tmp_path / "noise.firebreak", tmp_path / "text.firebreak"
    noise.write_bytes(os.urandom(8192))
    text.write_bytes(b"Dear Ada, " * 820)

    with pytest.raises(PassphraseNeededError):
        Session.open(noise, around)
    with pytest.raises(NotAPlanFileError):
        Session.open(text, around)


def test_another_program_cannot_write_into_a_file_that_was_replaced(plan, around):
    with opened(plan, around) as other:
        protect(plan, "correct horse")

        with pytest.raises(PassphraseNeededError):
            add_goal(other, "Lost")


def test_keys_are_those_of_sqlcipher(tmp_path, monkeypatch):
    """Whoever has the passphrase opens the plan with any tool that knows SQLCipher."""
    monkeypatch.undo()
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - it takes a moment

    path = tmp_path / "theirs.db"
    with closing(dbapi2.connect(str(path))) as theirs:
        theirs.execute("PRAGMA key = 'caf\N{LATIN SMALL LETTER E WITH ACUTE}'")
        theirs.execute("CREATE TABLE t (x)")
        salt = bytes.fromhex(theirs.execute("PRAGMA cipher_salt").fetchone()[0])

    with closing(dbapi2.connect(str(path))) as ours:
        typed = Keyring("cafe\N{COMBINING ACUTE ACCENT}")  # as another keyboard writes it
        ours.execute(f'PRAGMA key = "{typed.key(salt)}"')
        assert ours.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]


def test_a_passphrase_stands_in_the_first_line_of_its_file(tmp_path):
    file = tmp_path / "secret"
    file.write_bytes("pässword with space \r\nnot this".encode())

    assert read_passphrase(file) == "pässword with space "
    for nothing in (b"", b"\nsecond", b"\xff\xfe\n"):
        file.write_bytes(nothing)
        with pytest.raises(PassphraseUnreadableError):
            read_passphrase(file)


def test_a_plain_plan_is_opened_without_the_cipher(plan):
    code = (
        "import sys; from pathlib import Path; from planner.services.opening import open_plan;"
        "open_plan(Path(sys.argv[1])).close(); print([n for n in sys.modules if 'cipher' in n])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(plan)], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"
