"""Servers that answer with nonsense, malice, or nothing at all."""

import socket

import pytest

from planner.domain.errors.calendars import (
    CalendarAddressError,
    CalendarElsewhereError,
    CalendarForbiddenError,
    CalendarNotThereError,
    CalendarPasswordRefusedError,
    CalendarServerAnswerError,
    CalendarServerUnreachableError,
)
from planner.domain.publishing import CalendarAccount
from planner.publishing import server as asking
from planner.publishing.answers import DEEPEST, UnreadableAnswerError, resources
from planner.publishing.calendar import RemoteCalendar, open_calendar
from planner.publishing.server import Server
from planner.words.errors import error_text
from tests.publishing.calendar_servers import rude_server

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<d:multistatus xmlns:d="DAV:"><d:response><d:href>&b;</d:href></d:response></d:multistatus>"""
OUTSIDE = b"""<!DOCTYPE d SYSTEM "file:///etc/hostname"><d:multistatus xmlns:d="DAV:"/>"""
CALENDAR = b"""<multistatus xmlns="DAV:"><response><href>/calendar/</href><propstat>
<status>HTTP/1.1 200 OK</status><prop><resourcetype><collection/>
<calendar xmlns="urn:ietf:params:xml:ns:caldav"/></resourcetype></prop>
</propstat></response></multistatus>"""
EVENT_ELSEWHERE = b"""<multistatus xmlns="DAV:"><response><href>{}</href><propstat>
<status>HTTP/1.1 200 OK</status><prop><getetag>"1"</getetag>
<calendar-data xmlns="urn:ietf:params:xml:ns:caldav">BEGIN:VCALENDAR</calendar-data>
</prop></propstat></response></multistatus>"""
NOT_XML = [b"", b"<html>", b"\x00\xff", b"<a/>", b"<a>" * (DEEPEST + 2), BOMB, OUTSIDE]


def opened(address, **who):
    return open_calendar(CalendarAccount(address=address, **who), "Protected time")


@pytest.mark.parametrize("body", NOT_XML)
def test_xml_that_is_none_or_declares_anything_is_refused(body):
    with pytest.raises(UnreadableAnswerError):
        resources(body)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, b"<html>Welcome</html>", CalendarServerAnswerError),
        (207, BOMB, CalendarServerAnswerError),
        (207, b'<multistatus xmlns="DAV:"/>', CalendarServerAnswerError),
        (405, b"", CalendarServerAnswerError),
        (500, b"secret trace", CalendarServerAnswerError),
        (401, b"", CalendarPasswordRefusedError),
        (403, b"", CalendarForbiddenError),
        (404, b"", CalendarNotThereError),
    ],
)
def test_what_is_no_calendar_is_refused_in_a_sentence(status, body, error):
    with rude_server(status, body) as address, pytest.raises(error) as refused:
        opened(address)

    assert "127.0.0.1" in error_text(refused.value)
    assert "secret" not in error_text(refused.value)


def test_nobody_else_gets_the_password():
    with (
        rude_server(207, CALENDAR) as other,
        rude_server(307, Location=other) as address,
        pytest.raises(CalendarElsewhereError) as refused,
    ):
        opened(address, user="alex", password="x")  # noqa: S106 - made up

    assert refused.value.other == "127.0.0.1"


def test_a_server_that_sends_in_circles_is_left():
    with (
        rude_server(302, Location="/calendar/") as address,
        pytest.raises(CalendarServerAnswerError),
    ):
        opened(address)


@pytest.mark.parametrize(
    "place",
    [
        "/elsewhere/1.ics",
        "/calendar/../secret.ics",
        "/calendar/%2e%2e/secret.ics",
        "/calendar/%2e%2e",
        "/calendar/..%2Fsecret.ics",
        "/calendar/",
        "https://example.org/calendar/1.ics",
    ],
)
def test_events_outside_the_calendar_are_not_believed(place):
    with rude_server(207, EVENT_ELSEWHERE.replace(b"{}", place.encode())) as address:
        calendar = RemoteCalendar(Server(CalendarAccount(address=address)), address)

        assert calendar.events() == []


def test_an_answer_without_end_is_cut(monkeypatch):
    monkeypatch.setattr(asking, "LONGEST_ANSWER_BYTES", 1000)
    with (
        rude_server(207, CALENDAR + b" " * 1000) as address,
        pytest.raises(CalendarServerAnswerError) as refused,
    ):
        opened(address)

    assert refused.value.problem == "too_long"


def test_a_server_that_is_silent_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(asking, "TIMEOUT_S", 0.05)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(CalendarServerUnreachableError) as refused,
    ):
        opened(f"http://127.0.0.1:{silent.getsockname()[1]}/")

    assert refused.value.reason == "time"


def test_a_server_that_trickles_is_left(monkeypatch):
    monkeypatch.setattr(asking, "LONGEST_ANSWER_S", 0)
    with (
        rude_server(207, CALENDAR) as address,
        pytest.raises(CalendarServerUnreachableError) as refused,
    ):
        opened(address)

    assert refused.value.reason == "time"


def test_what_is_not_encrypted_goes_through_no_proxy(monkeypatch):
    with rude_server(404) as proxy, rude_server(403) as address:
        monkeypatch.setenv("http_proxy", proxy)
        with pytest.raises(CalendarForbiddenError):
            opened(address)


def test_a_server_that_is_not_there_is_told():
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = f"http://127.0.0.1:{gone.getsockname()[1]}/"

    with pytest.raises(CalendarServerUnreachableError) as refused:
        opened(address)

    assert refused.value.reason == "connection"


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "no_address"),
        ("calendar", "no_address"),
        ("ftp://example.org/", "no_address"),
        ("file:///etc/passwd", "no_address"),
        ("https://", "no_address"),
        ("https://[::1/", "no_address"),
        ("https://example.org:notaport/", "no_address"),
        ("https://example.org/a b", "no_address"),
        ("https://example.org/\r\nHost:", "no_address"),
        ("https://alex@example.org/", "password"),
        ("https://alex:hunter2@example.org/", "password"),
        ("https://example.org/?token=hunter2", "password"),
        ("http://example.org/", "unencrypted"),
        ("http://127.0.0.1.example.org/", "unencrypted"),
        ("http://10.0.0.1/", "unencrypted"),
    ],
)
def test_an_address_that_is_none_unsafe_or_secret_is_refused(address, problem):
    with pytest.raises(CalendarAddressError) as refused:
        opened(address)

    assert refused.value.problem == problem
    assert "hunter2" not in f"{refused.value} {error_text(refused.value)}"


@pytest.mark.parametrize(
    "address", ["https://example.org/a/", "http://localhost:5232/", "http://[::1]/a/"]
)
def test_addresses_that_may_be_spoken_to(address):
    Server(CalendarAccount(address=address))
