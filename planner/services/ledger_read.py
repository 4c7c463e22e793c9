"""The ledger, read once for as long as the plan stays as it is."""

from collections.abc import Sequence

from planner.domain.protection import Displacement
from planner.services.session import Session


def ledger_rows(session: Session) -> Sequence[Displacement]:
    """List all rows, the oldest first; not for use inside an action, which changes them."""
    return session.remember("ledger", session.read.protection.ledger)
