"""A team's sessions, and each member's protected time beside them."""

from itertools import combinations

from planner.scheduling.evaluation import evaluate, placed
from planner.scheduling.problem import RuleDemand
from planner.scheduling.team import TeamSession, plan_team
from planner.scheduling.watch import Watch
from tests.scheduling.problems import busy, utc, winter

WRITING = RuleDemand(key="writing", target_minutes=120, shortest_minutes=60)


def session(key: str, *members: str) -> TeamSession:
    rule = RuleDemand(key=key, target_minutes=60, shortest_minutes=60, longest_minutes=60)
    return TeamSession(rule=rule, members=members)


def full_but(day: int, *, first: int, end: int):
    others = (busy(other, 8, 18) for other in range(5) if other != day)
    return (*others, busy(day, 8, first), busy(day, end, 18))


def test_a_session_lies_where_all_can_and_nobody_is_planned_twice():
    members = {
        "ada": winter(WRITING, busy=full_but(1, first=9, end=12)),
        "bob": winter(WRITING, busy=full_but(1, first=10, end=13)),
        "carl": winter(WRITING),
    }

    plan = plan_team(members, [session("all", *members), session("two", "ada", "carl")], Watch())

    (together,) = plan.sessions["all"]
    assert utc(1, 10) <= together.start < together.end <= utc(1, 12)
    for key, model in plan.models.items():
        blocks = placed(model, plan.plans[key].chosen)
        assert evaluate(model, blocks).violations == frozenset()
    (two,) = plan.sessions["two"]
    for one, other in combinations([together, two], 2):
        assert one.end <= other.start or other.end <= one.start


def test_without_a_common_slot_there_is_no_session():
    members = {
        "ada": winter(busy=full_but(1, first=9, end=12)),
        "bob": winter(busy=full_but(2, first=9, end=12)),
    }

    assert plan_team(members, [session("never", "ada", "bob")], Watch()).sessions == {"never": ()}
