"""Whether the window is to be opened and nothing else: then no command line is needed.

The library that reads command lines takes a fifth of the time in which the window opens.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from planner.services.places import PLAN_VARIABLE


class PlainStart(NamedTuple):
    """What to open, and when to leave; `plan` is None for the usual one."""

    plan: Path | None
    exits_after_paint: bool
    is_self_check: bool


def plain_start(arguments: Sequence[str]) -> PlainStart | None:
    """Read `[open [FILE]] [--exit-after-paint] [--self-check]`; None for anything else."""
    flags = {"--exit-after-paint", "--self-check"} & set(arguments)
    rest = [argument for argument in arguments if argument not in flags]
    if rest[:1] == ["open"]:
        rest = rest[1:]
    elif rest or flags:
        return None
    if len(rest) > 1 or any(argument.startswith("-") for argument in rest):
        return None
    named = rest[0] if rest else os.environ.get(PLAN_VARIABLE)
    if named and named.startswith("~"):  # finding a home folder is left to the command line
        return None
    return PlainStart(
        plan=Path(named) if named else None,
        exits_after_paint="--exit-after-paint" in flags,
        is_self_check="--self-check" in flags,
    )
