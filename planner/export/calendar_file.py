"""Blocks of protected time as an iCalendar file that other calendars keep up to date from.

The same blocks give the same bytes: no event says when the file was written, only when the
block last changed. Titles stay at home unless the owner wants them out (RFC 5545; the busy
status is Outlook's own property, MS-OXCICAL 2.1.3.1.1.20).
"""

from collections.abc import Iterable
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from planner.domain.calendar import OWN_UID_DOMAIN
from planner.domain.calendar_blocks import CalendarBlock
from planner.text import tr

_PRODUCT = "-//Firebreak//Protected time//EN"


def calendar_bytes(
    blocks: Iterable[CalendarBlock], plan_uid: str, *, shows_titles: bool = False
) -> bytes:
    """Return the whole file.

    Args:
        blocks: In the order in which they are to stand.
        plan_uid: In hexadecimal; with a block's id it gives the event's UID.
        shows_titles: Write what a block is for; otherwise all of them are "Protected time".
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", tr("Protected time"))
    for block in blocks:
        calendar.add_component(_event(block, UUID(plan_uid), shows_titles=shows_titles))
    return bytes(calendar.to_ical())


def _event(block: CalendarBlock, plan: UUID, *, shows_titles: bool) -> Event:
    title = block.title.strip() if shows_titles else ""
    status, busy, transparency = _standing(block)
    event = Event()
    event.add("uid", f"{uuid5(plan, block.block)}@{OWN_UID_DOMAIN}")
    event.add("sequence", block.sequence)
    event.add("dtstamp", block.changed_at)
    event.add("last-modified", block.changed_at)
    event.add("dtstart", block.start)
    event.add("dtend", block.end)
    event.add("summary", title or tr("Protected time"))
    event.add("class", "PRIVATE")
    event.add("status", status)
    event.add("transp", transparency)
    event.add("x-microsoft-cdo-busystatus", busy)
    return event


def _standing(block: CalendarBlock) -> tuple[str, str, str]:
    """Return status, busy status and transparency, which must not contradict one another."""
    if block.is_cancelled:
        return "CANCELLED", "FREE", "TRANSPARENT"
    if block.is_defended:
        return "CONFIRMED", "BUSY", "OPAQUE"
    return "TENTATIVE", "TENTATIVE", "OPAQUE"
