"""A plan written anew under another passphrase or none, and put in the place of the old file."""

import os
from contextlib import closing, suppress
from pathlib import Path

from planner.domain.errors.safekeeping import CopyDiffersError
from planner.domain.errors.storage import FileLockedError
from planner.store.copying import (
    begin_like,
    clear_leftovers,
    is_like,
    remove,
    take_place,
    write_over,
)
from planner.store.encryption import open_by_cipher
from planner.store.engine import Connection, storage_errors
from planner.store.keys import Keyring
from planner.whole_file import place_beside


def write_under(path: Path, target: Path, old: Keyring | None, new: Keyring | None) -> None:
    """Write the plan at `path` to `target`, under the passphrase of `new` or under none.

    Raises:
        PassphraseNeededError, WrongPassphraseError: `old` does not open it.
        CopyDiffersError: What was written is not like the plan; it was thrown away.
    """
    with storage_errors(path), closing(open_by_cipher(path, old)) as plan:
        _write(plan, path, target, new)


def replace_under(path: Path, old: Keyring | None, new: Keyring | None) -> None:
    """Put a plan in its own place under another passphrase; a plan is there at every moment.

    Whoever has the old file open can write it no more: its bytes are written over.

    Raises:
        FileLockedError: Another program wrote meanwhile; nothing was changed.
        Otherwise as `write_under`.
    """
    place = path.resolve()
    part = place_beside(place)
    clear_leftovers(place)
    try:
        with storage_errors(path), closing(open_by_cipher(place, old)) as plan:
            _write(plan, place, part, new)
            _lock_unchanged(plan, part, path, new)
            _replace_locked(plan, part, place)
    finally:
        remove(part)


def _write(plan: Connection, path: Path, target: Path, keys: Keyring | None) -> None:
    remove(target)
    begin_like(path, target)
    plan.execute("PRAGMA temp_store = MEMORY")
    plan.execute("ATTACH ? AS made KEY ?", (str(target), keys.new_key() if keys else ""))
    plan.execute("PRAGMA made.synchronous = FULL")
    plan.execute("BEGIN IMMEDIATE")
    plan.execute("SELECT sqlcipher_export('made')").fetchall()
    for mark in ("application_id", "user_version"):
        number = plan.execute(f"PRAGMA main.{mark}").fetchone()[0]
        plan.execute(f"PRAGMA made.{mark} = {number}")
    is_equal = _is_equal(plan)
    plan.execute("COMMIT")
    plan.execute("DETACH made")
    if not (is_equal and is_like(plan, target, keys)):
        raise CopyDiffersError(path)


def _is_equal(plan: Connection) -> bool:
    """Say whether both databases hold the same schema and the same rows."""
    asked = "SELECT type, name, sql FROM {} WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    schema = plan.execute(asked.format("main.sqlite_master")).fetchall()
    if schema != plan.execute(asked.format("made.sqlite_master")).fetchall():
        return False
    tables = [f'"{name}"' for kind, name, _ in schema if kind == "table"]
    return not any(_differ(plan, table) for table in tables)


def _differ(plan: Connection, table: str) -> bool:
    ours, theirs = (f"SELECT * FROM {place}.{table}" for place in ("main", "made"))  # noqa: S608 - a name of the schema
    counts = [
        plan.execute(f"SELECT count(*) FROM {place}.{table}").fetchone()  # noqa: S608 - as above
        for place in ("main", "made")
    ]
    missing = plan.execute(f"SELECT EXISTS ({ours} EXCEPT {theirs})").fetchone()[0]
    return bool(missing) or counts[0] != counts[1]


def _lock_unchanged(plan: Connection, made: Path, path: Path, new: Keyring | None) -> None:
    """Lock the old file for everybody, as it was when it was written anew."""
    plan.execute("BEGIN EXCLUSIVE")
    if not is_like(plan, made, new):
        raise FileLockedError(path)


def _replace_locked(plan: Connection, part: Path, place: Path) -> None:
    if os.name == "nt":  # where no file that is open is replaced
        plan.close()
        take_place(part, place)
        return
    # Closing a descriptor gives the lock away, so that comes last.
    old = os.open(place, os.O_RDWR)
    try:
        take_place(part, place)
        with suppress(OSError):
            write_over(old)
    finally:
        os.close(old)
