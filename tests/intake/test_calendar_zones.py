"""Which time zone a name in a calendar means, in the order in which it is looked for."""

from zoneinfo import ZoneInfo

import pytest

from planner.domain.calendar import GuessedZone
from tests.intake.calendar_texts import YEAR, calendar, event, starts

NEW_YORK = ZoneInfo("America/New_York")
JULY_NOON = "20260701T120000"

HALF_PAST = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:19701101T020000
TZOFFSETFROM:+0330
TZOFFSETTO:+0230
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700308T020000
TZOFFSETFROM:+0230
TZOFFSETTO:+0330
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.mark.parametrize(
    ("name", "start", "zone"),
    [
        ("Europe/Paris", "2026-07-01 10:00", "Europe/Paris"),
        ("europe/PARIS", "2026-07-01 10:00", "Europe/Paris"),
        ("W. Europe Standard Time", "2026-07-01 10:00", "Europe/Berlin"),
        ("w. europe standard time", "2026-07-01 10:00", "Europe/Berlin"),
        ('"Tokyo Standard Time"', "2026-07-01 03:00", "Asia/Tokyo"),
        ("/mozilla.org/20070129_1/Europe/Paris", "2026-07-01 10:00", "Europe/Paris"),
        (
            "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires",
            "2026-07-01 15:00",
            "America/Argentina/Buenos_Aires",
        ),
        ("UTC+01:00", "2026-07-01 11:00", "UTC+01:00"),
        ("GMT-0330", "2026-07-01 15:30", "UTC-03:30"),
    ],
)
def test_a_known_name_is_no_guess(read, name, start, zone):
    found = read(calendar(event(f"DTSTART;TZID={name}:{JULY_NOON}")), YEAR)

    assert starts(found) == [start]
    assert found.occurrences[0].zone == zone
    assert found.report.guessed_zones == ()


def test_the_zone_that_the_file_describes_is_used_for_a_name_of_its_own(read):
    summer = event(f"DTSTART;TZID=Our Place:{JULY_NOON}", uid="summer")
    winter = event("DTSTART;TZID=Our Place:20260101T120000", uid="winter")

    found = read(calendar(HALF_PAST.format(name="Our Place"), summer, winter), YEAR)

    assert starts(found) == ["2026-01-01 09:30", "2026-07-01 08:30"]
    assert found.occurrences[0].zone == "Our Place"


@pytest.mark.parametrize(
    ("wall", "start"),
    [
        ("20260308T013000", "2026-03-07 23:00"),
        ("20260308T023000", "2026-03-08 00:00"),  # skipped: by the offset before
        ("20260308T033000", "2026-03-08 00:00"),
        ("20261101T013000", "2026-10-31 22:00"),  # doubled: the first
        ("20261101T020000", "2026-10-31 23:30"),
    ],
)
def test_the_clock_changes_of_the_files_zone_are_kept(read, wall, start):
    found = read(calendar(HALF_PAST.format(name="X"), event(f"DTSTART;TZID=X:{wall}")), YEAR)

    assert starts(found) == [start]


def test_a_known_name_counts_more_than_the_files_description(read):
    found = read(
        calendar(
            HALF_PAST.format(name="Europe/Paris"), event(f"DTSTART;TZID=Europe/Paris:{JULY_NOON}")
        ),
        YEAR,
    )

    assert starts(found) == ["2026-07-01 10:00"]


def test_an_unknown_name_is_taken_for_home_and_named_in_the_report(read):
    found = read(calendar(event(f"DTSTART;TZID=Mars/Olympus Mons:{JULY_NOON}")), YEAR, NEW_YORK)

    assert starts(found) == ["2026-07-01 16:00"]
    assert found.report.guessed_zones == (GuessedZone("Mars/Olympus Mons", "America/New_York"),)


def test_an_unknown_name_in_a_file_with_one_zone_is_taken_for_that(read):
    found = read(
        calendar(HALF_PAST.format(name="Our Place"), event(f"DTSTART;TZID=Else:{JULY_NOON}")), YEAR
    )

    assert starts(found) == ["2026-07-01 08:30"]
    assert found.report.guessed_zones == (GuessedZone("Else", "Our Place"),)


def test_a_place_with_an_offset_is_a_guess_because_of_its_summer_time(read):
    found = read(calendar(event(f'DTSTART;TZID="(UTC-03:00) Nowhere":{JULY_NOON}')), YEAR)

    assert starts(found) == ["2026-07-01 15:00"]
    assert found.report.guessed_zones == (GuessedZone("(UTC-03:00) Nowhere", "UTC-03:00"),)


def test_a_time_without_a_zone_is_in_the_calendars_zone(read):
    found = read(calendar("X-WR-TIMEZONE:America/New_York", event(f"DTSTART:{JULY_NOON}")), YEAR)

    assert starts(found) == ["2026-07-01 16:00"]
    assert found.occurrences[0].zone == "America/New_York"


def test_a_time_without_any_zone_is_at_home_and_no_guess(read):
    found = read(calendar(event(f"DTSTART:{JULY_NOON}")), YEAR, NEW_YORK)

    assert starts(found) == ["2026-07-01 16:00"]
    assert found.report.guessed_zones == ()


def test_a_day_is_never_in_the_calendars_zone(read):
    found = read(calendar("X-WR-TIMEZONE:Asia/Tokyo", event("DTSTART;VALUE=DATE:20260105")), YEAR)

    assert starts(found) == ["2026-01-05 00:00"]
    assert found.occurrences[0].zone == "Europe/London"


def test_a_time_in_utc_is_shown_in_the_calendars_zone(read):
    found = read(calendar("X-WR-TIMEZONE:Asia/Tokyo", event("DTSTART:20260105T090000Z")), YEAR)

    assert starts(found) == ["2026-01-05 09:00"]
    assert found.occurrences[0].zone == "Asia/Tokyo"


@pytest.mark.parametrize("name", ["../../etc/passwd", "a" * 5000, "Europe", "\x00", "UTC+99:00"])
def test_a_name_that_no_zone_can_have_is_a_guess(read, name):
    found = read(calendar(event(f"DTSTART;TZID={name}:{JULY_NOON}")), YEAR)

    assert starts(found) == ["2026-07-01 11:00"]
    assert len(found.report.guessed_zones) == 1
