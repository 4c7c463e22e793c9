"""A whole example in one folder: the plan, its documents, its calendar."""

from dataclasses import dataclass
from pathlib import Path

from planner.domain.coaching import Audience
from planner.domain.errors import PlanExistsError
from planner.progress import Progress
from planner.services.calendar_out import export_calendar
from planner.services.example.making import ExampleMade, make_example
from planner.services.releasing import gather_release, note_revision, write_html, write_pdf
from planner.services.session import Session
from planner.store.plan_file import Surroundings

_PLAN, _PDF, _HTML, _CALENDAR = (
    "director.firebreak",
    "director-plan.pdf",
    "director-plan.html",
    "director-protected-time.ics",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFolder:
    """Where the parts of the example stand, and what they hold."""

    made: ExampleMade
    pdf: Path
    pages: int
    html: Path
    calendar: Path


def make_example_folder(
    folder: Path, weeks: int, around: Surroundings, progress: Progress
) -> ExampleFolder:
    """Make the example's files; all of them, or none.

    Raises:
        PlanExistsError: One of them stands there already; nothing is overwritten.
        Cancelled: The user stopped it.
        OSError: The folder cannot be written.
    """
    targets = {name: folder / name for name in (_PLAN, _PDF, _HTML, _CALENDAR)}
    for target in targets.values():
        if target.exists() or target.is_symlink():
            raise PlanExistsError(target)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        made = make_example(targets[_PLAN], weeks, around, progress)
        pages = _write_documents(targets, around, progress)
    except BaseException:
        for target in targets.values():
            target.unlink(missing_ok=True)
        raise
    return ExampleFolder(
        made=made,
        pdf=targets[_PDF],
        pages=pages,
        html=targets[_HTML],
        calendar=targets[_CALENDAR],
    )


def _write_documents(targets: dict[str, Path], around: Surroundings, progress: Progress) -> int:
    """Write what the coach gets, and the calendar; return the pages of the PDF."""
    session = Session.open(targets[_PLAN], around)
    try:
        released = gather_release(session, Audience.COACH)
        written = write_pdf(released, targets[_PDF], progress)
        write_html(released, targets[_HTML], progress)
        note_revision(session, released)
        export_calendar(session, targets[_CALENDAR])
    finally:
        session.close()
    return written.pages
