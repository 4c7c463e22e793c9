from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.domain.attention import Meeting
from planner.domain.calendar import Skipped, SkipReason
from planner.domain.people import Member
from planner.domain.records import RecordId
from planner.services.busy_time import BusyImport
from planner.services.calendars import CalendarImport
from planner.words.calendar_import import against_hours_text, busy_import_text, import_text


def taken_in(*, added=0, unchanged=0):
    return CalendarImport(
        files=1,
        events=added + unchanged,
        occurrences=added + unchanged,
        added=added,
        updated=0,
        unchanged=unchanged,
        cancelled=0,
        skipped=(),
        repaired=(),
        cuts=(),
        guessed_zones=(),
    )


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (taken_in(), "No meeting was found in the weeks around today. Nothing was changed."),
        (taken_in(unchanged=1), "1 meeting was found, as it stood before."),
        (taken_in(unchanged=3), "3 meetings were found, all as they stood before."),
        (taken_in(added=2, unchanged=3), "Took in the calendar: 2 new meetings and 3 as before."),
    ],
)
def test_what_became_of_the_meetings_is_told(done, told):
    assert import_text(done) == told


def busy_times(*, added=0, updated=0, removed=0, is_new_member=False, skipped=()):
    return BusyImport(
        member=Member(id=RecordId("1" * 32), name="Kate"),
        is_new_member=is_new_member,
        files=1,
        events=added + updated,
        added=added,
        updated=updated,
        removed=removed,
        unchanged=0,
        skipped=skipped,
    )


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (
            busy_times(added=1, is_new_member=True),
            "Kate is new in this plan. Kate is busy at 1 time: 1 new, 0 changed, 0 gone. "
            "Nothing else of the calendar was kept.",
        ),
        (
            busy_times(added=2, updated=1, removed=4, skipped=(Skipped("x", SkipReason.NO_START),)),
            "Kate is busy at 3 times: 2 new, 1 changed, 4 gone. "
            "Nothing else of the calendar was kept. Left out: 1 without a start.",
        ),
    ],
)
def test_what_is_known_of_a_member_s_time_is_told(done, told):
    assert busy_import_text(done) == told


def test_meetings_in_hours_without_meetings_are_named_a_few_at_most():
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    meetings = [
        Meeting(
            id=RecordId(f"{number:032x}"),
            uid=str(number),
            start=start + timedelta(days=number),
            end=start + timedelta(days=number, hours=1),
            title=f"Board {number}",
        )
        for number in range(5)
    ]
    london = ZoneInfo("Europe/London")

    assert against_hours_text(meetings[:1], london) == (
        "1 meeting stands in hours that you keep free of meetings: "
        "Tue 24 Nov, 09:00\N{EN DASH}10:00 “Board 0”."
    )
    told = against_hours_text(meetings, london)
    assert told.startswith("5 meetings stand in hours that you keep free of meetings: ")
    assert told.endswith("“Board 2” and 2 more.")
