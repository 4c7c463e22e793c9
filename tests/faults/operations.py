"""What is interrupted: operations that go on for ever in a process of their own, told as done.

An operation is one entry of OPERATIONS. `go_on` is run in a process that is killed at any moment;
it calls `tell` with a word for each thing that is done for good. `verify` is then given the plan
and all words told so far, in the process of the test, and asserts what must be true of them.
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from planner.domain.attention import Entry, Mode
from planner.services.backup_restoring import restore_backup
from planner.services.backups import BackupReason, back_up, backups_of
from planner.services.checking import check_plan
from planner.services.data_transfer import export_json
from planner.services.log import NewEntry, log_entry
from planner.services.opening import Keyring, create_empty, open_plan
from planner.services.passphrase import is_protected, protect, unprotect
from tests.faults.team_operations import (
    go_on_publishing,
    go_on_with_file,
    is_all_in_file,
    is_all_there,
    made_for_team,
)

Tell = Callable[[str], object]
PASSPHRASE = "correct horse"  # noqa: S105 - of made-up plans
SAVES = 3
KEY_ROUNDS = 10
"""How long a key takes is no matter here."""


@dataclass(frozen=True)
class Operation:
    """One thing that may be interrupted at any moment.

    Attributes:
        prepare: Makes the plan.
        go_on: Does it again and again, and tells each time.
        verify: Asserts that nothing told was lost; a later round goes on with the same plan.
        longest_seconds: How long one time takes at most, about.
    """

    prepare: Callable[[Path], object]
    go_on: Callable[[Path, Tell], object]
    verify: Callable[[Path, list[str]], object]
    longest_seconds: float = 0.05


def sound_with(plan, told, keys=None):
    """Assert that a plan is sound and holds every entry told."""
    assert check_plan(plan, keys) == []
    with closing(open_plan(plan, keys=keys)) as session:
        kept = {entry.id for entry in session.read.all(Entry)}
    assert {word for word in told if not word.startswith("!")} <= kept


def made(plan):
    with closing(create_empty(plan)) as session:
        for number in range(SAVES):
            save(session, number)


def made_protected(plan):
    made(plan)
    protect(plan, PASSPHRASE)


def save(session, number):
    start = session.now() - timedelta(days=300) + timedelta(minutes=number)
    return log_entry(
        session, NewEntry(start=start, minutes=1, mode=Mode.RUNNING, what="x" * 200)
    ).id


def go_on_saving(plan, tell, keys=None):
    with closing(open_plan(plan, keys=keys)) as session:
        # To meet more moments: pages reach the file before the end of a transaction.
        session._file._connection.execute("PRAGMA cache_spill = 1")
        number = session.read.history.state()[0] * 400
        while True:
            tell(save(session, number))
            number += 1


def go_on_backing_up(plan, tell):
    while True:
        tell(f"!{back_up(plan, BackupReason.BY_HAND).path}")


def backups_are_whole(plan, told):
    sound_with(plan, told)
    listed = [backup.path for backup in backups_of(plan)]
    for path in listed[:1]:
        assert check_plan(path) == []
    for word in told[-1:]:
        assert Path(word[1:]) in listed


def go_on_changing_the_passphrase(plan, tell):
    number = 0
    while True:
        old = open_passphrase(plan)
        if number % 3 == 2 and old is not None:
            unprotect(plan, Keyring(old))
            tell("!plain")
        else:
            protect(plan, f"{PASSPHRASE} {number}", Keyring(old) if old else None)
            tell(f"!{PASSPHRASE} {number}")
        number += 1


def open_passphrase(plan):
    """Find which of all passphrases opens the plan; None for a plain one."""
    if not is_protected(plan):
        return None
    for number in range(1000):
        passphrase = f"{PASSPHRASE} {number}"
        try:
            open_plan(plan, keys=Keyring(passphrase)).close()
        except Exception:  # noqa: BLE001, S112 - the next one is tried
            continue
        return passphrase
    message = "no passphrase opens the plan"
    raise AssertionError(message)


def one_passphrase_opens_all(plan, told):
    passphrase = open_passphrase(plan)
    sound_with(plan, told, Keyring(passphrase) if passphrase else None)


def go_on_rebuilding(plan, tell):
    number = 0
    while True:
        with closing(sqlite3.connect(plan)) as older, older:
            older.execute("DELETE FROM meta WHERE key = 'tables'")
        with closing(open_plan(plan)) as session:
            tell(save(session, session.read.history.state()[0] * 400 + number))
        number += 1


def go_on_exporting(plan, tell):
    target = plan.with_name("all.json")
    with closing(open_plan(plan)) as session:
        while True:
            export_json(session, target)
            tell("!exported")


def export_is_whole(plan, told):
    sound_with(plan, told)
    target = plan.with_name("all.json")
    if told or target.exists():
        json.loads(target.read_text(encoding="utf-8"))


def go_on_restoring(plan, tell):
    while True:
        with closing(open_plan(plan)) as session:
            tell(save(session, session.read.history.state()[0] * 400))
            backup = back_up(session, BackupReason.BY_HAND)
        restore_backup(plan, backup)
        for aside in plan.parent.glob("* before *"):
            aside.unlink()


OPERATIONS = {
    "save": Operation(made, go_on_saving, sound_with, 0.01),
    "save protected": Operation(
        made_protected,
        lambda plan, tell: go_on_saving(plan, tell, Keyring(PASSPHRASE)),
        lambda plan, told: sound_with(plan, told, Keyring(PASSPHRASE)),
        0.01,
    ),
    "backup": Operation(made, go_on_backing_up, backups_are_whole),
    "passphrase": Operation(made, go_on_changing_the_passphrase, one_passphrase_opens_all, 0.15),
    "rebuild": Operation(made, go_on_rebuilding, sound_with, 0.1),
    "export": Operation(made, go_on_exporting, export_is_whole, 0.03),
    "restore": Operation(made, go_on_restoring, sound_with, 0.1),
    "team folder": Operation(made_for_team, go_on_publishing, is_all_there, 0.1),
    "team file": Operation(made_for_team, go_on_with_file, is_all_in_file, 0.1),
}
