"""The journal of edits: the truth of a plan, from which everything else is derived.

An edit says which field of which record got which value, and names in `bases` the hashes of
all edits of that field that its writer saw and replaced. An edit that nobody replaced is a
*head*. Each site's edits form a chain of hashes over the salted digests of the values, so that
a value can be erased for good while the chain still verifies.

Source: the data model of `docs/file-format.md`; decision 0014.
"""

import struct
from collections.abc import Sequence

from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection, Value
from planner.store.file_format import CREATED, DELETED, ERASED, HASH_BYTES

_numbers = struct.Struct(">qqq").pack
_length = struct.Struct(">I").pack
_real = struct.Struct(">d").pack


@frozen
class Edit(Frozen):
    """One row of the journal, before it has its place in a site's chain.

    Attributes:
        field: A field's name, CREATED or DELETED.
        bases: Hashes of the heads it replaces, joined.
    """

    record_type: str
    record: bytes
    field: str
    value: Value
    bases: bytes = b""


@frozen
class Stamp(Frozen):
    """Where an edit stands: its site's chain, its clock, its action.

    Attributes:
        hlc: Hybrid logical clock: milliseconds since 1970, shifted left by 16, plus a counter.
        action: The sequence number of the action's first edit.
        undoes: Hash of the first edit of the action that this action takes back.
    """

    site_uid: bytes
    seq: int
    hlc: int
    action: int
    action_name: str
    undoes: bytes | None = None


def tagged(value: Value) -> bytes:
    """Return the value as bytes that tell its type, so that 1 and "1" never share a digest."""
    match value:
        case None:
            return b"n"
        case str():
            return b"t" + value.encode()
        case int():
            return b"i" + str(value).encode()
        case float():
            return b"f" + _real(value)
        case _:
            return b"b" + value


def value_digest(salt: bytes, value: Value) -> bytes:
    """Return the salted digest of a value, which stays when the value is erased."""
    return _hashed(salt + tagged(value))


def edit_hash(previous: bytes, stamp: Stamp, edit: Edit, digest: bytes) -> bytes:
    """Return the identity of an edit: its place in its site's chain and all it says."""
    parts = (
        stamp.action_name.encode(),
        stamp.undoes or b"",
        edit.record_type.encode(),
        edit.record,
        edit.field.encode(),
        digest,
        edit.bases,
    )
    joined = b"".join(_length(len(part)) + part for part in parts)
    place = _numbers(stamp.seq, stamp.hlc, stamp.action)
    return _hashed(previous + stamp.site_uid + place + joined)


def _hashed(said: bytes) -> bytes:
    # Imported late: it brings OpenSSL, which opening a plan does not need.
    from hashlib import blake2b  # noqa: PLC0415

    return blake2b(said, digest_size=HASH_BYTES).digest()


def joined_heads(connection: Connection, record: bytes, field: str) -> bytes:
    """Return the hashes of all heads of one field, joined: what a new edit of it replaces."""
    rows = connection.execute(
        "SELECT e.hash FROM edit e WHERE e.record = ? AND e.field IN (?, '*')"
        " AND NOT EXISTS (SELECT 1 FROM replaced r WHERE r.hash = e.hash AND r.field = ?)"
        " ORDER BY e.hlc DESC, e.hash DESC",
        (record, field, field),
    )
    return b"".join(row[0] for row in rows)


def joined_live_heads(connection: Connection, record: bytes) -> bytes:
    """Return the hashes of all heads of a whole record, joined: what a deletion covers."""
    rows = connection.execute(
        "SELECT e.hash FROM edit e WHERE e.record = ? AND e.field <> ? AND NOT EXISTS"
        " (SELECT 1 FROM replaced r WHERE r.hash = e.hash AND r.field IN (e.field, ?))"
        " ORDER BY e.hlc DESC, e.hash DESC",
        (record, ERASED, CREATED),
    )
    return b"".join(row[0] for row in rows)


def mark_replaced(connection: Connection, edit: Edit) -> None:
    """Note that the edit's bases are heads of its field no longer."""
    # A deletion covers whole edits, not one field of them.
    field = CREATED if edit.field == DELETED else edit.field
    for base in split_hashes(edit.bases):
        connection.execute("INSERT OR IGNORE INTO replaced VALUES (?, ?)", (base, field))


def split_hashes(joined: bytes) -> Sequence[bytes]:
    """Return the single hashes of a joined sequence."""
    return [joined[at : at + HASH_BYTES] for at in range(0, len(joined), HASH_BYTES)]
