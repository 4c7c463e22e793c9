"""What becomes of protected time: each change of a block writes its row of the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from planner.domain.changes import Action
from planner.domain.errors import (
    BlockOverlapError,
    BlockStateError,
    EmptyFieldError,
    FieldOutOfRangeError,
)
from planner.domain.protection import (
    SLOT_MINUTES,
    Block,
    BlockState,
    Consent,
    Displacement,
    Requester,
)
from planner.domain.records import RecordId
from planner.insight.debt import Debt, debt_of, kept_share
from planner.services.references import check_references
from planner.services.repayment import repaid_by
from planner.services.session import Session
from planner.store.writing import Writer

_LONGEST_BLOCK = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a block gave way.

    Attributes:
        by_what: What took the time; may be empty only where no minute is taken.
        in_charter: Decided beforehand; otherwise it is *just this once, number n*.
    """

    by_what: str = ""
    for_whom: Requester = Requester.SELF
    consent: Consent = Consent.MINE
    why: str = ""
    in_charter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Where protected time stands.

    Attributes:
        blocks: All, by start, lost ones included.
        rows: What happened to them, the oldest first.
        kept_share: Of the blocks that are over, 0 to 1; None without any.
    """

    blocks: tuple[Block, ...]
    rows: tuple[Displacement, ...]
    debt: Debt
    kept_share: float | None


def ledger(session: Session) -> Ledger:
    """Return all blocks, what happened to them, and what is owed."""
    now = session.now()
    rows = session.read.protection.ledger()
    blocks = sorted(session.read.all(Block), key=lambda block: (block.start, block.id))
    return Ledger(
        blocks=tuple(blocks),
        rows=tuple(rows),
        debt=debt_of(rows, _rules_of(blocks), now),
        kept_share=kept_share(blocks, now),
    )


def debt(session: Session) -> Debt:
    """Return what is owed now."""
    return ledger(session).debt


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


def keep_block(session: Session, seen: Block) -> None:
    """Note that a block was kept; what it gave beyond its rule's target repays debt.

    Raises:
        BlockStateError: It was kept or lost already.
        ChangedSinceError: It is not as `seen` any more.
    """
    _check_stands(seen)
    repaid = repaid_by(session, seen, debt(session).by_rule.get(seen.rule, 0))
    kept = replace(seen, state=BlockState.KEPT)
    with session.action(Action.KEEP_BLOCK) as writer:
        _write(session, writer, seen, kept, -repaid, Cause(in_charter=True))


def move_block(
    session: Session, seen: Block, start: datetime, cause: Cause, minutes: int | None = None
) -> None:
    """Move a block, with another length if `minutes` says so; what it loses becomes debt.

    Raises:
        BlockStateError: It was kept or lost already.
        BlockOverlapError: Another block stands there.
        ChangedSinceError: It is not as `seen` any more.
        EmptyFieldError: It gets shorter, and nothing is said to take the time.
    """
    _check_stands(seen)
    new = replace(
        seen,
        start=start,
        minutes=seen.minutes if minutes is None else minutes,
        state=BlockState.MOVED,
    )
    check_room(session, new)
    with session.action(Action.MOVE_BLOCK) as writer:
        _write(session, writer, seen, new, _taken(session, seen, new.minutes), cause)


def shorten_block(session: Session, seen: Block, minutes: int, cause: Cause) -> None:
    """Leave a block only its first `minutes`; the rest becomes debt.

    Raises:
        FieldOutOfRangeError: `minutes` are no less than it has, or too few.
        BlockStateError, ChangedSinceError, EmptyFieldError: As in `move_block`.
    """
    _check_stands(seen)
    if not SLOT_MINUTES <= minutes < seen.minutes:
        raise FieldOutOfRangeError(Block.TYPE, "minutes", minutes, SLOT_MINUTES, seen.minutes - 1)
    new = replace(seen, minutes=minutes, state=BlockState.SHORTENED)
    with session.action(Action.DISPLACE_BLOCK) as writer:
        _write(session, writer, seen, new, _taken(session, seen, minutes), cause)


def displace_block(session: Session, seen: Block, cause: Cause) -> None:
    """Give a block up; all of it becomes debt. Raises as `move_block`."""
    _check_stands(seen)
    lost = replace(seen, state=BlockState.LOST)
    with session.action(Action.DISPLACE_BLOCK) as writer:
        _write(session, writer, seen, lost, _taken(session, seen, 0), cause)


def lock_block(session: Session, seen: Block, *, is_locked: bool) -> None:
    """Hold a block where it is, or let it go; raises ChangedSinceError."""
    with session.action(Action.LOCK_BLOCK) as writer:
        writer.replace(seen, replace(seen, is_locked=is_locked))


def defend_block(session: Session, seen: Block, *, is_defended: bool) -> None:
    """Count a block as busy, or as flexible again; raises ChangedSinceError."""
    with session.action(Action.DEFEND_BLOCK) as writer:
        writer.replace(seen, replace(seen, is_defended=is_defended))


def write_off(session: Session, seen: Block, minutes: int, why: str) -> None:
    """Give up minutes that are owed to a block's rule, for a reason.

    Raises:
        FieldOutOfRangeError: They are more than is owed, or none.
        EmptyFieldError: There is no reason.
    """
    owed = debt(session).by_rule.get(seen.rule, 0)
    if not 1 <= minutes <= owed:
        raise FieldOutOfRangeError(Displacement.TYPE, "minutes", minutes, 1, owed)
    if not why.strip():
        raise EmptyFieldError(Displacement.TYPE, "why")
    with session.action(Action.WRITE_OFF_DEBT) as writer:
        writer.add(_row(session, seen, -minutes, Cause(why=why, in_charter=True)))


def check_room(session: Session, block: Block) -> None:
    """Refuse a block that would stand on another one; raises BlockOverlapError."""
    near = session.read.protection.blocks_between(block.start - _LONGEST_BLOCK, block.end)
    for other in near:
        if other.id != block.id and other.stands and other.end > block.start:
            local = other.start.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
            raise BlockOverlapError(local)


def _check_stands(block: Block) -> None:
    if block.state in (BlockState.KEPT, BlockState.LOST):
        raise BlockStateError(block.id, block.state)


def _taken(session: Session, block: Block, left: int) -> int:
    """Return what a block is short of its promise when `left` minutes are left to it.

    It promises what was accepted, without what the ledger has taken already; a block that was
    made longer since promises no more for it.
    """
    rows = session.read.protection.ledger(block.id)
    promised = block.first_minutes - sum(max(0, row.minutes) for row in rows)
    return max(0, promised - left)


def _write(
    session: Session, writer: Writer, seen: Block, new: Block, minutes: int, cause: Cause
) -> None:
    writer.replace(seen, new)
    writer.add(_row(session, new, minutes, cause))


def _row(session: Session, block: Block, minutes: int, cause: Cause) -> Displacement:
    return Displacement(
        id=session.new_id(),
        block=block.id,
        at=session.now(),
        minutes=minutes,
        outcome=block.state,
        by_what=cause.by_what,
        for_whom=cause.for_whom,
        consent=cause.consent,
        exception_number=0 if cause.in_charter else _next_exception(session),
        why=cause.why,
    )


def _next_exception(session: Session) -> int:
    rows = session.read.protection.ledger()
    return 1 + max((row.exception_number for row in rows), default=0)


def _rules_of(blocks: list[Block]) -> Mapping[RecordId, RecordId | None]:
    return {block.id: block.rule for block in blocks}
