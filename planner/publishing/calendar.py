"""A calendar on a server: finding or making it, reading and writing its events (RFC 4791)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from xml.sax.saxutils import escape

from planner.domain.errors.calendars import (
    CalendarForbiddenError,
    CalendarNotThereError,
    CalendarServerAnswerError,
)
from planner.domain.publishing import CalendarAccount
from planner.publishing.addresses import absolute, as_folder, inside, is_directly_inside
from planner.publishing.answers import Resource, UnreadableAnswerError, caldav, dav, resources
from planner.publishing.server import Answer, Server

OWN_CALENDAR = "protected-time"
"""What our calendar is called in the address, where only somebody's calendars are named."""

_FORBIDDEN = 403
_NOT_THERE = (404, 409, 410)
_REFUSED_BY_VERSION = (409, 412)
_MULTISTATUS = 207
_MOST_STEPS = 4
_XML = {"Content-Type": "application/xml; charset=utf-8"}
_EVENT = {"Content-Type": "text/calendar; charset=utf-8"}
_ASK_WHAT_IT_IS = b"""<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
<D:resourcetype/><D:current-user-principal/><C:calendar-home-set/>
</D:prop></D:propfind>"""
_ASK_FOR_EVENTS = b"""<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>
</C:calendar-query>"""
_MAKE = """<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
<D:displayname>{name}</D:displayname>
<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>
</D:prop></D:set></C:mkcalendar>"""


class Outcome(Enum):
    """What became of a change that was sent."""

    DONE = "done"
    CHANGED_MEANWHILE = "changed_meanwhile"
    """What stands there is another version than the one that was to be replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEvent:
    """An event as the server keeps it.

    Attributes:
        etag: Which version it is; a change names the version it is meant for.
    """

    address: str
    etag: str
    content: bytes = field(repr=False)


class RemoteCalendar:
    """One calendar; made by `open_calendar`."""

    def __init__(self, server: Server, address: str) -> None:
        self._server = server
        self.address = address

    def events(self) -> list[KeptEvent]:
        """List all events; raises what Server.ask raises."""
        answer = self._server.ask("REPORT", self.address, _ASK_FOR_EVENTS, {**_XML, "Depth": "1"})
        found = [
            KeptEvent(
                address=absolute(self.address, each.href),
                etag=_strong(each.text(dav("getetag"))),
                content=each.text(caldav("calendar-data")).encode(),
            )
            for each in _multistatus(self._server, answer)
            if each.has(caldav("calendar-data"))
        ]
        # What is named here may be written to: nothing outside this calendar.
        return [event for event in found if is_directly_inside(self.address, event.address)]

    def event(self, address: str) -> KeptEvent | None:
        """Fetch one event again; None where it is gone."""
        answer = self._server.ask("GET", address)
        if answer.status in _NOT_THERE:
            return None
        _check(self._server, answer)
        return KeptEvent(address=address, etag=_strong(answer.etag), content=answer.body)

    def add(self, uid: str, content: bytes) -> Outcome:
        """Put an event where none stands yet."""
        return self._put(inside(self.address, f"{uid}.ics"), content, {"If-None-Match": "*"})

    def replace(self, seen: KeptEvent, content: bytes) -> Outcome:
        """Put an event in the place of the version that was seen."""
        return self._put(seen.address, content, {"If-Match": seen.etag})

    def delete(self, seen: KeptEvent) -> Outcome:
        """Delete the version that was seen; one that is gone already is deleted."""
        answer = self._server.ask("DELETE", seen.address, headers={"If-Match": seen.etag})
        if answer.status in _NOT_THERE:
            return Outcome.DONE
        return _outcome(self._server, answer)

    def place_of(self, uid: str) -> str:
        """Return where an event of this UID is put."""
        return absolute(self.address, inside(self.address, f"{uid}.ics"))

    def _put(self, address: str, content: bytes, condition: Mapping[str, str]) -> Outcome:
        answer = self._server.ask("PUT", address, content, {**_EVENT, **condition})
        return _outcome(self._server, answer)


def open_calendar(account: CalendarAccount, name: str) -> RemoteCalendar:
    """Find the calendar that the account's address leads to, or make it.

    The address may be that of a calendar, of one that is still to be made, or of the account
    or its calendars; then the calendar has a fixed place among them.

    Args:
        account: Where, and who.
        name: What a new calendar is called.

    Raises:
        CalendarNotThereError: There is none, and none can be made.
        PlannerError: What Server.ask raises.
    """
    server = Server(account)
    address = as_folder(account.address)
    for _ in range(_MOST_STEPS):
        answer = server.ask("PROPFIND", address, _ASK_WHAT_IT_IS, {**_XML, "Depth": "0"})
        if answer.status in _NOT_THERE:
            return _made(server, address, name)
        found = _multistatus(server, answer)
        if not found:
            raise CalendarServerAnswerError(server.host, "no_calendar_server")
        address = as_folder(answer.address)
        if not found[0].is_there:
            return _made(server, address, name)
        if found[0].has(dav("resourcetype"), caldav("calendar")):
            return RemoteCalendar(server, address)
        address = _next_place(address, found[0])
    raise CalendarNotThereError(server.host, _MULTISTATUS)


def _next_place(address: str, seen: Resource) -> str:
    """Return where to look after something that is no calendar."""
    home = seen.text(caldav("calendar-home-set"), dav("href"))
    if home:
        return inside(as_folder(absolute(address, home)), OWN_CALENDAR) + "/"
    principal = seen.text(dav("current-user-principal"), dav("href"))
    if principal and as_folder(absolute(address, principal)) != address:
        return as_folder(absolute(address, principal))
    return inside(address, OWN_CALENDAR) + "/"


def _made(server: Server, address: str, name: str) -> RemoteCalendar:
    body = _MAKE.format(name=escape(name)).encode()
    answer = server.ask("MKCALENDAR", address, body, _XML)
    if answer.status == _FORBIDDEN:
        raise CalendarForbiddenError(server.host)
    if not _is_success(answer):
        raise CalendarNotThereError(server.host, answer.status)
    return RemoteCalendar(server, as_folder(answer.address))


def _multistatus(server: Server, answer: Answer) -> list[Resource]:
    _check(server, answer)
    try:
        return resources(answer.body)
    except UnreadableAnswerError as error:
        raise CalendarServerAnswerError(server.host, "no_calendar_server") from error


def _outcome(server: Server, answer: Answer) -> Outcome:
    if answer.status in _REFUSED_BY_VERSION:
        return Outcome.CHANGED_MEANWHILE
    _check(server, answer)
    return Outcome.DONE


def _check(server: Server, answer: Answer) -> None:
    if answer.status == _FORBIDDEN:
        raise CalendarForbiddenError(server.host)
    if answer.status in _NOT_THERE:
        raise CalendarNotThereError(server.host, answer.status)
    if not _is_success(answer):
        raise CalendarServerAnswerError(server.host, str(answer.status))


def _strong(etag: str) -> str:
    """Return an ETag without the mark that proxies which compress put before it."""
    return etag.removeprefix("W/")


def _is_success(answer: Answer) -> bool:
    return answer.status // 100 == 2  # noqa: PLR2004 - 2xx
