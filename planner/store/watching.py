"""What did other programs write into a plan that this one has open?"""

from pathlib import Path

from planner.domain.errors.safekeeping import PlanReplacedError
from planner.domain.errors.storage import PlanMissingError
from planner.domain.records import RecordId
from planner.store.engine import Connection, file_mark, storage_errors
from planner.store.tables import id_of


class Watch:
    """Finds what others wrote since it was last asked; it never waits for them."""

    def __init__(self, connection: Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._mark = file_mark(path)
        self._seen = self._version()
        self._ends = self._read_ends()

    def arrivals(self) -> list[tuple[str, RecordId]]:
        """Return the types and ids of records that may be other ones now.

        Raises:
            FileLockedError: Another program is writing at this moment; ask again.
            PlanReplacedError: Another file stands in the plan's place.
            PlanMissingError: None does, as while a drive is away.
        """
        if self._path is not None:
            self._check_is_there(self._path)
        patience = self._connection.execute("PRAGMA busy_timeout").fetchone()[0]
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            with storage_errors(self._path):
                return self._arrivals()
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {int(patience)}")

    def _check_is_there(self, path: Path) -> None:
        mark = file_mark(path)
        if mark is None:
            raise PlanMissingError(path)
        if mark != self._mark:
            raise PlanReplacedError(path)

    def _arrivals(self) -> list[tuple[str, RecordId]]:
        version = self._version()
        if version == self._seen:
            return []
        ends = self._read_ends()
        found: dict[tuple[str, bytes], None] = {}
        for site in ends:
            rows = self._connection.execute(
                "SELECT DISTINCT record_type, record FROM edit WHERE site = ? AND seq > ?",
                (site, self._ends.get(site, 0)),
            )
            found.update(dict.fromkeys(tuple(row) for row in rows))
        self._seen, self._ends = version, ends
        return [(kind, id_of(record)) for kind, record in found]

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _read_ends(self) -> dict[int, int]:
        """Return the last edit of each site; one step into the index for each."""
        sites = self._connection.execute("SELECT site FROM site").fetchall()
        return {
            site: self._connection.execute(
                "SELECT coalesce(max(seq), 0) FROM edit WHERE site = ?", (site,)
            ).fetchone()[0]
            for (site,) in sites
        }
