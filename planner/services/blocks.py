"""What becomes of protected time: blocks are added, kept, moved and given up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from planner.domain.changes import Action
from planner.domain.errors.fields import FieldOutOfRangeError
from planner.domain.errors.log import BlockNotBegunError, BlockOverlapError, BlockStateError
from planner.domain.protection import SLOT_MINUTES, Block, BlockState, Displacement
from planner.domain.values import Frozen, frozen
from planner.services.cause import Cause
from planner.services.ledger_door import Change, displace, note_kept, taken_minutes
from planner.services.references import check_references
from planner.services.repayment import repaid_by
from planner.services.session import Session

_LONGEST_BLOCK = timedelta(days=1)


@frozen
class Move(Frozen):
    """A block as it was seen, and where it goes."""

    seen: Block
    start: datetime
    minutes: int


def add_block(session: Session, block: Block) -> None:
    """Add a block by hand.

    Raises:
        BlockOverlapError: Another block stands there.
        NotFoundError: Its rule is not there.
    """
    check_references(session, block)
    check_room(session, block)
    with session.action(Action.ADD_BLOCK) as writer:
        writer.add(block)


def keep_block(session: Session, seen: Block) -> Displacement:
    """Note that a block was kept; what it gave beyond its rule's target repays debt.

    Returns:
        The row of the ledger, as all that change a block here.

    Raises:
        BlockStateError: It was kept or lost already.
        BlockNotBegunError: It lies ahead.
        ChangedSinceError: It is not as `seen` any more.
    """
    check_is_open(seen)
    check_has_begun(session, seen)
    kept = replace(seen, state=BlockState.KEPT)
    change = Change(seen=seen, new=kept, minutes=-repaid_by(session, seen))
    with session.action(Action.KEEP_BLOCK) as writer:
        return note_kept(session, writer, change)


def move_block(
    session: Session, seen: Block, start: datetime, cause: Cause, minutes: int | None = None
) -> Displacement:
    """Move a block, with another length if `minutes` says so; what it loses becomes debt.

    Raises:
        BlockStateError: It was kept or lost already.
        BlockOverlapError: Another block stands there.
        ChangedSinceError: It is not as `seen` any more.
        EmptyFieldError: It gets shorter, and nothing is said to take the time.
        CharterSaysNoError: The charter does not allow what the cause says it does.
    """
    length = seen.minutes if minutes is None else minutes
    return move_blocks(session, [Move(seen=seen, start=start, minutes=length)], cause)[0]


def move_blocks(session: Session, moves: Sequence[Move], cause: Cause) -> list[Displacement]:
    """Move several blocks in one action, or none of them; raises as `move_block`."""
    for move in moves:
        check_is_open(move.seen)
    with session.action(Action.MOVE_BLOCK) as writer:
        moved, rows = [], []
        for move in moves:
            new = replace(move.seen, start=move.start, minutes=move.minutes, state=BlockState.MOVED)
            taken = taken_minutes(session, move.seen, new.minutes)
            change = Change(seen=move.seen, new=new, minutes=taken)
            rows.append(displace(session, writer, change, cause))
            moved.append(new)
        # Only now: they may take one another's places.
        for new in moved:
            check_room(session, new)
    return rows


def shorten_block(session: Session, seen: Block, minutes: int, cause: Cause) -> Displacement:
    """Leave a block only its first `minutes`; the rest becomes debt.

    Raises:
        FieldOutOfRangeError: `minutes` are no less than it has, or too few.
        BlockStateError, ChangedSinceError, EmptyFieldError, CharterSaysNoError: As in
            `move_block`.
    """
    check_is_open(seen)
    if not SLOT_MINUTES <= minutes < seen.minutes:
        raise FieldOutOfRangeError(Block.TYPE, "minutes", minutes, SLOT_MINUTES, seen.minutes - 1)
    new = replace(seen, minutes=minutes, state=BlockState.SHORTENED)
    change = Change(seen=seen, new=new, minutes=taken_minutes(session, seen, minutes))
    with session.action(Action.DISPLACE_BLOCK) as writer:
        return displace(session, writer, change, cause)


def displace_block(session: Session, seen: Block, cause: Cause) -> Displacement:
    """Give a block up; all of it becomes debt. Raises as `move_block`."""
    check_is_open(seen)
    lost = replace(seen, state=BlockState.LOST)
    change = Change(seen=seen, new=lost, minutes=taken_minutes(session, seen, 0))
    with session.action(Action.DISPLACE_BLOCK) as writer:
        return displace(session, writer, change, cause)


def lock_block(session: Session, seen: Block, *, is_locked: bool) -> None:
    """Hold a block where it is, or let it go; raises ChangedSinceError."""
    with session.action(Action.LOCK_BLOCK) as writer:
        writer.replace(seen, replace(seen, is_locked=is_locked))


def defend_block(session: Session, seen: Block, *, is_defended: bool) -> None:
    """Count a block as busy, or as flexible again; raises ChangedSinceError."""
    with session.action(Action.DEFEND_BLOCK) as writer:
        writer.replace(seen, replace(seen, is_defended=is_defended))


def check_room(session: Session, block: Block) -> None:
    """Refuse a block that would stand on another one; raises BlockOverlapError."""
    near = session.read.protection.blocks_between(block.start - _LONGEST_BLOCK, block.end)
    for other in near:
        if other.id != block.id and other.stands and other.end > block.start:
            local = other.start.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
            raise BlockOverlapError(local)


def check_is_open(block: Block) -> None:
    """Refuse a block that was kept or lost already; raises BlockStateError."""
    if block.state in (BlockState.KEPT, BlockState.LOST):
        raise BlockStateError(block.id, block.state)


def check_has_begun(session: Session, block: Block) -> None:
    """Refuse to call a block kept that lies ahead; raises BlockNotBegunError."""
    if block.start > session.now():
        raise BlockNotBegunError(block.id)
