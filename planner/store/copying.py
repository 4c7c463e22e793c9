"""Copies of a plan that are proved to be whole before they get their name."""

import os
import re
import stat
import time
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.domain.errors.safekeeping import CopyDiffersError
from planner.domain.errors.storage import DamagedFileError, FileLockedError
from planner.store.engine import (
    Connection,
    connect,
    connect_read_only,
    connect_to_copy,
    driver_errors,
    path_of,
    storage_errors,
)
from planner.store.keys import Keyring
from planner.whole_file import place_beside

_ZEROS = bytes(1 << 16)
_OWNERS_ONLY = 0o600
_NO_PROGRAM = 0o666
_LEFT_SECONDS = 3600
"""No copy takes so long."""
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite leaves beside a database; it belongs to the file of its name and to no other."""


def write_copy(source: Connection, target: Path, keys: Keyring | None = None) -> None:
    """Copy an open plan to `target`, which appears whole or not at all; an encrypted one stays so.

    Other programs may write meanwhile: the copy is the plan of one moment. Whoever may read the
    plan's file may read the copy, and nobody else.

    Raises:
        CopyDiffersError: The copy is not like the plan; it was thrown away.
        FileLockedError, DiskFullError, NoPermissionError, OSError: It could not be written.
    """
    part = place_beside(target)
    try:
        begin_like(path_of(source), part)
        with _one_moment(source):
            with storage_errors(target), closing(connect_to_copy(source, part, keys)) as copy:
                source.backup(copy)
            if not is_like(source, part, keys):
                raise CopyDiffersError(path_of(source))
        take_place(part, target)
    except DamagedFileError as error:  # it is the plan that cannot be read
        raise DamagedFileError(path_of(source), error.detail) from error
    finally:
        remove(part)


def begin_like(model: Path, made: Path) -> None:
    """Make an empty file, which a database is to be, that nobody reads who may not read `model`."""
    made.touch(mode=_OWNERS_ONLY)
    take_permissions(model, made)


def take_permissions(model: Path, made: Path) -> None:
    """Let those read and write a file who may do so with `model`, its owner in any case."""
    with suppress(OSError):  # a plan in memory, or a disk that knows no permissions
        made.chmod(stat.S_IMODE(model.stat().st_mode) & _NO_PROGRAM | _OWNERS_ONLY)


def copy_file(path: Path, target: Path, keys: Keyring | None = None) -> None:
    """Copy a plan that this thread does not have open; raises as `write_copy` does."""
    with storage_errors(path), closing(connect_read_only(path, keys)) as source:
        write_copy(source, target, keys)


def is_like(source: Connection, copy: Path, keys: Keyring | None) -> bool:
    """Say whether a copy is sound and its journal ends where that of the plan does."""
    try:
        with closing(connect_read_only(copy, keys)) as opened:
            said = [row[0] for row in opened.execute("PRAGMA integrity_check(1)")]
            return said == ["ok"] and state_of(opened) == state_of(source)
    except driver_errors():
        return False


def state_of(connection: Connection) -> tuple[object, ...]:
    """Return what is another for any two plans that hold different edits."""
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    edits = connection.execute("SELECT count(*) FROM edit").fetchone()[0]
    sites = connection.execute(
        "SELECT s.uid, max(e.seq), max(e.hash) FROM site s LEFT JOIN edit e"
        " ON e.site = s.site AND e.seq = (SELECT max(seq) FROM edit WHERE site = s.site)"
        " GROUP BY s.uid ORDER BY s.uid"
    )
    return (*marks, edits, *map(tuple, sites))


@contextmanager
def locked_for_replacing(
    path: Path, keys: Keyring | None, *, lets_read: bool = False
) -> Generator[None]:
    """Keep other programs from writing a plan while another file takes its name.

    What is no plan any more, or not there, is nobody's to write. With `lets_read` it can still be
    read, as for a copy.

    Raises:
        FileLockedError: Another program is writing.
    """
    held = None
    try:
        with storage_errors(path):
            # Only a file that is read as it lies is opened for writing: SQLite would clear away
            # the journal of a damaged one, which belongs to it.
            with closing(connect_read_only(path, keys)) as sound:
                sound.execute("PRAGMA schema_version").fetchone()
            held = connect(path, keys)
            held.execute("BEGIN IMMEDIATE" if lets_read else "BEGIN EXCLUSIVE")
    except FileLockedError:
        if held is not None:
            held.close()
        raise
    except PlannerError:
        pass
    if held is not None and os.name == "nt":  # where no file that is open gets another name
        held.close()
    try:
        yield
    finally:
        if held is not None:
            held.close()


def take_place(made: Path, target: Path) -> None:
    """Give a finished file its name, for good: a computer that fails now has it afterwards."""
    made.replace(target)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Have the system write down which names stand in a folder, where it knows how."""
    with suppress(OSError):  # Windows opens no folders, and does this by itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def shred(path: Path) -> None:
    """Remove a file whose bytes nobody may read any more, as far as the disk obeys."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        write_over(descriptor)
    finally:
        os.close(descriptor)
    path.unlink(missing_ok=True)


def write_over(descriptor: int) -> None:
    """Write zeros over all of a file; disks that never write in place keep the old bytes."""
    size = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while size > 0:
        size -= os.write(descriptor, _ZEROS[:size])
    os.fsync(descriptor)


def remove(made: Path) -> None:
    """Remove a database and what SQLite left beside it, as far as there is any."""
    for name in (made.name, *(made.name + ending for ending in BESIDE)):
        with suppress(OSError):
            made.with_name(name).unlink(missing_ok=True)


def clear_leftovers(target: Path) -> None:
    """Remove what programs that were killed left of copies that were to become `target`."""
    begun = re.escape(place_beside(target).name.removesuffix(f".{os.getpid()}.part"))
    for path in target.parent.glob("*.part*"):
        is_ours = re.fullmatch(rf"{begun}\.\d+\.part(-journal)?", path.name)
        with suppress(OSError):
            if is_ours and time.time() - path.stat().st_mtime > _LEFT_SECONDS:
                shred(path)


@contextmanager
def _one_moment(source: Connection) -> Generator[None]:
    """Read the plan of one moment within the block, whoever writes."""
    if source.in_transaction:
        yield
        return
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        if source.in_transaction:
            source.execute("COMMIT")
