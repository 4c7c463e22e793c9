"""How do edits that were found to fit get into one table, from which all else goes on?

One by one they pass the same inspection, whatever they come from. What passed is written row by
row; where many come from a copy that lies in memory, that copy is attached and gives them by SQL.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from planner.store.engine import Connection, Value, is_encrypted, storage_errors
from planner.store.exchange import TRAVELLING, edits_beyond
from planner.store.file_format import HASH_BYTES
from planner.store.journal import split_hashes
from planner.store.merging_check import Inspection
from planner.store.travelling import Reach, TravellingEdit

ARRIVED = f"site, {TRAVELLING}"
"""The columns of `temp.arrived`."""

MANY = 10_000
"""So many edits are worth a second copy in memory."""

_A_BATCH = 2_000
_LARGEST_ATTACHED_BYTES = 512 << 20
_SCHEMA = "other_copy"
_PLACES = ", ".join("?" * (ARRIVED.count(",") + 1))
_ONE_BY_ONE = f"INSERT INTO temp.arrived VALUES ({_PLACES})"  # noqa: S608 - our names
_RANGE = f"FROM {_SCHEMA}.edit WHERE site = ? AND seq BETWEEN ? AND ?"
_BY_RANGE = f"INSERT INTO temp.arrived SELECT ?, {TRAVELLING} {_RANGE}"
_BY_HASH = f"{_BY_RANGE} AND hash IN (SELECT hash FROM temp.passed)"  # noqa: S608 - our names


class CopiedEdits:
    """The edits of a checked, private copy in memory that a file of this reach may lack."""

    def __init__(self, copy: Connection, path: Path, reach: Reach) -> None:
        self._copy = copy
        self._path = path
        self._reach = reach

    def __iter__(self) -> Iterator[TravellingEdit]:
        with storage_errors(self._path):
            yield from edits_beyond(self._copy, self._reach)

    def is_attached_to(self, connection: Connection) -> bool:
        """Attach the copy, so that its rows can be read by name; False where that cannot be.

        It stays attached until the end of `detaching`.
        """
        if is_encrypted(self._copy) or is_encrypted(connection):
            return False  # their driver has no such door
        pages, size, encoding = (
            self._copy.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "page_size", "encoding")
        )
        if pages * size > _LARGEST_ATTACHED_BYTES or encoding != "UTF-8":
            return False
        connection.execute(f"ATTACH ':memory:' AS {_SCHEMA}")
        connection.deserialize(self._copy.serialize(), name=_SCHEMA)
        return True


@contextmanager
def detaching(connection: Connection) -> Generator[None]:
    """Let a copy that is attached in the block go, after the transaction that read it."""
    try:
        yield
    finally:
        found = connection.execute("PRAGMA database_list").fetchall()
        if any(name == _SCHEMA for _, name, _ in found):
            connection.execute(f"DETACH {_SCHEMA}")


def receive(
    connection: Connection, inspection: Inspection, edits: Iterable[TravellingEdit]
) -> None:
    """Put what passes the inspection into `temp.arrived`."""
    passed = inspection.passed(edits)
    first = list(islice(passed, MANY))
    copied = edits if isinstance(edits, CopiedEdits) and len(first) == MANY else None
    if copied and copied.is_attached_to(connection):
        deque(passed, maxlen=0)
        for part in inspection.taken:
            _move(connection, *part)
        return
    connection.executemany(_ONE_BY_ONE, first)
    while batch := list(islice(passed, _A_BATCH)):
        connection.executemany(_ONE_BY_ONE, batch)


def _move(connection: Connection, site: int, first: int, last: int, joined: bytes) -> None:
    """Move what passed of one site's edits, all of which lie between these numbers."""
    theirs = connection.execute(
        f"SELECT o.site FROM {_SCHEMA}.site o JOIN main.site m USING (uid) WHERE m.site = ?",  # noqa: S608 - our names
        (site,),
    ).fetchone()[0]
    between: Sequence[Value] = (theirs, first, last)
    held = connection.execute(f"SELECT count(*) {_RANGE}", between).fetchone()[0]
    if held == len(joined) // HASH_BYTES:
        connection.execute(_BY_RANGE, (site, *between))
        return
    connection.execute("CREATE TEMP TABLE passed (hash PRIMARY KEY) WITHOUT ROWID")
    connection.executemany(
        "INSERT INTO temp.passed VALUES (?)", [(identity,) for identity in split_hashes(joined)]
    )
    connection.execute(_BY_HASH, (site, *between))
    connection.execute("DROP TABLE temp.passed")
