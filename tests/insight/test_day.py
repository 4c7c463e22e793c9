from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.hours import WeekHours
from planner.domain.records import RecordId
from planner.insight.day import day_to_close

LONDON = ZoneInfo("Europe/London")
OFFICE = WeekHours.parse("mon-fri 08:00-12:00,13:00-18:00")
DAY = date(2026, 7, 6)


def at(hour, minute=0, day=6):
    return datetime(2026, 7, day, hour, minute, tzinfo=LONDON)


def entry(start, minutes, mode=Mode.RUNNING):
    return Entry(id=RecordId("e"), start=start, minutes=minutes, mode=mode)


def meeting(name, start, end, state=MeetingState.DRAFT):
    return Meeting(id=RecordId(name), uid=name, start=start, end=end, state=state)


def close(entries=(), meetings=(), now=None):
    return day_to_close(DAY, entries, meetings, OFFICE, LONDON, now or at(20))


def shown(gaps):
    return [(f"{g.start.astimezone(LONDON):%H:%M}", g.minutes) for g in gaps]


def test_gaps_are_working_hours_without_an_entry():
    result = close([entry(at(7), 90), entry(at(9), 360, Mode.AWAY)])

    assert shown(result.gaps) == [("08:30", 30), ("15:00", 180)]
    assert all(gap.start.tzinfo is UTC for gap in result.gaps)
    assert result.account.coverage == 100 * 30 // 240


def test_the_rest_of_today_is_no_gap():
    result = close([entry(at(8), 60)], now=at(10, 30))

    assert shown(result.gaps) == [("09:00", 90)]


def test_seconds_of_a_timer_leave_no_gap():
    result = close([entry(at(8).replace(second=20), 240), entry(at(12).replace(second=50), 400)])

    assert shown(result.gaps) == []


def test_drafts_that_are_over_are_to_settle():
    result = close(
        [entry(at(8), 600)],
        [
            meeting("late", at(15), at(16)),
            meeting("early", at(9), at(10)),
            meeting("running", at(17), at(18, 30)),
            meeting("settled", at(11), at(12), MeetingState.ACCEPTED),
            meeting("other day", at(9, day=7), at(10, day=7)),
        ],
        now=at(18),
    )

    assert [draft.id for draft in result.drafts] == ["early", "late"]
    assert not result.is_settled


def test_a_day_with_all_its_hours_is_settled():
    result = close([entry(at(8), 600)])

    assert result.is_settled
    assert result.account.coverage == 100


def test_a_day_before_its_hours_begin_has_hours_all_the_same():
    early = close([], now=at(6))

    assert (early.account.coverage, early.has_hours) == (None, True)


def test_a_weekend_and_a_day_off_have_no_hours():
    sunday = day_to_close(date(2026, 7, 5), [], [], OFFICE, LONDON, at(20))
    leave = close([entry(at(0), 24 * 60, Mode.AWAY)])

    assert (sunday.account.coverage, sunday.has_hours) == (None, False)
    assert (leave.account.coverage, leave.has_hours) == (None, False)
