"""Giving the blocks of protected time to other calendars."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from planner.domain.calendar_blocks import CalendarBlock
from planner.domain.protection import Block, Rule
from planner.insight.block_versions import calendar_blocks
from planner.services.data_transfer import check_target, write_whole
from planner.services.session import Session

CANCELLED_STAYS = timedelta(days=30)
"""A calendar that is fed less often than this keeps a block that was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWritten:
    """What stands in the file."""

    target: Path
    events: int
    cancelled: int


def export_calendar(
    session: Session, target: Path, *, shows_titles: bool = False
) -> CalendarWritten:
    """Write all blocks as an .ics file, whole or not at all.

    Raises:
        TargetIsPlanError, FolderNotFileError: The file may not take this place.
        OSError: It cannot be written.
    """
    # Imported late: the library takes longer to load than most commands take.
    from planner.export.calendar_file import calendar_bytes  # noqa: PLC0415

    check_target(session, target)
    blocks = blocks_for_calendars(session)
    content = calendar_bytes(blocks, session.plan_uid, shows_titles=shows_titles)
    write_whole(target, content)
    cancelled = sum(block.is_cancelled for block in blocks)
    return CalendarWritten(target=target, events=len(blocks), cancelled=cancelled)


def blocks_for_calendars(session: Session) -> list[CalendarBlock]:
    """List what other calendars should hold: all that stands, and what was lost lately."""
    now = session.now()
    versions = calendar_blocks(
        _titled(session),
        session.read.history.edits_of(Block.TYPE),
        session.read.protection.ledger(),
    )
    return [
        version
        for version in versions
        if not version.is_cancelled or now - version.changed_at <= CANCELLED_STAYS
    ]


def _titled(session: Session) -> list[Block]:
    """Return all blocks; one without a title has that of its rule."""
    rules = {rule.id: rule.title for rule in session.read.all(Rule)}
    return [
        block if block.title or not block.rule else replace(block, title=rules.get(block.rule, ""))
        for block in session.read.all(Block)
    ]
