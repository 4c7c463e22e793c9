"""What was displaced, and what is proposed to move because of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.attention import MeetingState
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState
from planner.services.schedule import lost_starts
from planner.services.session import Session
from planner.text import tr
from planner.words.numbers import moment_text

WEEKS_LOOKED_AT = 6
_OVER = (BlockState.KEPT, BlockState.LOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Displaced:
    """Which blocks of the next weeks could get another place.

    Attributes:
        lost: When those that were given up, and are not over yet, were to begin.
        hit: How many stand where a meeting stands too.
    """

    lost: frozenset[datetime]
    hit: int


def displaced(session: Session) -> Displaced:
    """Count what was displaced in the next WEEKS_LOOKED_AT weeks."""
    now = session.now()
    end = now + timedelta(weeks=WEEKS_LOOKED_AT)
    busy = [
        meeting
        for meeting in session.read.attention.meetings_between(now, end)
        if meeting.is_busy and not meeting.is_all_day and meeting.state is not _DISMISSED
    ]
    blocks = session.read.protection.blocks_between(now, end)
    return Displaced(
        lost=frozenset(start for start in lost_starts(session) if start < end),
        hit=sum(
            any(meeting.start < block.end and block.start < meeting.end for meeting in busy)
            for block in blocks
            if block.state not in _OVER and not block.is_locked
        ),
    )


_DISMISSED = MeetingState.DISMISSED


def moving_proposals(session: Session) -> list[StoredProposal]:
    """List the proposals that would move a block, by start."""
    return [each for each in session.read.protection.proposals() if each.moves]


def moved_words(session: Session, proposal: StoredProposal) -> str:
    """Say what would move from where to where."""
    block = session.read.find(Block, proposal.moves) if proposal.moves else None
    zone = session.zone()
    return tr("{title}: {before} \N{RIGHTWARDS ARROW} {after}").format(
        title=(block.title if block else "") or tr("Protected time"),
        before=moment_text(block.start, zone) if block else "",
        after=moment_text(proposal.start, zone),
    )
