"""Connections to SQLite: the only importer of a driver, and where its errors become ours."""

import os
import sqlite3
import stat
from collections.abc import Collection, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from planner.domain.errors import PlannerError
from planner.domain.errors.storage import (
    DamagedFileError,
    DiskFullError,
    FileLockedError,
    FolderNotFileError,
    NoPermissionError,
    NotAPlanFileError,
    PlanMissingError,
    ReadOnlyFileError,
    StorageFailedError,
)

Connection = sqlite3.Connection
Value = str | int | float | bytes | None

LOCK_PATIENCE_SECONDS = 10.0

# Rollback journal, never WAL: WAL loses commits in SQLite before 3.51.3 and breaks on shares.
_SETTINGS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)

_NO_TEXT = "Could not decode to UTF-8"
_PRIMARY_CODE = 0xFF  # the low byte of an extended result code


def connect(path: Path | None) -> Connection:
    """Open a database, in memory where `path` is None; transactions are begun by hand.

    Raises:
        DamagedFileError: Not even its schema can be read.
    """
    name = ":memory:" if path is None else str(path)
    connection = sqlite3.connect(name, isolation_level=None, timeout=LOCK_PATIENCE_SECONDS)
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except UnicodeDecodeError as error:  # the driver cannot even quote what it complains about
        connection.close()
        raise DamagedFileError(Path(name), "malformed schema") from error
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(path: Path) -> Connection:
    """Open a database that this connection can never write to."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro",
        uri=True,
        isolation_level=None,
        timeout=LOCK_PATIENCE_SECONDS,
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA query_only = ON")
    return connection


def shut_tables(connection: Connection, names: Collection[str]) -> None:
    """Have SQLite itself refuse every statement of this connection that touches these tables."""
    touching = (
        *(sqlite3.SQLITE_READ, sqlite3.SQLITE_INSERT),
        *(sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE),
    )

    def judge(action: int, table: str | None, *_rest: str | None) -> int:
        is_shut = action in touching and table in names
        return sqlite3.SQLITE_DENY if is_shut else sqlite3.SQLITE_OK

    connection.set_authorizer(judge)


def check_is_file(path: Path) -> None:
    """Refuse what cannot be a plan before SQLite touches it.

    Raises:
        PlanMissingError: Nothing is there.
        FolderNotFileError: A folder, pipe or device is there.
        NoPermissionError: We may not look, or not read.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PlanMissingError(path) from error
    except PermissionError as error:
        raise NoPermissionError(path) from error
    if not stat.S_ISREG(mode):
        raise FolderNotFileError(path)
    if not os.access(path, os.R_OK):
        raise NoPermissionError(path)


@contextmanager
def storage_errors(path: Path | None) -> Generator[None]:
    """Turn the driver's errors inside the block into ours, which have sentences."""
    try:
        yield
    except sqlite3.Error as error:
        _raise_ours(error, path or Path(":memory:"))


@contextmanager
def reading_errors(connection: Connection) -> Generator[None]:
    """Turn what goes wrong while rows become values into our errors.

    Raises:
        DamagedFileError: A row holds what no program of ours wrote.
    """
    try:
        yield
    except sqlite3.Error as error:
        _raise_ours(error, path_of(connection))
    except (ValueError, TypeError, KeyError, PlannerError) as error:
        # The rules of the domain run again on each row; here their refusal is no user's fault.
        raise DamagedFileError(path_of(connection), type(error).__name__) from error


def path_of(connection: Connection) -> Path:
    """Return where the database stands, ":memory:" where it stands nowhere."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2] or ":memory:")


_WITHOUT_DETAIL = {
    sqlite3.SQLITE_BUSY: FileLockedError,
    sqlite3.SQLITE_LOCKED: FileLockedError,
    sqlite3.SQLITE_FULL: DiskFullError,
    sqlite3.SQLITE_READONLY: ReadOnlyFileError,
    sqlite3.SQLITE_NOTADB: NotAPlanFileError,
    sqlite3.SQLITE_CANTOPEN: NoPermissionError,
    sqlite3.SQLITE_PERM: NoPermissionError,
    sqlite3.SQLITE_AUTH: NoPermissionError,
}
_WITH_DETAIL = {
    sqlite3.SQLITE_CORRUPT: DamagedFileError,
    sqlite3.SQLITE_IOERR: StorageFailedError,
}


def _raise_ours(error: sqlite3.Error, path: Path) -> NoReturn:
    ours = _translated(error, path)
    if ours is None:  # a wrong use of the driver is a bug, not a fault of the file
        raise error
    raise ours from error


def _translated(error: sqlite3.Error, path: Path) -> PlannerError | None:
    if _NO_TEXT in str(error):  # the driver gives no code where a text is no text
        return DamagedFileError(path, _NO_TEXT)
    extended = getattr(error, "sqlite_errorcode", None)
    code = None if extended is None else extended & _PRIMARY_CODE
    if code in _WITHOUT_DETAIL:
        return _WITHOUT_DETAIL[code](path)
    if code in _WITH_DETAIL:
        return _WITH_DETAIL[code](path, str(error))
    return None
