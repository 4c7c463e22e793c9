"""Which kinds of calendar files there are, and what is remembered of what they handed over."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from planner.domain.calendar import Window
from planner.domain.calendar_blocks import EventLook, event_uid
from planner.domain.errors.storage import TargetIsPlanError
from planner.domain.protection import Block, Requester
from planner.intake.calendar.reading import read_calendar
from planner.progress import NoProgress
from planner.services.blocks import Cause, add_block, displace_block, lock_block, move_block
from planner.services.calendar_out import CalendarFileKind, export_calendar, feed_writer
from planner.services.handed_over import FILES, HandedOver

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TOMORROW = START + timedelta(days=1)
ALL_TIME = Window(start=datetime(2020, 1, 1, tzinfo=UTC), end=datetime(2040, 1, 1, tzinfo=UTC))
CAUSE = Cause(by_what="Bed crisis", for_whom=Requester.SITE)
CHANGES, FEED = CalendarFileKind.CHANGES, CalendarFileKind.FEED
REMOVAL, WHOLE = CalendarFileKind.REMOVAL, CalendarFileKind.WHOLE


def made_block(session, start):
    made = Block(id=session.new_id(), start=start, minutes=60, first_start=start, first_minutes=60)
    add_block(session, made)
    return made


@pytest.fixture
def block(session):
    return made_block(session, START)


@pytest.fixture
def memory(session, tmp_path):
    return HandedOver(tmp_path / "memory.json", session.plan_uid)


@pytest.fixture
def written(session, tmp_path, memory):
    """Write a kind of file and read it as another program would."""

    def write(kind, **options):
        target = tmp_path / "out.ics"
        export_calendar(session, target, kind, handed_over=memory, **options)
        return Calendar.from_ical(target.read_bytes())

    return write


@pytest.fixture
def statuses(written, session):
    """Write a kind of file and say which blocks stand in it how."""

    def write(kind):
        return {
            event["UID"]: (event["STATUS"], event["SEQUENCE"])
            for event in written(kind).walk("VEVENT")
        }

    return write


def test_a_feed_says_how_often_to_read_it(written, block):
    feed = written(FEED)

    assert feed["X-WR-CALNAME"] == "Protected time"
    assert feed["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert feed["REFRESH-INTERVAL"].to_ical() == b"PT15M"
    assert feed["X-PUBLISHED-TTL"] == "PT15M"
    assert "REFRESH-INTERVAL" not in written(WHOLE)


def test_alarms_and_openness_are_a_choice(written, block):
    [event] = written(WHOLE).walk("VEVENT")
    assert event.walk("VALARM") == []
    assert event["CATEGORIES"].to_ical() == b"Protected time"

    [event] = written(WHOLE, look=EventLook(has_alarm=True, is_private=False)).walk("VEVENT")
    [alarm] = event.walk("VALARM")

    assert alarm["TRIGGER"].to_ical() == b"-PT10M"
    assert alarm["ACTION"] == "DISPLAY"
    assert event["CLASS"] == "PUBLIC"


def test_a_cancelled_block_reminds_nobody(written, session, block):
    displace_block(session, block, CAUSE)

    [event] = written(WHOLE, look=EventLook(has_alarm=True)).walk("VEVENT")

    assert event.walk("VALARM") == []
    assert event["X-MICROSOFT-CDO-BUSYSTATUS"] == "FREE"


def test_only_what_is_new_since_the_last_file_stands_among_changes(session, statuses, block):
    statuses(WHOLE)
    other = made_block(session, TOMORROW)
    lock_block(session, block, is_locked=True)
    uid = event_uid(session.plan_uid, other.id)

    assert statuses(CHANGES) == {uid: ("TENTATIVE", 0)}
    assert statuses(CHANGES) == {}

    displace_block(session, other, CAUSE)
    assert statuses(CHANGES) == {uid: ("CANCELLED", 1)}
    assert statuses(CHANGES) == {}


def test_without_an_earlier_file_all_that_stands_is_a_change(session, statuses, block):
    lost = made_block(session, TOMORROW)
    displace_block(session, lost, CAUSE)

    assert statuses(CHANGES) == {event_uid(session.plan_uid, block.id): ("TENTATIVE", 0)}


def test_a_feed_takes_no_file_s_place(session, statuses, block):
    statuses(FEED)

    assert len(statuses(CHANGES)) == 1


def test_everything_can_be_taken_out_again(session, statuses, block):
    statuses(WHOLE)
    move_block(session, block, TOMORROW, CAUSE)
    uid = event_uid(session.plan_uid, block.id)

    assert statuses(REMOVAL) == {uid: ("CANCELLED", 2)}
    assert statuses(CHANGES) == {uid: ("TENTATIVE", 1)}


def test_two_plans_share_one_memory(memory, statuses, block, tmp_path):
    statuses(WHOLE)
    other = HandedOver(memory.file, "00" * 16)

    assert other.to(FILES) == {}
    other.note(FILES, {})
    assert statuses(CHANGES) == {}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"%s": 7}', '{"%s": {"file": {"a": [1]}}}'])
def test_a_damaged_memory_counts_as_none(session, memory, statuses, block, damage):
    memory.file.write_text(damage.replace("%s", session.plan_uid))

    assert len(statuses(CHANGES)) == 1
    assert statuses(CHANGES) == {}


def test_a_feed_is_written_only_when_it_would_say_something_else(session, block, tmp_path, clock):
    target = tmp_path / "feed.ics"

    assert feed_writer(session, target, EventLook())(NoProgress())
    clock.pass_time(hours=1)
    assert not feed_writer(session, target, EventLook())(NoProgress())
    move_block(session, block, TOMORROW, CAUSE)
    assert feed_writer(session, target, EventLook())(NoProgress())
    assert [path.name for path in tmp_path.glob("feed*")] == ["feed.ics"]


def test_a_plan_is_no_feed(session, tmp_path):
    with pytest.raises(TargetIsPlanError):
        feed_writer(session, tmp_path / "mine.firebreak", EventLook())


@pytest.mark.parametrize("kind", CalendarFileKind)
def test_our_own_events_come_back_as_no_meetings(session, written, block, tmp_path, kind):
    written(kind, look=EventLook(shows_titles=True, has_alarm=True))

    reading = read_calendar(tmp_path / "out.ics", ALL_TIME, ZoneInfo("UTC"), NoProgress())

    assert reading.occurrences == ()
    assert reading.report.own_blocks == 1
