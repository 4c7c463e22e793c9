"""The solver: plans as good as they say, bounds that hold, and children that never stay behind."""

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings

from planner.progress import Cancelled
from planner.scheduling.evaluation import evaluate, placed
from planner.scheduling.linear import written
from planner.scheduling.model import build_model
from planner.scheduling.problem import Cadence, ExistingBlock, Limits, Problem, RuleDemand
from planner.scheduling.proposal import Binding, Engine, Proposal
from planner.scheduling.propose import Approach, preview, propose
from planner.scheduling.proved import prove
from planner.scheduling.solver import Task, solve, solver_program
from planner.scheduling.watch import Watch
from tests.scheduling.problems import COACHING, busy, faults, problems, utc, winter

QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def proved(problem: Problem, **fields) -> Proposal:
    approach = {"looked_into": 0} | fields
    return propose(problem, approach.pop("watch", Watch()), Approach(**approach))


@QUICK
@given(problems())
def test_the_solver_breaks_no_limit_and_no_plan_beats_its_bound(problem):
    proposal = proved(problem)
    other = preview(problem, Watch(), Approach(steps=200))

    assert proposal.engine is Engine.SOLVER
    assert faults(problem, proposal.blocks) == []
    assert max(proposal.objective, other.objective) <= proposal.bound + 1e-6


@QUICK
@given(problems())
def test_the_solver_and_the_judge_count_the_same(problem):
    model = build_model(problem)
    task = Task(text=written(model, range(len(model.candidates))))
    (solution,) = solve([task], 1, Watch()) if model.candidates else (None,)
    if solution is None:
        return

    verdict = evaluate(model, placed(model, solution.chosen))

    assert verdict.violations == frozenset()
    assert verdict.objective == pytest.approx(solution.objective, rel=1e-6, abs=1e-6)
    assert solution.objective <= solution.bound + 1e-6


@settings(QUICK, max_examples=3)
@given(problems())
def test_the_same_question_gets_the_same_plan(problem):
    assert proved(problem) == proved(problem)


def test_the_same_shortage_gets_the_same_advice():
    crowded = winter(COACHING, busy=(busy(0, 8, 105), busy(4, 8, 17.5)))

    first = proved(crowded, looked_into=1)

    assert first.unmet[0].would_help
    assert first == proved(crowded, looked_into=1)


def test_where_nothing_fits_beside_what_stands_the_solver_says_so():
    stays = ExistingBlock(rule_key=None, start=utc(0, 9), minutes=60)
    full = winter(COACHING, existing=(stays,), busy=(busy(1, 8, 106),), limits=Limits(day_blocks=1))

    proposal = proved(full, looked_into=1)

    assert (proposal.engine, proposal.blocks, proposal.bound) == (Engine.SOLVER, (), 0)
    assert proposal.unmet[0].because is Binding.DAY_BLOCKS


def test_a_rule_of_very_many_mixtures_is_planned_as_well():
    reading = RuleDemand(
        key="reading",
        target_minutes=2400,
        cadence=Cadence.FOUR_WEEKLY,
        shortest_minutes=30,
        longest_minutes=180,
    )

    proposal = proved(winter(reading, COACHING, weeks=4))

    assert proposal.engine is Engine.SOLVER
    assert proposal.gap < 0.01


def test_blocks_keep_their_distance_across_the_weeks_that_are_solved_apart():
    weekly = replace(COACHING, target_minutes=60, spacing_days=7)
    problem = winter(weekly, weeks=13)

    proposal = proved(problem)

    assert faults(problem, proposal.blocks) == []
    assert len(proposal.blocks) >= 12


@pytest.fixture
def children(tmp_path, monkeypatch):
    """Count the folders and the children that are there."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def count() -> tuple[int, int]:
        mine = subprocess.run(
            ["ps", "-o", "comm=", "--ppid", str(os.getpid())],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        return len(list(tmp_path.iterdir())), mine.stdout.split().count("highs")

    return count


needs_ps = pytest.mark.skipif(sys.platform == "win32", reason="asks ps for the children")


@needs_ps
def test_a_cancelled_solver_leaves_no_child_and_no_file(children):
    seen = []

    def cancel(share: float) -> None:
        seen.append(children())
        if seen[-1] != (0, 0):
            raise Cancelled

    with pytest.raises(Cancelled):
        prove(build_model(winter(COACHING, weeks=13)), Watch(cancel))

    assert max(seen) > (0, 0)
    assert children() == (0, 0)


@needs_ps
def test_nothing_is_left_when_all_is_done(children):
    assert prove(build_model(winter(COACHING, weeks=5)), Watch()) is not None
    assert children() == (0, 0)


@needs_ps
def test_a_child_whose_parent_is_gone_ends_by_itself(tmp_path):
    """Nobody reads its messages any more, which is the end of it."""
    model = tmp_path / "model.mps"
    rules = [replace(COACHING, key=f"{n}", spacing_days=2, target_minutes=150) for n in range(9)]
    hard = build_model(winter(*rules, weeks=8))
    model.write_text(written(hard, range(len(hard.candidates))))
    program = solver_program()
    lib = str(program.parent.parent / "lib")
    child = subprocess.Popen(
        [program, model],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        env={**os.environ, "LD_LIBRARY_PATH": lib},
    )
    child.stdout.close()

    assert child.wait(timeout=30) == -signal.SIGPIPE


def test_the_current_folder_stays_as_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert prove(build_model(winter(COACHING)), Watch()) is not None
    assert list(tmp_path.iterdir()) == []


def test_without_the_solver_the_search_answers_and_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "highsbox", None)

    proposal = proved(winter(COACHING, weeks=2))

    assert proposal.engine is Engine.SEARCH
    assert sum(block.minutes for block in proposal.blocks) == 240
    assert 0 <= proposal.gap < 1


@pytest.mark.parametrize("program", ["/bin/false", __file__])
def test_a_solver_that_fails_is_no_loss(monkeypatch, program):
    fake = SimpleNamespace(highs_bin_path=lambda: program)
    monkeypatch.setitem(sys.modules, "highsbox", fake)

    assert proved(winter(COACHING)).engine is Engine.SEARCH


def test_a_solver_without_time_leaves_it_to_the_search():
    proposal = proved(winter(COACHING, weeks=2), watch=Watch(is_out_of_time=lambda: True))

    assert proposal.engine is Engine.SEARCH
    assert proposal.blocks


def test_its_files_are_for_nobody_else(children, tmp_path):
    modes = []

    def look(share: float) -> None:
        modes.extend(path.stat().st_mode & 0o077 for path in Path(tmp_path).iterdir())

    prove(build_model(winter(COACHING, weeks=5)), Watch(look))

    assert set(modes) <= {0}
