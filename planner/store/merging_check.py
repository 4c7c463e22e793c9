"""Does an edit that arrived fit? Each must follow one that is held, and say what its hash says."""

import re
import struct
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import product

from planner.store.engine import Connection, Value
from planner.store.exchange import hashes_at
from planner.store.file_format import HASH_BYTES, SALT_BYTES
from planner.store.journal import tagged
from planner.store.sites import UID_BYTES
from planner.store.travelling import Refused, TravellingEdit

_numbers = struct.Struct(">qqq").pack
_length = struct.Struct(">I").pack
_SIXTEEN = _length(16)
_HIGHEST = 2**63 - 1
_HALF = re.compile("[\ud800-\udfff]")
_NOTHING = type(None)
_SHAPES = frozenset(
    product(
        (bytes,),
        *((bytes, _NOTHING), (str, _NOTHING)),
        *((int,), (bytes,), (int,), (int,), (str,), (bytes, _NOTHING), (str,), (bytes,), (str,)),
        *((str, int, float, bytes, _NOTHING), (bytes, _NOTHING), (bytes,), (bytes,)),
        (bytes, _NOTHING),
    )
)
"""All that the types of an edit's columns may be, so that one look tells."""
_NEVER = -1


class _Chain:
    """How far one site's chain was followed.

    Attributes:
        number: The site's number in this file, None while it has none.
        held_to: How far the file held the chain before.
        at: Number of the last edit that was passed on.
        seen: Hashes of what was passed on, by number; only the last two numbers are kept at hand.
        taken: Hashes of all that was passed on, whose numbers are from `first` to `last`.
    """

    def __init__(self, number: int | None, held_to: int) -> None:
        self.number = number
        self.held_to = held_to
        self.at = _NEVER
        self.seen: dict[int, set[bytes]] = {}
        self.first, self.last = _HIGHEST, 0
        self.taken: list[bytes] = []

    def note(self, seq: int, identity: bytes) -> None:
        """Note an edit that was passed on."""
        self.taken.append(identity)
        if seq == self.at:
            self.seen[seq].add(identity)
            return
        self.seen.pop(seq - 2, None)
        self.seen[seq] = {identity}
        self.first = min(self.first, seq)
        self.last = max(self.last, seq)
        self.at = seq


class Inspection:
    """Passes on the edits that are new and fit; the caller holds the transaction.

    Attributes:
        known: How many were held already.
        branched: Numbers of the sites under which two copies wrote.
        ahead: The highest clock of each site that is beyond `latest`.
    """

    def __init__(self, connection: Connection, latest: int) -> None:
        self._connection = connection
        self._latest = latest
        self._chains: dict[bytes, _Chain] = {}
        self._hashing = _Hashing()
        self._names: set[tuple[str, str, str]] = set()
        self._refused: dict[tuple[bytes, str], Refused] = {}
        self.known = 0
        self.branched: set[int] = set()
        self.ahead: dict[bytes, int] = {}

    @property
    def refused(self) -> tuple[Refused, ...]:
        """Return what was not passed on."""
        return tuple(self._refused.values())

    @property
    def taken(self) -> list[tuple[int, int, int, bytes]]:
        """Return, by the site's number in this file, first and last number and hashes passed on."""
        return [
            (chain.number, chain.first, chain.last, b"".join(chain.taken))
            for chain in self._chains.values()
            if chain.number is not None and chain.taken
        ]

    def passed(self, edits: Iterable[TravellingEdit]) -> Iterator[tuple[Value, ...]]:
        """Give rows of the journal: the site's number in this file, then the edit's own columns."""
        for edit in edits:
            if not self._is_readable(edit):
                self._refuse(edit, "unreadable")
                continue
            chain = self._chains.get(edit.site) or self._chain(edit)
            if self._is_new(chain, edit):
                chain.note(edit.seq, edit.hash)
                if edit.hlc > self._latest:
                    self.ahead[edit.site] = max(edit.hlc, self.ahead.get(edit.site, 0))
                yield (chain.number, *edit[3:])

    def _is_new(self, chain: _Chain, edit: TravellingEdit) -> bool:
        seq = edit.seq
        is_next = chain.at == seq - 1 and seq > chain.held_to
        if not is_next and self._is_known(chain, edit):
            self.known += 1
            return False
        previous = chain.seen[seq - 1] if is_next else self._previous(chain, seq - 1)
        if not previous:
            self._refuse(edit, "gap")
        elif not self._hashing.fits(edit, previous):
            self._refuse(edit, "chain")
        else:
            if not is_next or chain.number is None:
                self._enter(chain, edit)
            return True
        return False

    def _previous(self, chain: _Chain, seq: int) -> set[bytes]:
        return chain.seen.get(seq, set()) | self._held(chain, seq)

    def _is_known(self, chain: _Chain, edit: TravellingEdit) -> bool:
        if edit.hash in chain.seen.get(edit.seq, ()):
            return True
        return edit.seq <= chain.held_to and edit.hash in self._held(chain, edit.seq)

    def _held(self, chain: _Chain, seq: int) -> set[bytes]:
        if seq == 0:
            return {b""}
        return hashes_at(self._connection, chain.number, seq) if chain.number else set()

    def _enter(self, chain: _Chain, edit: TravellingEdit) -> None:
        if chain.number is None:
            self._connection.execute(
                "INSERT OR IGNORE INTO site (uid, member, device) VALUES (?, ?, ?)", edit[:3]
            )
            chain.number = self._number(edit.site)
        if edit.seq <= chain.held_to or chain.seen.get(edit.seq):
            assert chain.number is not None  # noqa: S101 - just entered
            self.branched.add(chain.number)

    def _chain(self, edit: TravellingEdit) -> _Chain:
        number = self._number(edit.site)
        held_to = 0
        if number is not None:
            held_to = self._connection.execute(
                "SELECT coalesce(max(seq), 0) FROM edit WHERE site = ?", (number,)
            ).fetchone()[0]
        chain = self._chains[edit.site] = _Chain(number, held_to)
        return chain

    def _number(self, uid: bytes) -> int | None:
        row = self._connection.execute("SELECT site FROM site WHERE uid = ?", (uid,)).fetchone()
        return row[0] if row else None

    def _refuse(self, edit: TravellingEdit, reason: str) -> None:
        is_readable = reason != "unreadable"
        site, seq = (edit.site, edit.seq) if is_readable else (b"", 0)
        found = self._refused.get((site, reason))
        self._refused[site, reason] = Refused(
            site=site,
            device=str(edit.device or "") if is_readable else "",
            seq=min(found.seq, seq) if found else seq,
            edits=found.edits + 1 if found else 1,
            reason=reason,
        )

    def _is_readable(self, edit: TravellingEdit) -> bool:
        """Say whether everything is of its kind, whoever made it."""
        if tuple(map(type, edit)) not in _SHAPES:
            return False
        return (
            len(edit.site) == len(edit.record) == UID_BYTES
            and len(edit.hash) == len(edit.digest) == HASH_BYTES
            and len(edit.bases) % HASH_BYTES == 0
            and (edit.salt is None or len(edit.salt) == SALT_BYTES)
            and 0 < edit.action <= edit.seq <= _HIGHEST
            and 0 <= edit.hlc <= _HIGHEST
            and self._names_are_text(edit)
            and (not isinstance(edit.value, str) or _is_whole_text(edit.value))
        )

    def _names_are_text(self, edit: TravellingEdit) -> bool:
        names = (edit.action_name, edit.record_type, edit.field)
        return names in self._names or self._note_names(names)

    def _note_names(self, names: tuple[str, str, str]) -> bool:
        if all(map(_is_whole_text, names)):
            self._names.add(names)
            return True
        return False


class _Hashing:
    """Says what `journal.edit_hash` and `journal.value_digest` would, in a quarter of the time.

    What many edits have in common is joined once.
    """

    def __init__(self) -> None:
        self._actions: dict[tuple[str, bytes | None, str], bytes] = {}
        self._fields: dict[str, bytes] = {}

    def fits(self, edit: TravellingEdit, previous: Iterable[bytes]) -> bool:
        """Say whether an edit says what its hashes say, and follows one of these."""
        _, _, _, seq, identity, hlc, action, name, undoes, kind, record, field, *_ = edit
        begun = self._actions.get((name, undoes, kind)) or self._action(name, undoes, kind)
        named = self._fields.get(field) or self._field(field)
        value, salt, digest, bases = edit[12:16]
        place = edit.site + _numbers(seq, hlc, action)
        said = b"".join((place, begun, record, named, digest, _length(len(bases)), bases))
        for held in previous:
            if blake2b(held + said, digest_size=HASH_BYTES).digest() == identity:
                break
        else:
            return False
        if salt is None:  # erased for good: nothing is left to compare
            return value is None
        return blake2b(salt + tagged(value), digest_size=HASH_BYTES).digest() == digest

    def _action(self, name: str, undoes: bytes | None, kind: str) -> bytes:
        parts = (name.encode(), undoes or b"", kind.encode())
        begun = b"".join(_length(len(part)) + part for part in parts) + _SIXTEEN
        self._actions[name, undoes, kind] = begun
        return begun

    def _field(self, field: str) -> bytes:
        written = field.encode()
        named = _length(len(written)) + written + _SIXTEEN
        self._fields[field] = named
        return named


def _is_whole_text(text: str) -> bool:
    """Say whether it holds no NUL and no half of a surrogate pair."""
    return "\0" not in text and (text.isascii() or not _HALF.search(text))
