"""Connections to SQLite: the only importer of a driver, and where its errors become ours."""

import os
import sqlite3
import stat
import sys
from collections.abc import Collection, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from planner.domain.errors import PlannerError
from planner.domain.errors.safekeeping import PassphraseNeededError
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
from planner.store.keys import Keyring

Connection = sqlite3.Connection
Value = str | int | float | bytes | None

LOCK_PATIENCE_SECONDS = 10.0

# A rollback journal is what SQLite begins with; `opening` takes a plan back to it. Never WAL: it
# loses commits in SQLite before 3.51.3 and breaks on shares. The mode is not set here, because
# that would change a database of another program before anybody has looked whose it is.
_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)

_NO_TEXT = "Could not decode to UTF-8"
_PRIMARY_CODE = 0xFF  # the low byte of an extended result code
_PAGE_BYTES = 4096
_SIGNS_OF_NOISE = 250
"""Of 256 kinds of bytes, so many or more stand in a page of noise; a text has a hundred."""
PLAN_SUFFIX = ".firebreak"


def connect(
    path: Path | None, keys: Keyring | None = None, patience_seconds: float = LOCK_PATIENCE_SECONDS
) -> Connection:
    """Open a database, in memory where `path` is None; transactions are begun by hand.

    Raises:
        DamagedFileError: Not even its schema can be read.
        PassphraseNeededError, WrongPassphraseError: It is encrypted.
    """
    connection = _driven(path, keys, patience_seconds)
    try:
        _settle(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(path: Path, keys: Keyring | None = None) -> Connection:
    """Open a database that this connection can never write to; raises as `connect` does."""
    connection = _driven(path, keys, LOCK_PATIENCE_SECONDS, writes=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA query_only = ON")
    return connection


def connect_encrypted(path: Path, key: str) -> Connection:
    """Open an empty database that is to be encrypted with this key."""
    from planner.store.encryption import make_encrypted  # noqa: PLC0415 - seldom needed

    connection = make_encrypted(path, key, LOCK_PATIENCE_SECONDS)
    _settle(connection, path)
    return connection


def connect_to_copy(source: Connection, path: Path, keys: Keyring | None) -> Connection:
    """Open an empty database that takes the pages of `source`, encrypted where that one is."""
    if isinstance(source, sqlite3.Connection) or keys is None:
        return connect(path)
    salt = source.execute("PRAGMA cipher_salt").fetchone()[0]
    return connect_encrypted(path, keys.key(bytes.fromhex(salt)))


def copy_in_memory(source: Connection) -> Connection:
    """Copy a database as a whole; what was encrypted is handled by the same driver."""
    if isinstance(source, sqlite3.Connection):
        copy = connect(None)
    else:
        from planner.store.encryption import in_memory  # noqa: PLC0415 - seldom needed

        copy = in_memory()
        _settle(copy, None)
    try:
        source.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def is_encrypted(connection: Connection) -> bool:
    """Say whether this connection reads an encrypted file."""
    return not isinstance(connection, sqlite3.Connection)


def driver_errors() -> tuple[type[Exception], ...]:
    """Return what the drivers raise; one that was not needed yet is not imported for it."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if cipher is None else (sqlite3.Error, cipher.Error)


def _driven(
    path: Path | None, keys: Keyring | None, patience_seconds: float, *, writes: bool = True
) -> Connection:
    if keys is not None and path is not None:
        from planner.store.encryption import open_encrypted  # noqa: PLC0415 - most plans are plain

        opened = open_encrypted(path, keys, patience_seconds, writes=writes)
        if opened is not None:
            return opened
    name = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode=ro"
    if writes and path is not None:
        name = str(path)
    return sqlite3.connect(name, uri=not writes, isolation_level=None, timeout=patience_seconds)


def _settle(connection: Connection, path: Path | None) -> None:
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except UnicodeDecodeError as error:  # the driver cannot even quote what it complains about
        raise DamagedFileError(path or Path(":memory:"), "malformed schema") from error


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
    except OSError as error:  # such as links that lead in a circle
        raise FolderNotFileError(path) from error
    if not stat.S_ISREG(mode):
        raise FolderNotFileError(path)
    if not os.access(path, os.R_OK):
        raise NoPermissionError(path)


def file_mark(path: Path | None) -> tuple[int, int] | None:
    """Return what tells a file from another one of its name; None where there is none."""
    try:
        found = path.stat() if path else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


@contextmanager
def storage_errors(path: Path | None) -> Generator[None]:
    """Turn the driver's errors inside the block into ours, which have sentences."""
    try:
        yield
    except driver_errors() as error:
        _raise_ours(error, path or Path(":memory:"))


@contextmanager
def reading_errors(connection: Connection) -> Generator[None]:
    """Turn what goes wrong while rows become values into our errors.

    Raises:
        DamagedFileError: A row holds what no program of ours wrote.
    """
    try:
        yield
    except driver_errors() as error:
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
    sqlite3.SQLITE_TOOBIG: DamagedFileError,
    sqlite3.SQLITE_IOERR: StorageFailedError,
}


def _raise_ours(error: Exception, path: Path) -> NoReturn:
    ours = _translated(error, path)
    if ours is None:  # a wrong use of the driver is a bug, not a fault of the file
        raise error
    raise ours from error


def _translated(error: Exception, path: Path) -> PlannerError | None:
    if _NO_TEXT in str(error):  # the driver gives no code where a text is no text
        return DamagedFileError(path, _NO_TEXT)
    extended = getattr(error, "sqlite_errorcode", None)
    code = None if extended is None else extended & _PRIMARY_CODE
    if code == sqlite3.SQLITE_NOTADB and _looks_encrypted(path):
        return PassphraseNeededError(path)
    if code in _WITHOUT_DETAIL:
        return _WITHOUT_DETAIL[code](path)
    if code in _WITH_DETAIL:
        return _WITH_DETAIL[code](path, str(error))
    return None


def _looks_encrypted(path: Path) -> bool:
    """Say whether a file that is no database may be an encrypted one: it is whole pages of noise.

    Nothing in an encrypted file says what it is, so that other noise is taken for one too.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:  # no database that this process has open is noise to it
            first = file.read(_PAGE_BYTES)
    except OSError:
        return False
    is_whole = size % _PAGE_BYTES == 0 or path.suffix == PLAN_SUFFIX
    return is_whole and len(first) == _PAGE_BYTES and len(set(first)) >= _SIGNS_OF_NOISE
