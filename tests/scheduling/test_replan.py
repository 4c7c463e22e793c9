"""What moves when a meeting lands on protected time, and what stays."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from planner.scheduling.problem import ExistingBlock, Limits, Problem, RuleDemand
from planner.scheduling.proposal import Engine, Proposal
from planner.scheduling.propose import Approach, preview
from planner.scheduling.replan import Replan, replan
from planner.scheduling.watch import Watch
from tests.scheduling.problems import busy, faults, problems, utc, winter

COACHING = RuleDemand(key="coaching", target_minutes=120, shortest_minutes=60, longest_minutes=60)
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def standing(proposal: Proposal) -> tuple[ExistingBlock, ...]:
    return tuple(
        ExistingBlock(
            rule_key=block.rule_key,
            start=block.start,
            minutes=block.minutes,
            is_locked=False,
            key=f"block {number}",
        )
        for number, block in enumerate(proposal.blocks)
    )


def planned(problem: Problem) -> Problem:
    found = preview(problem, Watch(), Approach(steps=200))
    return replace(problem, existing=(*problem.existing, *standing(found)))


def replanned(problem: Problem, **fields) -> Replan:
    return replan(problem, **{"watch": Watch()} | fields)


def meeting_on(block: ExistingBlock):
    day = (block.start - utc(0, 0)).days
    hour = block.start.hour + block.start.minute / 60
    return busy(day, hour, hour + block.minutes / 60)


def test_only_the_block_under_the_meeting_moves():
    problem = planned(winter(COACHING, replace(COACHING, key="writing"), weeks=6))
    hit = problem.existing[3]

    found = replanned(replace(problem, busy=(meeting_on(hit),)))

    (move,) = found.moves
    assert move.block.key == hit.key
    assert move.to.rule_key == hit.rule_key
    assert (found.new, found.stuck) == ((), ())


def test_a_block_moves_as_a_whole_where_shorter_ones_would_fill_the_target_too():
    whole = replace(COACHING, longest_minutes=120)
    hit = ExistingBlock(rule_key="coaching", start=utc(2, 9), minutes=90, is_locked=False, key="b")

    found = replanned(winter(whole, existing=(hit,), busy=(busy(2, 8.5, 9.5),)))

    (move,) = found.moves
    assert move.to.minutes >= hit.minutes
    assert found.stuck == ()


def test_nothing_moves_when_nothing_was_displaced():
    found = replanned(planned(winter(COACHING, weeks=6)))

    assert (found.moves, found.new, found.stuck) == ((), (), ())


def test_locked_and_frozen_blocks_stay_under_a_meeting():
    locked = ExistingBlock(rule_key="coaching", start=utc(3, 9), minutes=60, key="locked")
    near = ExistingBlock(
        rule_key="coaching", start=utc(1, 9), minutes=60, is_locked=False, key="near"
    )
    problem = winter(
        COACHING,
        existing=(locked, near),
        busy=(busy(1, 9, 10), busy(3, 9, 10)),
        not_before=utc(0, 8),
        limits=Limits(freeze_days=3),
    )

    assert replanned(problem).moves == ()


def test_a_block_placed_by_hand_where_its_rule_would_not_put_it_stays():
    odd = ExistingBlock(
        rule_key="coaching", start=utc(1, 19, 5), minutes=50, is_locked=False, key="odd"
    )
    hit = ExistingBlock(rule_key="coaching", start=utc(2, 9), minutes=60, is_locked=False, key="b")

    found = replanned(winter(COACHING, existing=(odd, hit), busy=(busy(2, 8.5, 9.5),)))

    assert [move.block.key for move in found.moves] == ["b"]


def test_more_than_the_target_stays_where_it_is():
    blocks = tuple(
        ExistingBlock(
            rule_key="coaching", start=utc(day, 9), minutes=60, is_locked=False, key=f"{day}"
        )
        for day in range(5)
    )

    found = replanned(winter(COACHING, existing=blocks, busy=(busy(4, 9, 10),)))

    assert (found.moves, found.new) == ((), ())
    assert [block.key for block in found.stuck] == ["4"]


def test_a_block_without_another_place_is_stuck():
    diary = (*(busy(day, 8, 18) for day in (0, 2, 3, 4)), busy(1, 8, 18))
    block = ExistingBlock(rule_key="coaching", start=utc(1, 9), minutes=60, is_locked=False)

    found = replanned(winter(COACHING, existing=(block,), busy=diary))

    assert (found.moves, [one.start for one in found.stuck]) == ((), [block.start])


def test_what_was_given_up_is_made_good_in_its_weeks():
    problem = planned(winter(COACHING, weeks=6))
    gone, rest = problem.existing[0], problem.existing[1:]

    found = replanned(replace(problem, existing=rest), lost=(gone.start,))

    assert sum(block.minutes for block in found.new) == gone.minutes
    assert found.moves == ()


@QUICK
@given(problems())
def test_a_new_plan_breaks_no_limit_and_makes_no_block_shorter(problem):
    movable = tuple(replace(each, key=f"{n}") for n, each in enumerate(problem.existing))
    problem = replace(problem, existing=movable)
    found = replanned(problem, approach=Approach(engine=Engine.SEARCH, steps=200))
    moved = {move.block.key for move in found.moves}
    stay = tuple(replace(each, is_locked=True) for each in movable if each.key not in moved)
    blocks = (*(move.to for move in found.moves), *found.new)

    assert all(move.to.minutes >= move.block.minutes for move in found.moves)
    assert not any(problem.is_settled(move.block) for move in found.moves)
    assert faults(replace(problem, existing=stay), blocks) == []
