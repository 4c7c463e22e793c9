"""A bundle: a stretch of one public chain as a closed file that is written once.

A line that says what it is, a line of JSON about the chain, then the edits as lines of JSON,
compressed. The file's name ends in a hash of its bytes, so that half of it, or another file under
its name, is recognised. Nothing in it is ever run.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from hashlib import blake2b, sha256
from typing import Any

from planner.domain.values import Frozen, frozen
from planner.store.engine import Value
from planner.store.file_format import PUBLISHED
from planner.store.team.edit_check import UnusableEditError, check_edit
from planner.store.travelling import TravellingEdit

SUFFIX = ".bundle"
LARGEST_BYTES = 64 << 20
_LARGEST_UNPACKED = 512 << 20
_LONGEST_HEADER = 4096
_MOST_EDITS = 2_000_000
_LONGEST_NAME = 300
_MAGIC = b"firebreak-bundle 1\n"
_ANY_VERSION = b"firebreak-bundle "
_HASH_DIGITS = 24
_NAME = re.compile(
    rf"(\d{{1,12}})-(\d{{1,12}})-([0-9a-f]{{{_HASH_DIGITS}}})(.*)\.bundle", re.DOTALL
)
_LEVEL = 6

HEAD_BYTES = len(_MAGIC) + _LONGEST_HEADER
"""So much of a file holds its header."""


class Unusable(StrEnum):
    """Why a bundle is left alone; as `reason` in BundleRefusedError."""

    TORN = "torn"
    FOREIGN = "foreign"
    TOO_LARGE = "too_large"
    NEWER = "newer"
    UNUSABLE = "unusable"
    UNREADABLE = "unreadable"


class UnusableBundleError(ValueError):
    """A bundle that cannot be used; it does not leave the store and its services."""

    def __init__(self, reason: Unusable) -> None:
        super().__init__(reason.value)
        self.reason = reason


@frozen
class BundleHeader(Frozen):
    """What a bundle says of the chain of which it holds a stretch.

    Attributes:
        name: Of the member whose chain it is, for people.
        first, last: Numbers of its first and last edit.
        tip: Hash of the last edit.
        withheld: Checksum of the edits whose values are left out.
    """

    site: bytes
    member: bytes | None
    name: str
    device: str
    first: int
    last: int
    tip: bytes
    withheld: str


@frozen(kw_only=False)
class BundleName(Frozen):
    """What a file's name says.

    Attributes:
        rest: What a cloud service wrote behind the hash of a conflicted copy; "" for our own name.
    """

    first: int
    last: int
    digest: str
    rest: str


def bundle_name(header: BundleHeader, raw: bytes) -> str:
    """Return the name under which these bytes lie."""
    return f"{header.first}-{header.last}-{_digest(raw)}{SUFFIX}"


def read_name(name: str) -> BundleName | None:
    """Return what a file's name says, None where it is none of ours."""
    found = _NAME.fullmatch(name)
    return BundleName(int(found[1]), int(found[2]), found[3], found[4]) if found else None


def is_whole(name: BundleName, raw: bytes) -> bool:
    """Say whether these are all bytes that were written under this name, and no others."""
    return _digest(raw) == name.digest


def told_device(name: str, device: str) -> str:
    """Return how a plan is to call the computer of somebody whom it may not know."""
    return device if not name or device.startswith(name) else f"{name}, {device}"


def withheld_mark(edits: Iterable[tuple[int, bytes | None]]) -> str:
    """Return a checksum of which edits, told by number and salt, have their values left out."""
    mark = blake2b(digest_size=8)
    for seq, salt in edits:
        if salt is None:
            mark.update(b"%d," % seq)
    return mark.hexdigest()


def pack(header: BundleHeader, edits: Iterable[TravellingEdit]) -> bytes:
    """Return the bytes of a bundle; the same edits always give the same bytes."""
    packer = zlib.compressobj(_LEVEL)
    parts = [_MAGIC, _line(_header_json(header))]
    parts += [packer.compress(_line(_edit_json(edit))) for edit in edits]
    return b"".join([*parts, packer.flush()])


def unpack_header(raw: bytes) -> BundleHeader:
    """Read the header, of which `raw` holds at least HEAD_BYTES or all; UnusableBundleError."""
    return _split(raw)[0]


def unpack(raw: bytes) -> tuple[BundleHeader, list[TravellingEdit]]:
    """Read and check a bundle.

    Raises:
        UnusableBundleError: It is torn, foreign, too large, newer, or holds what may not come in.
    """
    header, packed = _split(raw)
    try:
        edits = [_edit(header, json.loads(line)) for line in _lines(packed)]
        for edit in edits:
            check_edit(edit)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        if isinstance(error, UnusableBundleError):
            raise
        raise UnusableBundleError(Unusable.UNUSABLE) from error
    numbers = [edit.seq for edit in edits]  # some twice, where two copies wrote one chain
    is_stretch = sorted(set(numbers)) == list(range(header.first, header.last + 1))
    if not is_stretch or numbers != sorted(numbers) or edits[-1].hash != header.tip:
        raise UnusableBundleError(Unusable.UNUSABLE)
    return header, edits


def _digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()[:_HASH_DIGITS]


def _line(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _split(raw: bytes) -> tuple[BundleHeader, bytes]:
    if not raw.startswith(_MAGIC):
        if len(raw) < len(_MAGIC):
            raise UnusableBundleError(Unusable.TORN)
        is_newer = raw.startswith(_ANY_VERSION)
        raise UnusableBundleError(Unusable.NEWER if is_newer else Unusable.FOREIGN)
    written, newline, packed = raw[len(_MAGIC) :].partition(b"\n")
    if not newline or len(written) > _LONGEST_HEADER:
        raise UnusableBundleError(Unusable.TORN)
    try:
        return _header(json.loads(written)), packed
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UnusableBundleError(Unusable.UNUSABLE) from error


def _lines(packed: bytes) -> Iterator[bytes]:
    """Unpack line by line, never more than a step at once: a small file may hold a huge one."""
    unpacker, rest, size, count = zlib.decompressobj(), b"", 0, 0
    step = 1 << 20
    while packed and not unpacker.eof:
        try:
            came = unpacker.decompress(packed, step)
        except zlib.error as error:
            raise UnusableBundleError(Unusable.TORN) from error
        packed, size = unpacker.unconsumed_tail, size + len(came)
        *whole, rest = (rest + came).split(b"\n")
        count += len(whole)
        if size > _LARGEST_UNPACKED or len(rest) > step or count > _MOST_EDITS:
            raise UnusableBundleError(Unusable.TOO_LARGE)
        yield from whole
    if rest or not unpacker.eof:
        raise UnusableBundleError(Unusable.TORN)


def _header_json(header: BundleHeader) -> dict[str, Any]:
    return {
        "site": header.site.hex(),
        "member": header.member.hex() if header.member else None,
        "name": header.name,
        "device": header.device,
        "first": header.first,
        "last": header.last,
        "tip": header.tip.hex(),
        "withheld": header.withheld,
    }


def _header(said: dict[str, Any]) -> BundleHeader:
    if int(said["last"]) - int(said["first"]) >= _MOST_EDITS:
        raise UnusableBundleError(Unusable.TOO_LARGE)
    header = BundleHeader(
        site=bytes.fromhex(said["site"]),
        member=bytes.fromhex(said["member"]) if said["member"] else None,
        name=str(said["name"])[:_LONGEST_NAME],
        device=str(said["device"])[:_LONGEST_NAME],
        first=int(said["first"]),
        last=int(said["last"]),
        tip=bytes.fromhex(said["tip"]),
        withheld=str(said["withheld"]),
    )
    if not 1 <= header.first <= header.last:
        message = "a stretch begins before it ends"
        raise UnusableEditError(message)
    return header


def _edit_json(edit: TravellingEdit) -> list[Any]:
    return [
        *(edit.seq, edit.hash.hex(), edit.hlc, edit.action, edit.record_type, edit.record.hex()),
        *(edit.field, _value_json(edit.value), edit.salt.hex() if edit.salt else None),
        *(edit.digest.hex(), edit.bases.hex()),
    ]


def _value_json(value: Value) -> Any:
    return {"bytes": value.hex()} if isinstance(value, bytes) else value


def _edit(header: BundleHeader, said: list[Any]) -> TravellingEdit:
    seq, identity, hlc, action, record_type, record, field, value, salt, digest, bases = said
    return TravellingEdit(
        site=header.site,
        member=header.member,
        device=told_device(header.name, header.device),
        seq=seq,
        hash=bytes.fromhex(identity),
        hlc=hlc,
        action=action,
        action_name=PUBLISHED,
        undoes=None,
        record_type=record_type,
        record=bytes.fromhex(record),
        field=field,
        value=bytes.fromhex(value["bytes"]) if isinstance(value, dict) else value,
        salt=bytes.fromhex(salt) if salt else None,
        digest=bytes.fromhex(digest),
        bases=bytes.fromhex(bases),
    )
