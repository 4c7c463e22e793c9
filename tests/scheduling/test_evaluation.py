"""The judge of every solver: what it refuses, and what it counts."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from planner.scheduling.evaluation import Placed, Violation, evaluate
from planner.scheduling.hours import WORKING_DAYS, DayPart, OwnHours, WeeklyHours
from planner.scheduling.model import build_model
from planner.scheduling.problem import Attendee, ExistingBlock, Limits, RuleDemand, Survival
from tests.scheduling.problems import MONDAY, busy, utc, winter

WALK = RuleDemand(key="walk", target_minutes=120, longest_minutes=90, spacing_days=2)
ADA = Attendee(key="ada", busy=(busy(0, 9.5, 10),))
EVENINGS = WeeklyHours.on(WORKING_DAYS, DayPart(time(18), time(22)))
MORNINGS = WeeklyHours.on(WORKING_DAYS, DayPart(time(8), time(12)))


def walk(day: int, hour: int, minutes: int = 60, minute: int = 0) -> Placed:
    return Placed("walk", utc(day, hour, minute), minutes)


def violations(rule: RuleDemand, *blocks: Placed, **fields) -> set[Violation]:
    return set(evaluate(build_model(winter(rule, **fields)), blocks).violations)


def test_a_good_plan_breaks_nothing():
    assert violations(WALK, walk(0, 9), walk(2, 9)) == set()


@pytest.mark.parametrize(
    ("rule", "blocks", "fields", "violation"),
    [
        (WALK, [Placed("run", utc(0, 9), 60)], {}, Violation.UNKNOWN_RULE),
        (WALK, [walk(0, 6)], {}, Violation.NOT_FREE),
        (WALK, [walk(0, 9, minute=5)], {}, Violation.NOT_FREE),
        (WALK, [walk(9, 9)], {}, Violation.NOT_FREE),
        (WALK, [walk(0, 9)], {"busy": (busy(0, 9.5, 10),)}, Violation.NOT_FREE),
        (replace(WALK, window=MORNINGS), [walk(0, 13)], {}, Violation.OUTSIDE_WINDOW),
        (replace(WALK, earliest=MONDAY + timedelta(1)), [walk(0, 9)], {}, Violation.OUTSIDE_LIFE),
        (WALK, [walk(0, 9, minutes=15)], {}, Violation.WRONG_LENGTH),
        (WALK, [walk(0, 9, minutes=105)], {}, Violation.WRONG_LENGTH),
        (replace(WALK, spacing_days=0), [walk(0, 9), walk(0, 9)], {}, Violation.OVERLAP),
        (replace(WALK, spacing_days=0), [walk(0, 9), walk(0, 12)], {}, Violation.TOO_NEAR),
        (WALK, [walk(0, 9), walk(1, 9)], {}, Violation.TOO_NEAR),
        (WALK, [walk(0, 9, minutes=90), walk(2, 9)], {}, Violation.OVER_TARGET),
        (WALK, [walk(0, 9)], {"limits": Limits(day_minutes=45)}, Violation.DAY_MINUTES),
        (WALK, [walk(0, 9)], {"limits": Limits(day_blocks=0)}, Violation.DAY_BLOCKS),
        (WALK, [walk(0, 9)], {"limits": Limits(week_minutes=45)}, Violation.WEEK_MINUTES),
        (replace(WALK, day_minutes=45), [walk(0, 9)], {}, Violation.RULE_DAY_MINUTES),
        (replace(WALK, week_minutes=45), [walk(0, 9)], {}, Violation.RULE_WEEK_MINUTES),
        (replace(WALK, attendees=(ADA,)), [walk(0, 9)], {}, Violation.ATTENDEE_BUSY),
        (replace(WALK, own_hours=OwnHours(hours=EVENINGS)), [walk(0, 9)], {}, Violation.NOT_FREE),
    ],
)
def test_each_limit_is_noticed(rule, blocks, fields, violation):
    assert violation in violations(rule, *blocks, **fields)


def test_two_locked_blocks_may_stand_near_but_no_new_one_beside_them():
    locked = tuple(ExistingBlock(rule_key="walk", start=utc(day, 9), minutes=30) for day in (0, 1))

    assert violations(WALK, existing=locked) == set()
    assert violations(WALK, walk(2, 9, minutes=30), existing=locked) == {Violation.TOO_NEAR}


def test_no_block_is_worth_nothing():
    assert evaluate(build_model(winter(WALK)), ()).objective == 0


def test_worth_is_weight_times_expected_minutes_and_what_the_target_gains():
    rule = replace(WALK, weight=2)
    problem = winter(rule, survival=Survival.even(0.5))

    objective = evaluate(build_model(problem), [walk(0, 9)]).objective

    expected_minutes, lower_half = 60 * 0.5, 60 * 4
    assert objective == pytest.approx(2 * expected_minutes + 2 * lower_half)


def test_a_published_block_that_stays_earns_its_bonus():
    published = ExistingBlock(rule_key="walk", start=utc(0, 9), minutes=60, is_locked=False)
    plain, model = (build_model(winter(WALK, existing=b)) for b in ((), (published,)))

    gained = evaluate(model, [walk(0, 9)]).objective - evaluate(plain, [walk(0, 9)]).objective

    assert gained == pytest.approx(120)
    assert evaluate(model, [walk(0, 10)]).objective == evaluate(plain, [walk(0, 10)]).objective
