"""What changed since a revision went out: looked up in the journal, field by field."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from planner.domain.coaching import Question, Revision
from planner.domain.direction import Initiative, Measure, SharedGoal
from planner.domain.edits import RecordEdit
from planner.domain.errors import PlannerError
from planner.domain.goals import Evidence, SkillGoal, Step
from planner.domain.governance import Decision, ReferenceBack
from planner.domain.partnership import Promise, Tension, TensionChange
from planner.domain.readiness import Round
from planner.domain.record_json import Json, record_from_json
from planner.domain.records import Record, RecordId
from planner.domain.revision_changes import Touched, field_changes
from planner.services.session import Session

TOLD_FIELD_BY_FIELD: Final[tuple[type[Record], ...]] = (
    SkillGoal,
    Step,
    Evidence,
    Initiative,
    Round,
    SharedGoal,
    Measure,
    Tension,
    TensionChange,
    Promise,
    Decision,
    ReferenceBack,
    Question,
)
"""What a document tells of changes; of everything else only that it changed."""


def touched_since(session: Session, last: Revision | None) -> tuple[Touched, ...]:
    """List what was made, edited or removed since the revision; nothing before the first one."""
    if last is None:
        return ()
    found = session.read.history.touched_since(last.exported_at)
    ids: defaultdict[str, set[RecordId]] = defaultdict(set)
    for record_type, record, is_new in found:
        if not is_new:
            ids[record_type].add(record)
    looked_up = {
        record: change
        for kind in TOLD_FIELD_BY_FIELD
        if ids[kind.TYPE]
        for record, change in _looked_up(session, kind, ids[kind.TYPE], last.exported_at).items()
    }
    return tuple(
        looked_up.get(record) or Touched(record_type=record_type, record=record, is_new=is_new)
        for record_type, record, is_new in found
    )


def _looked_up(
    session: Session, kind: type[Record], ids: Collection[RecordId], moment: datetime
) -> dict[RecordId, Touched]:
    now = {record.id: record for record in session.read.all(kind)}
    states = _states_at(session.read.history.edits_of(kind.TYPE), ids, moment)
    return {
        record: _compared(kind, record, states[record], now.get(record))
        for record in ids
        if record in states
    }


def _states_at(
    edits: Iterable[RecordEdit], ids: Collection[RecordId], moment: datetime
) -> dict[RecordId, dict[str, Json]]:
    """Return what the records held at the moment; those that were in the bin then are left out."""
    states: dict[RecordId, dict[str, Json]] = {}
    removed: set[RecordId] = set()
    last = int(moment.timestamp())
    for edit in edits:
        if edit.record not in ids or int(edit.at.timestamp()) > last:
            continue
        states.setdefault(edit.record, {"id": edit.record}).update(edit.said)
        if edit.is_deleted is not None:
            (removed.add if edit.is_deleted else removed.discard)(edit.record)
    return {record: state for record, state in states.items() if record not in removed}


def _compared(
    kind: type[Record], record: RecordId, state: dict[str, Json], now: Record | None
) -> Touched:
    try:
        before = record_from_json(kind, state)
    except (PlannerError, ValueError, TypeError, KeyError):
        # Written by a newer version, or erased since: it changed, and nobody can say how.
        return Touched(record_type=kind.TYPE, record=record, is_new=False)
    return Touched(
        record_type=kind.TYPE,
        record=record,
        is_new=False,
        changes=field_changes(before, now) if now else (),
        tier_before=before.tier,
    )
