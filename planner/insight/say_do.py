"""What somebody says of a change beside what the log shows of it; never one figure for both."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from planner.domain.attention import Entry
from planner.domain.governance import ReferenceBack
from planner.domain.protection import Block, BlockState, Rule
from planner.domain.readiness_results import ReadinessResult
from planner.domain.records import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class SayDo:
    """Stated commitment, and what was done for the change in the same weeks.

    Attributes:
        said: The stated commitment of self, coach and team, as far as there is one.
        since, until: The stretch in which was looked; `until` is not included.
        logged_minutes: Entries of the change.
        blocks_kept: Of `blocks` that were protected for the change and are over.
        steps_done: Of `steps` of the goals that its entries and rules name.
        references_closed: Of `references` to boards, of the decisions made in its hat.
    """

    said: tuple[ReadinessResult, ...]
    since: datetime
    until: datetime
    logged_minutes: int
    kept_minutes: int
    blocks: int
    blocks_kept: int
    steps: int
    steps_done: int
    references: int
    references_closed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """All that might have been done, for every change.

    Attributes:
        steps_done: Of each step of the change's goals whether it is done.
        references: All boards of the decisions of the change.
    """

    entries: Iterable[Entry]
    rules: Iterable[Rule]
    blocks: Iterable[Block]
    steps_done: Collection[bool]
    references: Collection[ReferenceBack]


def say_do(
    initiative: RecordId,
    said: Iterable[ReadinessResult],
    deeds: Deeds,
    since: datetime,
    until: datetime,
) -> SayDo:
    """Put what was said of a change beside what was done for it."""
    rules = {rule.id for rule in deeds.rules if rule.initiative == initiative}
    due = [
        block
        for block in deeds.blocks
        if block.rule in rules and since <= block.first_start and block.end <= until
    ]
    kept = [block for block in due if block.state is BlockState.KEPT]
    return SayDo(
        said=tuple(said),
        since=since,
        until=until,
        logged_minutes=sum(
            entry.minutes
            for entry in deeds.entries
            if entry.initiative == initiative and since <= entry.start < until
        ),
        kept_minutes=sum(block.minutes for block in kept),
        blocks=len(due),
        blocks_kept=len(kept),
        steps=len(deeds.steps_done),
        steps_done=sum(deeds.steps_done),
        references=len(deeds.references),
        references_closed=sum(reference.is_answered for reference in deeds.references),
    )
