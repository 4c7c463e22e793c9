"""This week's protected time, and what became of it."""

from dataclasses import dataclass

from planner.domain.local_time import DAY, day_start
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState, Displacement, Rule
from planner.insight.ledger_rows import displacements
from planner.services.balance import this_week
from planner.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedStretch:
    """A block of the week, or a place proposed for one.

    Attributes:
        block: None for a proposal.
        proposal: None for a block.
        rule: None where the block has none, or it is gone.
        lost_to: The row of the ledger that took minutes from the block last.
        can_be_kept: Its time has come, and nobody has said yet what became of it.
    """

    block: Block | None
    proposal: StoredProposal | None
    rule: Rule | None
    lost_to: Displacement | None
    can_be_kept: bool

    @property
    def id(self) -> str:
        """Return the id of the block or the proposal; a proposal keeps its id as a block."""
        return self.place.id

    @property
    def place(self) -> Block | StoredProposal:
        """Return what says when it is."""
        place = self.block or self.proposal
        assert place is not None  # noqa: S101 - it is one of the two
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedWeek:
    """The protected time of this week.

    Attributes:
        stretches: Blocks, lost ones included, and proposals; by start.
        kept_minutes: Of the week's blocks.
        planned_minutes: As they were accepted.
        debt_minutes: Owed in all, by this week and earlier ones.
    """

    stretches: tuple[ProtectedStretch, ...]
    kept_minutes: int
    planned_minutes: int
    debt_minutes: int


def protected_week(session: Session) -> ProtectedWeek:
    """Return this week's blocks and the proposals for it."""
    period, zone = this_week(session), session.zone()
    start, end = day_start(period.first, zone), day_start(period.last + DAY, zone)
    rules = {rule.id: rule for rule in session.read.all(Rule)}
    blocks = session.read.protection.blocks_between(start, end)
    proposals = [p for p in session.read.protection.proposals() if start <= p.start < end]
    stretches = [
        *(
            _of_block(session, block, rules.get(block.rule) if block.rule else None)
            for block in blocks
        ),
        *(_of_proposal(proposal, rules.get(proposal.rule)) for proposal in proposals),
    ]
    return ProtectedWeek(
        stretches=tuple(sorted(stretches, key=lambda one: (one.place.start, one.id))),
        kept_minutes=sum(b.minutes for b in blocks if b.state is BlockState.KEPT),
        planned_minutes=sum(block.first_minutes for block in blocks),
        debt_minutes=max(0, session.read.protection.debt_minutes()),
    )


def _of_block(session: Session, block: Block, rule: Rule | None) -> ProtectedStretch:
    taken = displacements(session.read.protection.ledger(block.id))
    is_open = block.state not in (BlockState.KEPT, BlockState.LOST)
    return ProtectedStretch(
        block=block,
        proposal=None,
        rule=rule,
        lost_to=taken[-1] if taken else None,
        can_be_kept=is_open and block.start <= session.now(),
    )


def _of_proposal(proposal: StoredProposal, rule: Rule | None) -> ProtectedStretch:
    return ProtectedStretch(
        block=None, proposal=proposal, rule=rule, lost_to=None, can_be_kept=False
    )
