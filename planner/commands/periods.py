"""The days that --from and --to name."""

from collections.abc import Callable
from typing import Any

import click

from planner.commands.written import read_day
from planner.insight.account import Days
from planner.text import tr


def period_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --from and --to, which arrive as `first` and `last`."""
    add_last = click.option("--to", "last", metavar="DAY", help=tr("Last day, such as 2026-11-30."))
    add_first = click.option("--from", "first", metavar="DAY", help=tr("First day."))
    return add_first(add_last(function))


def period_of(first: str | None, last: str | None, usual: Days) -> Days:
    """Return the named days; an end that is not named is the usual one.

    Raises:
        DayNotUnderstoodError, OrderOfDaysError: They are no period.
    """
    begin = read_day(first) if first else None
    end = read_day(last) if last else None
    if begin is None and end is not None:
        begin = min(usual.first, end)
    if end is None and begin is not None:
        end = max(usual.last, begin)
    return Days(first=begin or usual.first, last=end or usual.last)
