"""Fields on which people disagree: listing them, and choosing."""

from dataclasses import replace
from typing import Any

from planner.domain.changes import Action
from planner.domain.conflicts import BIN, Choice, Conflict, Rival
from planner.domain.errors.merging import NoConflictError, NotJoinableError
from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import record_from_json, record_to_json
from planner.domain.records import Kind, Record, RecordId, specs_of
from planner.merge.texts import joined_text
from planner.services.blind import seen_conflicts
from planner.services.session import Session

__all__ = ["BIN", "Choice", "Conflict", "Rival"]

_TWO = 2
_FEW = 100


def conflicts(session: Session, limit: int | None = None) -> list[Conflict]:
    """List what waits for a choice, by record and field; nothing is blocked meanwhile.

    What both sides of a reflection point answer blind waits until both may read it.
    """
    return seen_conflicts(session, session.read.conflicts.all(limit))


def choices_waiting(session: Session) -> int:
    """Count what `conflicts` lists; of very many also what is left out there."""
    count = session.read.conflicts.count()
    return len(conflicts(session)) if 0 < count <= _FEW else count


def conflict_of(session: Session, record: RecordId, field: str) -> Conflict:
    """Return the conflict of one field.

    Raises:
        NoConflictError: Nobody disagrees there.
    """
    found = session.read.conflicts.find(record, field)
    if found is None:
        raise NoConflictError(record, field)
    return found


def proposal(conflict: Conflict) -> str | None:
    """Propose a text with the changes of both, word by word; None where there is none.

    It is shown and stored only when somebody accepts it.
    """
    spec = next(
        (
            spec
            for spec in specs_of(RECORD_TYPES[conflict.record_type])
            if spec.name == conflict.field
        ),
        None,
    )
    texts = (conflict.base, *(rival.value for rival in conflict.rivals))
    if spec is None or spec.kind not in (Kind.LINE, Kind.TEXT) or len(conflict.rivals) != _TWO:
        return None
    if not all(isinstance(text, str) for text in texts):
        return None
    base, one, other = map(str, texts)
    return joined_text(base, one, other)


def choose(session: Session, conflict: Conflict, choice: Choice) -> None:
    """Let one of the two values hold; of the bin, keep the record or delete it.

    Raises:
        NoConflictError: Somebody has chosen by now.
        ChangedSinceError, PlannerError: The record changed meanwhile, or refuses the value.
    """
    choose_rival(session, conflict, conflict.chosen(choice))


def choose_rival(session: Session, conflict: Conflict, rival: Rival) -> None:
    """Let this one of the values hold, of which there may be more than two; raises as `choose`."""
    if conflict.field == BIN:
        _settle_bin(session, conflict, is_deleted=bool(rival.value))
    else:
        _settle(session, conflict, rival.value)


def choose_joined(session: Session, conflict: Conflict) -> str:
    """Accept the proposal, and return it; raises NotJoinableError and as `choose`."""
    joined = proposal(conflict)
    if joined is None:
        raise NotJoinableError(conflict.field)
    _settle(session, conflict, joined)
    return joined


def choose_other(session: Session, conflict: Conflict, new: Record) -> None:
    """Let the value of the field in `new` hold, which may be neither; raises as `choose`."""
    _write(session, conflict, new)


def seen_record(session: Session, conflict: Conflict) -> Record:
    """Return the record of a conflict as it is shown."""
    return session.read.get(RECORD_TYPES[conflict.record_type], conflict.record)


def _settle(session: Session, conflict: Conflict, value: Any) -> None:
    seen = seen_record(session, conflict)
    written = {**record_to_json(seen), conflict.field: value}
    _write(session, conflict, record_from_json(type(seen), written))


def _write(session: Session, conflict: Conflict, new: Record) -> None:
    conflict_of(session, conflict.record, conflict.field)
    seen = seen_record(session, conflict)
    chosen = replace(seen, **{conflict.field: getattr(new, conflict.field)})
    with session.action(Action.CHOOSE_VALUE) as writer:
        writer.settle(seen, chosen, conflict.field)


def _settle_bin(session: Session, conflict: Conflict, *, is_deleted: bool) -> None:
    conflict_of(session, conflict.record, conflict.field)
    seen = seen_record(session, conflict)
    with session.action(Action.CHOOSE_VALUE) as writer:
        if is_deleted:
            writer.delete(seen)
        else:
            writer.keep(seen)
