"""Did an action change a block without a row of the ledger? Then it is a bug, and is not kept."""

from collections.abc import Iterable

from planner.domain.changes import RecordChange

_BLOCK, _ROW = "block", "displacement"
_TOLD = ("state", "start", "minutes")


class LedgerPassedByError(Exception):
    """A service changed a block's state or place without saying so in the ledger."""


def check_ledger(changes: Iterable[RecordChange]) -> None:
    """Refuse changes of blocks of which no row tells; raises LedgerPassedByError."""
    known = list(changes)
    told = {
        change.after["block"] for change in known if change.record_type == _ROW and change.after
    }
    for change in known:
        if change.record_type == _BLOCK and _is_told(change) and change.record_id not in told:
            raise LedgerPassedByError(change.record_id)


def _is_told(change: RecordChange) -> bool:
    """Say whether a change needs a row: not where a block is made, always where it goes."""
    before, after = change.before, change.after
    if before is None:
        return False
    return after is None or any(before[name] != after[name] for name in _TOLD)
