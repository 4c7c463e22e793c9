from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from planner.domain.attention import Mode
from planner.domain.capture import read_capture
from planner.domain.capture_model import Assumption, SpanKind
from planner.domain.errors.log import TextNotUnderstoodError
from planner.domain.records import RecordId

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 4, 17, 20, 40, tzinfo=LONDON)  # a Wednesday


@dataclass(frozen=True)
class Hat:
    id: RecordId
    tag: str


@dataclass(frozen=True)
class Goal:
    id: RecordId
    title: str


HATS = (Hat(RecordId("h1"), "trust"), Hat(RecordId("h2"), "place"))
GOALS = (
    Goal(RecordId("g1"), "Speak truth to power"),
    Goal(RecordId("g2"), "Build trust across place"),
    Goal(RecordId("g3"), "Build a team"),
)


def read(line, now=NOW):
    return read_capture(line, now, HATS, GOALS)


def refused(line, now=NOW):
    with pytest.raises(TextNotUnderstoodError) as caught:
        read(line, now)
    return caught.value


def local(*numbers):
    return datetime(*numbers, tzinfo=LONDON)


def test_a_duration_alone_ended_now_and_says_so():
    understood = read("45m fire ED escalation @trust #flow")

    assert understood.start == local(2026, 11, 4, 16, 35)
    assert (understood.minutes, understood.mode) == (45, Mode.FIREFIGHTING)
    assert (understood.hat, understood.what, understood.tags) == ("h1", "ED escalation", ("flow",))
    assert understood.assumed == (Assumption.ENDED_NOW,)


def test_a_stretch_is_today_where_no_day_is_named():
    understood = read("14:00-15:30 long place board @place")

    assert understood.start == local(2026, 11, 4, 14)
    assert (understood.minutes, understood.mode) == (90, Mode.LONG_TERM)
    assert (understood.hat, understood.what) == ("h2", "place board")
    assert understood.assumed == (Assumption.TODAY,)


def test_a_day_with_a_duration_ended_at_this_time_of_that_day():
    understood = read("yesterday 2h dev coaching")

    assert understood.end == local(2026, 11, 3, 17, 20)
    assert understood.assumed == (Assumption.ENDED_AT_THIS_TIME_OF_DAY,)


def test_early_in_the_morning_a_named_day_keeps_its_entry():
    understood = read("yesterday 2h dev coaching", local(2026, 11, 4, 0, 30))

    assert understood.start == local(2026, 11, 3)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("1h30", 90),
        ("1h30m", 90),
        ("1h 30m", 90),
        ("1 h 30 min", 90),
        ("90min", 90),
        ("90 minutes", 90),
        ("1.5h", 90),
        ("1,5h", 90),
        ("0.25h", 15),
        ("2 hours", 120),
        ("24h", 1440),
        ("1m", 1),
    ],
)
def test_durations(written, minutes):
    assert read(f"{written} run handover").minutes == minutes


@pytest.mark.parametrize(
    ("written", "start", "minutes"),
    [
        ("2pm-3:30pm", (14, 0), 90),
        ("2-3:30pm", (14, 0), 90),
        ("2pm-3:30", (14, 0), 90),
        ("11am-1", (11, 0), 120),
        ("11-1pm", (11, 0), 120),
        ("9-10:30", (9, 0), 90),
        ("9.30-10.30", (9, 30), 60),
        ("14:00 \u2013 15:30", (14, 0), 90),
        ("2 pm - 3 pm", (14, 0), 60),
        ("14:00 to 15:30", (14, 0), 90),
        ("from 2pm until 3:30", (14, 0), 90),
        ("12am-1am", (0, 0), 60),
        ("12-1pm", (12, 0), 60),
        ("14:00 45m", (14, 0), 45),
        ("2pm, 45m", (14, 0), 45),
        ("02:00-03:00", (2, 0), 60),
        ("14:00z-15:00z", (14, 0), 60),
    ],
)
def test_stretches(written, start, minutes):
    understood = read(f"{written} run handover")

    assert understood.start == local(2026, 11, 4, *start)
    assert (understood.minutes, understood.what) == (minutes, "handover")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", (2026, 11, 4)),
        ("wed", (2026, 11, 4)),
        ("mon", (2026, 11, 2)),
        ("Thursday", (2026, 10, 29)),
        ("weds", (2026, 11, 4)),
        ("2026-11-03", (2026, 11, 3)),
        ("3 nov", (2026, 11, 3)),
        ("3rd november", (2026, 11, 3)),
        ("nov 3", (2026, 11, 3)),
        ("5 nov", (2025, 11, 5)),
        ("5 sept 2024", (2024, 9, 5)),
        ("25/10", (2026, 10, 25)),
        ("10/25", (2026, 10, 25)),
        ("4/4", (2026, 4, 4)),
        ("25/10/25", (2025, 10, 25)),
    ],
)
def test_days(written, day):
    understood = read(f"{written} 09:00-10:00 run handover")

    assert understood.start == local(*day, 9)
    assert understood.assumed == ()


@pytest.mark.parametrize(
    ("word", "mode"),
    [
        ("FIRE", Mode.FIREFIGHTING),
        ("ff", Mode.FIREFIGHTING),
        ("ops", Mode.RUNNING),
        ("long-term", Mode.LONG_TERM),
        ("long term", Mode.LONG_TERM),
        ("longterm", Mode.LONG_TERM),
        ("development", Mode.DEVELOPMENT),
        ("away", Mode.AWAY),
    ],
)
def test_mode_words(word, mode):
    understood = read(f"45m {word} something")

    assert (understood.mode, understood.what) == (mode, "something")


def test_leave_without_more_words_says_what_it_was():
    assert read("8h leave").what == "leave"
    assert read("8h away leave").what == "leave"
    assert read("8h away").what == ""


def test_a_time_may_end_the_line():
    understood = read("fire ED escalation @trust 45m yesterday")

    assert (understood.what, understood.minutes) == ("ED escalation", 45)
    assert understood.end == local(2026, 11, 3, 17, 20)


def test_at_before_the_last_time_is_no_text():
    understood = read("45m fire call with the board at 14:30")

    assert (understood.what, understood.start) == (
        "call with the board",
        local(2026, 11, 4, 14, 30),
    )


def test_start_and_duration_may_both_end_the_line():
    understood = read("run call with the board at 14:30 for 20m yesterday")

    assert (understood.what, understood.minutes) == ("call with the board", 20)
    assert understood.start == local(2026, 11, 3, 14, 30)


def test_numbers_in_the_midst_of_the_text_stay_text():
    assert read("45m fire chasing 4h waits in ED").what == "chasing 4h waits in ED"
    assert read("fire beds 70-80, 25:61 and so on, 45m").what == "beds 70-80, 25:61 and so on,"


def test_a_colon_may_follow_the_mode():
    assert read("45m fire: ED escalation").what == "ED escalation"


def test_numbers_with_to_between_them_are_text():
    assert read("45m fire 3 to 4 patients").what == "3 to 4 patients"
    assert read("45m fire cover 24/7").what == "cover 24/7"


def test_leave_may_be_logged_ahead():
    understood = read("2026-12-24 09:00-17:00 leave")

    assert understood.start == local(2026, 12, 24, 9)


def test_quotation_marks_keep_words_from_being_read():
    understood = read('45m fire "4h waits" "said ""no"" @ 9"')

    assert understood.what == '4h waits said "no" @ 9'


def test_a_second_mode_word_belongs_to_the_text():
    assert read("45m fire long waits").what == "long waits"


def test_a_goal_is_linked_by_the_beginning_of_one_of_its_words():
    assert read("1h dev speaking up +truth").goal == "g1"
    assert read("1h dev +2 people").what == "+2 people"


def test_spans_say_what_each_part_was_read_as():
    line = "yesterday 2h dev with the coach @trust on #voice feedback"
    shown = [(span.kind, line[span.start : span.end]) for span in read(line).spans]

    assert shown == [
        (SpanKind.DAY, "yesterday"),
        (SpanKind.TIME, "2h"),
        (SpanKind.MODE, "dev"),
        (SpanKind.WHAT, "with the coach"),
        (SpanKind.HAT, "@trust"),
        (SpanKind.WHAT, "on"),
        (SpanKind.TAG, "#voice"),
        (SpanKind.WHAT, "feedback"),
    ]


@pytest.mark.parametrize(
    ("line", "problem", "part", "choices"),
    [
        ("   ", "empty", "", ()),
        ("x" * 2001, "line_too_long", "x" * 50, ()),
        ("45m fire " + "x " * 200, "text_too_long", "x " * 25, ()),
        ("45m fire a\0b", "unusable_text", "", ()),
        (
            "45m ED escalation",
            "mode_missing",
            "ED escalation",
            ("fire", "run", "long", "dev", "away"),
        ),
        ("45m fire dev", "two_modes", "fire dev", ("fire", "run", "long", "dev", "away")),
        ("fire ED escalation", "time_missing", "", ("45m", "14:00-15:30")),
        ("14:00 fire ED escalation", "time_missing", "14:00", ("14:00 45m",)),
        ("45 fire ED escalation", "number_without_unit", "45", ("45m", "45h")),
        ("45m 2h fire ED", "two_times", "2h", ("45m", "2h")),
        ("45m fire ED waits over 4h", "two_times", "4h", ("45m", "4h")),
        ("14:00-15:00 45m fire ED", "two_times", "45m", ("14:00-15:00", "45m")),
        ("14:00 15:00 fire ED", "two_times", "15:00", ("14:00", "15:00")),
        ("25:10 45m fire ED", "no_such_time", "25:10", ()),
        ("13pm-14pm fire ED", "no_such_time", "13pm-14pm", ()),
        ("0.33h fire ED", "no_such_duration", "0.33h", ("19m", "20m")),
        ("1h75 fire ED", "no_such_duration", "1h75", ()),
        ("2-3:30 fire ED", "morning_or_afternoon", "2-3:30", ("02:00-03:30", "14:00-15:30")),
        ("fire ED at 2:30", "morning_or_afternoon", "2:30", ("02:30", "14:30")),
        ("15:00-14:00 fire ED", "end_before_start", "15:00-14:00", ("15:00 1380m",)),
        ("9-5 fire ED", "end_before_start", "9-5", ("09:00-17:00", "09:00 1200m")),
        ("9-9 fire ED", "end_before_start", "9-9", ("09:00-21:00",)),
        ("11pm-1am fire ED", "end_before_start", "11pm-1am", ("23:00 120m",)),
        ("ED escalation 45m fire", "time_in_text", "45m", ()),
        ("14:00 24h fire ED", "end_in_future", "14:00", ("yesterday",)),
        ("24:00 1h fire ED", "no_such_time", "24:00", ()),
        ("00:00z-24:00z long ED", "end_in_future", "00:00z-24:00z", ("yesterday",)),
        ("14:00-13:30z fire ED", "end_before_start", "14:00-13:30z", ("14:00 1410m",)),
        ("fire the wait is 25:61 now", "time_in_text", "25:61", ()),
        ("11pm-1 fire ED", "end_before_start", "11pm-1", ("23:00 120m",)),
        ("2026-13-01 1h fire ED", "no_such_day", "2026-13-01", ()),
        ("2h dev coaching with Sam yesterday", "day_or_text", "yesterday", ('"yesterday"',)),
        ("2h dev coaching 3 nov 2026,", "day_or_text", "3 nov 2026", ('"3 nov 2026"',)),
        (
            "1h dev +power +build",
            "two_goals",
            "+build",
            ("Build trust across place", "Build a team"),
        ),
        ("1h dev +power +across", "two_goals", "+across", ("+power", "+across")),
        ("1h fire #" + "x" * 301, "text_too_long", "#" + "x" * 49, ()),
        ("18:00-19:00 fire ED", "end_in_future", "18:00-19:00", ("yesterday",)),
        ("wed 18:00-19:00 fire ED", "end_in_future", "18:00-19:00", ("2026-10-28",)),
        ("2026-11-05 1h fire ED", "end_in_future", "2026-11-05", ("2026-10-29",)),
        ("25h fire ED", "too_long", "25h", ()),
        ("0m fire ED", "too_short", "0m", ()),
        ("mon tue 1h fire ED", "two_days", "tue", ()),
        ("2026-02-30 1h fire ED", "no_such_day", "2026-02-30", ()),
        ("30/2 1h fire ED", "no_such_day", "30/2", ()),
        ("29 feb 1h fire ED", "no_such_day", "29 feb", ()),
        ("1926-11-03 1h fire ED", "day_too_long_ago", "1926-11-03", ()),
        ("3/11 1h fire ED", "day_ambiguous", "3/11", ("2026-11-03", "2026-03-11")),
        ("1h fire sat with the team", "day_or_text", "sat", ('"sat"',)),
        ("fire review of yesterday 1h", "day_or_text", "yesterday", ('"yesterday"',)),
        ("1h fire ED @trsut", "unknown_hat", "@trsut", ("@trust",)),
        ("1h fire ED @xyz", "unknown_hat", "@xyz", ("@trust", "@place")),
        ("1h fire ED @trust @place", "two_hats", "@place", ("@trust", "@place")),
        ("1h dev +powr", "unknown_goal", "+powr", ("+power",)),
        ("1h dev +build", "two_goals", "+build", ("Build trust across place", "Build a team")),
    ],
)
def test_what_is_open_is_asked_about(line, problem, part, choices):
    error = refused(line)

    assert (error.problem, error.part, error.choices) == (problem, part, choices)


def test_a_time_that_the_clocks_skip_is_asked_about():
    error = refused("29 mar 01:30 45m fire ED", local(2026, 4, 1, 12))

    assert (error.problem, error.choices) == ("time_skipped", ("02:30",))


def test_a_time_that_comes_twice_is_asked_about_and_each_answer_is_read():
    now = local(2026, 11, 1, 12)
    error = refused("25 oct 01:30 45m fire ED", now)

    assert error.problem == "time_twice"
    starts = [read(f"{choice} 45m fire ED", now).start for choice in error.choices]
    assert starts == [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]


def test_a_stretch_over_a_clock_change_counts_the_minutes_that_passed():
    assert read("25 oct 00:30-03:30 fire ED").minutes == 240
    assert read("29 mar 00:30-03:30 fire ED").minutes == 120


def test_a_stretch_of_a_day_with_25_hours_is_too_long():
    assert refused("25 oct 00:00-24:00 fire ED").problem == "too_long"


def test_an_end_before_a_start_in_utc_is_noticed():
    assert refused("1 jul 13:00z-13:30 run ED").problem == "end_before_start"


def test_a_day_of_23_hours_does_not_reach_into_the_future():
    assert refused("yesterday 24h run", local(2026, 3, 30, 0, 30)).problem == "end_in_future"


def test_what_only_looks_like_a_day_at_the_end_is_text():
    assert read("45m fire line 2026-13-45").what == "line 2026-13-45"


def test_two_hats_with_one_tag_are_asked_about():
    twins = (Hat(RecordId("h1"), "trust"), Hat(RecordId("h2"), "Trust"))
    with pytest.raises(TextNotUnderstoodError) as caught:
        read_capture("1h fire ED @trust", NOW, twins)

    assert caught.value.problem == "two_hats"


def test_without_the_leaders_zone_nothing_is_read():
    with pytest.raises(TypeError):
        read_capture("1h fire ED", NOW.astimezone(UTC), HATS)
