"""Sentences about bringing copies of a plan together."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import merging as errors
from planner.text import tr

MERGING_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.AnotherPlanError: lambda e: tr(
        "“{path}” is another plan, not a copy of this one. Nothing was changed; only copies of one "
        "plan are merged. What two people share, they exchange through a team's folder."
    ).format(path=e.path),
    errors.MergedWithItselfError: lambda e: tr(
        "“{path}” is this plan's own file. Nothing was changed; name another copy of it."
    ).format(path=e.path),
    errors.AssistantFileMergedError: lambda e: tr(
        "“{path}” is your assistant's file. Nothing was changed; “firebreak take-in assistant” "
        "takes in what they did."
    ).format(path=e.path),
    errors.NoConflictError: lambda e: tr(
        "Nobody disagrees on “{field}” of this record any more. Nothing was changed."
    ).format(field=e.field),
    errors.NotJoinableError: lambda e: tr(
        "Both changed “{field}” at the same place, so it cannot be joined. Nothing was changed; "
        "choose one of the two, or write a new one."
    ).format(field=e.field),
}
