"""How good is the plan of a quarter, how good does it claim to be, and how long does it take?

    python -m tests.benchmarks.schedule_proved [QUARTERS] [--no-team]

For each made-up quarter of 12 rules and 400 meetings, all in the same run: the preview, which is
the fallback too, the proved plan, the quarter solved whole as the baseline and bound, a new plan
after eight meetings landed on blocks, and what-ifs. Then a team of 30 with 40 sessions. Seconds are
of the processor, all children included: with one core to spare it takes as long, with two less. In
brackets stands what the clock said. Ends with exit code 1 where the plans are too far from the
bound, blocks move without need, or anything takes more seconds than the design allows.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from planner.scheduling.evaluation import evaluate, placed
from planner.scheduling.giving_up import changes_for
from planner.scheduling.linear import written
from planner.scheduling.model import build_model
from planner.scheduling.problem import Busy, ExistingBlock, Problem
from planner.scheduling.proposal import Engine, Proposal
from planner.scheduling.propose import Approach, preview, propose
from planner.scheduling.proved import prove
from planner.scheduling.replan import replan
from planner.scheduling.solver import Task, solve
from planner.scheduling.team import plan_team
from planner.scheduling.watch import Watch
from planner.scheduling.what_if import PAIRS_TRIED, would_help
from planner.scheduling.why_not import shortages
from tests.benchmarks.made_up_quarter import quarter
from tests.benchmarks.made_up_team import sessions, team

PREVIEW_SECONDS_A_WEEK = 0.5
PROVED_SECONDS = 12.0
PROVED_GAP = 0.01
REPLAN_SECONDS = 2.5
FURTHER_MOVES = 3
WHAT_IF_SECONDS = 0.5
TEAM_SECONDS = 15.0
FALLBACK_GAP = 0.03
DISPLACED = 8
BASELINE_GAP = 0.003
SHORTAGES = 3

Result = TypeVar("Result")


@dataclass(frozen=True)
class Seconds:
    """How long something took."""

    processor: float
    clock: float

    def __str__(self) -> str:
        return f"{self.processor:.1f} s ({self.clock:.1f})"


@dataclass
class Verdict:
    """What was missed of the design's numbers."""

    missed: list[str] = field(default_factory=list)

    def check(self, what: str, measured: float, most: float) -> None:
        """Note what is above its limit."""
        if measured > most:
            self.missed.append(f"{what}: {measured:.3g}, at most {most:.3g}")


def main(quarters: int = 3, *, with_team: bool = True) -> int:
    """Measure and print; give the exit code."""
    verdict = Verdict()
    for seed in range(1, quarters + 1):
        _measure_quarter(seed, verdict)
    if with_team:
        _measure_team(verdict)
    for line in verdict.missed:
        _say(f"missed: {line}")
    return 1 if verdict.missed else 0


def _measure_quarter(seed: int, verdict: Verdict) -> None:
    problem = quarter(seed)
    weeks = problem.horizon.weeks
    quick_seconds, quick = _timed(lambda: preview(problem, Watch()))
    seconds, plan = _timed(lambda: propose(problem, Watch(), Approach(looked_into=0)))
    whole_seconds, (whole, bound) = _timed(lambda: _whole(problem))
    gap, short = 1 - plan.objective / bound, 1 - quick.objective / plan.objective
    _say(
        f"quarter {seed}: preview {quick_seconds.processor / weeks:.2f} s a week "
        f"({quick_seconds.clock / weeks:.2f}), {short:.2%} under the proved plan"
    )
    _say(
        f"  proved plan {seconds}, says {plan.gap:.2%}, is {gap:.2%} under the bound of the "
        f"quarter solved whole"
    )
    _say(
        f"  solved whole {whole_seconds}, {1 - whole / bound:.2%} under its bound; the proved "
        f"plan took {seconds.processor / whole_seconds.processor:.2f} of that"
    )
    verdict.check(
        "preview, seconds a week", quick_seconds.processor / weeks, PREVIEW_SECONDS_A_WEEK
    )
    verdict.check("proved plan, seconds", seconds.processor, PROVED_SECONDS)
    verdict.check("proved plan, share under the bound", gap, PROVED_GAP)
    verdict.check("fallback, share under the proved plan", short, FALLBACK_GAP)
    _measure_replan(seed, problem, plan, verdict)
    _measure_what_if(seed, problem, verdict)


def _whole(problem: Problem) -> tuple[float, float]:
    """Solve the quarter in one piece: the plan's worth and the bound, of the same measure."""
    model = build_model(problem)
    task = Task(text=written(model, range(len(model.candidates))), gap=BASELINE_GAP)
    (solution,) = solve([task], 1, Watch())
    if solution is None:
        message = "the solver did not answer"
        raise RuntimeError(message)
    return solution.objective, solution.bound


def _measure_replan(seed: int, problem: Problem, plan: Proposal, verdict: Verdict) -> None:
    standing = tuple(
        ExistingBlock(
            rule_key=block.rule_key,
            start=block.start,
            minutes=block.minutes,
            is_locked=False,
            key=f"{number}",
        )
        for number, block in enumerate(plan.blocks)
    )
    random = Random(seed)  # noqa: S311 - made-up data that must repeat
    month = problem.horizon.monday(4)
    soon = [block for block in standing if block.start.date() < month]
    hits = [_meeting_on(block) for block in random.sample(soon, DISPLACED)]
    crowded = replace(problem, existing=standing, busy=(*problem.busy, *hits))
    seconds, found = _timed(lambda: replan(crowded, watch=Watch()))
    hit = sum(any(b.start < h.end and h.start < _end(b) for h in hits) for b in standing)
    further = len(found.moves) - (hit - len(found.stuck))
    _say(
        f"  after a displacement of {hit} blocks: {seconds}, {further} of the other "
        f"{len(standing) - hit} move, {len(found.stuck)} have no other place of their length, "
        f"{len(found.new)} new"
    )
    verdict.check("re-plan, seconds", seconds.processor, REPLAN_SECONDS)
    verdict.check("re-plan, further moves", further, FURTHER_MOVES)


def _meeting_on(block: ExistingBlock) -> Busy:
    return Busy(start=block.start, end=_end(block))


def _end(block: ExistingBlock) -> datetime:
    return block.start + timedelta(minutes=block.minutes)


def _measure_what_if(seed: int, problem: Problem, verdict: Verdict) -> None:
    model = build_model(problem)
    plan = prove(model, Watch())
    if plan is None:
        return
    seconds, tried, helped, examples = 0.0, 0, 0, shortages(model, plan.chosen)[:SHORTAGES]
    for period, _ in examples:
        changes = sum(1 for _ in changes_for(model, plan.chosen, period))
        took, helps = _timed(
            lambda period=period: would_help(model, plan.chosen, period, Engine.SOLVER, Watch())
        )
        is_paired = not helps or helps[0].also is not None
        pairs = min(PAIRS_TRIED, changes * (changes - 1) // 2)
        seconds, tried = seconds + took.processor, tried + 1 + changes + is_paired * (1 + pairs)
        helped += bool(helps)
    _say(
        f"  what-if: {seconds / tried:.2f} s each, {tried} for {len(examples)} shortages, "
        f"of which {helped} can be helped"
    )
    verdict.check("what-if, seconds each", seconds / tried, WHAT_IF_SECONDS)


def _measure_team(verdict: Verdict) -> None:
    members = team(1)
    wanted = sessions(1, members)
    seconds, found = _timed(lambda: plan_team(members, wanted, Watch()))
    worth = bound = 0.0
    for key, plan in found.plans.items():
        if plan is not None:
            model = found.models[key]
            worth += evaluate(model, placed(model, plan.chosen)).objective
            bound += plan.bound
    number = sum(bool(found.sessions[session.rule.key]) for session in wanted)
    _say(
        f"team of {len(members)}: {seconds}; {number} of {len(wanted)} sessions have a "
        f"common slot; members' plans {1 - worth / bound:.2%} under their bounds"
    )
    verdict.check("team, seconds", seconds.processor, TEAM_SECONDS)
    verdict.check("team, share under the bounds", 1 - worth / bound, PROVED_GAP)


def _timed(work: Callable[[], Result]) -> tuple[Seconds, Result]:
    clock, processor = time.perf_counter(), sum(os.times()[:4])
    result = work()
    return Seconds(sum(os.times()[:4]) - processor, time.perf_counter() - clock), result


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    sys.exit(main(*numbers, with_team="--no-team" not in sys.argv))
