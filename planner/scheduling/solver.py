"""How is a linear program solved? By HiGHS, a program of its own, in child processes.

Each task has a private folder that goes with it. A child is stopped when the user cancels or time
is over, and cannot outlive this program for long: its messages then reach nobody, which ends it.
One thread and no clock decide when a child is done, so the same task has the same solution.
"""

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from planner.scheduling.solution import Solution, read_solution
from planner.scheduling.watch import Watch

AT_ONCE: Final = 2
"""Children: more would leave nothing of a small computer."""

_LOG: Final = logging.getLogger(__name__)
_MODEL: Final = "model.mps"
_OPTIONS: Final = "options.txt"
_SOLUTION: Final = "solution.txt"
_NO_WINDOW: Final = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
_POLL_SECONDS: Final = 0.03
_LAST_RESORT_SECONDS: Final = 600.0  # no child of a program that died lives longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A linear program to solve.

    Attributes:
        text: As `planner.scheduling.linear` writes it.
        gap: How near to the best is near enough, as a share of it.
        nodes: How many branches to look at before the best so far has to do.
    """

    text: str
    gap: float = 0.0
    nodes: int = 1000


def solver_program() -> Path | None:
    """Return where the solver lies, or None where it is not installed."""
    try:
        import highsbox  # type: ignore[import-untyped]  # noqa: PLC0415 - it may be missing
    except ImportError:
        return None
    program = Path(highsbox.highs_bin_path())
    return program if program.is_file() else None


def solve(tasks: Iterable[Task], number: int, watch: Watch) -> list[Solution | None]:
    """Solve tasks, a few at once; None for each that found no solution, whatever the reason.

    Args:
        tasks: Each is taken when its turn comes: writing one goes on while others are solved.
        number: How many they are.
        watch: Who waits.

    Raises:
        Cancelled: `watch.report` said so; no child is left.
    """
    program = solver_program()
    found: dict[int, Solution | None] = {}
    waiting = enumerate(tasks)
    running: dict[int, _Child] = {}
    try:
        while program and len(found) < number and not watch.is_out_of_time():
            watch.report(len(found) / number)
            for turn, task in islice(waiting, AT_ONCE - len(running)):
                running[turn] = _Child(program, task)
            for turn, child in list(running.items()):
                if child.is_done():
                    found[turn] = running.pop(turn).solution()
    except OSError:  # the program cannot be started, or the disk is full: others must do
        _LOG.warning("The solver could not be used", exc_info=True)
    finally:
        for child in running.values():
            child.stop()
    return [found.get(turn) for turn in range(number)]


class _Child:
    """A running solver and its folder."""

    def __init__(self, program: Path, task: Task) -> None:
        # Readable by this user alone, like all that `tempfile` makes.
        self._folder = tempfile.TemporaryDirectory(prefix="schedule-", ignore_cleanup_errors=True)
        self._path = Path(self._folder.name)
        self._said = ""
        (self._path / _MODEL).write_text(task.text, encoding="ascii")
        (self._path / _OPTIONS).write_text(_options(task), encoding="ascii")
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no word of a user
                [program, "--options_file", _OPTIONS, "--solution_file", _SOLUTION, _MODEL],
                cwd=self._path,
                env=_environment(program),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                creationflags=_NO_WINDOW,
            )
        except OSError:
            self._folder.cleanup()
            raise

    def is_done(self) -> bool:
        """Say whether it ended; waits a moment."""
        try:
            # It would stop if nobody read its messages.
            self._said, _ = self._process.communicate(timeout=_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        return True

    def solution(self) -> Solution | None:
        """Read what it found, and clear up."""
        try:
            return read_solution(self._path / _SOLUTION, self._said)
        finally:
            self._folder.cleanup()

    def stop(self) -> None:
        """End it, whatever it does, and clear up."""
        self._process.kill()
        self._process.communicate()
        self._folder.cleanup()


def _options(task: Task) -> str:
    options = {
        "threads": 1,
        "parallel": "off",
        "random_seed": 1,
        "mip_rel_gap": task.gap,
        "mip_max_nodes": task.nodes,
        "mip_min_logging_interval": 1,
        "time_limit": _LAST_RESORT_SECONDS,
        "log_file": "",  # otherwise it writes one beside the model
    }
    return "".join(f"{name} = {value}\n" for name, value in options.items())


def _environment(program: Path) -> Mapping[str, str]:
    """Tell the child where its libraries lie, and to leave the other cores alone."""
    libraries = str(program.parent.parent / "lib")
    return {
        **os.environ,
        "LD_LIBRARY_PATH": libraries,
        "DYLD_LIBRARY_PATH": libraries,
        "OPENBLAS_NUM_THREADS": "1",
    }
