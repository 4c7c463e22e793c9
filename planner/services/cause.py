"""Why a block gave way, as the leader says it."""

from planner.domain.protection import Consent, Requester
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen


@frozen
class Cause(Frozen):
    """Why a block gave way.

    Attributes:
        by_what: What took the time; may be empty only where no minute is taken.
        charter_item: The item that allows it beforehand.
        barrier: Of which it is a cost, where the leader says so.
        in_charter: Whichever item of the charter fits best allows it. Without either it is
            *just this once, number n*.
    """

    by_what: str = ""
    for_whom: Requester = Requester.SELF
    consent: Consent = Consent.MINE
    why: str = ""
    charter_item: RecordId | None = None
    in_charter: bool = False
    barrier: RecordId | None = None
