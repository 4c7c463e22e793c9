"""What probably takes a block's time: what stands in the diary there, then what did before."""

from collections import Counter

from planner.domain.attention import MeetingState
from planner.domain.lane import UNNAMED
from planner.domain.protection import Block
from planner.insight.ledger_rows import displacements
from planner.services.ledger_read import ledger_rows
from planner.services.session import Session

MOST_CAUSES = 5


def likely_causes(session: Session, block: Block, most: int = MOST_CAUSES) -> list[str]:
    """List up to `most` answers to "by what?": meetings over the block, then usual ones."""
    meetings = session.read.attention.meetings_between(block.start, block.end)
    there = [m.title.strip() for m in meetings if m.state is not MeetingState.DISMISSED]
    rows = ledger_rows(session)
    usual = Counter(row.by_what.strip() for row in displacements(rows))
    named = [*there, *(what for what, _ in usual.most_common())]
    return [what for what in dict.fromkeys(named) if what not in ("", UNNAMED)][:most]
