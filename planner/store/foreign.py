"""Is a file that somebody else made safe to read? A checked, private copy of it.

The order matters: nothing of the file is run before its schema was judged, and no value is used
before its type was. What is derived in it is never to be trusted: read its journal alone.
"""

import sqlite3
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from planner.domain.errors.storage import DamagedFileError, ForeignFileError
from planner.store.engine import (
    Connection,
    check_is_file,
    connect_read_only,
    copy_in_memory,
    driver_errors,
    storage_errors,
)
from planner.store.journal_types import mistyped, unusable
from planner.store.keys import Keyring
from planner.store.opening import check_format
from planner.store.schema_rules import foreign_parts, missing_tables

LARGEST_BYTES = 2 << 30
LONGEST_SECONDS = 60.0
_STEPS_BETWEEN_LOOKS = 50_000
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 32 << 20),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
    (sqlite3.SQLITE_LIMIT_COLUMN, 500),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
)
"""What our own files never come near; a value of the journal has 0.1 MB at most."""

_HEADER_READ = "PRAGMA journal_mode"


def open_foreign(
    path: Path, seconds: float = LONGEST_SECONDS, keys: Keyring | None = None
) -> Connection:
    """Copy somebody else's plan into memory and check the copy; the file is only read.

    The copy is the caller's to close, and to change at will. Its journal has the right types and
    its schema runs nothing; its chains of hashes are to be followed by whoever takes edits from
    it, and its derived tables are to be left alone or built anew.

    Args:
        path: The file; it may be one that this process has open.
        seconds: How long the checks may take.
        keys: Open a file that is protected with the same passphrase as the plan.

    Raises:
        PassphraseNeededError, WrongPassphraseError: `keys` do not open it.
        PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
        NotAPlanFileError, NewerFormatError, DamagedFileError: It cannot be used.
        ForeignFileError: It holds what no plan holds, is too large, or was not closed.
    """
    check_beside(path)
    try:
        with storage_errors(path), closing(connect_read_only(path, keys)) as source:
            return _checked_copy(source, path, seconds)
    except UnicodeDecodeError as error:  # the driver cannot even quote what it complains about
        raise DamagedFileError(path, "malformed schema") from error


def _checked_copy(source: Connection, path: Path, seconds: float) -> Connection:
    limit(source)
    check_format(source, path)
    check_is_closed(source, path)
    copy = copy_in_memory(source)
    try:
        with within(copy, path, seconds):
            limit(copy)
            check_contents(copy, path)
    except BaseException:
        copy.close()
        raise
    return copy


def check_beside(path: Path) -> None:
    """Refuse what is no ordinary file, too large, or still in use, before SQLite touches it.

    Raises:
        PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
        ForeignFileError: As `open_foreign`.
    """
    check_is_file(path)
    if path.stat().st_size > LARGEST_BYTES:
        raise ForeignFileError(path, "too_large", "")
    for ending in ("-journal", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.is_file() and beside.stat().st_size > 0:
            raise ForeignFileError(path, "not_closed", beside.name)


def check_is_closed(source: Connection, path: Path) -> None:
    """Refuse a file that another program left in a mode in which one file is not all of it."""
    if source.execute(_HEADER_READ).fetchone()[0] == "wal":
        raise ForeignFileError(path, "not_closed", "WAL")


def check_contents(copy: Connection, path: Path) -> None:
    """Refuse a foreign schema, damage and values of wrong types, in this order.

    Raises:
        ForeignFileError, DamagedFileError: It holds them.
    """
    for part in foreign_parts(copy):
        raise ForeignFileError(path, "foreign_schema", part)
    for table in missing_tables(copy):
        raise DamagedFileError(path, f"no table {table}")
    said = str(copy.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if said != "ok":
        raise DamagedFileError(path, said.splitlines()[0])
    for place in (*mistyped(copy), *unusable(copy)):
        raise DamagedFileError(path, place)


def limit(connection: Connection) -> None:
    """Have SQLite refuse what is larger or deeper than anything in our files."""
    if hasattr(connection, "setlimit"):  # the driver of encrypted files has none
        for name, most in _LIMITS:
            connection.setlimit(name, most)


@contextmanager
def within(connection: Connection, path: Path, seconds: float) -> Generator[None]:
    """Stop what runs on this connection when the time is over; raises ForeignFileError."""
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except driver_errors() as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise ForeignFileError(path, "too_long", "") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
