"""What is known of a displacement before the leader is asked about it."""

from functools import partial

from planner.domain.barriers import Barrier
from planner.domain.protection import Block
from planner.services.charter import fitting_items
from planner.services.ledger_door import next_exception
from planner.services.levels import level_names
from planner.services.likely_displacers import likely_displacers
from planner.services.session import Session
from ui.pages.protected_time.cause_form import Expected


def expected_of(session: Session, block: Block) -> Expected:
    """Return the likely answers for a block, and what the charter says to each."""
    return Expected(
        likely=likely_displacers(session, block),
        allowing=partial(fitting_items, session, block),
        number=next_exception(session),
        levels=level_names(session),
        barriers=[one for one in session.read.all(Barrier) if not one.is_cleared],
    )
