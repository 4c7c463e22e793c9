"""What an assistant did in the file they were given, and taking it into the director's plan.

Records are matched by their ids. What the file said when it was shared is the base: a block that
changed on both sides since is disputed, shown, and left as the director has it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.errors.sharing import SharedElsewhereError
from planner.domain.lane import Lane
from planner.domain.protection import Block, Displacement
from planner.domain.record_json import record_to_json
from planner.domain.records import RecordId
from planner.services.session import Session
from planner.store.assistant_file import open_assistant_file
from planner.store.plan_file import PlanFile, Surroundings
from planner.store.writing import Writer

_FIELDS = ("start", "minutes", "state")
"""What an assistant changes of a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """What became of one block in the assistant's file.

    Attributes:
        seen: The block in the director's plan, None where it is gone.
        new: The same block as the assistant left it.
        rows: What the assistant noted in the ledger about it.
        is_disputed: It changed in the plan too, or its new place is taken: it is not taken in.
    """

    seen: Block | None
    new: Block
    rows: tuple[Displacement, ...]
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantChanges:
    """What can be taken in from an assistant's file, and what is disputed.

    Attributes:
        busy: Busy times that the assistant added.
    """

    blocks: tuple[BlockChange, ...]
    busy: tuple[Meeting, ...]

    @property
    def number(self) -> int:
        """Return how many there are, the disputed ones too."""
        return len(self.blocks) + len(self.busy)

    @property
    def to_take(self) -> int:
        """Return how many of them can be taken in."""
        return self.number - sum(change.is_disputed for change in self.blocks)


def changes_in(session: Session, source: Path, around: Surroundings) -> AssistantChanges:
    """Find what the assistant did in a file since it was shared; it is only read.

    Raises:
        NotAssistantFileError, SharedElsewhereError: It was not shared from this plan.
        PlanMissingError, NotAPlanFileError, NewerFormatError, DamagedFileError: It is no use.
    """
    with closing(open_assistant_file(source, around)) as file:
        if file.shared_from is None or file.shared_from.hex() != session.plan_uid:
            raise SharedElsewhereError(source)
        made = file.read.history.made_in(Lane.ASSISTANT)
        new = [row for row in file.read.all(Displacement) if row.id in made]
        rows = [row for row in new if session.read.find(Displacement, row.id) is None]
        busy = [meeting for meeting in file.read.all(Meeting) if meeting.id in made]
        return AssistantChanges(
            blocks=tuple(_checked_places(session, _block_changes(session, file, rows))),
            busy=tuple(each for each in busy if session.read.find(Meeting, each.id) is None),
        )


def take_in(session: Session, changes: AssistantChanges) -> int:
    """Take in what is not disputed, as one action, and return how much it was.

    Raises:
        ChangedSinceError: The plan is not as it was when the changes were found.
    """
    used = {row.exception_number for row in session.read.protection.ledger()}
    with session.action(Action.TAKE_IN_FROM_ASSISTANT) as writer:
        for change in changes.blocks:
            if change.seen is not None and not change.is_disputed:
                _take_block(writer, change, used)
        for meeting in changes.busy:
            writer.add(meeting)
    return changes.to_take


def _block_changes(
    session: Session, file: PlanFile, rows: Sequence[Displacement]
) -> Iterator[BlockChange]:
    shared, plan = _as_shared(file), {block.id: block for block in session.read.all(Block)}
    for theirs in file.read.all(Block):
        own_rows = tuple(row for row in rows if row.block == theirs.id)
        mine = plan.get(theirs.id)
        base, now = shared.get(theirs.id), _place(theirs)
        if mine is None:
            if own_rows:
                yield BlockChange(seen=None, new=theirs, rows=own_rows, is_disputed=True)
            continue
        if not own_rows and now in (base, _place(mine)):
            continue
        new = replace(mine, **{name: getattr(theirs, name) for name in _FIELDS})
        is_untold = _place(mine) != now and not own_rows  # no block changes without its row
        is_disputed = is_untold or _place(mine) not in (base, now)
        yield BlockChange(seen=mine, new=new, rows=own_rows, is_disputed=is_disputed)


def _as_shared(file: PlanFile) -> Mapping[RecordId, tuple[Any, ...]]:
    """Return where each block stood when the file was shared."""
    first: dict[RecordId, tuple[Any, ...]] = {}
    for edit in file.read.history.edits_of(Block.TYPE):
        first.setdefault(edit.record, tuple(edit.said.get(name) for name in _FIELDS))
    return first


def _place(block: Block) -> tuple[Any, ...]:
    written = record_to_json(block)
    return tuple(written[name] for name in _FIELDS)


def _checked_places(session: Session, found: Iterator[BlockChange]) -> Iterator[BlockChange]:
    """Dispute a block whose new place is taken in the plan."""
    changes = list(found)
    standing = {block.id: block for block in session.read.all(Block)}
    standing |= {change.new.id: change.new for change in changes if not change.is_disputed}
    for change in changes:
        is_taken = _is_moved(change) and any(
            other.stands and other.start < change.new.end and change.new.start < other.end
            for other in standing.values()
            if other.id != change.new.id
        )
        yield replace(change, is_disputed=change.is_disputed or is_taken)


def _is_moved(change: BlockChange) -> bool:
    if change.seen is None or not change.new.stands:
        return False
    return (change.seen.start, change.seen.end) != (change.new.start, change.new.end)


def _take_block(writer: Writer, change: BlockChange, used: set[int]) -> None:
    assert change.seen is not None  # noqa: S101 - what is gone is disputed
    if change.seen != change.new:
        writer.replace(change.seen, change.new)
    for row in change.rows:
        number = row.exception_number
        if number in used and number:  # the director made an exception meanwhile
            number = max(used) + 1
        used.add(number)
        writer.add(replace(row, exception_number=number))
