"""A made-up quarter: twelve rules among four hundred meetings."""

import math
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from planner.scheduling.hours import WORKING_DAYS, DayPart, WeeklyHours
from planner.scheduling.problem import (
    Busy,
    Cadence,
    Horizon,
    Limits,
    Problem,
    RuleDemand,
    Survival,
)

ZONE = ZoneInfo("Europe/London")
START = date(2027, 1, 4)
MORNING = DayPart(time(8), time(12))
EARLY = DayPart(time(8), time(13))
AFTERNOON = DayPart(time(13), time(18))
LATE = DayPart(time(14), time(18))


def quarter(seed: int, *, weeks: int = 13, rules: int = 12, meetings: int = 400) -> Problem:
    """Make a problem like a director's: mornings burn, Mondays most."""
    random = Random(seed)  # noqa: S311 - made-up data that must repeat
    horizon = Horizon(start=START, weeks=weeks, zone=ZONE)
    return Problem(
        horizon=horizon,
        not_before=datetime(2027, 1, 1, tzinfo=UTC),
        rules=tuple(_rule(random, number, weeks) for number in range(rules)),
        busy=tuple(_meeting(random, weeks) for _ in range(meetings)),
        limits=Limits(),
        survival=_survival(random),
    )


def _meeting(random: Random, weeks: int) -> Busy:
    day = START + timedelta(days=7 * random.randrange(weeks) + random.randrange(5))
    minutes = random.choice([30, 30, 60, 60, 60, 90, 120])
    begins = 8 * 60 + 15 * random.randrange((600 - minutes) // 15 + 1)
    start = datetime.combine(day, time(begins // 60, begins % 60), ZONE).astimezone(UTC)
    return Busy(
        start=start,
        end=start + timedelta(minutes=minutes),
        travel_minutes=30 if random.random() < 0.08 else 0,
    )


def _rule(random: Random, number: int, weeks: int) -> RuleDemand:
    shortest = random.choice([30, 60, 60, 90])
    longest = min(180, shortest + random.choice([30, 60, 90]))
    window = random.choice([None, None, MORNING, EARLY, AFTERNOON])
    monthly = random.random() < 0.25
    half = 7 * (weeks // 2)
    late = random.random() >= 0.8
    early_end = random.random() >= 0.8
    target = random.choice([60, 90, 120, 120, 180, 240])
    return RuleDemand(
        key=f"rule {number}",
        target_minutes=2 * target if monthly else target,
        cadence=Cadence.FOUR_WEEKLY if monthly else Cadence.WEEKLY,
        weight=random.choice([1, 2, 2, 3, 5]),
        shortest_minutes=shortest,
        longest_minutes=longest,
        window=None if window is None else WeeklyHours.on(WORKING_DAYS, window),
        best_hours=WeeklyHours.on(
            WORKING_DAYS, random.choice([DayPart(time(8), time(11)), MORNING, LATE, AFTERNOON])
        ),
        spacing_days=random.choice([1, 1, 2, 3]),
        earliest=START + timedelta(days=random.randrange(half)) if late else None,
        deadline=START + timedelta(days=half + random.randrange(half)) if early_end else None,
    )


def _survival(random: Random) -> Survival:
    def chance(weekday: int, hour: int) -> float:
        fires = 0.05 + 0.25 * math.exp(-(((hour - 10.5) / 2.2) ** 2)) + 0.12 * (weekday == 0)
        lost = sum(random.random() < fires for _ in range(40))
        return 1 - (1 + lost) / 50

    return Survival(tuple(tuple(chance(day, hour) for hour in range(24)) for day in range(7)))
