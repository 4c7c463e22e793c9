"""When meetings are: every choice made where the standard is silent, or programs break it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from planner.domain.calendar import RepairReason, Skipped, SkipReason, Window
from tests.intake.calendar_texts import JANUARY, YEAR, calendar, event, spans, starts

NEW_YORK = ZoneInfo("America/New_York")
MARCH = Window(start=datetime(2026, 3, 1, tzinfo=UTC), end=datetime(2026, 4, 5, tzinfo=UTC))


def repairs(reading):
    return [each.reason for each in reading.report.repaired]


def test_a_start_that_its_rule_does_not_produce_is_kept(read):
    monday_meeting_first_on_a_thursday = event(
        "DTSTART:20260101T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2"
    )

    found = read(calendar(monday_meeting_first_on_a_thursday))

    assert starts(found) == ["2026-01-01 09:00", "2026-01-05 09:00", "2026-01-12 09:00"]


def test_an_excluded_date_takes_the_whole_day_from_a_timed_series(read):
    twice_a_day = event(
        "DTSTART:20260105T090000Z",
        "RRULE:FREQ=DAILY;BYHOUR=9,15;UNTIL=20260106T230000Z",
        "EXDATE;VALUE=DATE:20260105",
    )

    assert starts(read(calendar(twice_a_day))) == ["2026-01-06 09:00", "2026-01-06 15:00"]


def test_an_excluded_time_without_a_zone_is_in_the_zone_of_the_series(read):
    series = event(
        "DTSTART;TZID=America/New_York:20260105T090000",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE:20260106T090000",
    )

    assert starts(read(calendar(series))) == ["2026-01-05 14:00", "2026-01-07 14:00"]


def test_an_excluded_time_in_utc_is_compared_as_an_instant(read):
    series = event(
        "DTSTART;TZID=America/New_York:20260105T090000",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE:20260106T140000Z",
    )

    assert starts(read(calendar(series))) == ["2026-01-05 14:00", "2026-01-07 14:00"]


def test_an_until_without_a_zone_is_in_the_zone_of_the_series(read):
    late_west_of_greenwich = event(
        "DTSTART;TZID=America/Los_Angeles:20260105T200000",
        "RRULE:FREQ=DAILY;UNTIL=20260107T200000",
    )

    assert len(read(calendar(late_west_of_greenwich)).occurrences) == 3


def test_an_until_that_is_a_date_includes_all_of_that_day(read):
    series = event(
        "DTSTART;TZID=America/Los_Angeles:20260105T200000", "RRULE:FREQ=DAILY;UNTIL=20260107"
    )

    assert len(read(calendar(series)).occurrences) == 3


def test_an_until_before_the_start_leaves_nothing(read):
    series = event("DTSTART:20260105T090000Z", "RRULE:FREQ=DAILY;UNTIL=20260101T000000Z")

    assert read(calendar(series)).occurrences == ()


def test_an_end_before_the_start_becomes_no_length_and_is_reported(read):
    backwards = event("DTSTART:20260105T090000Z", "DTEND:20260105T080000Z")

    found = read(calendar(backwards))

    assert spans(found) == ["2026-01-05 09:00 to 2026-01-05 09:00"]
    assert repairs(found) == [RepairReason.END_BEFORE_START]


def test_a_length_that_is_none_costs_only_the_length(read):
    found = read(calendar(event("DTSTART:20260105T090000Z", "DURATION:a while")))

    assert spans(found) == ["2026-01-05 09:00 to 2026-01-05 09:00"]
    assert repairs(found) == [RepairReason.BAD_END]


def test_a_rule_that_is_none_leaves_the_first_meeting(read):
    found = read(calendar(event("DTSTART:20260105T090000Z", "RRULE:FREQ=OFTEN;COUNT=3")))

    assert starts(found) == ["2026-01-05 09:00"]
    assert repairs(found) == [RepairReason.BAD_RULE]


def test_of_the_same_event_twice_the_higher_sequence_counts(read):
    newer = event("DTSTART:20260106T090000Z", "SEQUENCE:2", "DTSTAMP:20250101T000000Z")
    older = event("DTSTART:20260105T090000Z", "SEQUENCE:1", "DTSTAMP:20250301T000000Z")

    found = read(calendar(newer, older))

    assert starts(found) == ["2026-01-06 09:00"]
    assert found.report.skipped == (Skipped("one@example.org", SkipReason.SUPERSEDED),)


def test_of_the_same_sequence_the_later_stamp_counts(read):
    newer = event("DTSTART:20260106T090000Z", "DTSTAMP:20250301T000000Z")
    older = event("DTSTART:20260105T090000Z", "DTSTAMP:20250101T000000Z")

    assert starts(read(calendar(newer, older))) == ["2026-01-06 09:00"]


def test_lengths_are_added_in_utc_when_the_clocks_change(read):
    night_of_the_change = event(
        "DTSTART;TZID=Europe/London:20260328T230000", "DTEND;TZID=Europe/London:20260329T070000"
    )

    assert spans(read(calendar(night_of_the_change), MARCH)) == [
        "2026-03-28 23:00 to 2026-03-29 06:00"
    ]


def test_a_series_keeps_its_wall_clock_when_the_clocks_change(read):
    series = event(
        "DTSTART;TZID=Europe/London:20260323T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"
    )

    assert starts(read(calendar(series), MARCH)) == ["2026-03-23 09:00", "2026-03-30 08:00"]


def test_a_time_that_the_clocks_skip_comes_after_the_gap(read):
    skipped = event("DTSTART;TZID=Europe/London:20260329T013000")

    assert starts(read(calendar(skipped), MARCH)) == ["2026-03-29 01:30"]


def test_a_time_that_comes_twice_is_the_first_one(read):
    doubled = event("DTSTART;TZID=Europe/London:20261025T013000")

    assert starts(read(calendar(doubled), YEAR)) == ["2026-10-25 00:30"]


def test_a_whole_day_lasts_from_midnight_to_midnight_at_home(read):
    short_day = event("DTSTART;VALUE=DATE:20260329")

    found = read(calendar(short_day), MARCH)

    assert spans(found) == ["2026-03-29 00:00 to 2026-03-29 23:00"]
    assert found.occurrences[0].is_all_day


def test_a_moved_occurrence_keeps_its_identity(read):
    series = event("DTSTART;TZID=Europe/London:20260105T090000", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event(
        "DTSTART;TZID=Europe/London:20260113T110000",
        "RECURRENCE-ID;TZID=Europe/London:20260112T090000",
    )

    before, after = read(calendar(series)), read(calendar(series, moved))

    assert starts(after) == ["2026-01-05 09:00", "2026-01-13 11:00"]
    assert [each.identity for each in after.occurrences] == [
        each.identity for each in before.occurrences
    ]
    assert after.occurrences[1].recurrence_id == "20260112T090000Z"


def test_a_changed_occurrence_named_by_its_date_replaces_the_one_of_that_day(read):
    series = event("DTSTART:20260105T090000Z", "RRULE:FREQ=DAILY;COUNT=2")
    moved = event("DTSTART:20260106T110000Z", "RECURRENCE-ID;VALUE=DATE:20260106")

    found = read(calendar(series, moved))

    assert starts(found) == ["2026-01-05 09:00", "2026-01-06 11:00"]
    assert found.occurrences[1].recurrence_id == "20260106T090000Z"


def test_an_occurrence_moved_into_the_window_is_found(read):
    series = event("DTSTART:20251201T090000Z", "RRULE:FREQ=DAILY;COUNT=2")
    moved = event("DTSTART:20260106T110000Z", "RECURRENCE-ID:20251202T090000Z")

    assert starts(read(calendar(series, moved))) == ["2026-01-06 11:00"]


def test_an_excluded_occurrence_stays_out_though_it_was_changed(read):
    series = event(
        "DTSTART:20260105T090000Z", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260106T090000Z"
    )
    moved = event("DTSTART:20260106T110000Z", "RECURRENCE-ID:20260106T090000Z")

    assert starts(read(calendar(series, moved))) == ["2026-01-05 09:00"]


def test_a_change_for_the_rest_moves_all_later_occurrences(read):
    series = event(
        "DTSTART:20260105T090000Z", "DTEND:20260105T093000Z", "RRULE:FREQ=WEEKLY;COUNT=4"
    )
    from_the_third = event(
        "DTSTART:20260120T140000Z",
        "DTEND:20260120T150000Z",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260119T090000Z",
        "SUMMARY:Moved",
    )

    found = read(calendar(series, from_the_third))

    assert spans(found) == [
        "2026-01-05 09:00 to 2026-01-05 09:30",
        "2026-01-12 09:00 to 2026-01-12 09:30",
        "2026-01-20 14:00 to 2026-01-20 15:00",
        "2026-01-27 14:00 to 2026-01-27 15:00",
    ]
    assert [each.summary for each in found.occurrences] == ["", "", "Moved", "Moved"]
    assert found.occurrences[3].recurrence_id == "20260126T090000Z"


def test_a_change_for_the_rest_may_move_occurrences_far_into_the_window(read):
    series = event("DTSTART:20251201T090000Z", "RRULE:FREQ=WEEKLY;UNTIL=20251215T090000Z")
    five_weeks_later = event(
        "DTSTART:20260112T090000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20251208T090000Z"
    )

    assert starts(read(calendar(series, five_weeks_later))) == [
        "2026-01-12 09:00",
        "2026-01-19 09:00",
    ]


def test_changes_without_their_series_are_found(read):
    lonely = event("DTSTART:20260106T110000Z", "RECURRENCE-ID:20260106T090000Z")

    found = read(calendar(lonely))

    assert starts(found) == ["2026-01-06 11:00"]
    assert found.occurrences[0].recurrence_id == "20260106T090000Z"


def test_the_later_half_of_a_divided_series_is_outdated_when_the_series_is_newer(read):
    series = event("DTSTART:20260105T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2", "SEQUENCE:2")
    later_half = event(
        "DTSTART:20260119T090000Z",
        "RRULE:FREQ=WEEKLY",
        "RECURRENCE-ID:20260112T090000Z",
        "SEQUENCE:1",
    )

    assert starts(read(calendar(series, later_half))) == ["2026-01-05 09:00", "2026-01-12 09:00"]


def test_extra_dates_may_bring_a_length_of_their_own(read):
    meeting = event(
        "DTSTART:20260105T090000Z",
        "DURATION:PT30M",
        "RDATE:20260107T090000Z",
        "RDATE;VALUE=PERIOD:20260108T090000Z/PT2H,20260109T090000Z/20260109T120000Z",
    )

    assert spans(read(calendar(meeting))) == [
        "2026-01-05 09:00 to 2026-01-05 09:30",
        "2026-01-07 09:00 to 2026-01-07 09:30",
        "2026-01-08 09:00 to 2026-01-08 11:00",
        "2026-01-09 09:00 to 2026-01-09 12:00",
    ]


def test_dates_that_are_none_are_named_and_cost_nothing_else(read):
    meeting = event(
        "DTSTART:20260105T090000Z", "RDATE:20260107T090000Z,soon", "EXDATE:20260199T090000Z"
    )

    found = read(calendar(meeting))

    assert starts(found) == ["2026-01-05 09:00", "2026-01-07 09:00"]
    assert set(repairs(found)) == {RepairReason.BAD_EXTRA_DATE, RepairReason.BAD_EXCLUDED_DATE}


def test_a_rule_of_exceptions_takes_times_away(read):
    series = event(
        "DTSTART:20260105T090000Z",
        "RRULE:FREQ=DAILY;COUNT=4",
        "EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2",
    )

    assert starts(read(calendar(series))) == ["2026-01-06 09:00", "2026-01-08 09:00"]


def test_what_touches_the_edge_of_the_window_is_outside_and_what_overlaps_is_inside(read):
    before = event("DTSTART:20251231T220000Z", "DTEND:20260101T000000Z", uid="before")
    into = event("DTSTART:20251231T230000Z", "DTEND:20260101T000100Z", uid="into")
    at_start = event("DTSTART:20260101T000000Z", uid="at start")
    at_end = event("DTSTART:20260201T000000Z", uid="at end")

    found = read(calendar(before, into, at_start, at_end), JANUARY)

    assert [each.uid for each in found.occurrences] == ["into", "at start"]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_series_fills_the_window_however_far_its_clocks_are_from_utc(read, zone):
    hourly = event(f"DTSTART;TZID={zone}:20250101T000000", "RRULE:FREQ=HOURLY")

    assert len(read(calendar(hourly)).occurrences) == 31 * 24


def test_a_day_is_placed_by_the_zone_of_whoever_imports(read):
    day = event("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260107")

    assert spans(read(calendar(day), home=NEW_YORK)) == ["2026-01-05 05:00 to 2026-01-07 05:00"]
