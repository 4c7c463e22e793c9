"""Proposing protected time and taking proposals up.

problem = gather(session)                    reads the plan; see `planner.services.gathering`
proposal = preview(problem, NoProgress())    good, and at once
proposal = search(problem, NoProgress())     proved; both are pure: they may run in another thread
store_proposals(session, proposal)           to be looked at, no part of the plan
found = replan(problem, NoProgress())        moves for what was displaced; `store_replan` keeps them
accept_proposals(session, chosen)            makes blocks of them, in one action
"""

import json
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from planner.domain.changes import Action
from planner.domain.errors.fields import AmbiguousIdError, NotFoundError
from planner.domain.people import Member
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState, Rule
from planner.domain.records import RecordId
from planner.progress import Progress
from planner.scheduling import propose as scheduling
from planner.scheduling.problem import Problem
from planner.scheduling.proposal import Proposal, ProposedBlock, Reason
from planner.scheduling.propose import Approach
from planner.scheduling.replan import Replan
from planner.scheduling.replan import replan as replanned
from planner.scheduling.watch import Watch
from planner.services.blocks import check_is_open, check_room
from planner.services.cause import Cause
from planner.services.ledger_door import Change, displace, taken_minutes
from planner.services.session import Session
from planner.services.survival import knows_survival
from planner.store.reading.records import SHORTEST_ID

_PROPOSAL = "proposal"
_STEPS = 1000
_ABSENT = "absent"  # stands among the reasons of a stored proposal, with a member


def preview(problem: Problem, progress: Progress, *, seed: int = 1) -> Proposal:
    """Search for good places at once; the same problem and seed give the same proposal.

    Raises:
        Cancelled: The user stopped it.
    """
    return scheduling.preview(problem, _watch(progress), Approach(seed=seed))


def search(
    problem: Problem, progress: Progress, *, seed: int = 1, seconds: float | None = None
) -> Proposal:
    """Search for the best places, and prove how good they are.

    The same problem and seed give the same proposal on every computer that has the solver; the
    proposal says whether it was used.

    Args:
        problem: From `gather`.
        progress: Told how far it is.
        seed: Of the search that takes the solver's place where it is missing.
        seconds: When to stop with the best found so far, which is then not reproducible.

    Raises:
        Cancelled: The user stopped it.
    """
    return scheduling.propose(problem, _watch(progress, seconds), Approach(seed=seed))


def _watch(progress: Progress, seconds: float | None = None) -> Watch:
    def report(share: float) -> None:
        progress.step(round(share * _STEPS), _STEPS)

    if seconds is None:
        return Watch(report)
    end = time.monotonic() + seconds
    return Watch(report, lambda: time.monotonic() > end)


def replan(
    problem: Problem, progress: Progress, *, lost: Iterable[datetime] = (), seed: int = 1
) -> Replan:
    """Find other places for blocks that meetings stand on, with as few moves as possible.

    Args:
        problem: From `gather` with `may_move`.
        progress: Told how far it is.
        lost: From `lost_starts`.
        seed: Of the search that takes the solver's place where it is missing.

    Raises:
        Cancelled: The user stopped it.
    """
    return replanned(problem, lost=lost, watch=_watch(progress), approach=Approach(seed=seed))


def lost_starts(session: Session) -> list[datetime]:
    """List where blocks were to begin that are lost and not over yet: what left room behind."""
    return [
        block.first_start
        for block in session.read.all(Block)
        if block.state is BlockState.LOST and block.first_start > session.now()
    ]


def store_replan(session: Session, found: Replan) -> list[StoredProposal]:
    """Put the moves and new places in the place of earlier proposals; return them, by start."""
    moves = [(move.to, RecordId(move.block.key)) for move in found.moves]
    return _store(session, [*moves, *((block, None) for block in found.new)])


def store_proposals(session: Session, proposal: Proposal) -> list[StoredProposal]:
    """Put a search's blocks in the place of earlier proposals and return them, by start.

    What could not be met is not stored: show it from `proposal.unmet`.
    """
    return _store(session, [(block, None) for block in proposal.blocks])


def accept_proposals(session: Session, chosen: Sequence[StoredProposal]) -> list[Block]:
    """Make blocks of proposals, with the same ids, and move those that are to move.

    All of it is one action; undoing it brings the proposals back.

    Raises:
        BlockOverlapError: A block stands there by now.
        BlockStateError: A block that was to move was kept or lost.
        NotFoundError: A rule, or a block that was to move, is gone.
        ChangedSinceError: One of them was accepted already.
    """
    changes = [_change(session, proposal) for proposal in chosen]
    with session.action(Action.ACCEPT_BLOCKS) as writer:
        for seen, new in changes:
            if seen is None:
                writer.add(new)
            else:
                taken = taken_minutes(session, seen, new.minutes)
                displace(session, writer, Change(seen=seen, new=new, minutes=taken), Cause())
        # Only now: they may take one another's places.
        for _, new in changes:
            check_room(session, new)
    return [new for _, new in changes]


def reject_proposals(session: Session, chosen: Collection[StoredProposal]) -> None:
    """Drop proposals for good; the others stay, those accepted too, for undo."""
    dropped = {proposal.id for proposal in chosen}
    every = session.read.protection.proposals(accepted_too=True)
    session.put_proposals([proposal for proposal in every if proposal.id not in dropped])


def restore_proposals(session: Session, dropped: Collection[StoredProposal]) -> None:
    """Bring back proposals that were rejected, beside those there are."""
    every = session.read.protection.proposals(accepted_too=True)
    known = {proposal.id for proposal in every}
    session.put_proposals([*every, *(each for each in dropped if each.id not in known)])


def repaid_minutes(proposal: StoredProposal) -> int:
    """Return the minutes of debt that a proposal would help to repay."""
    reasons = json.loads(proposal.why)
    repaid = (each["number"] for each in reasons if each["reason"] == Reason.REPAYS.value)
    return round(sum(map(float, repaid)))


def absent_members(session: Session, proposal: StoredProposal) -> list[Member]:
    """List those who would rather take part and are busy then."""
    keys = [each["member"] for each in json.loads(proposal.why) if each["reason"] == _ABSENT]
    known = {member.id: member for member in session.read.all(Member)} if keys else {}
    return [known[key] for key in keys if key in known]


def proposal_named(session: Session, written: str) -> StoredProposal:
    """Return the proposal whose id is, begins with or ends in what a person wrote.

    Raises:
        NotFoundError: No proposal fits, or too few digits were given.
        AmbiguousIdError: Several proposals fit.
    """
    digits = written.strip().lower().replace("-", "")
    fits = [
        proposal
        for proposal in session.read.protection.proposals()
        if proposal.id.startswith(digits) or proposal.id.endswith(digits)
    ]
    if not fits or len(digits) < SHORTEST_ID:
        raise NotFoundError(_PROPOSAL, written)
    if len(fits) > 1:
        raise AmbiguousIdError(written, len(fits))
    return fits[0]


_OF_SURVIVAL = (Reason.LIKELY_TO_SURVIVE, Reason.FREE_THERE)


def _store(
    session: Session, places: Iterable[tuple[ProposedBlock, RecordId | None]]
) -> list[StoredProposal]:
    is_known = knows_survival(session)
    stored = [
        _stored(session, block, moves, is_known=is_known)
        for block, moves in sorted(places, key=lambda place: place[0].start)
    ]
    session.put_proposals(stored)
    return stored


def _stored(
    session: Session, block: ProposedBlock, moves: RecordId | None, *, is_known: bool
) -> StoredProposal:
    """Return what is stored; no chance is named before enough blocks came due."""
    reasons = [
        {"reason": because.reason.value, "number": because.number}
        for because in block.reasons
        if is_known or because.reason not in _OF_SURVIVAL
    ]
    absent = [{"reason": _ABSENT, "number": 0, "member": member} for member in block.absent]
    return StoredProposal(
        id=session.new_id(),
        rule=RecordId(block.rule_key),
        start=block.start,
        minutes=block.minutes,
        survival=block.survival if is_known else None,
        why=json.dumps([*reasons, *absent]),
        moves=moves,
    )


def _change(session: Session, proposal: StoredProposal) -> tuple[Block | None, Block]:
    """Return the block that is to move, and what the proposal makes of it."""
    if proposal.moves is None:
        return None, _block(session, proposal)
    seen = session.read.get(Block, proposal.moves)
    check_is_open(seen)
    return seen, replace(
        seen, start=proposal.start, minutes=proposal.minutes, state=BlockState.MOVED
    )


def _block(session: Session, proposal: StoredProposal) -> Block:
    rule = session.read.get(Rule, proposal.rule)
    return Block(
        id=proposal.id,
        rule=rule.id,
        title=rule.title,
        start=proposal.start,
        minutes=proposal.minutes,
        first_start=proposal.start,
        first_minutes=proposal.minutes,
        is_defended=rule.is_defended,
    )
