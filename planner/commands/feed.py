"""Keeping the calendar feed up to date when a command has changed blocks."""

from collections.abc import Generator
from contextlib import contextmanager

from planner.domain.changes import ChangeSet
from planner.domain.errors import PlannerError
from planner.progress import NoProgress
from planner.services.places import calendar_choices_file
from planner.services.session import Session
from planner.text import tr


@contextmanager
def feed_kept(session: Session) -> Generator[None]:
    """Write the feed anew at the end, if blocks changed and its owner wants it kept.

    A feed that cannot be written is told and refuses nothing: the plan itself has changed.
    """
    changes: list[ChangeSet] = []
    session.listen(changes.append)
    yield
    if changes and calendar_choices_file().exists():
        _keep(session, changes)


def _keep(session: Session, changes: list[ChangeSet]) -> None:
    # Imported late: most plans have no feed, and reading blocks takes its time to load.
    from planner.commands.frame import print_line  # noqa: PLC0415 - it knows this module
    from planner.services.calendar_feed import is_seen_in_feed, kept_feed  # noqa: PLC0415
    from planner.words.errors import error_text  # noqa: PLC0415

    if not any(map(is_seen_in_feed, changes)):
        return
    try:
        work = kept_feed(session)
        if work:
            work(NoProgress())
    except (PlannerError, OSError) as error:
        said = tr("The calendar feed was not brought up to date: {problem}")
        print_line(said.format(problem=error_text(error)), is_error=True)
