from dataclasses import replace
from datetime import date

import pytest

from planner.domain.hours import WeekHours
from planner.domain.possible_rules import hours_problems, rule_problems
from planner.domain.protection import Cadence, HoursSet, Rule
from planner.domain.records import RecordId

WORKING = HoursSet(
    id=RecordId("1" * 32)
)  # mon-fri 08:00-18:00, 4 h and 3 blocks a day, 15 h a week
EARLY = HoursSet(id=RecordId("2" * 32), name="Early", hours=WeekHours.parse("mon-fri 06:00-08:00"))
RULE = Rule(id=RecordId("3" * 32), title="Models of care", target=120)


def fields(rule, working=WORKING, own=None):
    return [problem.field_name for problem in rule_problems(rule, working, own)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"window": WeekHours.parse("sat 09:00-12:00")}, "window"),
        ({"window": WeekHours.parse("mon 08:00-08:45")}, "shortest"),
        ({"shortest": 300, "longest": 300}, "shortest"),
        ({"most_a_day": 45}, "most_a_day"),
        ({"target": 901}, "target"),
        ({"window": WeekHours.parse("tue 09:00-10:00")}, "target"),
        ({"target": 241, "spacing_days": 4}, "target"),
        ({"target": 901, "most_blocks_a_day": 1}, "target"),
        ({"earliest": date(2026, 12, 1), "deadline": date(2026, 11, 30)}, "deadline"),
    ],
)
def test_what_no_diary_could_hold_names_the_field_to_blame(change, field):
    assert fields(replace(RULE, **change)) == [field]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"target": 900},
        {"target": 240, "spacing_days": 4},
        {"target": 480, "cadence": Cadence.MONTHLY, "window": WeekHours.parse("tue 09:00-11:00")},
        {"earliest": date(2026, 12, 1), "deadline": date(2026, 12, 1)},
        {"window": WeekHours.parse("mon-fri 17:00-20:00")},
    ],
)
def test_what_an_empty_diary_holds_is_no_problem(change):
    assert fields(replace(RULE, **change)) == []


def test_everything_wrong_is_told_at_once():
    rule = replace(
        RULE,
        window=WeekHours.parse("sat 09:00-12:00"),
        earliest=date(2026, 12, 1),
        deadline=date(2026, 11, 30),
    )

    assert fields(rule) == ["deadline", "window"]


def test_a_set_of_hours_takes_the_place_of_the_working_hours():
    early = replace(RULE, hours=EARLY.id, window=WeekHours.parse("mon-fri 06:00-07:00"))

    assert fields(early) == ["window"]
    assert fields(early, own=EARLY) == []
    assert fields(replace(early, window=WeekHours.parse("mon 09:00-10:00")), own=EARLY) == [
        "window"
    ]
    for_some_days = replace(EARLY, last_day=date(2026, 12, 4))
    late = replace(early, window=WeekHours.parse("mon-fri 09:00-10:00"))
    assert fields(late, own=for_some_days) == [], "on other days the working hours hold"


def test_what_is_always_kept_free_is_no_room():
    lunch = replace(WORKING, keep_free=WeekHours.parse("mon-fri 12:00-13:00"))
    over_lunch = replace(RULE, window=WeekHours.parse("mon-fri 11:30-13:30"))

    assert fields(over_lunch) == []
    assert fields(over_lunch, lunch) == ["shortest"]
    assert fields(replace(RULE, hours=EARLY.id), lunch, EARLY) == []


def test_a_set_without_hours_or_days_is_told():
    nothing = replace(WORKING, keep_free=WeekHours.parse("mon-sun 00:00-24:00"))
    backwards = replace(EARLY, first_day=date(2026, 12, 4), last_day=date(2026, 12, 1))

    assert [problem.field_name for problem in hours_problems(nothing)] == ["keep_free"]
    assert [problem.field_name for problem in hours_problems(backwards)] == ["last_day"]
    assert hours_problems(WORKING) == ()


def test_a_set_holds_on_its_days_and_both_its_ends():
    week = replace(EARLY, first_day=date(2026, 11, 23), last_day=date(2026, 11, 27))

    held = [week.holds_on(date(2026, 11, day)) for day in (22, 23, 27, 28)]

    assert held == [False, True, True, False]
    assert EARLY.holds_on(date(1999, 1, 1))
