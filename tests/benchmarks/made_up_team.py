"""A made-up team: thirty diaries, and forty sessions of three to ten members."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random

from planner.scheduling.periods import months
from planner.scheduling.problem import Cadence, Problem, RuleDemand
from planner.scheduling.team import TeamSession
from tests.benchmarks.made_up_quarter import quarter


def team(seed: int, *, people: int = 30, meetings: int = 400) -> Mapping[str, Problem]:
    """Make members with four rules each."""
    return {
        f"member {number}": quarter(1000 * seed + number, rules=4, meetings=meetings)
        for number in range(people)
    }


def sessions(seed: int, members: Mapping[str, Problem], number: int = 40) -> list[TeamSession]:
    """Make sessions, each of which is wanted once within some weeks of one month."""
    random = Random(seed)  # noqa: S311 - made-up data that must repeat
    problem = next(iter(members.values()))
    whole_months = [weeks for weeks in months(problem) if len(weeks) > 1]
    return [
        _session(random, f"session {each}", list(members), problem, random.choice(whole_months))
        for each in range(number)
    ]


def _session(
    random: Random, key: str, members: list[str], problem: Problem, weeks: tuple[int, ...]
) -> TeamSession:
    minutes = random.choice([60, 90, 120])
    rule = RuleDemand(
        key=key,
        target_minutes=minutes,
        cadence=Cadence.FOUR_WEEKLY,
        shortest_minutes=minutes,
        longest_minutes=minutes,
        earliest=problem.horizon.monday(weeks[0]),
        deadline=problem.horizon.monday(weeks[-1] + 1) - timedelta(days=1),
    )
    chosen = random.sample(members, random.randint(3, 10))
    return TeamSession(rule=rule, members=tuple(chosen))
