"""Any record as it stood at any time: out of the bin, or back to an earlier state."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from planner.domain.attention import Timer
from planner.domain.changes import Action
from planner.domain.errors.fields import OneOwnerError
from planner.domain.errors.history import (
    NothingToRestoreError,
    NotRestorableError,
    NotYetMadeError,
    UnknownEditError,
)
from planner.domain.errors.log import RoundClosedError, TimerRunsError
from planner.domain.governance import Decision, ReferenceBack
from planner.domain.people import Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.readiness import Answer, Round, RoundComment
from planner.domain.record_json import record_to_json
from planner.domain.records import Record, specs_of
from planner.domain.reflection import Reflection, ReflectionAnswer
from planner.services.decisions import check_closed
from planner.services.history import NamedRecord
from planner.services.references import check_references, needs
from planner.services.reflection import side_by_side
from planner.services.session import Session
from planner.store.reading.past import NOW, Mark

_LEDGER = ("block", "displacement")
_SHORTEST_EDIT = 4


def take_out_of_bin(session: Session, named: NamedRecord) -> list[Record]:
    """Take a record out of the bin, with what cannot be without it and went in the same action.

    Returns:
        The record first.

    Raises:
        NothingToRestoreError: It is not in the bin.
        ErasedForGoodError: What stood in it was erased.
        NotRestorableError, RoundClosedError, TimerRunsError, ReferenceBackMissingError: It may not
            come back as things stand.
        NotFoundError: What it names is not there any more.
    """
    if _present(session, named) is not None:
        raise NothingToRestoreError(*named)
    wanted = _record(session, named, NOW)
    others = [
        _record(session, NamedRecord(kind, record), NOW)
        for kind, record in session.read.past.gone_with(named.id)
        if kind in RECORD_TYPES
    ]
    together = _together(wanted, others)
    for one in together:
        _check_laws(session, None, one)
    with session.action(Action.RESTORE_RECORD) as writer:
        for one in together:
            _check_owner(session, one)
            writer.add(one)
        for one in together:
            check_references(session, one)
        _check_decisions(session, together)
    return together


def restore_as_at(session: Session, named: NamedRecord, moment: datetime) -> list[Record]:
    """Give a record the values that it had at a moment; out of the bin, if it lies there.

    Raises:
        NotYetMadeError: It was not there then.
        ErasedForGoodError: All that stood in it then was erased.
        NothingToRestoreError: It is as it was then.
        NotRestorableError, RoundClosedError, TimerRunsError, ReferenceBackMissingError: It may not
            change in this way.
        NotFoundError: What it named is not there any more.
    """
    return _restore(session, named, session.read.past.mark_at(moment))


def restore_from_edit(session: Session, named: NamedRecord, edit: str) -> list[Record]:
    """Give a record the values that one of its edits left, named by its first or last digits.

    Raises:
        UnknownEditError: Its history has no such edit, or several.
        PlannerError: As `restore_as_at`.
    """
    digits = edit.strip().lower()
    found = {
        line.edit
        for line in session.read.history.lines(named.id, limit=_ALL)
        if line.edit.startswith(digits) or line.edit.endswith(digits)
    }
    if len(digits) < _SHORTEST_EDIT or len(found) != 1:
        raise UnknownEditError(edit)
    mark = session.read.past.mark_of(bytes.fromhex(found.pop()))
    return _restore(session, named, mark)


_ALL = 1_000_000


def _restore(session: Session, named: NamedRecord, mark: Mark) -> list[Record]:
    seen = _present(session, named)
    new = _record(session, named, mark)
    if seen is not None and record_to_json(seen) == record_to_json(new):
        raise NothingToRestoreError(*named)
    _check_change(session, seen, new)
    with session.action(Action.RESTORE_RECORD) as writer:
        if seen is None:
            writer.add(new)
        else:
            writer.replace(seen, new)
        check_references(session, new, seen)
        _check_decisions(session, [new])
    return [new]


def _present(session: Session, named: NamedRecord) -> Record | None:
    record_type = RECORD_TYPES.get(named.record_type)
    if record_type is None:
        raise NotRestorableError(named.record_type, "newer")
    return session.read.find(record_type, named.id)


def _record(session: Session, named: NamedRecord, mark: Mark) -> Record:
    """Return the record as it stood, with the present values where its own were erased."""
    past = session.read.past.record(named.record_type, named.id, mark)
    if past is None:
        raise NotYetMadeError(*named)
    return past


def _together(wanted: Record, others: Iterable[Record]) -> list[Record]:
    """Return the record and those that cannot be without it, or it without them."""
    kept, left = [wanted], list(others)
    while True:
        joined = [one for one in left if any(_is_tied(one, held) for held in kept)]
        if not joined:
            return kept
        kept += joined
        left = [one for one in left if one not in joined]


def _is_tied(one: Record, other: Record) -> bool:
    return any(
        needs(spec, whole) and getattr(part, spec.name) == whole.id
        for part, whole in ((one, other), (other, one))
        for spec in specs_of(type(part))
    )


def _check_owner(session: Session, new: Record, seen: Record | None = None) -> None:
    is_owner = isinstance(new, Member) and new.is_owner
    was_owner = isinstance(seen, Member) and seen.is_owner
    if is_owner != was_owner and session.owner() is not None:
        raise OneOwnerError


def _check_change(session: Session, seen: Record | None, new: Record) -> None:
    """Refuse what the laws of its kind do not let change."""
    _check_owner(session, new, seen)
    if new.TYPE in _LEDGER:
        raise NotRestorableError(new.TYPE, "ledger")
    _check_laws(session, seen, new)


def _check_laws(session: Session, seen: Record | None, new: Record) -> None:
    answered = [one.round for one in (seen, new) if isinstance(one, Answer | RoundComment)]
    rounds: Sequence[Record | None] = [seen, *(session.read.find(Round, one) for one in answered)]
    for one in rounds:
        if isinstance(one, Round) and one.closed_on is not None:
            raise RoundClosedError(one.id)
    if isinstance(new, ReflectionAnswer):
        point = session.read.find(Reflection, new.reflection)
        if point is not None and side_by_side(session, point).is_shown:
            raise NotRestorableError(new.TYPE, "shown")
    running = session.read.attention.timer() if isinstance(new, Timer) else None
    if running is not None and running.id != new.id:
        raise TimerRunsError(running.what)


def _check_decisions(session: Session, restored: Iterable[Record]) -> None:
    """Refuse to leave a decision closed without what it was closed with."""
    touched = (
        one.decision if isinstance(one, ReferenceBack) else one.id
        for one in restored
        if isinstance(one, Decision | ReferenceBack)
    )
    check_closed(session, touched)
