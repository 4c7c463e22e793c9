from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry, Mode
from planner.domain.hours import WeekHours
from planner.domain.records import RecordId
from planner.insight.account import Days, account_of
from planner.insight.time_summary import time_summary


def test_a_summary_holds_the_modes_that_have_minutes():
    entries = [
        Entry(
            id=RecordId("e"),
            start=datetime(2026, 3, 4, hour, tzinfo=UTC),
            minutes=60,
            mode=mode,
        )
        for hour, mode in ((9, Mode.RUNNING), (10, Mode.AWAY))
    ]
    account = account_of(
        entries,
        WeekHours.parse("wed 09:00-11:00"),
        Days(first=date(2026, 3, 4), last=date(2026, 3, 4)),
        ZoneInfo("Europe/London"),
        datetime(2026, 4, 1, tzinfo=UTC),
    )

    summary = time_summary(account)

    assert summary.minutes == {Mode.RUNNING: 60, Mode.AWAY: 60}
    assert (summary.logged_minutes, summary.coverage) == (60, 100)
    assert summary.shares is not None
    assert [week.monday for week in summary.weeks] == [date(2026, 3, 2)]
