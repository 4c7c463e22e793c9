"""What does the solver's answer say?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.scheduling.linear import BLOCK

_BOUND: Final = re.compile(r"^ *Dual bound +(\S+)$", re.MULTILINE)
_WHOLE: Final = 0.5  # a column of a whole block is 0 or 1, but for rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """A plan, or the parts of one that a relaxed program chose.

    Attributes:
        objective: Worth of it.
        bound: No solution is worth more.
        chosen: The candidates placed, by their places in the model; for a relaxed program those
            placed for the greater part.
        prices: How much the plan would be worth more with one more of a candidate; below 0 for
            one that does not pay. Empty but for a relaxed program.
    """

    objective: float
    bound: float
    chosen: tuple[int, ...]
    prices: Mapping[int, float]


def read_solution(path: Path, messages: str) -> Solution | None:
    """Read the file of a solution and what the solver said; None where it found none."""
    try:
        text = path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    primal, _, dual = text.partition("# Dual solution values")
    head, _, columns = primal.partition("# Columns")
    objective = re.search(r"^Objective (\S+)$", head, re.MULTILINE)
    if objective is None or "Feasible" not in head.split():
        return None
    worth = float(objective[1])
    bound = _BOUND.search(messages)
    return Solution(
        objective=worth,
        bound=float(bound[1]) if bound else worth,
        chosen=tuple(place for place, value in _blocks(columns).items() if value > _WHOLE),
        prices=_blocks(dual.partition("# Rows")[0]),
    )


def _blocks(columns: str) -> dict[int, float]:
    rows = (line.split() for line in columns.splitlines() if line.startswith(BLOCK))
    return {int(name.removeprefix(BLOCK)): float(value) for name, value in rows}
