"""Sentences about the assistant's view, and about files that are shared."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import sharing as errors
from planner.text import tr, tr_plural

SHARING_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.NotInLaneError: lambda _: tr(
        "This is not part of the assistant's view. Nothing was changed; the director does it in "
        "their own plan."
    ),
    errors.NotAssistantFileError: lambda e: tr(
        "“{path}” is not a file for an assistant. Nothing was changed; “firebreak share assistant” "
        "makes one under a name of its own."
    ).format(path=e.path),
    errors.NothingToHandOverError: lambda _: tr(
        "Nothing was chosen to be handed over. Nothing was written; name the records that are "
        "to go."
    ),
    errors.SharedElsewhereError: lambda e: tr(
        "“{path}” was shared from another plan. Nothing was changed; open the plan it came from."
    ).format(path=e.path),
    errors.ChangesWaitingError: lambda e: tr_plural(
        "“{{path}}” holds {n} change that you have not taken in. Nothing was written; take it in "
        "first, or leave it out on purpose.",
        "“{{path}}” holds {n} changes that you have not taken in. Nothing was written; take them "
        "in first, or leave them out on purpose.",
        e.number,
    ).format(path=e.path),
}
