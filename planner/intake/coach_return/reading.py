"""The whole of one returned PDF: its plan, the coach's answers, the notes on its pages."""

from pathlib import Path

import pikepdf
import pypdfium2

from planner.domain.coach_returns import (
    CoachReturn,
    Finding,
    Found,
    PlanData,
)
from planner.domain.errors.coaching import ReturnUnreadableError
from planner.intake.coach_return.annotations import MOST_NOTES, PlacedNote, placed_notes
from planner.intake.coach_return.answers import answers_of, is_ours
from planner.intake.coach_return.fields import field_values
from planner.intake.coach_return.opening import Budget, opened, read_bytes
from planner.intake.coach_return.plan_data import PlanDataError, plan_data
from planner.intake.coach_return.printed import printed_mark, with_marked_words
from planner.progress import Progress

_STEPS = 4


def read_return(path: Path, progress: Progress) -> CoachReturn:
    """Read a returned PDF; may run in a thread, but not beside another that reads PDFs.

    Raises:
        ReturnUnreadableError: It is no PDF, damaged, protected, or beyond a limit.
        FolderNotFileError: A folder, pipe or device stands there.
        OSError: The file cannot be read.
        Cancelled: The user stopped it.
    """
    budget = Budget(path)
    progress.step(0, _STEPS)
    raw = read_bytes(path)
    progress.step(1, _STEPS)
    with opened(path, raw) as pdf:
        plan, found = _plan(pdf)
        values = field_values(pdf, budget)
        progress.step(2, _STEPS)
        placed = placed_notes(pdf, budget)
        pages = len(pdf.pages)
    answers, more = answers_of(values)
    progress.step(3, _STEPS)
    try:
        notes = with_marked_words(raw, placed, budget)
        printed = None if plan else printed_mark(raw, budget)
    except pypdfium2.PdfiumError as error:
        raise ReturnUnreadableError(path, "damaged") from error
    progress.step(_STEPS, _STEPS)
    return CoachReturn(
        pages=pages,
        plan=plan,
        printed=printed,
        has_fields=any(is_ours(name) for name in values),
        answers=answers,
        notes=notes,
        found=(*found, *more, *_too_many(placed)),
    )


def _plan(pdf: pikepdf.Pdf) -> tuple[PlanData | None, tuple[Found, ...]]:
    try:
        plan = plan_data(pdf)
    except PlanDataError:
        return None, (Found(finding=Finding.PLAN_DATA_UNREADABLE),)
    return plan, () if plan else (Found(finding=Finding.PLAN_DATA_MISSING),)


def _too_many(placed: list[PlacedNote]) -> tuple[Found, ...]:
    return (Found(finding=Finding.NOT_ALL_READ),) if len(placed) >= MOST_NOTES else ()
