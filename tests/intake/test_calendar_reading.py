"""The door: what is refused, what is reported, and what a second import sees."""

import pytest

from planner.domain.calendar import Cut, CutReason, Skipped, SkipReason
from planner.domain.errors.storage import CalendarUnreadableError
from planner.intake.calendar.caps import LINE_BYTES, Caps
from planner.intake.calendar.reading import read_calendar
from planner.progress import Cancelled, NoProgress
from tests.intake.calendar_texts import JANUARY, LONDON, YEAR, calendar, event, starts

GOOD = event("DTSTART:20260105T090000Z", uid="good")


def test_a_bad_event_costs_only_itself(read):
    found = read(
        calendar(
            event("SUMMARY:never", uid="no start"),
            event("DTSTART:sometime", uid="bad start"),
            event("DTSTART:20260105T090000Z", "RECURRENCE-ID:when", uid="bad change"),
            event("DTSTART;TZID=Asia/Tokyo:00010101T000000", uid="too early"),
            GOOD,
        ),
    )

    assert [each.uid for each in found.occurrences] == ["good"]
    assert set(found.report.skipped) == {
        Skipped("no start", SkipReason.NO_START),
        Skipped("bad start", SkipReason.BAD_START),
        Skipped("bad change", SkipReason.BAD_RECURRENCE_ID),
        Skipped("too early", SkipReason.OUT_OF_CALENDAR),
    }


def test_our_own_blocks_are_counted_and_never_returned(read):
    own = event("DTSTART:20260105T090000Z", uid="6f1c@firebreak.invalid")

    found = read(calendar(own, GOOD))

    assert [each.uid for each in found.occurrences] == ["good"]
    assert (found.report.own_blocks, found.report.events, found.report.series) == (1, 2, 1)


def test_importing_twice_finds_the_same(read):
    text = calendar(
        event("DTSTART:20260105T090000Z", "RRULE:FREQ=DAILY;COUNT=3"),
        event("DTSTART:20260106T100000Z", "RECURRENCE-ID:20260106T090000Z"),
        event("DTSTART:20260107T100000Z", "SUMMARY:Nameless", uid=""),
        GOOD,
    )

    assert read(text) == read(text)


def test_occurrences_come_by_start(read):
    late, early = GOOD, event("DTSTART:20260103T090000Z", uid="early")

    assert starts(read(calendar(late, early))) == ["2026-01-03 09:00", "2026-01-05 09:00"]


def test_events_without_a_uid_are_told_apart_by_what_they_say(read):
    found = read(
        calendar(
            event("DTSTART:20260105T090000Z", "SUMMARY:One", uid=""),
            event("DTSTART:20260105T090000Z", "SUMMARY:Two", uid=""),
        )
    )

    assert len({each.uid for each in found.occurrences}) == 2


def test_an_event_that_is_never_ended_ends_where_the_next_begins(read):
    unended = GOOD.removesuffix("\nEND:VEVENT")

    assert len(read(calendar(unended, event("DTSTART:20260106T090000Z"))).occurrences) == 2


def test_many_events_that_are_never_ended_still_belong_to_their_calendar(read):
    unended = [
        event("DTSTART:20260105T090000Z", uid=str(number)).removesuffix("\nEND:VEVENT")
        for number in range(20)
    ]

    found = read(calendar("X-WR-CALNAME:Trust board", *unended))

    assert {each.calendar_name for each in found.occurrences} == {"Trust board"}
    assert len(found.occurrences) == 20


def test_a_file_that_breaks_off_keeps_what_it_has(read):
    text = calendar(GOOD, event("DTSTART:20260106T090000Z", "SUMMARY:Cut off"))

    assert len(read(text[: text.index("off")]).occurrences) == 2


def test_events_without_a_calendar_around_them_are_read(read):
    assert len(read(GOOD).occurrences) == 1


def test_an_empty_calendar_is_a_calendar(read):
    assert read(calendar()).occurrences == ()


@pytest.mark.parametrize("text", ["", "Subject,Start Date\r\n", "%PDF-1.7\n", "\x00" * 100])
def test_what_is_no_calendar_is_refused(read, text):
    with pytest.raises(CalendarUnreadableError) as refused:
        read(text)

    assert refused.value.reason == "not_a_calendar"
    assert refused.value.path == read.path


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(CalendarUnreadableError) as refused:
        read_calendar(tmp_path, JANUARY, LONDON, NoProgress())

    assert refused.value.reason == "folder"


def test_a_file_that_is_not_there_is_the_systems_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_calendar(tmp_path / "missing.ics", JANUARY, LONDON, NoProgress())


def test_a_file_larger_than_the_cap_is_refused(read):
    with pytest.raises(CalendarUnreadableError) as refused:
        read(calendar(GOOD), caps=Caps(file_bytes=50))

    assert refused.value.reason == "too_large"


def test_a_long_line_is_cut_and_reported(read):
    dates = ",".join(["20260106T090000Z"] * (LINE_BYTES // 17 + 10))

    found = read(calendar(event("DTSTART:20260105T090000Z", f"RDATE:{dates}"), GOOD))

    assert len(found.occurrences) == 3
    assert Cut("one@example.org", CutReason.LONG_LINE) in found.report.cuts


@pytest.mark.parametrize(
    ("caps", "cut", "kept"),
    [
        (
            Caps(series_occurrences=5),
            Cut("one@example.org", CutReason.SERIES_OCCURRENCES),
            6,
        ),
        (Caps(all_occurrences=5), Cut("", CutReason.ALL_OCCURRENCES), 5),
    ],
)
def test_too_many_occurrences_are_cut_and_reported(read, caps, cut, kept):
    daily = event("DTSTART:20260101T090000Z", "RRULE:FREQ=DAILY")

    found = read(calendar(daily, GOOD), YEAR, caps=caps)

    assert len(found.occurrences) == found.report.occurrences == kept
    assert found.report.cuts == (cut,)


def test_a_series_that_takes_too_much_work_is_cut_and_reported(read):
    endless = event("DTSTART:20200101T090000Z", "RRULE:FREQ=SECONDLY;COUNT=1000000000")

    found = read(calendar(endless, GOOD))

    assert [each.uid for each in found.occurrences] == ["good"]
    assert found.report.cuts == (Cut("one@example.org", CutReason.SERIES_STEPS),)


def test_series_share_the_work_that_the_file_may_take(read):
    daily_since_2020 = [
        event("DTSTART:20200101T090000Z", "RRULE:FREQ=DAILY;COUNT=5000", uid=str(number))
        for number in range(10)
    ]

    found = read(calendar(*daily_since_2020, GOOD), caps=Caps(file_steps=10_000))

    complete = [each.uid for each in found.occurrences if each.start.day == 31]
    assert complete == ["0", "1", "2", "3"]
    assert found.report.cuts[-1] == Cut("9", CutReason.SERIES_STEPS)
    assert "good" in {each.uid for each in found.occurrences}


def test_the_report_lists_a_thousand_and_counts_the_rest(read):
    bad = [event("DTSTART:never", uid=str(number)) for number in range(1_005)]

    report = read(calendar(*bad)).report

    assert (len(report.skipped), report.unlisted) == (1_000, 5)


def test_reading_stops_when_the_user_stops_it(read):
    class Stopping:
        def step(self, *_done_of_total):
            raise Cancelled

    with pytest.raises(Cancelled):
        read(calendar(GOOD), progress=Stopping())


def test_reading_tells_how_far_it_is(read):
    told = []

    class Watching:
        def step(self, done, total):
            told.append((done, total))

    read(
        calendar(*[event("DTSTART:20260105T090000Z", uid=str(n)) for n in range(1_200)]),
        progress=Watching(),
    )

    assert len(told) >= 4
    assert all(0 <= done <= total for done, total in told)
