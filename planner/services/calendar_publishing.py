"""Publishing the blocks of protected time to a calendar of their own on a server.

It goes one way. What the calendar's owner changed there is told and left as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain.calendar_blocks import CalendarBlock, EventLook, event_uid
from planner.domain.errors.calendars import (
    CalendarForbiddenError,
    CalendarPasswordRefusedError,
    CalendarServerAnswerError,
    CalendarServerUnreachableError,
    PublishingStoppedError,
)
from planner.domain.publishing import CalendarAccount, Conflict, Published, Tallied
from planner.progress import Progress
from planner.publishing.addresses import host_of
from planner.publishing.calendar import open_calendar
from planner.publishing.decisions import Step, WantedEvent
from planner.publishing.publish import Publishing, Tally
from planner.services.calendar_out import block_versions, is_over
from planner.services.handed_over import HandedOver, Version
from planner.services.session import Session

_MIDWAY = (
    CalendarForbiddenError,
    CalendarPasswordRefusedError,
    CalendarServerAnswerError,
    CalendarServerUnreachableError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPublish:
    """What is to be published; a value that may go to another thread.

    Attributes:
        blocks: Every block there ever was, so that what is gone here goes there.
        now: In UTC.
    """

    plan_uid: str
    blocks: tuple[CalendarBlock, ...]
    look: EventLook
    now: datetime


def gather_blocks(session: Session, look: EventLook) -> ToPublish:
    """Read what is to be published."""
    return ToPublish(
        plan_uid=session.plan_uid,
        blocks=tuple(block_versions(session)),
        look=look,
        now=session.now(),
    )


def publish_blocks(
    what: ToPublish,
    account: CalendarAccount,
    handed_over: HandedOver,
    progress: Progress,
    *,
    overwrites: bool = False,
) -> Published:
    """Bring the calendar up to date; it may run in another thread, and be repeated any time.

    Args:
        what: All blocks.
        account: The calendar and who may write there.
        handed_over: What was published before; it is brought up to date, whatever happens.
        progress: Told after each block.
        overwrites: The plan is right wherever the calendar says something else.

    Raises:
        PublishingStoppedError: It ended midway; what arrived stays.
        CalendarPasswordRefusedError, CalendarForbiddenError, CalendarNotThereError,
            CalendarElsewhereError, CalendarServerUnreachableError,
            CalendarServerAnswerError: Nothing was changed.
        Cancelled: The user stopped it; what arrived stays.
        OSError: What was published cannot be remembered.
    """
    from planner.export.calendar_file import calendar_name  # noqa: PLC0415 - takes long to load
    from planner.intake.calendar.own_event import read_own_event  # noqa: PLC0415 - only here

    calendar = open_calendar(account, calendar_name())
    target = calendar.address
    before = {uid: version.mark for uid, version in handed_over.to(target).items()}
    run = Publishing(calendar, read_own_event, before, overwrites=overwrites)
    wanted = [_wanted(block, what) for block in what.blocks]
    try:
        run.run(wanted, progress)
    except _MIDWAY as error:
        done = run.tally.changes
        if not done:
            raise
        host = host_of(account.address)
        raise PublishingStoppedError(host, done, len(wanted), error.code) from error
    finally:
        sequences = {event.uid: event.sequence for event in wanted}
        marks = run.tally.marks.items()
        handed_over.note(target, {uid: Version(sequences.get(uid, 0), mark) for uid, mark in marks})
    published = _published(target, run.tally, what)
    handed_over.note_last(published)
    return published


def _wanted(block: CalendarBlock, what: ToPublish) -> WantedEvent:
    from planner.export.calendar_file import event_bytes  # noqa: PLC0415 - see above
    from planner.intake.calendar.own_event import mark_of  # noqa: PLC0415 - see above

    content = event_bytes(block, what.plan_uid, what.look, mark_of)
    return WantedEvent(
        uid=event_uid(what.plan_uid, block.block),
        sequence=block.sequence,
        is_cancelled=block.is_cancelled,
        is_over=is_over(block, what.now),
        has_alarm=what.look.has_alarm,
        mark=mark_of(content),
        content=content,
    )


def _published(address: str, tally: Tally, what: ToPublish) -> Published:
    steps = tally.steps
    return Published(
        address=address,
        at=what.now,
        tallied=Tallied(
            added=steps[Step.ADD],
            updated=steps[Step.UPDATE],
            removed=steps[Step.CANCEL] + steps[Step.DELETE],
            unchanged=steps[Step.LEAVE],
            in_conflict=steps[Step.CONFLICT],
        ),
        conflicts=tuple(_conflicts(tally, what.blocks, what.plan_uid)),
    )


def _conflicts(tally: Tally, blocks: Sequence[CalendarBlock], plan_uid: str) -> list[Conflict]:
    return [
        Conflict(block=block, kind=tally.conflicts[uid])
        for block in blocks
        if (uid := event_uid(plan_uid, block.block)) in tally.conflicts
    ]
