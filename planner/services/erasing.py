"""Erasing for good: what must not stay is taken out of the plan, and nothing brings it back."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.changes import Action
from planner.domain.errors.fields import OneOwnerError
from planner.domain.errors.history import NotErasableError
from planner.domain.people import Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import Kind, Record, RecordId, specs_of
from planner.services.history import NamedRecord
from planner.services.references import parts_of
from planner.services.session import Session

_LEDGER = ("block", "displacement")
_WORDS = (Kind.LINE, Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased.

    Attributes:
        records: The record and, where it went as a whole, what could not be without it.
        is_wiped: The file was written anew. Otherwise another program reads it or the disk is too
            full, and remains may stand between its pages until something is erased again.
    """

    records: tuple[NamedRecord, ...]
    is_wiped: bool


def erase(session: Session, named: NamedRecord, field: str | None = None) -> Erased:
    """Erase all values of a record, or of one field, also from its history; undo cannot help.

    Backups, exports and files that others took in are not reached; copies that are merged with
    this plan obey.

    Raises:
        NotErasableError: The record cannot be without it, or the ledger would not add up.
        OneOwnerError: It is the owner of the plan.
        ErasedForGoodError: Nothing of it is left.
    """
    _check(session, named, field)
    together = [named]
    if field is None:
        seen = session.read.find(RECORD_TYPES[named.record_type], named.id)
        together = [NamedRecord(one.TYPE, one.id) for one in _whole(session, seen)] or together
    with session.action(Action.ERASE_VALUES) as writer:
        for one in together:
            _check(session, one, field)
            writer.erase(one.record_type, one.id, field)
    return Erased(records=tuple(together), is_wiped=session.wipe())


def _whole(session: Session, seen: Record | None) -> Iterator[Record]:
    if seen is not None:
        for part in parts_of(session, seen):
            yield from _whole(session, part)
        yield seen


def _check(session: Session, named: NamedRecord, field: str | None) -> None:
    record_type = RECORD_TYPES.get(named.record_type)
    if record_type is None:
        raise NotErasableError(named.record_type, field or "", "newer")
    if named.record_type in _LEDGER:
        kinds = {spec.name: spec.kind for spec in specs_of(record_type)}
        if field is None or kinds.get(field, Kind.TEXT) not in _WORDS:
            raise NotErasableError(named.record_type, field or "", "ledger")
    if field is None and _is_owner(session, named.id):
        raise OneOwnerError


def _is_owner(session: Session, record_id: RecordId) -> bool:
    found = session.read.find(Member, record_id)
    return found is not None and found.is_owner
