"""Publishing to real servers: Radicale and xandikos."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.domain.calendar import Window
from planner.domain.calendar_blocks import EventLook
from planner.domain.errors.calendars import CalendarPasswordRefusedError, PublishingStoppedError
from planner.domain.protection import Block
from planner.domain.publishing import ConflictKind
from planner.intake.calendar.reading import read_calendar
from planner.progress import Cancelled, NoProgress
from planner.services.blocks import displace_block, keep_block, lock_block, move_block
from planner.services.handed_over import HandedOver
from tests.publishing.calendar_servers import PASSWORD, OtherProgram, radicale
from tests.publishing.conftest import CAUSE, START, make_block

FOREIGN = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//EN\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20261101T090000Z\r
DTSTART:20261124T090000Z\r
DTEND:20261124T100000Z\r
SUMMARY:Dentist\r
END:VEVENT\r
END:VCALENDAR\r
"""
TOMORROW = START + timedelta(days=1)


class Meanwhile:
    """Does something once, when publishing comes to the block of this number."""

    def __init__(self, number, act):
        self._number = number
        self._act = act

    def step(self, done, _total):
        if done == self._number and self._act:
            act, self._act = self._act, None
            act()


def counts(published):
    said = published.tallied
    assert said.in_conflict == len(published.conflicts)
    return said.added, said.updated, said.removed, said.unchanged


def now_of(session, block):
    return session.read.get(Block, block.id)


@pytest.fixture
def there(account):
    return OtherProgram(account)


def test_the_calendar_is_made_and_holds_every_block(publish, session, block, there, uid, account):
    other = make_block(session, TOMORROW)

    published = publish()

    assert published.address == account.address
    assert counts(published) == (2, 0, 0, 0)
    assert published.conflicts == ()
    text = there.get(uid(block))
    assert "DTSTART:20261124T090000Z" in text
    assert "CLASS:PRIVATE" in text
    assert "METHOD" not in text
    assert there.get(uid(other))


def test_publishing_again_sends_nothing(publish, block, server):
    publish()
    sent = server.asked("PUT")

    again = publish()

    assert counts(again) == (0, 0, 0, 1)
    assert server.asked("PUT") == sent


def test_another_computer_sees_in_the_calendar_what_is_there(publish, block, tmp_path, session):
    publish()

    elsewhere = HandedOver(tmp_path / "elsewhere.json", session.plan_uid)

    assert counts(publish(remembers=elsewhere)) == (0, 0, 0, 1)


def test_a_moved_block_is_updated_as_a_newer_version(publish, session, block, there, uid, tmp_path):
    publish()
    move_block(session, block, TOMORROW, CAUSE)

    elsewhere = HandedOver(tmp_path / "elsewhere.json", session.plan_uid)
    moved = publish(remembers=elsewhere)

    assert counts(moved) == (0, 1, 0, 0)
    text = there.get(uid(block))
    assert "DTSTART:20261125T090000Z" in text
    assert "SEQUENCE:1" in text


def test_a_lost_block_is_cancelled_and_goes_after_thirty_days(
    publish, session, block, there, uid, clock
):
    publish()
    displace_block(session, block, CAUSE)

    assert counts(publish()) == (0, 0, 1, 0)
    assert "STATUS:CANCELLED" in there.get(uid(block))
    assert counts(publish()) == (0, 0, 0, 1)

    clock.pass_time(days=31)
    assert counts(publish()) == (0, 0, 1, 0)
    assert there.get(uid(block)) is None
    assert counts(publish()) == (0, 0, 0, 1)


def test_what_was_lost_before_it_was_published_is_never_shown(publish, session, block, there, uid):
    displace_block(session, block, CAUSE)

    assert counts(publish()) == (0, 0, 0, 1)
    assert there.get(uid(block)) is None


def test_a_block_that_was_taken_back_and_done_again_comes_back(
    publish, session, block, there, uid, clock
):
    publish()
    session.undo()
    assert counts(publish()) == (0, 0, 1, 0)
    clock.pass_time(minutes=1)
    session.redo()

    assert counts(publish()) == (0, 1, 0, 0)
    assert "STATUS:TENTATIVE" in there.get(uid(block))


def test_what_no_calendar_shows_sends_nothing(publish, session, clock, block):
    publish()
    clock.pass_time(weeks=1)
    lock_block(session, block, is_locked=True)
    keep_block(session, now_of(session, block))

    assert counts(publish()) == (0, 0, 0, 1)


def test_titles_and_alarms_are_brought_up_to_date(publish, session, block, there, uid):
    publish()

    assert counts(publish(look=EventLook(has_alarm=True))) == (0, 1, 0, 0)
    assert "VALARM" in there.get(uid(block))
    assert counts(publish(look=EventLook(is_private=False))) == (0, 1, 0, 0)
    assert "CLASS:PUBLIC" in there.get(uid(block))


def test_events_of_others_are_left_alone(publish, session, block, there):
    publish()
    there.put("dentist", FOREIGN.format(uid="dentist"))
    there.put("of-other-plan", FOREIGN.format(uid="of-other-plan@firebreak.invalid"))
    before = there.get("dentist"), there.get("of-other-plan")
    move_block(session, block, TOMORROW, CAUSE)

    assert counts(publish()) == (0, 1, 0, 0)
    assert (there.get("dentist"), there.get("of-other-plan")) == before


def test_what_the_user_changed_there_is_told_and_stays(publish, session, block, there, uid):
    publish()
    there.change(uid(block), "DTSTART:20261124T090000Z", "DTSTART:20261124T093000Z")

    for _ in range(2):
        [conflict] = publish().conflicts
        assert (conflict.block.block, conflict.kind) == (block.id, ConflictKind.CHANGED_THERE)
    displace_block(session, block, CAUSE)
    assert len(publish().conflicts) == 1
    assert "DTSTART:20261124T093000Z" in there.get(uid(block))


def test_doing_the_same_in_the_plan_settles_it(publish, session, block, there, uid):
    publish()
    there.change(uid(block), "1124T110000Z", "1124T103000Z")
    move_block(session, block, START, CAUSE, minutes=90)

    assert counts(publish()) == (0, 0, 0, 1)

    move_block(session, now_of(session, block), TOMORROW, CAUSE)
    assert counts(publish()) == (0, 1, 0, 0)


def test_the_owner_may_decide_that_the_plan_is_right(publish, session, block, there, uid):
    other = make_block(session, TOMORROW)
    publish()
    there.change(uid(block), "DTSTART:20261124T090000Z", "DTSTART:20261124T093000Z")
    there.delete(uid(other))

    assert counts(publish(overwrites=True)) == (1, 1, 0, 0)
    assert "DTSTART:20261124T090000Z" in there.get(uid(block))
    assert counts(publish()) == (0, 0, 0, 2)


def test_what_the_user_deleted_there_is_not_put_back(publish, block, there, uid):
    publish()
    there.delete(uid(block))

    [conflict] = publish().conflicts

    assert conflict.kind is ConflictKind.DELETED_THERE
    assert there.get(uid(block)) is None


def test_what_a_newer_copy_of_the_plan_published_is_not_put_back(
    publish, session, block, there, uid
):
    publish()
    text = there.get(uid(block))
    move_block(session, block, TOMORROW, CAUSE)
    publish()
    newer = there.get(uid(block)).replace("SEQUENCE:1", "SEQUENCE:9")
    there.put(uid(block), newer)
    move_block(session, now_of(session, block), START, CAUSE)

    [conflict] = publish().conflicts

    assert conflict.kind is ConflictKind.NEWER_THERE
    assert "SEQUENCE:9" in there.get(uid(block))
    assert "SEQUENCE:0" in text


def test_notes_of_other_programs_are_no_change(publish, session, block, there, uid):
    publish()
    there.change(uid(block), "END:VEVENT", "X-MOZ-LASTACK:20261123T080000Z\r\nEND:VEVENT")
    move_block(session, block, TOMORROW, CAUSE)

    assert counts(publish()) == (0, 1, 0, 0)


def test_a_change_between_looking_and_writing_is_seen(publish, session, block, there, uid):
    publish()
    move_block(session, block, TOMORROW, CAUSE)

    def somebody_moves_it():
        there.change(uid(block), "DTSTART:20261124T090000Z", "DTSTART:20261124T080000Z")

    [conflict] = publish(Meanwhile(0, somebody_moves_it)).conflicts

    assert conflict.kind is ConflictKind.CHANGED_THERE
    assert "DTSTART:20261124T080000Z" in there.get(uid(block))


def test_a_note_between_looking_and_writing_is_no_change(publish, session, block, there, uid):
    publish()
    move_block(session, block, TOMORROW, CAUSE)

    def an_alarm_is_dismissed():
        there.change(uid(block), "END:VEVENT", "X-MOZ-LASTACK:20261123T080000Z\r\nEND:VEVENT")

    assert counts(publish(Meanwhile(0, an_alarm_is_dismissed))) == (0, 1, 0, 0)
    assert "DTSTART:20261125T090000Z" in there.get(uid(block))


def test_something_that_stands_in_our_place_stays(publish, block, there, uid):
    publish()
    there.delete(uid(block))
    there.put(uid(block), FOREIGN.format(uid="dentist"))

    [conflict] = publish(overwrites=True).conflicts

    assert conflict.block.block == block.id
    assert "Dentist" in there.get(uid(block))


def test_what_was_published_comes_back_as_no_meeting(publish, block, there, uid, tmp_path):
    publish(look=EventLook(shows_titles=True, has_alarm=True))
    file = tmp_path / "from-the-server.ics"
    file.write_text(there.get(uid(block)), encoding="utf-8")
    window = Window(start=START - timedelta(days=9), end=START + timedelta(days=9))

    reading = read_calendar(file, window, ZoneInfo("UTC"), NoProgress())

    assert reading.occurrences == ()
    assert reading.report.own_blocks == 1


def test_publishing_can_be_stopped_and_goes_on(publish, session, block):
    make_block(session, TOMORROW)

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        publish(Meanwhile(1, stop))

    assert counts(publish()) == (1, 0, 0, 1)


def test_an_address_of_the_account_alone_is_enough(publish, session, block, server):
    to = server.account("")

    published = publish(to=to)

    assert published.tallied.added == 1
    assert published.address.endswith("/protected-time/")
    assert counts(publish(to=to)) == (0, 0, 0, 1)


class TestRadicaleAlone:
    """What only a server of one's own, or one with passwords, can show."""

    @pytest.fixture
    def server(self, tmp_path):
        made = radicale(tmp_path)
        made.start()
        yield made
        made.stop()

    @pytest.mark.usefixtures("block")
    def test_a_wrong_password_is_refused(self, publish, server):
        wrong = server.account(password=PASSWORD[::-1])
        with pytest.raises(CalendarPasswordRefusedError) as refused:
            publish(to=wrong)

        assert wrong.password not in f"{refused.value} {wrong}"
        assert (refused.value.host, refused.value.user) == ("127.0.0.1", "alex")

    def test_a_server_that_goes_midway_is_told_and_the_rest_follows(self, publish, session, server):
        for day in range(4):
            make_block(session, START + timedelta(days=day))

        with pytest.raises(PublishingStoppedError) as stopped:
            publish(Meanwhile(2, server.stop))

        assert (stopped.value.done, stopped.value.total) == (2, 4)
        assert stopped.value.cause_code == "calendar_server_unreachable"
        server.start()
        assert counts(publish()) == (2, 0, 0, 2)
