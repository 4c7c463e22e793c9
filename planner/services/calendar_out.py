"""Giving the blocks of protected time to other calendars as files."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path

from planner.domain.calendar_blocks import CalendarBlock, EventLook
from planner.domain.protection import Block, Rule
from planner.insight.block_versions import calendar_blocks
from planner.progress import Progress
from planner.services.data_transfer import check_target, write_whole
from planner.services.handed_over import FILES, HandedOver, Version, newer_than
from planner.services.session import Session

CANCELLED_STAYS = timedelta(days=30)
"""A calendar that is fed less often than this keeps a block that was lost."""

SEEN_IN_CALENDARS = (Block.TYPE, Rule.TYPE)
"""The types of records whose changes other calendars may show."""


class CalendarFileKind(StrEnum):
    """What a calendar file is for."""

    WHOLE = "whole"
    """To be imported: all that stands, and what was lost lately."""
    FEED = "feed"
    """The same, to be subscribed to and replaced as a whole."""
    CHANGES = "changes"
    """To be imported: only what is newer than what was handed over last."""
    REMOVAL = "removal"
    """To be imported: takes all blocks out again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWritten:
    """What stands in the file."""

    target: Path
    events: int
    cancelled: int


def export_calendar(
    session: Session,
    target: Path,
    kind: CalendarFileKind = CalendarFileKind.WHOLE,
    *,
    look: EventLook | None = None,
    handed_over: HandedOver | None = None,
) -> CalendarWritten:
    """Write blocks as an .ics file, whole or not at all.

    Args:
        session: The plan.
        target: The file, which is replaced.
        kind: What the file is for.
        look: How much is shown; None for as little as possible.
        handed_over: What was handed over before; without it nothing was, and nothing is noted.

    Raises:
        TargetIsPlanError, FolderNotFileError: The file may not take this place.
        OSError: It cannot be written.
    """
    # Imported late: the library takes longer to load than most commands take.
    from planner.export.calendar_file import calendar_bytes  # noqa: PLC0415

    check_target(session, target)
    before = handed_over.to(FILES) if handed_over else {}
    blocks = _of_kind(kind, blocks_for_calendars(session), before)
    is_feed = kind is CalendarFileKind.FEED
    write_whole(
        target, calendar_bytes(blocks, session.plan_uid, look or EventLook(), is_feed=is_feed)
    )
    if handed_over and not is_feed:
        handed_over.note(FILES, _after(kind, blocks, before))
    cancelled = sum(block.is_cancelled for block in blocks)
    return CalendarWritten(target=target, events=len(blocks), cancelled=cancelled)


def feed_writer(session: Session, target: Path, look: EventLook) -> partial[bool]:
    """Return the work that brings a feed up to date; it may run in another thread.

    Raises:
        TargetIsPlanError, FolderNotFileError: The file may not take this place.
    """
    check_target(session, target)
    return partial(
        bring_feed_up_to_date, blocks_for_calendars(session), session.plan_uid, look, target
    )


def bring_feed_up_to_date(
    blocks: list[CalendarBlock], plan_uid: str, look: EventLook, target: Path, progress: Progress
) -> bool:
    """Write a feed if it would say something else than it says, and return whether it did.

    Raises:
        Cancelled: The user stopped it; the file is as it was.
        OSError: It cannot be written.
    """
    from planner.export.calendar_file import calendar_bytes  # noqa: PLC0415 - see above

    progress.step(0, 1)
    content = calendar_bytes(blocks, plan_uid, look, is_feed=True)
    # A file that is not touched is not sent again by programs that copy folders.
    if target.is_file() and target.read_bytes() == content:
        return False
    write_whole(target, content)
    return True


def blocks_for_calendars(session: Session) -> list[CalendarBlock]:
    """List what other calendars should hold: all that stands, and what was lost lately."""
    now = session.now()
    return [version for version in block_versions(session) if not is_over(version, now)]


def block_versions(session: Session) -> list[CalendarBlock]:
    """List every block there ever was in its present version, by start."""
    return calendar_blocks(
        _titled(session),
        session.read.history.edits_of(Block.TYPE),
        session.read.protection.ledger(),
    )


def is_over(version: CalendarBlock, now: datetime) -> bool:
    """Say whether a block was lost so long ago that no calendar need hear of it."""
    return version.is_cancelled and now - version.changed_at > CANCELLED_STAYS


def _of_kind(
    kind: CalendarFileKind, blocks: list[CalendarBlock], before: dict[str, Version]
) -> list[CalendarBlock]:
    if kind is CalendarFileKind.CHANGES:
        return newer_than(before, blocks)
    if kind is CalendarFileKind.REMOVAL:
        return [_taken_out(block) for block in blocks]
    return blocks


def _taken_out(block: CalendarBlock) -> CalendarBlock:
    if block.is_cancelled:
        return block
    return replace(block, is_cancelled=True, sequence=block.sequence + 1)


def _after(
    kind: CalendarFileKind, blocks: list[CalendarBlock], before: dict[str, Version]
) -> dict[str, Version]:
    """Return what calendars hold once they have taken the file in."""
    if kind is CalendarFileKind.REMOVAL:
        return {}
    given = {block.block: Version(block.sequence) for block in blocks}
    return {**before, **given} if kind is CalendarFileKind.CHANGES else given


def _titled(session: Session) -> list[Block]:
    """Return all blocks; one without a title has that of its rule."""
    rules = {rule.id: rule.title for rule in session.read.all(Rule)}
    return [
        block if block.title or not block.rule else replace(block, title=rules.get(block.rule, ""))
        for block in session.read.all(Block)
    ]
