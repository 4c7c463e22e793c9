"""A whole example in one folder: the plan, its documents, its calendar."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree

from planner.domain.coaching import Audience
from planner.domain.errors.team import NoWorkingLocksError
from planner.progress import Progress
from planner.services.calendar_out import export_calendar
from planner.services.example.making import ExampleMade, make_example
from planner.services.new_plans import check_is_free, take_name
from planner.services.releasing import gather_release, note_revision, write_html, write_pdf
from planner.services.session import Session
from planner.services.team import publish_into_file
from planner.store.plan_file import Surroundings
from planner.whole_file import place_beside

_PLAN, _TEAM, _PDF, _HTML, _CALENDAR = (
    "director.firebreak",
    "directors.firebreak-team",
    "director-plan.pdf",
    "director-plan.html",
    "director-protected-time.ics",
)
_WORKSHOP = ".example"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFolder:
    """Where the parts of the example stand, and what they hold.

    Attributes:
        team_file: None where the folder keeps no two programs apart.
    """

    made: ExampleMade
    team_file: Path | None
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
    targets = {name: folder / name for name in (_PLAN, _TEAM, _PDF, _HTML, _CALENDAR)}
    for target in targets.values():
        check_is_free(target)
    folder.mkdir(parents=True, exist_ok=True)
    with _workshop(folder) as beside:
        parts = {name: beside / name for name in targets}
        made = make_example(parts[_PLAN], weeks, around, progress)
        pages = _write_documents(parts, around, progress)
        if not parts[_TEAM].exists():
            del parts[_TEAM]
        _take_names(parts, targets)
    return ExampleFolder(
        made=replace(made, plan=targets[_PLAN]),
        team_file=targets[_TEAM] if _TEAM in parts else None,
        pdf=targets[_PDF],
        pages=pages,
        html=targets[_HTML],
        calendar=targets[_CALENDAR],
    )


@contextmanager
def _workshop(folder: Path) -> Generator[Path]:
    """Give a folder in which to make the files; whoever is killed leaves nothing in the way."""
    beside = place_beside(folder / _WORKSHOP)
    beside.mkdir()
    try:
        yield beside
    finally:
        rmtree(beside, ignore_errors=True)


def _take_names(parts: Mapping[str, Path], targets: Mapping[str, Path]) -> None:
    taken: list[Path] = []
    try:
        for name, part in parts.items():
            take_name(part, targets[name])
            taken.append(targets[name])
    except BaseException:
        for target in taken:
            target.unlink(missing_ok=True)
        raise


def _write_documents(targets: dict[str, Path], around: Surroundings, progress: Progress) -> int:
    """Write what the coach gets, and the calendar; return the pages of the PDF."""
    session = Session.open(targets[_PLAN], around)
    try:
        released = gather_release(session, Audience.COACH)
        written = write_pdf(released, targets[_PDF], progress)
        write_html(released, targets[_HTML], progress)
        note_revision(session, released)
        export_calendar(session, targets[_CALENDAR])
        with suppress(NoWorkingLocksError):
            publish_into_file(session, targets[_TEAM], around)
    finally:
        session.close()
    return written.pages
