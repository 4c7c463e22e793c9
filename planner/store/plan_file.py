"""A plan file: opening it, reading it, writing it as a whole or not at all."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.changes import Action, ChangeSet
from planner.domain.errors.fields import NothingToRedoError, NothingToUndoError
from planner.domain.errors.safekeeping import PlanReplacedError
from planner.domain.lane import Lane
from planner.domain.proposals import StoredProposal
from planner.domain.record_json import written_moment
from planner.domain.records import RecordId
from planner.store.engine import (
    Connection,
    check_is_file,
    connect,
    driver_errors,
    file_mark,
    is_encrypted,
    storage_errors,
)
from planner.store.lanes import (
    allowed_lane,
    check_action,
    guard_of,
    seen_by_assistant,
    shared_from,
    stamp_in_lane,
    writer_of,
)
from planner.store.opening import (
    UID_KEY,
    bring_up_to_date,
    check_format,
    connected_to_empty,
    take_name,
)
from planner.store.own_site import FUTURE_MS, OwnSite
from planner.store.reading.reader import Reader
from planner.store.sites import own_device
from planner.store.surroundings import Surroundings
from planner.store.tables import id_bytes
from planner.store.travelling import Reach, TakenIn, TravellingEdit
from planner.store.undo_steps import Stacks, stacks
from planner.store.writing import Writer

__all__ = ["PlanFile", "Surroundings"]

if TYPE_CHECKING:
    from planner.store.team.publishing import Published
    from planner.store.watching import Watch


class PlanFile:
    """An open plan. It belongs to the thread that opened it.

    Attributes:
        own: Our site in it.
        lane: In which it was opened; all reading and writing keeps to it.
        read: Every question one can ask the plan in this lane.
    """

    def __init__(
        self,
        connection: Connection,
        path: Path | None,
        around: Surroundings,
        lane: Lane = Lane.DIRECTOR,
    ) -> None:
        self._connection = connection
        self._path = path
        self._around = around
        self.own = OwnSite(connection, path, self.uid, around)
        self._file_mark = file_mark(path)
        self.lane = allowed_lane(connection, lane)
        self._guard = guard_of(connection, self.lane)
        self.read = Reader(connection, self._guard)

    @classmethod
    def open(cls, path: Path, around: Surroundings, lane: Lane = Lane.DIRECTOR) -> "PlanFile":
        """Open the plan at `path`; an outdated table is built anew from the journal.

        An assistant's file is opened in the assistant's lane, whichever is wanted.

        Raises:
            PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be reached.
            NotAPlanFileError, NewerFormatError, DamagedFileError: It cannot be used.
            PassphraseNeededError, WrongPassphraseError: It is protected.
        """
        check_is_file(path)
        with storage_errors(path):
            connection = connect(path, around.keys, around.patience_seconds)
            try:
                check_format(connection, path)
                before = (
                    partial(around.before_rebuilding, path) if around.before_rebuilding else None
                )
                bring_up_to_date(connection, around.profile, before)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, around, lane)

    @classmethod
    def create(
        cls, path: Path | None, around: Surroundings, uid: bytes | None = None
    ) -> "PlanFile":
        """Make an empty plan at `path`, or in memory where it is None.

        `uid` is the id of the plan of which it becomes a copy; None for a plan of its own.

        Raises:
            PlanExistsError: Something stands there; nothing is overwritten.
            NoPermissionError: The folder cannot be written.
            OSError: The folder is not there, or takes no such name.
        """
        if path is not None:
            take_name(path)
        try:
            with storage_errors(path):
                connection = connected_to_empty(path, around.randomness, uid)
        except BaseException:
            if path is not None:
                path.unlink(missing_ok=True)
            raise
        return cls(connection, path, around)

    @property
    def path(self) -> Path | None:
        """Return where the plan stands, None in memory."""
        return self._path

    @property
    def is_protected(self) -> bool:
        """Say whether the file is encrypted."""
        return is_encrypted(self._connection)

    @property
    def uid(self) -> bytes:
        """Return the plan's own id, the same in all of its copies."""
        row = self._connection.execute(
            "SELECT value FROM meta WHERE key = ?", (UID_KEY,)
        ).fetchone()
        return bytes(row[0])

    def seen_by_assistant(self) -> Reader:
        """Return what an assistant would read of this plan."""
        return seen_by_assistant(self._connection)

    @property
    def shared_from(self) -> bytes | None:
        """Return the id of the plan that this file was shared from; None for an ordinary one."""
        return shared_from(self._connection)

    def watch(self) -> "Watch":
        """Return what finds out what other programs write from now on."""
        from planner.store.watching import Watch  # noqa: PLC0415 - not for the first page

        return Watch(self._connection, self._path)

    def version(self) -> tuple[int, int]:
        """Return what is another after each write, by this program or by another one."""
        others = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return (others, self._connection.total_changes)

    @contextmanager
    def transaction(self, action: Action, undoes: bytes | None = None) -> Generator[Writer]:
        """Give a writer whose changes are all kept, or none if the block raises.

        The file is locked for writing from the start: a lock taken later, at the first
        write, could be refused when another program writes at the same time.

        Raises:
            NotInLaneError: The action is not done in this lane.
            PlanReplacedError: Another file stands there now; what was written would be lost.
        """
        check_action(action, self.lane)
        with storage_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                # Asked under the lock: whoever replaces a plan holds it too.
                self._check_is_there()
                tip = self.own.tip()
                clock = self.own.clock_of(tip.site)
                stamp = stamp_in_lane(tip, action, clock, self.lane, undoes)
                randomness = self._around.randomness
                writer = writer_of(self._connection, tip, stamp, randomness, self._guard)
                yield writer
                if writer.tip == tip:  # not even the name of a new site is worth keeping
                    self._roll_back()
                    return
                self.own.sign()
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            self.own.remember(writer.tip)

    def reach(self, other: Reach | None = None) -> Reach:
        """Return how far this file reaches: what another one is asked to send beyond.

        Where the `other` one's reach is known, it sends nothing twice.
        """
        from planner.store.exchange import reach_of  # noqa: PLC0415 - not for the first page

        with storage_errors(self._path):
            return reach_of(self._connection, other)

    def edits_beyond(self, reach: Reach) -> Iterator[TravellingEdit]:
        """Give all edits that a file of this reach may lack; `{}` asks for everything."""
        from planner.store.exchange import edits_beyond  # noqa: PLC0415 - as above

        with storage_errors(self._path):
            yield from edits_beyond(self._connection, reach)

    def lacks_any(self, edits: Iterable[TravellingEdit]) -> bool:
        """Say whether one of these edits is new to this file."""
        from planner.store.exchange import lacks_any  # noqa: PLC0415 - as above

        with storage_errors(self._path):
            return lacks_any(self._connection, edits)

    def take_in(
        self,
        edits: Iterable[TravellingEdit],
        action: Action = Action.MERGE,
        keeps: Callable[[TakenIn], bool] | None = None,
    ) -> TakenIn:
        """Add what is new and fits, in one transaction; undo takes it back as one step.

        Nothing new is no step. What does not fit is left out and told in the answer.

        Args:
            edits: Those of one site in the order of its chain.
            action: As what it stands in the undo menu.
            keeps: Looks at what came, and at the plan as it would be; False takes all back.

        Raises:
            NotInLaneError: An assistant takes nothing in.
        """
        from planner.store.merging import Arrival, take_in  # noqa: PLC0415 - as above
        from planner.store.merging_receiving import detaching  # noqa: PLC0415 - as above

        check_action(action, self.lane)
        with detaching(self._connection), self._locked() as lock:
            hlc, latest = self.own.clock_of(self.own.number()), self.own.now(FUTURE_MS)
            arrival = Arrival(action=action, hlc=hlc, device=own_device(), latest=latest)
            found = take_in(self._connection, edits, arrival)
            lock.is_kept = keeps is None or keeps(found)
        self.own.uid = None  # ours may be branched now; it is proved again before the next write
        if found.edits and lock.is_kept:
            self._wipe_what_arrived_erased()
        return found

    def publish(self) -> "Published":
        """Bring the public chain, which a team gets, up to date with what is of tier *team*.

        Raises:
            NotInLaneError: An assistant does not publish.
        """
        from planner.store.team.publishing import publish_what_waits  # noqa: PLC0415 - as above

        check_action(Action.SHARE_WITH_TEAM, self.lane)
        with self._locked():
            found = publish_what_waits(
                self._connection,
                self.own.owner(),
                self.own.tip,
                self.own.clock_of,
                self._around.randomness,
            )
            self.own.sign()
        if found.tip is not None:
            self.own.remember(found.tip)
        return found

    def keep_private(self) -> int:
        """Put right what others wrote of records that are private here; return how many."""
        from planner.store.team.guarding import keep_private  # noqa: PLC0415 - as above

        with self.transaction(Action.KEEP_FROM_TEAM) as writer:
            return keep_private(self._connection, writer)

    def undo(self) -> ChangeSet:
        """Take back the last action.

        Raises:
            NothingToUndoError: There is none.
            ChangedSinceError: A record it wrote has changed again.
        """
        return self._invert(Action.UNDO)

    def redo(self) -> ChangeSet:
        """Repeat the action last taken back; raises NothingToRedoError, ChangedSinceError."""
        return self._invert(Action.REDO)

    def next_steps(self) -> tuple[Action | None, Action | None]:
        """Name the actions that `undo` would take back and `redo` would repeat."""
        found = self._stacks()
        return (
            found.undo[-1].action if found.undo else None,
            found.redo[-1].action if found.redo else None,
        )

    def undo_mark(self) -> bytes | None:
        """Return what tells the action that `undo` would take back from all others."""
        found = self._stacks().undo
        return found[-1].first if found else None

    def put_proposals(self, proposals: Sequence[StoredProposal]) -> None:
        """Put these proposals in the place of all earlier ones; no part of the plan itself.

        Raises:
            NotInLaneError: An assistant does not propose.
        """
        check_action(Action.PROPOSE, self.lane)
        with self._locked():
            self._connection.execute("DELETE FROM proposal")
            self._connection.executemany(
                "INSERT INTO proposal VALUES (?, ?, ?, ?, ?, ?, ?)",
                map(_proposal_row, proposals),
            )

    def _wipe_what_arrived_erased(self) -> None:
        from planner.store.erasing import arrived_erased  # noqa: PLC0415 - as above

        if arrived_erased(self._connection):
            self.wipe()

    def wipe(self) -> bool:
        """Leave nothing erased in the gaps of the file; say whether that was possible."""
        from planner.store.erasing import wipe  # noqa: PLC0415 - seldom done

        return wipe(self._connection)

    def close(self) -> None:
        """Close the file; the object cannot be used afterwards."""
        self._connection.close()

    def _invert(self, action: Action) -> ChangeSet:
        from planner.store.undo import write_inverse  # noqa: PLC0415 - not for the first page

        found = self._stacks()
        steps = found.undo if action is Action.UNDO else found.redo
        if not steps:
            raise NothingToUndoError if action is Action.UNDO else NothingToRedoError
        done = steps[-1]
        with self.transaction(action, undoes=done.first) as writer:
            write_inverse(self._connection, writer, done)
        return ChangeSet(action, tuple(writer.changes), done.action)

    def _stacks(self) -> Stacks:
        return stacks(self._connection, self.lane, self.own.number())

    @contextmanager
    def _locked(self) -> Generator["_Lock"]:
        """Run the block in one transaction that is kept, or rolled back if it raises."""
        lock = _Lock()
        with storage_errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._check_is_there()
                yield lock
                self._connection.execute("COMMIT" if lock.is_kept else "ROLLBACK")
            except BaseException:
                self._roll_back()
                raise

    def _check_is_there(self) -> None:
        if self._path is not None and file_mark(self._path) != self._file_mark:
            raise PlanReplacedError(self._path)

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after a full disk; then there is nothing to do.
        with suppress(*driver_errors()):
            self._connection.execute("ROLLBACK")


class _Lock:
    """A transaction that can be given up without an error."""

    is_kept = True


def _proposal_row(proposal: StoredProposal) -> tuple[object, ...]:
    return (
        id_bytes(proposal.id),
        id_bytes(RecordId(proposal.rule)),
        written_moment(proposal.start),
        proposal.minutes,
        proposal.survival,
        proposal.why,
        id_bytes(proposal.moves) if proposal.moves else None,
    )
