"""Examples a leader would recognise: what goes where."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from planner.progress import Cancelled
from planner.scheduling.hours import DayPart, OwnHours, WeeklyHours
from planner.scheduling.problem import (
    Cadence,
    ExistingBlock,
    Limits,
    RuleDemand,
    Survival,
)
from planner.scheduling.proposal import Engine, Reason
from planner.scheduling.watch import Watch
from tests.scheduling.problems import COACHING, MONDAY, busy, full_days, proposed, utc, winter


def test_an_empty_diary_gives_every_rule_its_target():
    other = RuleDemand(key="board", target_minutes=90, longest_minutes=90)

    proposal = proposed(winter(COACHING, other, weeks=3))

    assert proposal.unmet == ()
    assert sum(block.minutes for block in proposal.blocks) == 3 * (120 + 90)


def test_no_rules_no_blocks():
    proposal = proposed(winter())

    assert (proposal.blocks, proposal.unmet, proposal.objective, proposal.gap) == ((), (), 0, 0)


def test_the_only_gap_is_found_and_named_as_such():
    diary = (*full_days(0, 1, 3, 4), busy(2, 8, 13.25), busy(2, 14.5, 18))

    proposal = proposed(winter(COACHING, busy=diary))

    (block,) = proposal.blocks
    assert block.minutes == 60
    assert utc(2, 13, 15) <= block.start <= utc(2, 13, 30)
    assert block.reasons[0].reason is Reason.ONLY_DAY


def test_buffers_and_journeys_keep_their_distance():
    diary = (*full_days(0, 1, 3, 4), busy(2, 8, 10), busy(2, 12, 18, travel_minutes=45))
    limits = Limits(before_meeting_minutes=15, after_meeting_minutes=15)

    (block,) = proposed(winter(COACHING, busy=diary, limits=limits)).blocks

    assert (block.start, block.minutes) == (utc(2, 10, 15), 60)


def test_a_journey_is_kept_free_on_both_sides():
    diary = (*full_days(0, 1, 3, 4), busy(2, 9.75, 12, travel_minutes=45), busy(2, 14.75, 18))
    limits = Limits(before_meeting_minutes=15)

    (block,) = proposed(winter(COACHING, busy=diary, limits=limits)).blocks

    # 8:00 to 9:00 is free as well, and 12:45 to 14:30: the longer stretch gives more.
    assert (block.start, block.minutes) in {(utc(2, 12, 45), 90), (utc(2, 13), 90)}


def test_a_deadline_ends_a_rule():
    rule = replace(COACHING, deadline=MONDAY + timedelta(days=8))

    proposal = proposed(winter(rule, weeks=4))

    assert max(block.start for block in proposal.blocks) < utc(9, 0)
    assert sum(block.minutes for block in proposal.blocks) == 240
    assert proposal.unmet == ()


def test_nothing_is_planned_before_now():
    proposal = proposed(winter(COACHING, not_before=utc(3, 12, 7)))

    assert sum(block.minutes for block in proposal.blocks) == 120
    assert min(block.start for block in proposal.blocks) >= utc(3, 12, 15)


def test_a_week_on_leave_asks_for_nothing():
    leave = frozenset(MONDAY + timedelta(days=number) for number in range(7))

    proposal = proposed(winter(COACHING, weeks=2, days_off=leave))

    assert proposal.unmet == ()
    assert {block.start.date() >= date(2027, 1, 11) for block in proposal.blocks} == {True}


def test_what_is_owed_comes_before_what_is_wanted():
    diary = (*full_days(0, 1, 3, 4), busy(2, 9, 18))
    wanted = RuleDemand(key="wanted", target_minutes=60, shortest_minutes=60)
    owed = RuleDemand(key="owed", target_minutes=0, shortest_minutes=60, repay_minutes=60)

    (block,) = proposed(winter(wanted, owed, busy=diary)).blocks

    assert block.rule_key == "owed"
    assert (block.reasons[0].reason, block.reasons[0].number) == (Reason.REPAYS, 60)


def test_debt_is_spread_over_the_weeks():
    rule = replace(COACHING, repay_minutes=120)

    proposal = proposed(winter(rule, weeks=3))

    by_week = [
        sum(block.minutes for block in proposal.blocks if (block.start - utc(0, 0)).days // 7 == n)
        for n in range(3)
    ]
    assert by_week == [180, 180, 120]


def test_a_scarce_gap_goes_to_the_rule_that_weighs_more():
    diary = (*full_days(0, 1, 3, 4), busy(2, 9, 18))
    light = RuleDemand(key="light", target_minutes=60, shortest_minutes=60)

    (block,) = proposed(winter(light, replace(light, key="heavy", weight=3), busy=diary)).blocks

    assert block.rule_key == "heavy"


def test_each_rule_gets_something_before_one_gets_all():
    diary = full_days(0, 1, 3, 4)
    one = RuleDemand(key="one", target_minutes=240, longest_minutes=240, shortest_minutes=60)

    proposal = proposed(winter(one, replace(one, key="other"), busy=diary))

    assert {block.rule_key for block in proposal.blocks} == {"one", "other"}
    assert {block.minutes for block in proposal.blocks} == {120}


def test_blocks_avoid_the_hours_that_burn():
    calm = tuple(0.95 if hour >= 14 else 0.5 for hour in range(24))

    proposal = proposed(winter(COACHING, survival=Survival((calm,) * 7)))

    assert min(block.start.hour for block in proposal.blocks) >= 14
    assert all(block.survival > 0.9 for block in proposal.blocks)


def test_the_best_hours_are_preferred():
    best = WeeklyHours.on(range(3), DayPart(time(15), time(16)), DayPart(time(16), time(17)))
    rule = replace(COACHING, best_hours=best)

    proposal = proposed(winter(rule))

    assert {block.start.hour for block in proposal.blocks} <= {15, 16}
    assert Reason.BEST_HOURS in {because.reason for because in proposal.blocks[0].reasons}


def test_a_locked_block_stays_and_counts():
    locked = ExistingBlock(rule_key="coaching", start=utc(1, 9), minutes=60)

    proposal = proposed(winter(COACHING, existing=(locked,)))

    (block,) = proposal.blocks
    assert block.minutes == 60
    assert block.start.date() != date(2027, 1, 5)


@pytest.mark.parametrize(("spacing", "blocks"), [(3, 0), (2, 1), (0, 1)])
def test_a_locked_block_holds_others_of_its_rule_at_a_distance(spacing, blocks):
    rule = replace(COACHING, spacing_days=spacing, most_a_day=1)
    locked = ExistingBlock(rule_key="coaching", start=utc(1, 9), minutes=60)

    proposal = proposed(winter(rule, existing=(locked,), busy=full_days(4)))

    assert len(proposal.blocks) == blocks


def test_a_published_block_moves_only_for_something_better():
    first = proposed(winter(COACHING))
    published = tuple(
        ExistingBlock(
            rule_key=block.rule_key,
            start=block.start + timedelta(minutes=30),
            minutes=block.minutes,
            is_locked=False,
        )
        for block in first.blocks
    )

    again = proposed(winter(COACHING, existing=published))

    assert [(b.start, b.minutes) for b in again.blocks] == [(b.start, b.minutes) for b in published]
    assert {block.reasons[0].reason for block in again.blocks} == {Reason.STAYS}


def test_a_published_block_under_a_new_meeting_moves():
    published = ExistingBlock(rule_key="coaching", start=utc(1, 9), minutes=120, is_locked=False)

    proposal = proposed(winter(COACHING, existing=(published,), busy=(busy(1, 9, 10),)))

    assert sum(block.minutes for block in proposal.blocks) == 120


def test_four_weeks_share_one_target():
    rule = replace(COACHING, cadence=Cadence.FOUR_WEEKLY, target_minutes=240)

    proposal = proposed(winter(rule, weeks=8))

    # 240 for the four weeks that lie inside, and the shares of those cut off at both ends.
    assert sum(block.minutes for block in proposal.blocks) == 480


@pytest.mark.parametrize("engine", Engine)
@pytest.mark.parametrize("at", [0, 0.3])
def test_a_cancelled_search_stops(at, engine):
    def stop(share: float) -> None:
        assert 0 <= share <= 1
        if share >= at:
            raise Cancelled

    with pytest.raises(Cancelled):
        proposed(winter(COACHING), watch=Watch(stop), engine=engine)


@pytest.mark.parametrize("engine", Engine)
def test_progress_runs_to_its_end(engine):
    told = []

    proposed(winter(COACHING, busy=full_days(0, 1, 2, 3)), watch=Watch(told.append), engine=engine)

    assert told == sorted(told)
    assert told[-1] == 1


def test_a_search_out_of_time_still_hands_back_a_plan():
    proposal = proposed(winter(COACHING), watch=Watch(is_out_of_time=lambda: True))

    assert sum(block.minutes for block in proposal.blocks) == 120


def test_a_rule_has_its_own_hours_on_the_days_they_hold():
    evenings = WeeklyHours.on(range(7), DayPart(time(19), time(21)))
    own = OwnHours(hours=evenings, last_day=MONDAY + timedelta(days=6))

    proposal = proposed(winter(replace(COACHING, own_hours=own), weeks=2))

    first, second = ([b for b in proposal.blocks if (b.start < utc(7, 0)) == now] for now in (1, 0))
    assert {block.start.hour >= 19 for block in first} == {True}
    assert {block.start.hour < 18 for block in second} == {True}


def test_time_without_meetings_is_taken_first():
    half_day = WeeklyHours.on([3], DayPart(time(13), time(18)))

    proposal = proposed(winter(replace(COACHING, target_minutes=60), without_meetings=half_day))

    assert {block.start.date() for block in proposal.blocks} == {date(2027, 1, 7)}
    assert min(block.start for block in proposal.blocks) >= utc(3, 13)


def test_blocks_in_the_freeze_window_stay():
    soon, later = (
        ExistingBlock(rule_key="coaching", start=utc(day, 9), minutes=60, is_locked=False)
        for day in (1, 2)
    )
    fields = {"not_before": utc(0, 7), "busy": (busy(1, 9, 10), busy(2, 9, 10))}

    frozen = winter(COACHING, existing=(soon, later), limits=Limits(freeze_days=2), **fields)

    assert frozen.is_settled(soon)
    assert not frozen.is_settled(later)
    assert sum(block.minutes for block in proposed(frozen).blocks) == 60
