"""What changed from each revision of the plan to the next one for the same audience."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.coaching import Audience, Revision
from planner.domain.plan import Plan
from planner.domain.records import Record, RecordId
from planner.domain.release import NEVER_RELEASED, Occasion, Period, Sums, release
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChanges:
    """What was made or edited between a revision and the one before it for its audience.

    Attributes:
        is_first: There is none before it, so nothing is compared.
        new, edited: Records that the audience may see now; what was deleted is not among them.
    """

    is_first: bool
    new: tuple[Record, ...] = ()
    edited: tuple[Record, ...] = ()


def revision_changes(session: Session) -> dict[RecordId, RevisionChanges]:
    """Return what changed with each revision, by its id."""
    revisions = session.read.all(Revision)
    if not revisions:
        return {}
    whole = session.read.plan(leaving_out=NEVER_RELEASED)
    found: dict[RecordId, RevisionChanges] = {}
    for audience in {revision.audience for revision in revisions}:
        seen = _seen(session, whole, audience)
        own = [revision for revision in revisions if revision.audience is audience]
        for before, revision in zip([None, *own], own, strict=False):
            found[revision.id] = _between(session, before, revision, seen)
    return found


def _between(
    session: Session, before: Revision | None, revision: Revision, seen: dict[RecordId, Record]
) -> RevisionChanges:
    if before is None:
        return RevisionChanges(is_first=True)
    touched = session.read.history.touched_since(before.exported_at, revision.exported_at)
    known = [(seen[record], is_new) for _, record, is_new in touched if record in seen]
    return RevisionChanges(
        is_first=False, new=_those(known, is_new=True), edited=_those(known, is_new=False)
    )


def _those(known: Iterable[tuple[Record, bool]], *, is_new: bool) -> tuple[Record, ...]:
    return tuple(record for record, made in known if made is is_new)


def _seen(session: Session, whole: Plan, audience: Audience) -> dict[RecordId, Record]:
    occasion = Occasion(
        audience=audience,
        plan_uid=session.plan_uid,
        revision=0,
        exported_at=session.now(),
        zone=session.zone().key,
        period=Period(start=session.today(), end=session.today()),
    )
    records = release(whole, occasion, Sums()).plan.records.values()
    return {record.id: record for of_type in records for record in of_type}
