"""What can be saved of a damaged plan: every edit that proves itself, in a new file.

Each edit carries the digest of its value and the hash that chains it to the one before, so that
what is read from broken pages is either as it was written or known to be wrong. Edits whose chain
holds go on under their own names. Those behind a gap prove their value but not their place: what
they say is written anew, in one action that the history calls salvaged.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from planner.domain.changes import Action
from planner.domain.errors.storage import DamagedFileError, ForeignFileError, NotAPlanFileError
from planner.domain.values import Frozen, frozen
from planner.store.derived import recompute
from planner.store.engine import Connection, check_is_file, connect, driver_errors
from planner.store.file_format import CREATED, DELETED, ERASED
from planner.store.foreign import LARGEST_BYTES
from planner.store.journal import joined_heads, joined_live_heads, value_digest
from planner.store.opening import connected_to_empty, take_name
from planner.store.page_reading import INDEX_INNER, INDEX_LEAF, TABLE_LEAF, Row, rows_of_pages
from planner.store.plan_file import PlanFile, Surroundings
from planner.store.sites import UID_BYTES
from planner.store.tables import TABLES
from planner.store.travelling import TravellingEdit
from planner.store.writing import Writer

_BESIDE = ("-journal", "-wal")
_EDIT_COLUMNS: Final = 15
_CELL_COLUMNS: Final = 6


@frozen
class Lost(Frozen):
    """A stretch of a site's edits that could not be read, both ends included."""

    device: str
    first: int
    last: int


@frozen
class Salvaged(Frozen):
    """What was saved.

    Attributes:
        edits: How many edits were kept under their own names.
        unproved: How many stood behind a gap; what they say was written anew.
        lost: Which ones are known to be missing. Of what was cut off entirely, nothing tells.
        records: How many records the new plan shows.
    """

    edits: int
    unproved: int
    lost: tuple[Lost, ...]
    records: int


def salvage(path: Path, target: Path, around: Surroundings) -> Salvaged:
    """Write what can be saved of a damaged plan into a new one; the file itself is only read.

    It must not be open in this process: closing a file takes away SQLite's locks on it.

    Raises:
        PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
        NotAPlanFileError: Nothing of a plan is in it; an encrypted one is read as little.
        ForeignFileError: It is too large.
        PlanExistsError: Something stands at `target`.
    """
    check_is_file(path)
    if path.stat().st_size > LARGEST_BYTES:
        raise ForeignFileError(path, "too_large", "")
    found = _Found(_settled_content(path))
    if not found.edits:
        raise NotAPlanFileError(path)
    take_name(target)
    try:
        connection = connected_to_empty(target, around.randomness, found.uid)
        with closing(PlanFile(connection, target, around)) as plan:
            return _filled(plan, connection, found)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _settled_content(path: Path) -> bytes:
    """Return the file's bytes, after a copy of it was taken back to its last whole state."""
    with tempfile.TemporaryDirectory() as folder:
        twin = Path(folder) / "twin"
        shutil.copyfile(path, twin)
        for ending in _BESIDE:
            beside = path.with_name(path.name + ending)
            if beside.is_file():
                shutil.copyfile(beside, twin.with_name(twin.name + ending))
        # Where SQLite can make nothing of it, the pages are read as they are.
        in_vain = (*driver_errors(), DamagedFileError, UnicodeDecodeError)
        with suppress(*in_vain), closing(connect(twin)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        return twin.read_bytes()


class _Found:
    """What the pages of a file hold of a journal.

    Attributes:
        uid: The plan's id, None where it was lost; then the new plan has another one.
        edits: Those that can be read, by site and number.
    """

    def __init__(self, content: bytes) -> None:
        self.uid: bytes | None = None
        self._sites: dict[int, tuple[bytes, bytes | None, str | None]] = {}
        self._known: dict[int, set[int]] = {}
        read: dict[tuple[int, int, bytes], Row] = {}
        for kind, number, row in rows_of_pages(content):
            if kind == TABLE_LEAF:
                self._note_site(number, row)
            elif kind in (INDEX_LEAF, INDEX_INNER):
                self._note(row, read)
        self.edits = [
            TravellingEdit(*self._site(site), *read[site, seq, identity][1:])  # type: ignore[arg-type]
            for site, seq, identity in sorted(read)
        ]

    def lost(self) -> tuple[Lost, ...]:
        """Return the stretches of numbers of which no edit could be read."""
        held: dict[bytes, set[int]] = {}
        for edit in self.edits:
            held.setdefault(edit.site, set()).add(edit.seq)
        return tuple(
            stretch
            for site, known in sorted(self._known.items())
            for stretch in _stretches(
                self._site(site)[2] or "", max(known), held.get(self._site(site)[0], set())
            )
        )

    def _site(self, site: int) -> tuple[bytes, bytes | None, str | None]:
        """Return who wrote; under a site that was lost, no edit proves its place."""
        return self._sites.get(site) or (site.to_bytes(UID_BYTES, "big", signed=True), None, None)

    def _note_site(self, number: int, row: Row) -> None:
        match row:
            case (None, bytes(uid), bytes() | None as member, str() | None as device) if (
                len(uid) == UID_BYTES
            ):
                self._sites[number] = (uid, member, device)

    def _note(self, row: Row, read: dict[tuple[int, int, bytes], Row]) -> None:
        match row:
            case ("uid", bytes(uid)) if len(uid) == UID_BYTES:
                self.uid = uid
            case (int(site), int(seq), bytes(identity), int(), int(), str(), *_) if (
                len(row) == _EDIT_COLUMNS and seq > 0
            ):
                read[site, seq, identity] = row
                self._known.setdefault(site, set()).add(seq)
            case (bytes(), str(), int(), bytes(), int(site), int(seq)) if (
                len(row) == _CELL_COLUMNS and seq > 0
            ):
                self._known.setdefault(site, set()).add(seq)


def _stretches(device: str, highest: int, held: set[int]) -> Iterator[Lost]:
    before = 0
    for seq in (*sorted(held), highest + 1):
        if seq > before + 1:
            yield Lost(device=device, first=before + 1, last=seq - 1)
        before = seq


def _filled(plan: PlanFile, connection: Connection, found: _Found) -> Salvaged:
    taken = plan.take_in(found.edits, Action.SALVAGE)
    kept = {identity for (identity,) in connection.execute("SELECT hash FROM edit")}
    unproved = [edit for edit in found.edits if edit.hash not in kept and _says_its_digest(edit)]
    if unproved:
        with plan.transaction(Action.SALVAGE) as writer:
            _write_anew(connection, writer, sorted(unproved, key=lambda edit: edit.hlc))
    records = sum(map(len, plan.read.plan().records.values()))
    return Salvaged(edits=taken.edits, unproved=len(unproved), lost=found.lost(), records=records)


def _write_anew(connection: Connection, writer: Writer, edits: Sequence[TravellingEdit]) -> None:
    """Write what these edits say, where nothing newer that is proved says otherwise."""
    newest = dict(
        connection.execute("SELECT hex(record) || field, max(hlc) FROM edit GROUP BY record, field")
    )
    for edit in edits:
        created, own = edit.record.hex().upper() + CREATED, edit.record.hex().upper() + edit.field
        if edit.field == CREATED:
            if created not in newest:
                writer.put(edit.record_type, edit.record, CREATED, edit.value, b"")
                newest[created] = edit.hlc
        elif edit.field == ERASED:
            writer.put(edit.record_type, edit.record, ERASED, edit.value, b"")
        elif newest.get(own, -1) < edit.hlc:
            is_bin = edit.field == DELETED
            bases = (
                joined_live_heads(connection, edit.record)
                if is_bin
                else joined_heads(connection, edit.record, edit.field)
            )
            writer.put(edit.record_type, edit.record, edit.field, edit.value, bases)
    for record_type, record in sorted({(edit.record_type, edit.record) for edit in edits}):
        if record_type in TABLES:
            recompute(connection, TABLES[record_type], record)


def _says_its_digest(edit: TravellingEdit) -> bool:
    with suppress(TypeError, UnicodeEncodeError):
        return edit.salt is not None and value_digest(edit.salt, edit.value) == edit.digest
    return False
