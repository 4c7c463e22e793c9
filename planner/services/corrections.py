"""Correcting what was said of a block that is over: by a row more, never by another past."""

from dataclasses import replace

from planner.domain.changes import Action
from planner.domain.errors.log import BlockStateError
from planner.domain.protection import Block, BlockState, Displacement, RowKind
from planner.domain.records import RecordId
from planner.insight.debt import Debt
from planner.insight.ledger_rows import standing_rows
from planner.services.blocks import check_has_begun, check_room
from planner.services.cause import Cause
from planner.services.debts import debt
from planner.services.ledger_door import (
    Change,
    Correction,
    displace,
    note_correction,
    note_kept,
    taken_minutes,
)
from planner.services.repayment import repaid_by
from planner.services.session import Session
from planner.store.writing import Writer

_SETTLED = (BlockState.KEPT, BlockState.LOST)
_STILL_STANDS = (BlockState.MOVED, BlockState.SHORTENED)


def reopen_block(session: Session, seen: Block, why: str = "") -> Displacement:
    """Take back that a block was kept or lost; it stands again as it did before.

    A row takes back what the one that settled it took or repaid, but never makes debt negative:
    what has been repaid or written off meanwhile stays so.

    Raises:
        BlockStateError: It was neither kept nor lost.
        BlockOverlapError: Another block stands there by now.
        ChangedSinceError: It is not as `seen` any more.
    """
    with session.action(Action.CORRECT_BLOCK) as writer:
        return _reopen(session, writer, seen, why)[1]


def correct_to_kept(session: Session, seen: Block, why: str = "") -> Displacement:
    """Say that a block was kept after all.

    Raises:
        BlockNotBegunError: It lies ahead.
        BlockStateError: It was not lost.
        BlockOverlapError, ChangedSinceError: As `reopen_block`.
    """
    if seen.state is not BlockState.LOST:
        raise BlockStateError(seen.id, seen.state)
    check_has_begun(session, seen)
    with session.action(Action.CORRECT_BLOCK) as writer:
        again, _ = _reopen(session, writer, seen, why)
        kept = replace(again, state=BlockState.KEPT)
        change = Change(seen=again, new=kept, minutes=-repaid_by(session, again))
        return note_kept(session, writer, change)


def correct_to_lost(session: Session, seen: Block, cause: Cause) -> Displacement:
    """Say that a block was lost after all, or lost to something else.

    A loss to something else owes the same, as long as before, and if it was *just this once, n*,
    it stays number n.

    Raises:
        EmptyFieldError, CharterSaysNoError: As `displace_block`.
        BlockStateError, BlockOverlapError, ChangedSinceError: As `reopen_block`.
    """
    with session.action(Action.CORRECT_BLOCK) as writer:
        before = _settling_row(session, seen) if seen.state is BlockState.LOST else None
        again, _ = _reopen(session, writer, seen, cause.why, is_whole=before is not None)
        lost = replace(again, state=BlockState.LOST)
        change = Change(seen=again, new=lost, minutes=taken_minutes(session, again, 0))
        return displace(session, writer, change, cause, before)


def _reopen(
    session: Session, writer: Writer, seen: Block, why: str, *, is_whole: bool = False
) -> tuple[Block, Displacement]:
    """Write the row that takes back; wholly where the same minutes are taken again at once."""
    if seen.state not in _SETTLED:
        raise BlockStateError(seen.id, seen.state)
    before = _settling_row(session, seen)
    minutes, surge = (0, None) if before is None else _taken_back(debt(session), seen, before)
    if before is not None and is_whole:
        minutes, surge = -before.minutes, before.surge
    open_again = replace(seen, state=_state_before(session, seen))
    check_room(session, open_again)
    change = Change(seen=seen, new=open_again, minutes=minutes)
    correction = Correction(about=before.id if before else None, surge=surge, why=why)
    return open_again, note_correction(session, writer, change, correction)


def _settling_row(session: Session, seen: Block) -> Displacement | None:
    """Return the row that kept or lost the block; None in plans older than such rows."""
    rows = standing_rows(session.read.protection.ledger(seen.id))
    kinds = (RowKind.KEPT, RowKind.DISPLACED)
    found = [row for row in rows if row.kind in kinds and row.outcome is seen.state]
    return found[-1] if found else None


def _state_before(session: Session, seen: Block) -> BlockState:
    rows = standing_rows(session.read.protection.ledger(seen.id))
    earlier = [row.outcome for row in rows if row.outcome in _STILL_STANDS]
    return earlier[-1] if earlier else BlockState.PLANNED


def _taken_back(owed: Debt, seen: Block, row: Displacement) -> tuple[int, RecordId | None]:
    """Return the minutes that take the block's row back, and in which surge they count."""
    if row.minutes <= 0:
        return -row.minutes, None
    part = next((p for p in (*owed.parts, *owed.surge_parts) if p.row == row.id), None)
    if part is None and row.surge is not None:
        return 0, None  # it was settled with its surge
    surge = part.surge if part else None
    column = owed.parts if surge is None else owed.surge_parts
    left = sum(p.minutes for p in column if p.rule == seen.rule and p.surge == surge)
    return -min(row.minutes, left), surge
