"""A file for the assistant: made anew of what their lane shows, and nothing is ever copied."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from planner.domain.changes import Action
from planner.domain.errors.sharing import NotAssistantFileError
from planner.domain.errors.storage import DamagedFileError, FileLockedError
from planner.domain.records import Record
from planner.progress import Progress
from planner.store.checking import problems_of
from planner.store.engine import Connection, connect, connect_read_only, storage_errors
from planner.store.lanes import mark_as_shared, open_to_director, shared_from
from planner.store.opening import bring_up_to_date, connected_to_empty
from planner.store.plan_file import PlanFile, Surroundings


def write_assistant_file(
    records: Sequence[Record],
    plan_uid: bytes,
    target: Path,
    around: Surroundings,
    progress: Progress,
) -> None:
    """Make the file in memory, then put it at `target`, as a whole or not at all.

    A file that stands there is replaced from within, under SQLite's own lock: a program that has it
    open goes on with the new one.

    Raises:
        Cancelled: The user stopped it; what stood at `target` stands there still.
        FileLockedError: Another program writes there.
        DiskFullError, NoPermissionError, ReadOnlyFileError: It cannot be written.
    """
    with closing(_made(records, plan_uid, around, progress)) as source:
        is_new = _take_place(target)
        try:
            with storage_errors(target), closing(connect(target)) as connection:
                _replace_pages(source, connection, target)
        except BaseException:
            if is_new:
                target.unlink(missing_ok=True)
            raise


def open_assistant_file(path: Path, around: Surroundings) -> PlanFile:
    """Open a private copy of an assistant's file in memory; the file itself is only read.

    Raises:
        PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
        NotAPlanFileError, NewerFormatError, DamagedFileError: It cannot be used.
        NotAssistantFileError: It was not shared with an assistant.
    """
    for problem in problems_of(path):
        raise DamagedFileError(path, problem.code)
    copy = connect(None)
    with storage_errors(path), closing(connect_read_only(path)) as source:
        source.backup(copy)
    if shared_from(copy) is None:
        copy.close()
        raise NotAssistantFileError(path)
    open_to_director(copy)
    bring_up_to_date(copy)
    return PlanFile(copy, None, around)


def _take_place(target: Path) -> bool:
    """Say whether there was no file, and make an empty one; a missing folder is an OSError."""
    if target.exists():
        return False
    target.touch()
    return True


def _made(
    records: Sequence[Record], plan_uid: bytes, around: Surroundings, progress: Progress
) -> Connection:
    connection = connected_to_empty(None, around.randomness)
    nameless = Surroundings(clock=around.clock, randomness=around.randomness)
    with PlanFile(connection, None, nameless).transaction(Action.SHARE_WITH_ASSISTANT) as writer:
        for number, record in enumerate(records):
            progress.step(number, len(records))
            writer.add(record)
        mark_as_shared(connection, plan_uid)
    return connection


def _replace_pages(source: Connection, target: Connection, path: Path) -> None:
    def check(status: int, _remaining: int, _total: int) -> None:
        # SQLite has waited by now; the driver would begin again for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise FileLockedError(path)

    source.backup(target, progress=check)
