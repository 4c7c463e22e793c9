"""An open plan, its undo history, and everyone who wants to know when it changes."""

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from zoneinfo import ZoneInfo

from planner.domain.changes import Action, ChangeSet, RecordChange
from planner.domain.errors.storage import DamagedFileError
from planner.domain.lane import Lane
from planner.domain.local_time import local_day
from planner.domain.people import Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.proposals import StoredProposal
from planner.domain.records import Record, RecordId
from planner.services.known_holidays import KnownHolidays
from planner.services.ledger_guard import check_ledger
from planner.services.new_ids import NewIds
from planner.services.number_guard import NumberGuard
from planner.store.keys import Keyring
from planner.store.plan_file import PlanFile, Surroundings
from planner.store.reading.reader import Reader
from planner.store.travelling import TakenIn, TravellingEdit
from planner.store.writing import Writer

if TYPE_CHECKING:
    from planner.store.merging_source import OtherCopy
    from planner.store.team.publishing import Published
    from planner.store.watching import Watch

Listener = Callable[[ChangeSet], None]
Found = TypeVar("Found")
DEFAULT_ZONE = ZoneInfo("Europe/London")
_MANY = 1000


def ordinary_surroundings() -> Surroundings:
    """Return the wall clock and the system's randomness, with no profile."""
    return Surroundings(clock=lambda: datetime.now(UTC), randomness=os.urandom)


class Session:
    """What the services work on. It belongs to the thread that opened it.

    Attributes:
        read: Every question one can ask the plan.
        bank_holidays: Those that were computed so far.
        numbers: Asks about what may be a patient's number.
    """

    def __init__(self, file: PlanFile, around: Surroundings) -> None:
        self._file = file
        self._around = around
        self._ids = NewIds(around.clock, around.randomness)
        self._listeners: list[Listener] = []
        self._found: dict[str, object] = {}
        self._found_at: object = None
        self.read = file.read
        self.bank_holidays = KnownHolidays()
        self.numbers = NumberGuard()

    @classmethod
    def open(
        cls, path: Path, around: Surroundings | None = None, lane: Lane = Lane.DIRECTOR
    ) -> "Session":
        """Open the plan at `path`; raises what PlanFile.open raises."""
        around = around or ordinary_surroundings()
        return cls(PlanFile.open(path, around, lane), around)

    @classmethod
    def create(
        cls, path: Path | None, around: Surroundings | None = None, plan_uid: str | None = None
    ) -> "Session":
        """Make an empty plan at `path`, in memory where it is None; raises PlanExistsError.

        `plan_uid` is the id of the plan of which it becomes a copy; None for a plan of its own.
        """
        around = around or ordinary_surroundings()
        uid = bytes.fromhex(plan_uid) if plan_uid else None
        return cls(PlanFile.create(path, around, uid), around)

    @property
    def path(self) -> Path | None:
        """Return where the plan stands, None in memory."""
        return self._file.path

    @property
    def keys(self) -> Keyring | None:
        """Return what opens the plan's file and all copies of it; None for a plain one."""
        return self._around.keys

    @property
    def is_protected(self) -> bool:
        """Say whether the plan's file is encrypted."""
        return self._file.is_protected

    @property
    def lane(self) -> Lane:
        """Return who sits before the plan; an assistant sees and does only what is listed."""
        return self._file.lane

    def seen_by_assistant(self) -> Reader:
        """Return what an assistant would read of this plan."""
        return self._file.seen_by_assistant()

    @property
    def shared_from(self) -> str | None:
        """Return the id of the plan that an assistant's file was shared from, else None."""
        origin = self._file.shared_from
        return origin.hex() if origin else None

    @property
    def plan_uid(self) -> str:
        """Return the plan's own id in hexadecimal, the same in all of its copies."""
        return self._file.uid.hex()

    def close(self) -> None:
        """Close the plan's file."""
        self._file.close()

    def now(self) -> datetime:
        """Return the present moment in UTC, cut to whole seconds."""
        return self._around.clock().astimezone(UTC).replace(microsecond=0)

    def today(self) -> date:
        """Return the owner's present day."""
        return local_day(self.now(), self.zone())

    def zone(self) -> ZoneInfo:
        """Return the zone in which the owner's days begin and end."""
        owner = self.owner()
        return ZoneInfo(owner.zone) if owner else DEFAULT_ZONE

    def owner(self) -> Member | None:
        """Return the person whose plan this is, None before the first run is finished."""
        return self.remember("owner", self._find_owner)

    def _find_owner(self) -> Member | None:
        return next((member for member in self.read.all(Member) if member.is_owner), None)

    def remember(self, name: str, find: Callable[[], Found]) -> Found:
        """Return what `find` found under this name, and find again once the plan has changed."""
        version = self._file.version()
        if self._found_at != version:
            self._found, self._found_at = {}, version
        if name not in self._found:
            self._found[name] = find()
        return cast("Found", self._found[name])

    def new_id(self) -> RecordId:
        """Return an id that no record has; later ones sort after earlier ones."""
        return self._ids.next()

    def only_id(self, record_type: type[Record], *key: str) -> RecordId:
        """Return the id of the one record of this type for a key; the same in every copy."""
        # Imported late: it brings hashlib, which opening a plan does not need.
        from planner.domain.derived_ids import derived_id  # noqa: PLC0415

        return derived_id(self.plan_uid, record_type.TYPE, *key)

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each committed action, undo and redo."""
        self._listeners.append(listener)

    @contextmanager
    def action(self, action: Action) -> Generator[Writer]:
        """Run one user action: all of its writes are kept, or none."""
        try:
            with self._file.transaction(action) as writer:
                yield writer
                if action is not Action.CHOOSE_VALUE:  # the ledger has the rows of both sides
                    check_ledger(writer.changes)
                self.numbers.check(action, writer.changes)
        except BaseException:
            self._found_at = None  # what was found within the action did not come to be
            raise
        if writer.changes:
            self._tell(ChangeSet(action, tuple(writer.changes)))

    def merge(
        self,
        other: "OtherCopy",
        keeps: Callable[[TakenIn], bool],
    ) -> TakenIn:
        """Take in what another copy has beyond this one, as one step for undo.

        Args:
            other: The copy; it is only read.
            keeps: Looks at what came, and at the plan as it would be; False takes all back.
        """
        kept = False

        def judge(came: TakenIn) -> bool:
            nonlocal kept
            self._found_at = None  # what was found before is not what it would be
            kept = self._is_readable(came) and keeps(came)
            return kept

        try:
            wanted = self._file.reach(other.reach())
            came = self._file.take_in(other.edits_beyond(wanted), keeps=judge)
        finally:
            self._found_at = None
        if kept and came.edits:
            self.tell_arrived(came.records)
        return came

    def lacks_any_of(self, other: "OtherCopy") -> bool:
        """Say whether another copy has anything that this plan has not."""
        return self._file.lacks_any(other.edits_beyond(self._file.reach(other.reach())))

    def undo(self) -> ChangeSet:
        """Take back the last action.

        Raises:
            NothingToUndoError, ChangedSinceError: There is none, or a record moved on since.
            RoundSeenError: It closed a round of a team, whose results could be seen since.
        """
        return self._tell(self._file.undo())

    def redo(self) -> ChangeSet:
        """Repeat the action last taken back; raises NothingToRedoError, ChangedSinceError."""
        return self._tell(self._file.redo())

    def undoable(self) -> Action | None:
        """Name the action that `undo` would take back."""
        return self._file.next_steps()[0]

    def undo_mark(self) -> bytes | None:
        """Return what tells the action that `undo` would take back from all others."""
        return self._file.undo_mark()

    def redoable(self) -> Action | None:
        """Name the action that `redo` would repeat."""
        return self._file.next_steps()[1]

    def wipe(self) -> bool:
        """Leave nothing erased between the pages of the file; say whether that was possible."""
        return self._file.wipe()

    def publish_to_team(self) -> "Published":
        """Bring the plan's public chain up to date; what people see of the plan stays."""
        return self._file.publish()

    def take_from_team(self, edits: Iterable[TravellingEdit]) -> TakenIn:
        """Take in what others published, as one step for undo; private records stay as they are.

        Raises:
            UnreadableTogetherError: With these edits a record breaks a rule of its own.
        """
        try:
            taken = self._file.take_in(edits, Action.TAKE_FROM_TEAM, self._is_readable)
            self._file.keep_private()
        finally:
            self._found_at = None
        if taken.edits:
            self.tell_arrived(taken.records, Action.TAKE_FROM_TEAM)
        return taken

    def _is_readable(self, taken: TakenIn) -> bool:
        from planner.domain.errors.team import UnreadableTogetherError  # noqa: PLC0415 - seldom

        kinds = Counter(kind for kind, _ in taken.doubtful)
        read = {kind for kind, number in kinds.items() if number > _MANY and self._can_read(kind)}
        for kind, record in taken.doubtful:
            try:
                if kind not in read:
                    self.read.find(RECORD_TYPES[kind], record)
            except DamagedFileError as error:
                raise UnreadableTogetherError(kind, record) from error
        return True

    def _can_read(self, kind: str) -> bool:
        """Say whether all records of a type can be read; of many, that is quicker than each."""
        try:
            self.read.all(RECORD_TYPES[kind])
        except DamagedFileError:
            return False
        return True

    def watch(self) -> "Watch":
        """Return what finds out what other programs write from now on."""
        return self._file.watch()

    def tell_arrived(
        self, records: Iterable[tuple[str, RecordId]], action: Action = Action.MERGE
    ) -> None:
        """Tell everyone who listens that these records were written elsewhere."""
        if self._listeners:  # there may be a hundred thousand
            changes = tuple(RecordChange(kind, record, None, None) for kind, record in records)
            self._tell(ChangeSet(action, changes))

    def put_proposals(self, proposals: Sequence[StoredProposal]) -> None:
        """Replace all proposals; they are no part of the plan until they are accepted."""
        self._file.put_proposals(proposals)
        self._tell(ChangeSet(Action.PROPOSE, ()))

    def _tell(self, changes: ChangeSet) -> ChangeSet:
        told = changes
        if self.lane is not Lane.DIRECTOR:
            from planner.domain.assistant_lane import shown_changes  # noqa: PLC0415 - only there

            told = shown_changes(changes)
        for listener in self._listeners:
            listener(told)
        return told
