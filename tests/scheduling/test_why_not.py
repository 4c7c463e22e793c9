"""What is said when something does not fit: why not, and what would help."""

from dataclasses import replace
from datetime import time

import pytest

from planner.scheduling.hours import WORKING_DAYS, DayPart, WeeklyHours
from planner.scheduling.problem import (
    Attendee,
    Limits,
    RuleDemand,
)
from planner.scheduling.proposal import Binding, Engine, Relief
from tests.scheduling.problems import COACHING, MONDAY, busy, full_days, proposed, utc, winter


def test_a_full_diary_says_that_no_time_is_free():
    proposal = proposed(winter(COACHING, busy=full_days(0, 1, 2, 3, 4)), looked_into=0)

    (unmet,) = proposal.unmet
    assert proposal.blocks == ()
    assert (unmet.missing_minutes, unmet.because) == (120, Binding.NO_FREE_TIME)
    assert unmet.week_start == MONDAY


def test_a_gap_that_is_too_short_is_explained():
    diary = (*full_days(0, 1, 3, 4), busy(2, 8, 13.25), busy(2, 14, 18))

    (unmet,) = proposed(winter(COACHING, busy=diary)).unmet

    assert unmet.because is Binding.GAPS_TOO_SHORT
    assert unmet.funnel.free_minutes == 45
    assert unmet.funnel.long_enough_minutes == 0
    assert Relief.SHORTER_BLOCKS in {help_.kind for help_ in unmet.would_help}


def test_a_full_window_is_told_from_a_full_week():
    mornings = WeeklyHours.on(WORKING_DAYS, DayPart(time(8), time(10)))
    rule = replace(COACHING, window=mornings)
    diary = tuple(busy(day, 8, 10) for day in range(5))

    (unmet,) = proposed(winter(rule, busy=diary)).unmet

    assert unmet.because is Binding.WINDOW_TAKEN
    best = unmet.would_help[0]
    assert (best.kind, best.minutes_gained) == (Relief.ANY_HOUR, 120)


def test_giving_up_a_meeting_is_offered_with_the_minutes_it_gives():
    diary = (*full_days(0, 1, 3, 4), busy(2, 8, 12), busy(2, 12, 14), busy(2, 14, 18))

    (unmet,) = proposed(winter(COACHING, busy=diary)).unmet

    offers = [help_ for help_ in unmet.would_help if help_.kind is Relief.GIVE_UP_MEETING]
    assert offers[0].minutes_gained == 120
    assert offers[0].meeting in diary


@pytest.mark.parametrize(
    ("limits", "binding", "relief"),
    [
        (Limits(day_minutes=60), Binding.DAY_MINUTES, Relief.MORE_MINUTES_A_DAY),
        (Limits(day_blocks=1), Binding.DAY_BLOCKS, Relief.MORE_BLOCKS_A_DAY),
        (Limits(week_minutes=60), Binding.WEEK_MINUTES, Relief.MORE_MINUTES_A_WEEK),
    ],
)
def test_the_cap_that_binds_is_named_and_lifting_it_helps(limits, binding, relief):
    heavy = RuleDemand(key="heavy", target_minutes=60, shortest_minutes=60, weight=5)
    light = RuleDemand(key="light", target_minutes=60, shortest_minutes=60)

    (unmet,) = proposed(winter(heavy, light, busy=full_days(0, 1, 3, 4), limits=limits)).unmet

    assert (unmet.rule_key, unmet.because) == ("light", binding)
    assert (relief, 60) in {(h.kind, h.minutes_gained) for h in unmet.would_help}


def test_spacing_binds_and_giving_it_up_helps():
    rule = RuleDemand(key="walk", target_minutes=120, longest_minutes=60, spacing_days=4)
    diary = full_days(0, 3, 4)

    (unmet,) = proposed(winter(rule, busy=diary)).unmet

    assert unmet.because is Binding.SPACING
    assert (Relief.NO_SPACING, 60) in {(h.kind, h.minutes_gained) for h in unmet.would_help}


@pytest.mark.parametrize(
    ("cap", "binding", "relief"),
    [
        ("day_minutes", Binding.RULE_DAY_MINUTES, Relief.MORE_OF_RULE_A_DAY),
        ("week_minutes", Binding.RULE_WEEK_MINUTES, Relief.MORE_OF_RULE_A_WEEK),
    ],
)
def test_a_rule_s_own_cap_binds_it_alone(cap, binding, relief):
    rule = replace(COACHING, longest_minutes=60, spacing_days=0, most_a_day=3, **{cap: 60})
    other = RuleDemand(key="other", target_minutes=60, shortest_minutes=60)

    proposal = proposed(winter(rule, other, busy=full_days(0, 1, 3, 4)))

    (unmet,) = proposal.unmet
    assert (unmet.rule_key, unmet.because, unmet.missing_minutes) == ("coaching", binding, 60)
    assert (relief, 60) in {(h.kind, h.minutes_gained) for h in unmet.would_help}


def test_a_joint_session_needs_all_who_are_required_and_likes_the_others():
    ada = Attendee(key="ada", busy=(busy(0, 8, 18), busy(1, 8, 18), busy(2, 8, 14)))
    bob = Attendee(key="bob", busy=(busy(3, 8, 18), busy(4, 8, 18)))
    carl = Attendee(key="carl", busy=(busy(2, 14, 16),), is_required=False)
    rule = replace(COACHING, target_minutes=60, attendees=(ada, bob, carl))

    (block,) = proposed(winter(rule)).blocks

    assert (block.start >= utc(2, 16), block.absent) == (True, ())


def test_an_optional_attendee_who_cannot_come_is_named():
    carl = Attendee(key="carl", busy=tuple(busy(day, 8, 18) for day in range(5)), is_required=False)

    (block,) = proposed(winter(replace(COACHING, target_minutes=60, attendees=(carl,)))).blocks

    assert block.absent == ("carl",)


def test_no_common_slot_is_said_with_the_attendee_who_had_better_be_optional():
    ada = Attendee(key="ada", busy=full_days(0, 1, 2))
    bob = Attendee(key="bob", busy=full_days(3, 4))
    carl = Attendee(key="carl", busy=(busy(2, 8, 17),))
    rule = replace(COACHING, attendees=(ada, bob, carl))

    (unmet,) = proposed(winter(rule)).unmet

    assert unmet.because is Binding.NO_COMMON_SLOT
    assert [(h.kind, h.attendee, h.minutes_gained) for h in unmet.would_help[:2]] == [
        (Relief.OPTIONAL_ATTENDEE, "ada", 120),
        (Relief.OPTIONAL_ATTENDEE, "bob", 120),
    ]


@pytest.mark.parametrize("engine", Engine)
def test_where_no_single_thing_helps_pairs_are_tried(engine):
    noon = WeeklyHours.on(WORKING_DAYS, DayPart(time(12), time(13)))
    short_days = WeeklyHours.on(WORKING_DAYS, DayPart(time(12), time(13, 45)))
    rule = replace(COACHING, window=noon)
    problem = winter(rule, working_hours=short_days, limits=Limits(keep_free=noon))

    (unmet,) = proposed(problem, engine=engine).unmet

    best = unmet.would_help[0]
    assert best.also is not None
    assert {best.kind, best.also.kind} == {Relief.ANY_HOUR, Relief.SHORTER_BLOCKS}
    assert best.minutes_gained >= 90


def test_what_a_rule_would_get_alone_is_told():
    heavy = RuleDemand(key="heavy", target_minutes=60, shortest_minutes=60, weight=5)
    light = replace(heavy, key="light", target_minutes=240, weight=1, spacing_days=2)
    diary = (*full_days(0, 3, 4), busy(1, 9.5, 18), busy(2, 9, 18))

    (unmet,) = proposed(winter(heavy, light, busy=diary)).unmet

    # 90 minutes are free on Tuesday and 60 on Wednesday, which is too near to have both.
    assert (unmet.rule_key, unmet.at_best_minutes) == ("light", 90)
