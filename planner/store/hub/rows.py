"""An edit as a row of the hub, and back."""

import re
from typing import Any, Final

from planner.store.engine import Value
from planner.store.file_format import PUBLISHED
from planner.store.team.edit_check import UnusableEditError
from planner.store.travelling import TravellingEdit

COLUMNS: Final = (
    "seq, hash, hlc, action, record_type, record, field, kind, words, raw, salt, digest, bases"
)
_NUMBER = re.compile(r"-?\d{1,18}", re.ASCII)
"""What fits into a whole number of SQLite, whatever somebody wrote there."""


def value_columns(value: Value) -> tuple[str | None, str | None, bytes | None]:
    """Return kind, words and raw: PostgreSQL's columns have one type each, ours have not."""
    match value:
        case None:
            return None, None, None
        case str():
            return "t", value, None
        case bytes():
            return "b", None, value
        case int():
            return "i", str(value), None
        case _:
            message = f"no field holds {type(value)}"
            raise TypeError(message)


def row_of(edit: TravellingEdit) -> tuple[Any, ...]:
    """Return an edit's values in the order of COLUMNS."""
    return (
        *(edit.seq, edit.hash, edit.hlc, edit.action, edit.record_type, edit.record, edit.field),
        *value_columns(edit.value),
        *(edit.salt, edit.digest, edit.bases),
    )


def edit_of(site: bytes, member: bytes | None, device: str, row: tuple[Any, ...]) -> TravellingEdit:
    """Return the edit that a row holds.

    Raises:
        UnusableEditError: Its value is of no kind that we write.
    """
    seq, identity, hlc, action, record_type, record, field, *value, salt, digest, bases = row
    return TravellingEdit(
        site=site,
        member=member,
        device=device,
        seq=seq,
        hash=identity,
        hlc=hlc,
        action=action,
        action_name=PUBLISHED,
        undoes=None,
        record_type=record_type,
        record=record,
        field=field,
        value=_value(*value),
        salt=salt,
        digest=digest,
        bases=bases,
    )


def _value(kind: str | None, words: str | None, raw: bytes | None) -> Value:
    match kind:
        case None:
            return None
        case "t" if words is not None:
            return words
        case "b" if raw is not None:
            return raw
        case "i" if words is not None and _NUMBER.fullmatch(words):
            return int(words)
    message = "a value of no kind"
    raise UnusableEditError(message)
