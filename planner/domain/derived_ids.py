"""Ids of records that exist once for a key, such as a meeting of a calendar or a closed day.

Two copies of a plan that make such a record each by themselves must mean the same one when they
are merged; a random id would give it to them twice.
"""

from hashlib import blake2b

from planner.domain.records import RecordId

_VERSION_8 = 0x8
_VARIANT = 0b10


def derived_id(plan_uid: str, record_type: str, *key: str) -> RecordId:
    """Return the id, the same in every copy of the plan: a UUIDv8 (RFC 9562, section 5.8)."""
    parts = (bytes.fromhex(plan_uid), record_type.encode(), *(part.encode() for part in key))
    joined = b"".join(len(part).to_bytes(4) + part for part in parts)
    number = int.from_bytes(blake2b(joined, digest_size=16).digest())
    number = number & ~(0xF << 76) | _VERSION_8 << 76
    number = number & ~(0b11 << 62) | _VARIANT << 62
    return RecordId(f"{number:032x}")
