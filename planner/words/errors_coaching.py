"""Sentences about what a coach returns."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import coaching as errors
from planner.text import tr


def _unreadable_text(error: errors.ReturnUnreadableError) -> str:
    reasons = {
        "not_a_pdf": tr(
            "“{path}” is not a PDF. Nothing was taken in; choose the PDF that the coach sent back."
        ),
        "protected": tr(
            "“{path}” is protected with a password. Nothing was taken in; ask for a copy without."
        ),
        "too_large": tr(
            "“{path}” is too large for a returned plan. Nothing was taken in; ask the coach to "
            "save it without pictures."
        ),
        "too_large_inside": tr(
            "“{path}” would unpack to far more than a returned plan. Nothing was taken in; ask "
            "where it is from."
        ),
        "too_many_pages": tr(
            "“{path}” has too many pages for a returned plan. Nothing was taken in; choose "
            "another file."
        ),
        "too_slow": tr(
            "Reading “{path}” took too long and was stopped. Nothing was taken in; ask the coach "
            "to save it again."
        ),
    }
    other = tr(
        "“{path}” is damaged and cannot be read. Nothing was taken in; ask the coach to send it "
        "again."
    )
    return reasons.get(error.reason, other).format(path=error.path)


COACHING_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.ReturnUnreadableError: _unreadable_text,
    errors.OtherPlanError: lambda e: tr(
        "“{path}” is not a return of this plan. Nothing was taken in; open the plan it belongs "
        "to, or choose another file."
    ).format(path=e.path),
    errors.BetweenTwoError: lambda _: tr(
        "What is not for the sponsor stays between you and your coach. Nothing was changed; "
        "untick that first if the team may see it."
    ),
}
