"""A team's file: the public chains of all members in one database, written under a lock.

It lies on a drive that all reach. Nobody works in it: each exchange lasts less than a second, and
all that it holds stands in the members' own plans too.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from planner.domain.errors.storage import DamagedFileError, NewerFormatError, NotAPlanFileError
from planner.domain.errors.team import (
    NotATeamFileError,
    NoTeamError,
    TeamFileUnsafeError,
    TeamLockLostError,
)
from planner.domain.values import Frozen, frozen
from planner.store.copying import remove, take_place
from planner.store.engine import (
    Connection,
    check_is_file,
    connect,
    connect_read_only,
    driver_errors,
    storage_errors,
)
from planner.store.exchange import TRAVELLING
from planner.store.foreign import check_beside, limit, within
from planner.store.sites import UID_BYTES, Randomness
from planner.store.team.bundles import told_device
from planner.store.team.chains import Given
from planner.store.team.edit_check import UnusableEditError, check_edit
from planner.store.team.lock_file import Holder, release, take
from planner.store.team.probing import check_locks
from planner.store.team.public_chain import PublicSite
from planner.store.travelling import TravellingEdit
from planner.whole_file import place_beside

SUFFIX = ".firebreak-team"
APPLICATION_ID = 0x46_42_54_6D
"""SQLite's application_id: "FBTm"."""

FORMAT = 1
_SECONDS = 20.0
_COLUMNS = TRAVELLING.replace(", signature", "")
_SCHEMA = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE site (uid BLOB PRIMARY KEY, member BLOB, name TEXT, device TEXT) WITHOUT ROWID",
    "CREATE TABLE edit (site BLOB NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,"
    " hlc INTEGER NOT NULL, action INTEGER NOT NULL, action_name TEXT NOT NULL, undoes BLOB,"
    " record_type TEXT NOT NULL, record BLOB NOT NULL, field TEXT NOT NULL,"
    " value, salt BLOB, digest BLOB NOT NULL, bases BLOB NOT NULL,"
    " PRIMARY KEY (site, seq, hash)) WITHOUT ROWID",
)
_EPOCH = "epoch"


@frozen(kw_only=False)
class TeamMember(Frozen):
    """One chain that lies in the shared place."""

    site: bytes
    member: bytes | None
    name: str
    device: str
    last: int
    tip: bytes


def is_team_file(path: Path) -> bool:
    """Say whether a path names a team file, whether or not it is there."""
    return path.name.endswith(SUFFIX)


def _make(path: Path, randomness: Randomness) -> None:
    part = place_beside(path)
    try:
        with closing(connect(part)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES (?, 0)", (_EPOCH,))
            connection.execute("INSERT INTO meta VALUES ('uid', ?)", (randomness(UID_BYTES),))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            connection.execute("COMMIT")
        take_place(part, path)
    finally:
        remove(part)


def check_team_file(path: Path) -> None:
    """Refuse what is no sound team file before it is used.

    Raises:
        NoTeamError, FolderNotFileError, NoPermissionError: It cannot be reached.
        NotATeamFileError, NewerFormatError, DamagedFileError, TeamFileUnsafeError: It is no use.
    """
    if not path.exists():
        raise NoTeamError(path)
    check_is_file(path)
    try:
        with storage_errors(path), closing(connect_read_only(path)) as connection:
            said = _checked_pages(connection, path)
    except NotAPlanFileError as error:
        raise NotATeamFileError(path) from error
    if said != "ok":
        raise DamagedFileError(path, said.splitlines()[0])


def _checked_pages(connection: Connection, path: Path) -> str:
    limit(connection)
    with within(connection, path, _SECONDS):
        _check_marks(connection, path)
        _check_schema(connection, path)
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])


def members_of(path: Path) -> list[TeamMember]:
    """List whose chains a team file holds, without its lock."""
    with storage_errors(path), closing(connect_read_only(path)) as connection:
        rows = connection.execute(
            "SELECT s.uid, s.member, s.name, s.device, e.seq, e.hash FROM site s JOIN edit e"
            " ON e.site = s.uid AND e.seq = (SELECT max(seq) FROM edit WHERE site = s.uid)"
            " ORDER BY s.uid"
        )
        return [TeamMember(*row) for row in rows]


def read_copy(path: Path) -> list[TravellingEdit]:
    """Read all of a team file that nobody works with, such as a conflicted copy; raises as above.

    Raises:
        ForeignFileError: Another program has not closed it.
    """
    check_beside(path)
    check_team_file(path)
    with storage_errors(path), closing(connect_read_only(path)) as connection:
        return list(_read(connection, path, lambda _site, _last, _tip: False))


@contextmanager
def opened_team_file(
    path: Path, holder: Holder, randomness: Randomness | None = None, *, takes_over: bool = False
) -> Generator["TeamFile"]:
    """Hold a team file's lock while it is open; with `randomness`, a missing one is made.

    Raises:
        TeamHeldError: Somebody else holds it.
        NoWorkingLocksError: A missing one cannot be made there; a team folder can.
        NoTeamError and what `check_team_file` raises.
    """
    if not path.exists():
        if randomness is None:
            raise NoTeamError(path)
        check_locks(path.parent)
    take(path, holder, takes_over=takes_over)
    try:
        with storage_errors(path):
            if randomness is not None and not path.exists():
                _make(path, randomness)
            _recover(path)
            check_team_file(path)
            with closing(connect(path)) as connection:
                connection.execute("PRAGMA synchronous = EXTRA")
                limit(connection)
                yield TeamFile(connection, path)
    finally:
        release(path, holder)


def _recover(path: Path) -> None:
    """Let SQLite take back what somebody left half done who was stopped while writing."""
    if path.with_name(path.name + "-journal").exists():
        with closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


class TeamFile:
    """A team file whose lock we hold, or held until somebody took it over."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        with storage_errors(path), self._transaction():
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = ?", (_EPOCH,))
            self._epoch = self._epoch_now()

    def new_edits(self, is_held: Callable[[bytes, int, bytes], bool]) -> list[TravellingEdit]:
        """Return all edits of chains of whose end `is_held` knows nothing.

        Raises:
            TeamFileUnsafeError: One of them may not come into a plan.
        """
        with storage_errors(self._path):
            return list(_read(self._connection, self._path, is_held))

    def put(self, queries: Given, name: str) -> int:
        """Bring the plan's own chains up to date there; return how many edits are new.

        Raises:
            TeamLockLostError: Somebody took the lock over; nothing was written.
        """
        with storage_errors(self._path), self._transaction():
            if self._epoch_now() != self._epoch:
                raise TeamLockLostError(self._path)
            return sum(
                self._put_site(site, list(queries.edits(site)), name)
                for site in queries.own_sites()
            )

    def _put_site(self, site: PublicSite, edits: Sequence[TravellingEdit], name: str) -> int:
        self._connection.execute(
            "INSERT INTO site VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (uid) DO UPDATE SET name = ?3 WHERE name <> ?3",
            (site.uid, site.member, name, site.device),
        )
        held = {
            (seq, identity): salt is None
            for seq, identity, salt in self._connection.execute(
                "SELECT seq, hash, salt FROM edit WHERE site = ?", (site.uid,)
            )
        }
        new = [edit for edit in edits if (edit.seq, edit.hash) not in held]
        places = ", ".join("?" * (_COLUMNS.count(",") + 2))
        self._connection.executemany(
            f"INSERT INTO edit VALUES ({places})",  # noqa: S608 - our names
            [(edit.site, *edit[3:-1]) for edit in new],
        )
        self._connection.executemany(
            "UPDATE edit SET value = ?, salt = ? WHERE site = ? AND seq = ? AND hash = ?",
            [
                (edit.value, edit.salt, edit.site, edit.seq, edit.hash)
                for edit in edits
                if held.get((edit.seq, edit.hash), edit.salt is None) != (edit.salt is None)
            ],
        )
        return len(new)

    def _epoch_now(self) -> int:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (_EPOCH,)).fetchone()
        return int(row[0])

    @contextmanager
    def _transaction(self) -> Generator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(*driver_errors()):  # as after a full disk: it is rolled back already
                self._connection.execute("ROLLBACK")
            raise


def _read(
    connection: Connection, path: Path, is_held: Callable[[bytes, int, bytes], bool]
) -> Iterator[TravellingEdit]:
    sites = connection.execute("SELECT uid, member, name, device FROM site ORDER BY uid")
    for uid, member, name, device in sites.fetchall():
        tip = connection.execute(
            "SELECT seq, hash FROM edit WHERE site = ? ORDER BY seq DESC, hash DESC LIMIT 1", (uid,)
        ).fetchone()
        if tip is None or is_held(uid, *tip):
            continue
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM edit WHERE site = ? ORDER BY seq, hash",  # noqa: S608 - our names
            (uid,),
        )
        told = told_device(str(name), str(device))
        yield from _checked((TravellingEdit(uid, member, told, *row) for row in rows), path)


def _checked(edits: Iterable[TravellingEdit], path: Path) -> Iterator[TravellingEdit]:
    for edit in edits:
        try:
            check_edit(edit)
        except (UnusableEditError, TypeError) as error:
            raise TeamFileUnsafeError(path, str(error)) from error
        yield edit


def _check_marks(connection: Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    file_format = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise NotATeamFileError(path)
    if file_format > FORMAT:
        raise NewerFormatError(path, file_format, FORMAT)


def _check_schema(connection: Connection, path: Path) -> None:
    """Refuse a schema that is not to the letter ours: anything else is somebody's program."""
    held = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex_%'"
    ).fetchall()
    for name, sql in held:
        if sql not in _SCHEMA:
            raise TeamFileUnsafeError(path, str(name))
    if len(held) != len(_SCHEMA):
        raise TeamFileUnsafeError(path, "tables missing")
