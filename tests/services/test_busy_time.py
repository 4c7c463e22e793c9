from dataclasses import replace
from datetime import UTC, datetime

import pytest

from planner.domain.attention import Entry, Meeting
from planner.domain.changes import Action
from planner.domain.errors.rules import AmbiguousNameError, MemberIsOwnerError
from planner.domain.errors.storage import CalendarUnreadableError
from planner.domain.hours import WeekHours
from planner.domain.joint import BusyTime
from planner.domain.people import Member
from planner.domain.release import NEVER_RELEASED
from planner.progress import Cancelled
from planner.services.busy_time import busy_window, import_busy_time, take_in_busy_time
from planner.services.calendars import import_calendars
from planner.services.members import member_called_or_new
from planner.services.protection import edit_hours, hours_of

BOARD = ("board", "20261124T090000Z", "20261124T110000Z")
TALK = ("talk", "20261125T140000Z", "20261125T150000Z")


@pytest.fixture
def kate(session):
    return Member(id=session.new_id(), name="Kate Lee")


@pytest.fixture
def calendar(tmp_path):
    """Write a calendar of (uid, start, end, more lines)."""

    def write(*events, name="kate.ics"):
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN"]
        for uid, start, end, *more in events:
            lines += ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", f"DTEND:{end}"]
            lines += ["SUMMARY:Secret matter", "LOCATION:Ward 4", "ORGANIZER:mailto:boss@x.org"]
            lines += [*more, "END:VEVENT"]
        path = tmp_path / name
        path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]))
        return path

    return write


def times(session):
    return [
        (busy.start.strftime("%d %H:%M"), busy.end.strftime("%H:%M"))
        for busy in sorted(session.read.all(BusyTime), key=lambda busy: busy.start)
    ]


def test_only_when_somebody_is_busy_is_kept(session, kate, calendar):
    done = import_busy_time(session, kate, [calendar(BOARD, TALK)])

    assert (done.added, done.is_new_member) == (2, True)
    assert times(session) == [("24 09:00", "11:00"), ("25 14:00", "15:00")]
    assert session.read.count(Meeting) == session.read.count(Entry) == 0
    edits = "".join(str(line) for line in session.read.history.lines())
    for secret in ("Secret", "Ward", "boss", "board", "talk"):
        assert secret not in edits


def test_the_same_again_changes_nothing_and_a_newer_file_updates(session, kate, calendar):
    import_busy_time(session, kate, [calendar(BOARD, TALK)])
    mark = session.undo_mark()

    again = import_busy_time(session, kate, [calendar(BOARD, TALK)])
    assert (again.unchanged, again.added, again.updated, again.removed) == (2, 0, 0, 0)
    assert session.undo_mark() == mark

    moved = ("board", "20261124T100000Z", "20261124T120000Z")
    newer = import_busy_time(session, kate, [calendar(moved)])
    assert (newer.updated, newer.removed, newer.is_new_member) == (1, 1, False)
    assert times(session) == [("24 10:00", "12:00")]
    session.undo()
    assert times(session) == [("24 09:00", "11:00"), ("25 14:00", "15:00")]
    back = import_busy_time(session, kate, [calendar(moved, TALK)])
    assert (back.updated, back.unchanged) == (1, 1)


@pytest.mark.parametrize(
    "more",
    ["TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "STATUS:CANCELLED"],
)
def test_what_takes_no_time_is_not_kept(session, kate, calendar, more):
    instant = ("bell", "20261124T120000Z", "20261124T120000Z")

    import_busy_time(session, kate, [calendar((*BOARD, more), instant)])

    assert times(session) == []


def test_several_files_together_are_what_a_member_has(session, kate, calendar):
    import_busy_time(session, kate, [calendar(BOARD), calendar(TALK, name="other.ics")])
    assert len(times(session)) == 2

    import_busy_time(session, kate, [calendar(BOARD)])
    assert times(session) == [("24 09:00", "11:00")]


def test_what_is_over_is_forgotten_and_other_members_keep_theirs(session, clock, kate, calendar):
    tom = Member(id=session.new_id(), name="Tom")
    import_busy_time(session, kate, [calendar(BOARD)])
    import_busy_time(session, tom, [calendar(BOARD)])
    clock.pass_time(weeks=2)

    done = import_busy_time(
        session, kate, [calendar(("new", "20261210T090000Z", "20261210T100000Z"))]
    )

    assert (done.removed, done.added) == (1, 1)
    held = {busy.member for busy in session.read.all(BusyTime) if busy.start.month == 11}
    assert held == {tom.id}


def test_a_time_that_moves_into_the_weeks_read_is_met_again(session, kate, calendar):
    far = ("board", "20270310T090000Z", "20270310T110000Z")
    import_busy_time(session, kate, [calendar(far)])
    window = busy_window(session)
    near = type(window)(start=window.start, end=datetime(2026, 12, 1, tzinfo=UTC))

    done = import_busy_time(session, kate, [calendar(BOARD)], near)

    assert (done.added, done.updated) == (0, 1)


def test_the_owner_s_calendar_is_not_another_member_s(session, calendar):
    ada = Member(id=session.new_id(), name="Ada", is_owner=True)

    with pytest.raises(MemberIsOwnerError):
        import_busy_time(session, ada, [calendar(BOARD)])
    with pytest.raises(MemberIsOwnerError):
        take_in_busy_time(session, ada, [], busy_window(session))
    assert session.read.count(Member) == 0


def test_two_members_of_one_name_are_never_mixed_up(session, calendar):
    with session.action(Action.ADD_RECORD) as writer:
        for name in ("Kate", "kate"):
            writer.add(Member(id=session.new_id(), name=name))

    with pytest.raises(AmbiguousNameError):
        member_called_or_new(session, "KATE")


def test_an_unreadable_file_or_a_stop_leaves_no_trace(session, kate, calendar, tmp_path):
    class Impatient:
        def step(self, _done, _total):
            raise Cancelled

    nothing = tmp_path / "nothing.ics"
    nothing.write_text("nothing")

    with pytest.raises(CalendarUnreadableError):
        import_busy_time(session, kate, [nothing])
    with pytest.raises(Cancelled):
        import_busy_time(session, kate, [calendar(BOARD)], progress=Impatient())
    assert session.read.count(Member) == session.read.count(BusyTime) == 0


def test_busy_times_never_leave_and_never_count_as_logged_time():
    assert BusyTime in NEVER_RELEASED


def test_members_are_known_by_name_and_others_are_new(session, kate, calendar):
    import_busy_time(session, kate, [calendar(BOARD)])

    assert member_called_or_new(session, " kate lee ") == kate
    new = member_called_or_new(session, "Kat")
    assert new.name == "Kat"
    assert session.read.count(Member) == 1


def test_copies_that_take_in_the_same_calendar_mean_the_same_times(session, kate, calendar):
    import_busy_time(session, kate, [calendar(BOARD)])
    (first,) = session.read.all(BusyTime)
    session.undo()

    import_busy_time(session, kate, [calendar(BOARD)])

    assert session.read.all(BusyTime) == [first]


def test_a_meeting_imported_into_hours_without_meetings_is_told_of(session, calendar):
    usual = hours_of(session)
    kept = WeekHours.parse("tue 08:00-10:00")
    edit_hours(session, usual, replace(usual, without_meetings=kept))
    past = ("past", "20261117T090000Z", "20261117T093000Z")
    free = ("free", "20261124T080000Z", "20261124T090000Z", "TRANSP:TRANSPARENT")
    after = ("after", "20261124T100000Z", "20261124T110000Z")

    done = import_calendars(session, [calendar(BOARD, TALK, past, free, after)])
    again = import_calendars(session, [calendar(BOARD, TALK, past, free, after)])

    assert [meeting.uid for meeting in done.against_hours] == ["board"]
    assert again.against_hours == (), "it was told once"
