"""What probably displaced a block, and for whom: answers that one key can give."""

from collections import Counter
from dataclasses import dataclass

from planner.domain.protection import Block, Consent, Displacement, Requester
from planner.domain.records import RecordId
from planner.services.charter import fitting_items
from planner.services.ledger_read import ledger_rows
from planner.services.likely_causes import MOST_CAUSES, likely_causes
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyDisplacer:
    """One answer.

    Attributes:
        for_whom: As the ledger knows it of earlier times; None where it never heard of it.
        consent: The one said most often with it.
        charter_item: What allowed it the last time and still does; None otherwise.
    """

    by_what: str
    for_whom: Requester | None
    consent: Consent = Consent.MINE
    charter_item: RecordId | None = None


def likely_displacers(
    session: Session, block: Block, most: int = MOST_CAUSES
) -> list[LikelyDisplacer]:
    """List up to `most` answers: what stands in the diary there, then what displaced before."""
    rows = [row for row in ledger_rows(session) if row.minutes > 0]
    return [_displacer(session, block, what, rows) for what in likely_causes(session, block, most)]


def _displacer(
    session: Session, block: Block, by_what: str, rows: list[Displacement]
) -> LikelyDisplacer:
    known = [row for row in rows if row.by_what.strip() == by_what]
    if not known:
        return LikelyDisplacer(by_what=by_what, for_whom=None)
    said = Counter((row.for_whom, row.consent) for row in known)
    (for_whom, consent), _ = said.most_common(1)[0]
    allowed = known[-1].charter_item
    fits = {item.id for item in fitting_items(session, block, for_whom, by_what)}
    return LikelyDisplacer(
        by_what=by_what,
        for_whom=for_whom,
        consent=consent,
        charter_item=allowed if allowed in fits else None,
    )
