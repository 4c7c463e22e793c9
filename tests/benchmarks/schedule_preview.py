"""How fast and how good is the preview of a quarter: 12 rules, 400 meetings, 13 weeks?

    python -m tests.benchmarks.schedule_preview [QUARTERS]

Prints, for each made-up quarter, the processor seconds a week of the search alone and of the
whole proposal with its what-ifs, and how much more the plan is worth than the greedy one of the
same run. Ends with exit code 1 if the search takes more than half a second a week, or adds
nothing.
"""

import sys
import time

from planner.scheduling.evaluation import evaluate, placed
from planner.scheduling.model import Model, build_model
from planner.scheduling.proposal import Engine
from planner.scheduling.propose import Approach, propose
from planner.scheduling.search import greedy
from planner.scheduling.watch import Watch
from tests.benchmarks.made_up_quarter import quarter

MOST_SECONDS_A_WEEK = 0.5


def main(quarters: int = 5) -> int:
    """Measure and print; give the exit code."""
    is_good = True
    for seed in range(1, quarters + 1):
        problem = quarter(seed)
        model = build_model(problem)
        baseline = _worth_of_greedy(model)
        preview, _ = _timed(problem, looked_into=0)
        whole, proposal = _timed(problem)
        above = proposal.objective / baseline - 1
        _say(
            f"quarter {seed}: {len(model.candidates)} candidates; "
            f"search {preview:.2f} s a week, with what-ifs {whole:.2f}; "
            f"worth {proposal.objective:.0f}, {above:+.1%} on greedy; "
            f"at most {proposal.gap:.1%} under the best; "
            f"{len(proposal.blocks)} blocks, {len(proposal.unmet)} shortages"
        )
        is_good &= preview <= MOST_SECONDS_A_WEEK and above > 0
    return 0 if is_good else 1


def _timed(problem, **fields):
    start = time.process_time()
    proposal = propose(problem, Watch(), Approach(engine=Engine.SEARCH, **fields))
    return (time.process_time() - start) / problem.horizon.weeks, proposal


def _worth_of_greedy(model: Model) -> float:
    return evaluate(model, placed(model, greedy(model))).objective


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
