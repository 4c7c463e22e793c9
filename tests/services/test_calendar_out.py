from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from planner.domain.calendar import Window
from planner.domain.calendar_blocks import EventLook
from planner.domain.errors.storage import TargetIsPlanError
from planner.domain.protection import Block, Requester, Rule
from planner.intake.calendar.reading import read_calendar
from planner.progress import NoProgress
from planner.services.blocks import (
    Cause,
    add_block,
    defend_block,
    displace_block,
    keep_block,
    lock_block,
    move_block,
    shorten_block,
)
from planner.services.calendar_out import blocks_for_calendars, export_calendar
from planner.services.data_transfer import export_json, import_plan
from planner.services.protection import add_rule
from planner.services.session import Session

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ALL_TIME = Window(start=datetime(2020, 1, 1, tzinfo=UTC), end=datetime(2040, 1, 1, tzinfo=UTC))
CAUSE = Cause(by_what="Bed crisis", for_whom=Requester.SITE)
DETAILED_TITLE = "Restructuring of the medical board, " * 5 + "ζ — 计划"


@pytest.fixture
def clock(clock):
    """The blocks of these tests have begun."""
    clock.pass_time(weeks=5)
    return clock


@pytest.fixture
def block(session):
    rule = Rule(id=session.new_id(), title="Talk about the deficit", target=120)
    add_rule(session, rule)
    made = Block(
        id=session.new_id(),
        rule=rule.id,
        start=START,
        minutes=120,
        first_start=START,
        first_minutes=120,
    )
    add_block(session, made)
    return made


@pytest.fixture
def events(session, tmp_path):
    """Export the calendar and read it as another program would, by UID."""

    def export(**options):
        target = tmp_path / "out.ics"
        export_calendar(session, target, **options)
        return list(Calendar.from_ical(target.read_bytes()).walk("VEVENT"))

    return export


def now_of(session, block):
    return session.read.get(Block, block.id)


def test_a_block_says_when_and_nothing_of_what_for(session, block, events, tmp_path):
    (event,) = events()

    assert event["DTSTART"].dt == START
    assert event["DTEND"].dt == START + timedelta(hours=2)
    assert (event["SUMMARY"], event["CLASS"]) == ("Protected time", "PRIVATE")
    assert "deficit" not in (tmp_path / "out.ics").read_text(encoding="utf-8")
    assert "ORGANIZER" not in event


def test_titles_leave_only_when_asked_for(block, events):
    (event,) = events(look=EventLook(shows_titles=True))

    assert event["SUMMARY"] == "Talk about the deficit"
    assert event["CLASS"] == "PRIVATE"


@pytest.mark.parametrize(
    ("is_defended", "status", "busy"),
    [(False, "TENTATIVE", "TENTATIVE"), (True, "CONFIRMED", "BUSY")],
)
def test_status_and_busy_status_agree(session, block, events, is_defended, status, busy):
    defend_block(session, block, is_defended=is_defended)

    (event,) = events()

    assert (event["STATUS"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == (status, busy)
    assert event["TRANSP"] == "OPAQUE"


def test_the_number_goes_up_only_when_time_or_status_changes(session, block, events, clock):
    numbers, uids = [], set()

    def note():
        (event,) = events()
        numbers.append(event["SEQUENCE"])
        uids.add(event["UID"])
        clock.pass_time(minutes=1)

    note()
    lock_block(session, now_of(session, block), is_locked=True)
    note()
    move_block(session, now_of(session, block), START + timedelta(days=1), CAUSE, minutes=90)
    note()
    shorten_block(session, now_of(session, block), 60, CAUSE)
    note()
    keep_block(session, now_of(session, block))
    note()

    assert numbers == [0, 0, 1, 2, 2]
    assert len(uids) == 1


def test_taking_a_move_back_is_newer_than_the_move(session, block, events, clock):
    move_block(session, block, START + timedelta(days=1), CAUSE)
    (moved,) = events()
    clock.pass_time(minutes=1)
    session.undo()

    (back,) = events()

    assert back["DTSTART"].dt == START
    assert back["SEQUENCE"] > moved["SEQUENCE"]
    assert back["DTSTAMP"].dt > moved["DTSTAMP"].dt


def test_a_lost_block_stays_cancelled_for_thirty_days(session, block, events, clock):
    displace_block(session, block, CAUSE)

    (event,) = events()
    assert (event["STATUS"], event["SEQUENCE"], event["TRANSP"]) == ("CANCELLED", 1, "TRANSPARENT")

    clock.pass_time(days=30)
    assert len(events()) == 1
    clock.pass_time(seconds=1)
    assert events() == []


def test_a_block_that_was_taken_back_is_cancelled_too(session, block, events):
    (before,) = events()
    session.undo()

    (event,) = events()

    assert event["UID"] == before["UID"]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_an_unchanged_plan_gives_the_same_bytes_whenever(session, block, clock, tmp_path):
    export_calendar(session, tmp_path / "a.ics")
    clock.pass_time(days=3)
    export_calendar(session, tmp_path / "b.ics")

    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_lines_are_short_and_end_as_the_standard_says(session, tmp_path):
    block = Block(
        id=session.new_id(),
        title=DETAILED_TITLE,
        start=START,
        minutes=60,
        first_start=START,
        first_minutes=60,
    )
    add_block(session, block)
    export_calendar(session, tmp_path / "out.ics", look=EventLook(shows_titles=True))

    written = (tmp_path / "out.ics").read_bytes()

    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event["SUMMARY"] == DETAILED_TITLE


def test_our_own_file_is_recognised_and_gives_no_meetings(session, block, tmp_path):
    displace_block(session, block, CAUSE)
    again = Block(id=session.new_id(), start=START, minutes=60, first_start=START, first_minutes=60)
    add_block(session, again)
    target = tmp_path / "out.ics"
    written = export_calendar(session, target)

    reading = read_calendar(target, ALL_TIME, ZoneInfo("Europe/London"), NoProgress())

    assert (written.events, written.cancelled) == (2, 1)
    assert reading.occurrences == ()
    assert (reading.report.events, reading.report.own_blocks) == (2, 2)


def test_a_plan_made_of_an_export_goes_on_counting(session, block, around, clock, tmp_path):
    displace_block(session, block, CAUSE)
    (before,) = blocks_for_calendars(session)
    export_json(session, tmp_path / "all.json")
    clock.pass_time(hours=1)
    import_plan(tmp_path / "all.json", tmp_path / "new.firebreak", around)

    opened = Session.open(tmp_path / "new.firebreak", around)
    (after,) = blocks_for_calendars(opened)
    opened.close()

    assert after == before


def test_a_plan_is_never_written_over(session, block, tmp_path):
    with pytest.raises(TargetIsPlanError):
        export_calendar(session, tmp_path / "mine.firebreak")
