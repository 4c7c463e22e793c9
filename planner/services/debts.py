"""What is owed, now or at any moment before, and how it is written off."""

from datetime import datetime

from planner.domain.changes import Action
from planner.domain.errors.fields import EmptyFieldError, FieldOutOfRangeError
from planner.domain.errors.ledger import WriteOffTooLargeError
from planner.domain.protection import Block, BlockState, Displacement, RowKind
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.insight.debt import Debt, debt_of, kept_share
from planner.insight.debt import debt_at as sum_at
from planner.services.ledger_read import ledger_rows
from planner.services.session import Session


@frozen
class Ledger(Frozen):
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
        debt=debt_of(rows, session.read.protection.rules_of_blocks(), now),
        kept_share=kept_share(blocks, now),
    )


def debt(session: Session) -> Debt:
    """Return what is owed now."""
    rows = ledger_rows(session)
    return debt_of(rows, session.read.protection.rules_of_blocks(), session.now())


def debt_at(session: Session, when: datetime) -> Debt:
    """Return what was owed at a moment, as the ledger said then."""
    rows = session.read.protection.ledger()
    return sum_at(rows, session.read.protection.rules_of_blocks(), when)


def write_off(session: Session, seen: Block, minutes: int, why: str) -> None:
    """Give up minutes that are owed to a block's rule, for a reason.

    Raises:
        WriteOffTooLargeError: They are more than is owed.
        FieldOutOfRangeError: They are none.
        EmptyFieldError: There is no reason.
    """
    _write_off(session, seen.rule, seen.id, minutes, why)


def write_off_rule(session: Session, rule: RecordId | None, minutes: int, why: str) -> None:
    """Give up minutes that are owed to a rule, which may be gone; None for blocks without one.

    Raises as `write_off`.
    """
    _write_off(session, rule, None, minutes, why)


def _write_off(
    session: Session, rule: RecordId | None, block: RecordId | None, minutes: int, why: str
) -> None:
    owed = debt(session).by_rule.get(rule, 0)
    if minutes < 1:
        raise FieldOutOfRangeError(Displacement.TYPE, "minutes", minutes, 1, owed)
    if minutes > owed:
        raise WriteOffTooLargeError(minutes, owed)
    if not why.strip():
        raise EmptyFieldError(Displacement.TYPE, "why")
    seen = session.read.find(Block, block) if block else None
    row = Displacement(
        id=session.new_id(),
        block=block,
        rule=rule,
        at=session.now(),
        kind=RowKind.WRITTEN_OFF,
        minutes=-minutes,
        outcome=seen.state if seen else BlockState.LOST,
        why=why,
    )
    with session.action(Action.WRITE_OFF_DEBT) as writer:
        writer.add(row)
