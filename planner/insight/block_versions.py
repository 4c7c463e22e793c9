"""Which version of a block a calendar should hold: how often, and when, it really changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from planner.domain.calendar_blocks import CalendarBlock
from planner.domain.edits import RecordEdit
from planner.domain.protection import Block, BlockState, Displacement, RowKind
from planner.domain.record_json import Json, read_moment
from planner.domain.records import RecordId

_TIMESTAMP_BITS = 80  # what stands in a UUIDv7 behind its milliseconds
_SEEN_OUTSIDE = ("start", "minutes", "is_defended")
_TAKES_AWAY = (BlockState.MOVED, BlockState.SHORTENED, BlockState.LOST)


@dataclass(slots=True)
class _Life:
    """What the journal says of one block, step by step."""

    made_at: datetime
    said: dict[str, Json] = field(default_factory=dict)
    is_deleted: bool = False
    changes: int = 0
    changed_at: datetime | None = None

    def follow(self, edit: RecordEdit) -> None:
        """Go on by one step, and count it if a calendar would show the difference."""
        before = self._seen_outside() if self.said else None
        self.said.update(edit.said)
        if edit.is_deleted is not None:
            self.is_deleted = edit.is_deleted
        if before is not None and self._seen_outside() != before:
            self.changes += 1
            self.changed_at = edit.at

    def _seen_outside(self) -> tuple[Json, ...]:
        is_gone = self.is_deleted or self.said.get("state") == BlockState.LOST
        return (is_gone, *(self.said.get(name) for name in _SEEN_OUTSIDE))


def calendar_blocks(
    blocks: Sequence[Block], edits: Iterable[RecordEdit], ledger: Iterable[Displacement]
) -> list[CalendarBlock]:
    """Return each block in its present version, deleted ones as cancelled, by start.

    Changes are counted in the journal, where undoing one is a change too: a number that went
    back would make calendars ignore what is newer. A plan that was made of an export has a
    young journal; what its ledger noted before that counts as well.

    Args:
        blocks: All blocks of the plan.
        edits: All that happened to blocks, the oldest first.
        ledger: All rows.
    """
    lives = _lives(edits)
    earlier = _rows_before(lives, ledger)
    present = {block.id: block for block in blocks}
    found = [_present(block, lives.get(block.id), earlier[block.id]) for block in blocks]
    found += [
        _deleted(record, life, earlier[record])
        for record, life in lives.items()
        if record not in present and life.is_deleted
    ]
    return sorted(found, key=lambda block: (block.start, block.block))


def _lives(edits: Iterable[RecordEdit]) -> dict[RecordId, _Life]:
    lives: dict[RecordId, _Life] = {}
    for edit in edits:
        lives.setdefault(edit.record, _Life(made_at=edit.at)).follow(edit)
    return lives


def _rows_before(
    lives: dict[RecordId, _Life], ledger: Iterable[Displacement]
) -> defaultdict[RecordId, list[datetime]]:
    found: defaultdict[RecordId, list[datetime]] = defaultdict(list)
    for row in ledger:
        life = lives.get(row.block) if row.block else None
        if row.block and life and _is_change(row) and row.at < life.made_at:
            found[row.block].append(row.at)
    return found


def _is_change(row: Displacement) -> bool:
    """Say whether a row moved a block, took it away or brought it back."""
    if row.kind is RowKind.CORRECTED:
        return True
    is_about_place = row.kind in (RowKind.DISPLACED, RowKind.REARRANGED)
    return is_about_place and row.minutes >= 0 and row.outcome in _TAKES_AWAY


def _present(block: Block, life: _Life | None, earlier: list[datetime]) -> CalendarBlock:
    return CalendarBlock(
        block=block.id,
        title=block.title,
        start=block.start,
        end=block.end,
        is_defended=block.is_defended,
        is_cancelled=not block.stands,
        sequence=len(earlier) + (life.changes if life else 0),
        changed_at=_changed_at(block.id, life, earlier),
    )


def _deleted(record: RecordId, life: _Life, earlier: list[datetime]) -> CalendarBlock:
    start = read_moment(str(life.said["start"]))
    return CalendarBlock(
        block=record,
        title=str(life.said.get("title") or ""),
        start=start,
        end=start + timedelta(minutes=int(life.said["minutes"] or 0)),
        is_defended=bool(life.said.get("is_defended")),
        is_cancelled=True,
        sequence=len(earlier) + life.changes,
        changed_at=_changed_at(record, life, earlier),
    )


def _changed_at(record: RecordId, life: _Life | None, earlier: list[datetime]) -> datetime:
    changed = life.changed_at if life else None
    return changed or max([*earlier, _made_at(record)])


def _made_at(record: RecordId) -> datetime:
    """Return when a record was made, as its id tells; for all time the same."""
    return datetime.fromtimestamp((int(record, 16) >> _TIMESTAMP_BITS) // 1000, UTC)
