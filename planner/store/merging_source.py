"""Another copy of a plan, from which edits are taken: only read, checked, and of the same plan."""

from pathlib import Path

from planner.domain.errors.merging import (
    AnotherPlanError,
    AssistantFileMergedError,
    MergedWithItselfError,
)
from planner.store.engine import Connection, storage_errors
from planner.store.exchange import reach_of
from planner.store.foreign import open_foreign
from planner.store.keys import Keyring
from planner.store.lanes import shared_from
from planner.store.merging_receiving import CopiedEdits
from planner.store.opening import UID_KEY
from planner.store.travelling import Reach


class OtherCopy:
    """A private copy in memory of a file that is another copy of the plan."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(
        cls, path: Path, plan_uid: bytes, mine: Path | None, keys: Keyring | None = None
    ) -> "OtherCopy":
        """Copy and check the file; it is only read. The caller closes the copy.

        Args:
            path: The file.
            plan_uid: Of the plan of which it must be a copy.
            mine: The plan's own file.
            keys: Open a copy with the plan's passphrase.

        Raises:
            PassphraseNeededError, WrongPassphraseError: `keys` do not open it.
            MergedWithItselfError: It is the plan's own file.
            PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
            NotAPlanFileError, NewerFormatError, DamagedFileError, ForeignFileError: It cannot be
                used.
            AssistantFileMergedError: It was shared with an assistant.
            AnotherPlanError: It is a copy of another plan.
        """
        if mine is not None and path.exists() and path.samefile(mine):
            raise MergedWithItselfError(path)
        connection = open_foreign(path, keys=keys)
        try:
            _check_is_copy(connection, path, plan_uid)
            # A plan of an older program has no branches, and no place for their list.
            connection.execute("CREATE TABLE IF NOT EXISTS branched (site INTEGER PRIMARY KEY)")
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    def reach(self) -> Reach:
        """Return how far the copy reaches."""
        with storage_errors(self._path):
            return reach_of(self._connection)

    def edits_beyond(self, reach: Reach) -> CopiedEdits:
        """Give all edits that a file of this reach may lack."""
        return CopiedEdits(self._connection, self._path, reach)

    def close(self) -> None:
        """Forget the copy."""
        self._connection.close()


def _check_is_copy(connection: Connection, path: Path, plan_uid: bytes) -> None:
    if shared_from(connection) is not None:
        raise AssistantFileMergedError(path)
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (UID_KEY,)).fetchone()
    if row is None or row[0] != plan_uid:
        raise AnotherPlanError(path)
