"""Is a file sound: its pages, its journal's chains, and what is derived from them?

Nothing is ever written to the file: all checks run on a private copy in memory.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors.safekeeping import PassphraseNeededError, WrongPassphraseError
from planner.domain.errors.storage import NewerFormatError, NotAPlanFileError
from planner.store.derived import are_tables_current, fingerprint
from planner.store.engine import (
    Connection,
    Value,
    check_is_file,
    connect,
    connect_read_only,
    copy_in_memory,
    driver_errors,
    storage_errors,
)
from planner.store.file_format import APPLICATION_ID, FORMAT
from planner.store.journal import Edit, Stamp, edit_hash, value_digest
from planner.store.journal_types import mistyped
from planner.store.keys import Keyring
from planner.store.schema_rules import foreign_parts, missing_tables
from planner.store.table_building import build_tables
from planner.store.tables import TABLES

_MOST_OF_A_KIND = 20
_MARKED = "PRAGMA application_id"
_NOT_TO_BE_JUDGED = (
    *(NotAPlanFileError, NewerFormatError),
    *(PassphraseNeededError, WrongPassphraseError),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file.

    Attributes:
        code: Stable name: damaged, foreign_schema, chain_broken, value_changed,
            record_invalid, tables_differ.
        detail: Where, for whoever has to look closer.
    """

    code: str
    detail: str


def problems_of(path: Path, keys: Keyring | None = None) -> list[Problem]:
    """Check a file and return what is wrong with it; an empty list means it is sound.

    Raises:
        PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
        NotAPlanFileError, NewerFormatError: It cannot be judged.
        PassphraseNeededError, WrongPassphraseError: `keys` do not open it.
    """
    check_is_file(path)
    try:
        with storage_errors(path), closing(_private_copy(path, keys)) as copy:
            return list(_checked(copy, path))
    except _NOT_TO_BE_JUDGED:
        raise
    except UnicodeDecodeError:  # the driver cannot even quote what it complains about
        return [Problem("damaged", "malformed schema")]
    except PlannerError as error:
        return [Problem("damaged", str(getattr(error, "detail", error.code)))]


def _private_copy(path: Path, keys: Keyring | None) -> Connection:
    try:
        return _copied(connect_read_only(path, keys))
    except driver_errors():
        if not path.with_name(path.name + "-journal").exists():
            raise
    # A program died while it saved. SQLite takes the half of it back when the file is next
    # opened for writing; here that happens to a copy.
    with tempfile.TemporaryDirectory() as folder:
        twin = Path(folder) / path.name
        shutil.copyfile(path, twin)
        shutil.copyfile(f"{path}-journal", f"{twin}-journal")
        return _copied(connect(twin, keys))


def _copied(source: Connection) -> Connection:
    with closing(source):
        copy = copy_in_memory(source)
        # A text that is none must be judged, not met as an error of the driver.
        copy.text_factory = lambda raw: raw.decode(errors="replace")
        return copy


def _checked(copy: Connection, path: Path) -> Iterator[Problem]:
    _check_marks(copy, path)
    size = path.stat().st_size
    expected = _number(copy, "PRAGMA page_count") * _number(copy, "PRAGMA page_size")
    if size < expected:
        yield Problem("damaged", f"{size} of {expected} bytes")
    # The schema first: the check for damage would run what stands in it.
    foreign = [Problem("foreign_schema", part) for part in foreign_parts(copy)]
    foreign += [Problem("foreign_schema", f"no table {name}") for name in missing_tables(copy)]
    yield from foreign
    if foreign:
        return
    said = [row[0] for row in copy.execute("PRAGMA integrity_check(20)")]
    if said != ["ok"]:
        yield from (Problem("damaged", line) for line in said)
        return
    strange = [Problem("damaged", f"values of other kinds: {place}") for place in mistyped(copy)]
    yield from strange
    if not strange:
        yield from _limited(_broken_chains(copy))
        yield from _limited(_invalid_records(copy))
        yield from _differing_tables(copy)


def _check_marks(copy: Connection, path: Path) -> None:
    if _number(copy, _MARKED) != APPLICATION_ID:
        raise NotAPlanFileError(path)
    file_format = _number(copy, "PRAGMA user_version")
    if file_format > FORMAT:
        raise NewerFormatError(path, file_format, FORMAT)


def _number(copy: Connection, question: str) -> int:
    return int(copy.execute(question).fetchone()[0])


def _broken_chains(copy: Connection) -> Iterator[Problem]:
    """Follow each site's chain of hashes from its first edit to its last."""
    for site, uid in copy.execute("SELECT site, uid FROM site ORDER BY site").fetchall():
        hashes = {0: {b""}}
        rows = copy.execute(
            "SELECT seq, hash, hlc, action, action_name, undoes, record_type, record, field,"
            " value, salt, digest, bases FROM edit WHERE site = ? ORDER BY seq, hash",
            (site,),
        )
        for row in rows:
            yield from _edit_problems(uid, row, hashes.get(row[0] - 1, set()))
            hashes.setdefault(row[0], set()).add(row[1])
            hashes.pop(row[0] - 2, None)


def _edit_problems(uid: bytes, row: tuple[Any, ...], before: set[bytes]) -> Iterator[Problem]:
    seq, identity, hlc, action, action_name, undoes, *rest = row
    record_type, record, field, value, salt, digest, bases = rest
    stamp = Stamp(
        site_uid=uid, seq=seq, hlc=hlc, action=action, action_name=action_name, undoes=undoes
    )
    edit = Edit(record_type=record_type, record=record, field=field, value=value, bases=bases)
    where = f"{uid.hex()} {seq}"
    if not any(edit_hash(previous, stamp, edit, digest) == identity for previous in before):
        yield Problem("chain_broken", where)
    if salt is not None and value_digest(salt, value) != digest:  # no salt: erased for good
        yield Problem("value_changed", where)


def _invalid_records(copy: Connection) -> Iterator[Problem]:
    if not are_tables_current(copy, fingerprint()):
        return  # they are built anew when the file is opened
    for name, table in TABLES.items():
        rows = copy.execute(
            f'SELECT {table.columns} FROM "{name}" WHERE is_deleted = 0 ORDER BY id'  # noqa: S608 - our names
        )
        for row in rows:
            try:
                table.decode(row)
            except (PlannerError, ValueError, TypeError):
                if table.newer_choices(row):
                    continue  # a newer version can read it
                yield Problem("record_invalid", f"{name} {bytes(row[0]).hex()}")


def _differing_tables(copy: Connection) -> Iterator[Problem]:
    """Build all that is derived from the journal again, and compare."""
    if not are_tables_current(copy, fingerprint()):
        return
    held = _derived_rows(copy)
    try:
        build_tables(copy)
    except (PlannerError, ValueError, TypeError, KeyError) as error:
        yield Problem("tables_differ", f"not to be rebuilt: {type(error).__name__}")
        return
    rebuilt = _derived_rows(copy)
    for name, rows in held.items():
        if rows != rebuilt[name]:
            count = len(rows ^ rebuilt[name])
            yield Problem("tables_differ", f"{name}: {count}")


def _derived_rows(copy: Connection) -> dict[str, set[tuple[Value, ...]]]:
    names = ("replaced", "conflict", *TABLES)
    return {name: set(copy.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608 - our names


def _limited(found: Iterator[Problem]) -> Iterator[Problem]:
    """Give the first few; a file with a broken chain would list every edit of it."""
    for number, problem in enumerate(found):
        if number == _MOST_OF_A_KIND:
            return
        yield problem
