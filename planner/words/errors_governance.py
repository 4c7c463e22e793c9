"""What is said when a decision, or what goes back to a board, refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import governance as errors
from planner.domain.governance import MissingStep
from planner.text import tr
from planner.words.numbers import day_text


def _reference_back_text(error: errors.ReferenceBackMissingError) -> str:
    if error.missing == MissingStep.SENT:
        return tr(
            "“{title}” goes back to {board}, and the day on which it was sent there is missing. "
            "Nothing was changed; note that day and the outcome first."
        ).format(title=error.title, board=error.board)
    if error.missing == MissingStep.OUTCOME:
        return tr(
            "“{title}” was referred back to {board}, whose outcome is missing. "
            "Nothing was changed; note the outcome first."
        ).format(title=error.title, board=error.board)
    return tr(
        "“{title}” has to go back to a board before it is closed: the forum advises only, or the "
        "impact on your own organisation is likely to be adverse. Nothing was changed; name the "
        "board, and note when it was sent there and the outcome."
    ).format(title=error.title)


GOVERNANCE_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.ReferenceBackMissingError: _reference_back_text,
    errors.DayInFutureError: lambda e: tr(
        "What was done cannot be on {day}, which is still to come. Nothing was changed; choose "
        "today or an earlier day."
    ).format(day=day_text(e.day)),
    errors.DecisionStateError: lambda e: (
        tr("“{title}” is closed already. Nothing was changed.")
        if e.is_closed
        else tr("“{title}” is open already. Nothing was changed.")
    ).format(title=e.title),
}
