"""What `firebreak open` does: a plan, a window over it, and an exit status."""

from datetime import datetime
from pathlib import Path

from planner.domain.lane import Lane
from planner.services.opening import create_empty, open_plan
from planner.services.places import settings_file
from planner.services.session import Session
from planner.text import use_language
from ui.app import screen
from ui.app.plain_imports import restore_imports


def open_window(
    path: Path,
    *,
    exit_after_paint: bool = False,
    self_check: bool = False,
    now: datetime | None = None,
    lane: Lane = Lane.DIRECTOR,
) -> int:
    """Open the plan at `path` in a window, or a new plan where there is none yet.

    Whoever asks in the window for another lane gets the same plan opened again in it, and
    whoever asks for another plan gets that one.

    Args:
        path: The plan's file.
        exit_after_paint: Leave once the first page is painted.
        self_check: Show every page once, then leave.
        now: A standing clock; None for the real one.
        lane: Who sits before it; an assistant begins no new plan.

    Returns:
        0 when the window was closed, 1 when a self-check met a bug.

    Raises:
        NoWindowError: There is no screen, or a library of the system is missing.
        PlannerError: The plan cannot be opened.
    """
    screen.check()
    _use_chosen_language()
    # The plan is opened before Qt is imported: Qt makes every later import slower.
    session = _open(path, now, lane)
    while True:
        try:
            left = _run(session, exit_after_paint=exit_after_paint, self_check=self_check)
        finally:
            session.close()
        if isinstance(left, int):
            return left
        path, lane = (path, left) if isinstance(left, Lane) else (left, lane)
        session = open_plan(path, now, lane=lane)


def _open(path: Path, now: datetime | None, lane: Lane) -> Session:
    is_there = path.exists() or lane is Lane.ASSISTANT
    return open_plan(path, now, lane=lane) if is_there else create_empty(path, now)


def _use_chosen_language() -> None:
    file = settings_file()
    if not file.exists():
        return
    from planner.settings import Settings  # noqa: PLC0415 - nobody chose anything before

    language = Settings.load(file).language
    if language:
        use_language(language)


def _run(session: Session, *, exit_after_paint: bool, self_check: bool) -> int | Lane | Path:
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - see above

        restore_imports()
        from ui.app.places import user_places  # noqa: PLC0415 - see above
        from ui.app.run import run  # noqa: PLC0415 - see above
    except ImportError as error:
        if error.name and not error.name.startswith("PySide6"):
            raise
        raise screen.why_qt_is_not_there() from error
    return run(session, user_places(), exit_after_paint=exit_after_paint, self_check=self_check)
