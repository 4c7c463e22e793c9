"""The one door through which a block changes: no change of its state or place without a row."""

from dataclasses import replace

from planner.domain.protection import Block, Displacement, RowKind
from planner.domain.records import RecordId
from planner.domain.surge import Surge, surge_of
from planner.domain.values import Frozen, frozen
from planner.insight.ledger_rows import displacements
from planner.services.cause import Cause
from planner.services.charter import allowing_item
from planner.services.references import check_references
from planner.services.session import Session
from planner.store.writing import Writer


@frozen
class Change(Frozen):
    """A block before and after, and how much was taken from it."""

    seen: Block
    new: Block
    minutes: int


@frozen
class Correction(Frozen):
    """What a correction says.

    Attributes:
        about: The row that says what was not so; None where there is none.
        surge: In which the minutes count apart.
    """

    about: RecordId | None
    surge: RecordId | None
    why: str


def displace(
    session: Session,
    writer: Writer,
    change: Change,
    cause: Cause,
    instead_of: Displacement | None = None,
) -> Displacement:
    """Write a block that gave way, and its row, which is returned.

    Args:
        session: The plan.
        writer: Of the running action.
        change: What becomes of the block.
        cause: Why; where nothing took the block's time or place, it was the leader's own move.
        instead_of: The row that told the same loss wrongly; its number, age and surge stay.

    Raises:
        CharterSaysNoError: The charter does not allow what the cause says it does.
        EmptyFieldError: Minutes are taken, and nothing is said to take them.
        ChangedSinceError: The block is not as seen any more.
        NotFoundError: The barrier is gone.
    """
    is_taken = change.minutes > 0 or bool(cause.by_what.strip())
    item = allowing_item(session, change.seen, cause) if is_taken else None
    number = 0
    if is_taken and item is None:
        before = instead_of.exception_number if instead_of else 0
        number = before or next_exception(session)
    writer.replace(change.seen, change.new)
    row = Displacement(
        id=session.new_id(),
        block=change.new.id,
        rule=change.new.rule,
        at=session.now(),
        kind=RowKind.DISPLACED if is_taken else RowKind.REARRANGED,
        minutes=change.minutes,
        outcome=change.new.state,
        by_what=cause.by_what,
        for_whom=cause.for_whom,
        consent=cause.consent,
        charter_item=item.id if item else None,
        exception_number=number,
        why=cause.why,
        was_start=change.seen.start,
        was_minutes=change.seen.minutes,
        about=instead_of.id if instead_of else None,
        surge=_surge(session, change.seen, instead_of) if is_taken else None,
        barrier=_barrier(cause, instead_of) if is_taken else None,
    )
    check_references(session, row, instead_of)
    writer.add(row)
    return row


def note_kept(session: Session, writer: Writer, change: Change) -> Displacement:
    """Write a block that was kept, and its row; raises ChangedSinceError."""
    writer.replace(change.seen, change.new)
    row = _row(session, change, RowKind.KEPT)
    writer.add(row)
    return row


def note_correction(
    session: Session, writer: Writer, change: Change, correction: Correction
) -> Displacement:
    """Write a block of which something else was true, and its row; raises ChangedSinceError."""
    writer.replace(change.seen, change.new)
    row = replace(
        _row(session, change, RowKind.CORRECTED),
        about=correction.about,
        surge=correction.surge,
        why=correction.why,
    )
    writer.add(row)
    return row


def next_exception(session: Session) -> int:
    """Return the number that the next *just this once* gets; numbers are never used again."""
    rows = session.read.protection.ledger()
    return 1 + max((row.exception_number for row in rows), default=0)


def taken_minutes(session: Session, block: Block, left: int) -> int:
    """Return what a block is short of its promise when `left` minutes are left to it.

    It promises what was accepted, without what was taken from it already; a block that was made
    longer since promises no more for it.
    """
    taken = displacements(session.read.protection.ledger(block.id))
    promised = block.first_minutes - sum(row.minutes for row in taken)
    return max(0, promised - left)


def _barrier(cause: Cause, instead_of: Displacement | None) -> RecordId | None:
    return cause.barrier or (instead_of.barrier if instead_of else None)


def _surge(session: Session, block: Block, instead_of: Displacement | None) -> RecordId | None:
    if instead_of is not None:
        return instead_of.surge
    surge = surge_of(session.read.all(Surge), block.start, session.now())
    return surge.id if surge else None


def _row(session: Session, change: Change, kind: RowKind) -> Displacement:
    return Displacement(
        id=session.new_id(),
        block=change.new.id,
        rule=change.new.rule,
        at=session.now(),
        kind=kind,
        minutes=change.minutes,
        outcome=change.new.state,
        was_start=change.seen.start,
        was_minutes=change.seen.minutes,
    )
