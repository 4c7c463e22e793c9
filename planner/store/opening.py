"""Whether a file is a plan that this version can use, and what an empty plan consists of."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from planner.domain.errors.storage import (
    DamagedFileError,
    ForeignFileError,
    NewerFormatError,
    NoPermissionError,
    NotAPlanFileError,
    PlanExistsError,
)
from planner.store.declarations import current_fingerprint
from planner.store.derived import are_tables_current, fingerprint
from planner.store.engine import Connection, connect, path_of
from planner.store.file_format import APPLICATION_ID, FORMAT, JOURNAL_TABLES
from planner.store.journal_types import misnamed, mistyped, unusable
from planner.store.known_schemas import is_known, note, schema_of
from planner.store.sites import UID_BYTES, Profile, Randomness

UID_KEY = "uid"
_FILE_MODE = 0o644


def take_name(path: Path) -> None:
    """Make the file: of two programs that begin a plan at once, the system lets one do it.

    Raises:
        PlanExistsError, NoPermissionError: It was not made.
    """
    try:
        path.touch(mode=_FILE_MODE, exist_ok=False)
    except FileExistsError as error:
        raise PlanExistsError(path) from error
    except PermissionError as error:
        raise NoPermissionError(path) from error


def connected_to_empty(
    path: Path | None, randomness: Randomness, uid: bytes | None = None
) -> Connection:
    """Make an empty plan in an empty file, or in memory where `path` is None.

    `uid` is the id of the plan of which it becomes a copy; None for a plan of its own.
    """
    connection = connect(path)
    try:
        make_empty(connection, uid or randomness(UID_BYTES))
    except BaseException:
        connection.close()
        raise
    return connection


def make_empty(connection: Connection, uid: bytes) -> None:
    """Make an empty plan in an empty database, as a whole or not at all."""
    # Imported late: they bring sqlite-utils, which an existing plan does not need.
    from planner.store.migrations import migrate  # noqa: PLC0415
    from planner.store.table_building import build_tables  # noqa: PLC0415

    connection.execute("BEGIN IMMEDIATE")
    migrate(connection)
    connection.execute("INSERT INTO meta VALUES (?, ?)", (UID_KEY, uid))
    build_tables(connection)
    connection.execute("COMMIT")


def bring_up_to_date(
    connection: Connection,
    profile: Profile | None = None,
    before: Callable[[], object] | None = None,
) -> None:
    """Migrate an older journal, and build the derived tables anew where they are outdated.

    `before` is called before any of that is done.

    Raises:
        ForeignFileError: The file holds what would run.
        DamagedFileError: Its journal holds values of other kinds than ours.
    """
    _leave_wal(connection)
    declared = current_fingerprint(profile.folder) if profile else fingerprint()
    is_older = connection.execute("PRAGMA user_version").fetchone()[0] < FORMAT
    are_as_declared = _are_tables_harmless(connection, profile)
    if not is_older and are_as_declared and are_tables_current(connection, declared):
        _refuse(connection, misnamed(connection))
        return
    # Imported late, as above.
    from planner.store.migrations import migrate  # noqa: PLC0415
    from planner.store.table_building import build_tables  # noqa: PLC0415

    if before is not None:
        before()
    connection.execute("BEGIN IMMEDIATE")
    migrate(connection)  # steps that were made already are left alone
    _refuse(connection, chain(mistyped(connection), unusable(connection)))
    build_tables(connection)
    connection.execute("COMMIT")
    if profile is not None:
        note(profile.folder, schema_of(connection))


def _refuse(connection: Connection, places: Iterator[str]) -> None:
    for place in places:
        raise DamagedFileError(path_of(connection), place)


def _leave_wal(connection: Connection) -> None:
    """Go back to one file, where another program has set the plan to the mode of several."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        connection.execute("PRAGMA journal_mode = DELETE")


def _are_tables_harmless(connection: Connection, profile: Profile | None) -> bool:
    """Say whether the records' tables are those we make; raises ForeignFileError."""
    schema = schema_of(connection)
    if profile is not None and is_known(profile.folder, schema):
        return True
    # Imported late: what was opened before was judged before.
    from planner.store.schema_rules import are_tables_as_declared, foreign_parts  # noqa: PLC0415

    for part in foreign_parts(connection):
        raise ForeignFileError(path_of(connection), "foreign_schema", part)
    are_ours = are_tables_as_declared(connection)
    if profile is not None and are_ours:
        note(profile.folder, schema)
    return are_ours


def check_format(connection: Connection, path: Path) -> None:
    """Raise NotAPlanFileError, NewerFormatError or DamagedFileError."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    file_format = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise NotAPlanFileError(path)
    if file_format > FORMAT:
        raise NewerFormatError(path, file_format, FORMAT)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    page_size = int(connection.execute("PRAGMA page_size").fetchone()[0])  # the cipher gives a text
    if path.stat().st_size < pages * page_size:
        raise DamagedFileError(path, "truncated")
    held = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    missing = JOURNAL_TABLES - {name for (name,) in held}
    if file_format == FORMAT and missing:
        raise DamagedFileError(path, "tables missing")
