"""Do locks work in this folder? Asked once, before a team file is made there.

Two processes really try to exclude each other: what one process can do to itself says nothing.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

from planner.domain.errors.team import NoWorkingLocksError
from planner.store.copying import remove
from planner.whole_file import place_beside

_PROBE = ".firebreak-probe"
_SECONDS = 20
_OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    print("excluded")
else:
    print("admitted")
"""


def check_locks(folder: Path) -> None:
    """Raise NoWorkingLocksError where a folder keeps nobody out; OSError where it takes no file."""
    probe = place_beside(folder / _PROBE)
    try:
        is_single = _is_made_once(probe)
        with closing(sqlite3.connect(probe, isolation_level=None, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("CREATE TABLE probe (value)")
            connection.execute("BEGIN IMMEDIATE")
            while_held = _other_says(probe)
            connection.execute("COMMIT")
            afterwards = _other_says(probe)
    except sqlite3.Error as error:
        raise NoWorkingLocksError(folder) from error
    finally:
        remove(probe)
    if not is_single or (while_held, afterwards) != ("excluded", "admitted"):
        raise NoWorkingLocksError(folder)


def _is_made_once(probe: Path) -> bool:
    """Say whether of two who make one file, only one is told that it was made."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    os.close(os.open(probe, flags, 0o600))
    with suppress(FileExistsError):
        os.close(os.open(probe, flags, 0o600))
        return False
    return True


def _other_says(probe: Path) -> str:
    """Let another process try to lock the file, and return what it met."""
    asked = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-I", "-c", _OTHER, str(probe)],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    return asked.stdout.strip()
