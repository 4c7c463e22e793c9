"""What cannot be planned with is refused where it is made."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from planner.scheduling.hours import DayPart, WeeklyHours
from planner.scheduling.problem import (
    Attendee,
    Busy,
    ExistingBlock,
    Horizon,
    Limits,
    RuleDemand,
    Survival,
)
from planner.scheduling.refusal import ImpossibleValueError
from tests.scheduling.problems import LONDON, utc, winter

PARIS_WINTER = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    "make",
    [
        lambda: DayPart(time(10), time(9)),
        lambda: WeeklyHours(()),
        lambda: Horizon(start=date(2027, 1, 5), weeks=1, zone=LONDON),
        lambda: Horizon(start=date(2027, 1, 4), weeks=0, zone=LONDON),
        lambda: Busy(start=utc(0, 10), end=utc(0, 9)),
        lambda: Busy(start=utc(0, 10), end=utc(0, 11), travel_minutes=-1),
        lambda: Busy(start=datetime(2027, 1, 4, tzinfo=PARIS_WINTER), end=utc(0, 9)),
        lambda: ExistingBlock(rule_key=None, start=utc(0, 9), minutes=0),
        lambda: RuleDemand(key="a", target_minutes=-1),
        lambda: RuleDemand(key="a", target_minutes=60, weight=0),
        lambda: RuleDemand(key="a", target_minutes=60, shortest_minutes=10),
        lambda: RuleDemand(key="a", target_minutes=60, shortest_minutes=60, longest_minutes=45),
        lambda: RuleDemand(key="a", target_minutes=60, most_a_day=0),
        lambda: RuleDemand(key="a", target_minutes=60, day_minutes=-1),
        lambda: RuleDemand(key="a", target_minutes=60, attendees=(Attendee(key="b"),) * 2),
        lambda: Limits(day_minutes=-1),
        lambda: Limits(freeze_days=-1),
        lambda: Survival(()),
        lambda: Survival.even(1.5),
        lambda: winter(*[RuleDemand(key="twice", target_minutes=60)] * 2),
        lambda: winter(not_before=datetime(2027, 1, 4, tzinfo=PARIS_WINTER)),
    ],
)
def test_nonsense_is_refused(make):
    with pytest.raises(ImpossibleValueError):
        make()


def test_midnight_ends_a_day():
    assert DayPart(time(22), time(0)).end_minute == 24 * 60


def test_quarters_of_a_part_lie_wholly_inside_it():
    part = DayPart(time(0, 10), time(0, 50))

    assert (part.quarters(), part.touched_quarters()) == (0b0110, 0b1111)
    assert DayPart(time(0, 1), time(0, 14)).quarters() == 0


def test_a_problem_can_be_made_of_little():
    assert winter().not_before.tzinfo is UTC
