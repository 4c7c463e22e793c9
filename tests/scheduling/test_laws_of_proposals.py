"""What holds for every proposal, whatever the diary, the rules and the clocks do."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.scheduling.bound import upper_bound
from planner.scheduling.evaluation import Placed, evaluate, placed
from planner.scheduling.model import build_model
from planner.scheduling.problem import Cadence, Problem
from planner.scheduling.proposal import Engine, Proposal
from planner.scheduling.propose import Approach, propose
from planner.scheduling.search import greedy
from planner.scheduling.watch import Watch
from tests.scheduling.problems import faults, problems, settled, week_of

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def proposal_for(problem: Problem, **fields) -> Proposal:
    approach = {"seed": 7, "steps": 150, "engine": Engine.SEARCH} | fields
    return propose(problem, Watch(), Approach(**approach))


def as_placed(proposal: Proposal) -> list[Placed]:
    return [Placed(block.rule_key, block.start, block.minutes) for block in proposal.blocks]


@QUICK
@given(problems())
def test_no_limit_is_ever_broken(problem):
    proposal = proposal_for(problem, looked_into=0)

    assert faults(problem, proposal.blocks) == []


@QUICK
@given(problems())
def test_the_evaluator_agrees_with_the_proposal(problem):
    proposal = proposal_for(problem, looked_into=0)
    verdict = evaluate(build_model(problem), as_placed(proposal))

    assert verdict.violations == frozenset()
    # Added up in another order, so that the last digit may differ.
    assert verdict.objective == pytest.approx(proposal.objective, rel=1e-12, abs=1e-9)
    assert 0 <= proposal.objective <= proposal.bound + 1e-6


@QUICK
@given(problems())
def test_what_is_placed_and_what_is_missing_add_up_to_what_is_asked(problem):
    proposal = proposal_for(problem, looked_into=0)
    everything = [*proposal.blocks, *settled(problem)]

    for unmet in proposal.unmet:
        first = (unmet.week_start - problem.horizon.start).days // 7
        weeks = range(first, first + unmet.weeks)
        got = sum(
            block.minutes
            for block in everything
            if block.rule_key == unmet.rule_key and week_of(problem, block.start) in weeks
        )
        assert got + unmet.missing_minutes == unmet.asked_minutes
        assert unmet.missing_minutes > 0


@QUICK
@given(problems())
def test_a_weekly_rule_gets_its_target_or_is_told_why_not(problem):
    proposal = proposal_for(problem, looked_into=0)
    told = {(unmet.rule_key, unmet.week_start) for unmet in proposal.unmet}
    blocks = [(b.rule_key, week_of(problem, b.start)) for b in proposal.blocks]
    targets = {r.key: r.target_minutes for r in problem.rules if r.cadence is Cadence.WEEKLY}

    for key, week in set(blocks):
        got = sum(
            block.minutes
            for block in [*proposal.blocks, *settled(problem)]
            if block.rule_key == key and week_of(problem, block.start) == week
        )
        is_told = (key, problem.horizon.monday(week)) in told
        assert is_told or got >= targets.get(key, 0)


@settings(QUICK, max_examples=8)
@given(problems())
def test_the_same_question_gets_the_same_answer(problem):
    assert proposal_for(problem, looked_into=1) == proposal_for(problem, looked_into=1)


@QUICK
@given(problems())
def test_searching_never_ends_below_the_greedy_plan(problem):
    model = build_model(problem)
    at_first = greedy(model, [n for n, c in enumerate(model.candidates) if c.is_published])
    objective = proposal_for(problem, looked_into=0).objective

    assert objective >= evaluate(model, placed(model, at_first)).objective - 1e-6


@QUICK
@given(problems(), st.data())
def test_a_meeting_less_leaves_the_plan_good_and_the_bound_no_lower(problem, data):
    proposal = proposal_for(problem, looked_into=0)
    number = data.draw(st.integers(0, len(problem.busy)))
    model = build_model(replace(problem, busy=problem.busy[:number]))
    verdict = evaluate(model, as_placed(proposal))

    assert verdict.violations == frozenset()
    assert verdict.objective == proposal.objective
    assert upper_bound(model) >= upper_bound(build_model(problem)) - 1e-6


@QUICK
@given(problems())
def test_the_funnel_only_narrows(problem):
    for unmet in proposal_for(problem, looked_into=0).unmet:
        funnel = unmet.funnel
        assert funnel.free_minutes >= funnel.window_minutes >= funnel.long_enough_minutes
        assert (funnel.candidates > 0) >= (funnel.placed_minutes > 0)


@QUICK
@given(problems())
def test_every_block_has_a_reason_and_a_chance(problem):
    for block in proposal_for(problem, looked_into=0).blocks:
        assert block.reasons
        assert 0 <= block.survival <= 1
