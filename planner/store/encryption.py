"""Connections to encrypted plans. Imported only where there is a passphrase.

SQLCipher brings an SQLite of its own. Two of them in one process take away each other's locks on
one file, so a file is opened by one of them only: this one asks first whether the file is plain.
"""

from pathlib import Path
from typing import cast

from sqlcipher3 import dbapi2

from planner.domain.errors.safekeeping import WrongPassphraseError
from planner.store.engine import LOCK_PATIENCE_SECONDS, Connection
from planner.store.keys import Keyring

_CACHE_KIB = 65_536
_ANY_KEY = f"x'{'00' * 32}'"
_NOT_A_DATABASE = 26
_PLAIN = b"SQLite format 3\0"


def open_encrypted(path: Path, keys: Keyring, seconds: float, *, writes: bool) -> Connection | None:
    """Open a file with its key; None where it is not encrypted.

    Raises:
        WrongPassphraseError: The key does not fit.
    """
    salt = _salt_of(path, seconds)
    if _is_plain(path, salt):
        return None
    connection = _connected(path, seconds, writes=writes)
    try:
        take_key(connection, keys.key(salt))
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except dbapi2.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", None) == _NOT_A_DATABASE:
            raise WrongPassphraseError(path) from error
        raise
    return connection


def make_encrypted(path: Path, key: str, seconds: float) -> Connection:
    """Open an empty file, or one that is not there yet, that is to be encrypted with `key`."""
    connection = _connected(path, seconds, writes=True)
    take_key(connection, key)
    return connection


def open_by_cipher(path: Path, keys: Keyring | None) -> Connection:
    """Open any plan with this driver, which can write it anew under another key."""
    opened = open_encrypted(path, keys, LOCK_PATIENCE_SECONDS, writes=True) if keys else None
    return opened or _connected(path, LOCK_PATIENCE_SECONDS, writes=True)


def in_memory() -> Connection:
    """Open an empty database in memory, which takes the pages of an encrypted one."""
    connection = _connected(None, 0, writes=True)
    take_key(connection, _ANY_KEY)  # it must have one; nothing of it reaches the disk
    return connection


def take_key(connection: Connection, key: str) -> None:
    """Set the key of a connection that has read nothing yet; it holds hexadecimal digits only."""
    connection.execute(f'PRAGMA key = "{key}"')


def _connected(path: Path | None, seconds: float, *, writes: bool) -> Connection:
    if path is None:
        opened = dbapi2.connect(":memory:", isolation_level=None)
    elif writes:
        opened = dbapi2.connect(str(path), isolation_level=None, timeout=seconds)
    else:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        opened = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=seconds)
    opened.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error
    return cast("Connection", opened)


def _is_plain(path: Path, salt: bytes) -> bool:
    return salt == _PLAIN or path.stat().st_size == 0


def _salt_of(path: Path, seconds: float) -> bytes:
    """Return how the file begins: read by the driver itself, which leaves its locks alone."""
    connection = _connected(path, seconds, writes=False)
    try:
        take_key(connection, _ANY_KEY)
        return bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    finally:
        connection.close()
