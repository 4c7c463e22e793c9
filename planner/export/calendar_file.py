"""Blocks of protected time as iCalendar: a file to import, a feed, or single events.

The same blocks give the same bytes: no event says when the file was written, only when the
block last changed. Titles stay at home unless the owner wants them out (RFC 5545; the busy
status is Outlook's own property, MS-OXCICAL 2.1.3.1.1.20).
"""

from collections.abc import Callable, Iterable
from datetime import timedelta

from icalendar import Alarm, Calendar, Event, vDuration

from planner.domain.calendar_blocks import CalendarBlock, EventLook, event_uid
from planner.text import tr

_MARK = "X-FIREBREAK-MARK"  # what a published event said when it left
_WITH_ALARM = "-alarm"
_PRODUCT = "-//Firebreak//Protected time//EN"
_FEED_IS_READ_EVERY = timedelta(minutes=15)
_ALARM = timedelta(minutes=-10)
_END_OF_EVENT = b"END:VEVENT"


def calendar_bytes(
    blocks: Iterable[CalendarBlock], plan_uid: str, look: EventLook, *, is_feed: bool = False
) -> bytes:
    """Return a whole file.

    Args:
        blocks: In the order in which they are to stand.
        plan_uid: In hexadecimal; with a block's id it gives the event's UID.
        look: How much is shown.
        is_feed: Say how often a calendar that subscribes to it should read it again
            (RFC 7986, section 5.7, and what Outlook reads instead).
    """
    calendar = _empty_calendar()
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", calendar_name())
    if is_feed:
        calendar.add("refresh-interval", _FEED_IS_READ_EVERY, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(_FEED_IS_READ_EVERY))
    for block in blocks:
        calendar.add_component(_event(block, plan_uid, look))
    return bytes(calendar.to_ical())


def event_bytes(
    block: CalendarBlock, plan_uid: str, look: EventLook, mark_of: Callable[[bytes], str]
) -> bytes:
    """Return one event as a calendar server keeps it, with its mark.

    A kept event has no METHOD (RFC 4791, section 4.1).

    Args:
        block: What to show.
        plan_uid: In hexadecimal.
        look: How much is shown.
        mark_of: Returns the fingerprint of an event.
    """
    calendar = _empty_calendar()
    calendar.add_component(_event(block, plan_uid, look))
    written = bytes(calendar.to_ical())
    alarm = _WITH_ALARM if look.has_alarm else ""
    mark = f"{_MARK}:{mark_of(written)}{alarm}\r\n".encode()
    return written.replace(_END_OF_EVENT, mark + _END_OF_EVENT)


def calendar_name() -> str:
    """Return what a calendar of blocks is called."""
    return tr("Protected time")


def _empty_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _event(block: CalendarBlock, plan_uid: str, look: EventLook) -> Event:
    title = block.title.strip() if look.shows_titles else ""
    status, busy, transparency = _standing(block)
    event = Event()
    event.add("uid", event_uid(plan_uid, block.block))
    event.add("sequence", block.sequence)
    event.add("dtstamp", block.changed_at)
    event.add("last-modified", block.changed_at)
    event.add("dtstart", block.start)
    event.add("dtend", block.end)
    event.add("summary", title or tr("Protected time"))
    event.add("class", "PRIVATE" if look.is_private else "PUBLIC")
    event.add("categories", [tr("Protected time")])
    event.add("status", status)
    event.add("transp", transparency)
    event.add("x-microsoft-cdo-busystatus", busy)
    if look.has_alarm and not block.is_cancelled:
        event.add_component(_alarm(title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title or tr("Protected time"))
    alarm.add("trigger", _ALARM)
    return alarm


def _standing(block: CalendarBlock) -> tuple[str, str, str]:
    """Return status, busy status and transparency, which must not contradict one another."""
    if block.is_cancelled:
        return "CANCELLED", "FREE", "TRANSPARENT"
    if block.is_defended:
        return "CONFIRMED", "BUSY", "OPAQUE"
    return "TENTATIVE", "TENTATIVE", "OPAQUE"
