"""What `firebreak open` does: a plan, a window over it, and an exit status."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.errors.safekeeping import PassphraseNeededError, WrongPassphraseError
from planner.domain.lane import Lane
from planner.services.opening import Keyring, create_empty, surroundings
from planner.services.places import settings_file
from planner.services.session import Session
from planner.text import use_language
from ui.app import screen
from ui.app.plain_imports import restore_imports

if TYPE_CHECKING:
    from ui.jobs import ClosedWork
    from ui.notices import Notice

LOCK_PATIENCE_SECONDS = 1.0
"""How long the window may stand still while another program saves."""
NOT_OPENED = 1


def open_window(
    path: Path,
    *,
    exit_after_paint: bool = False,
    self_check: bool = False,
    now: datetime | None = None,
    lane: Lane = Lane.DIRECTOR,
    keys: Keyring | None = None,
) -> int:
    """Open the plan at `path` in a window, or a new plan where there is none yet.

    The passphrase of a protected plan is asked for in a dialog, where a person is there. Whoever
    asks in the window for another lane gets the same plan opened again in it, and whoever asks
    for another plan gets that one. What needs the file for itself is done between two windows.

    Args:
        path: The plan's file.
        exit_after_paint: Leave once the first page is painted.
        self_check: Show every page once, then leave.
        now: A standing clock; None for the real one.
        lane: Who sits before it; an assistant begins no new plan.
        keys: Open a protected plan.

    Returns:
        0 when the window was closed, 1 when a self-check met a bug or a passphrase was not given.

    Raises:
        NoWindowError: There is no screen, or a library of the system is missing.
        PlannerError: The plan cannot be opened.
    """
    screen.check()
    _use_chosen_language()
    # The plan is opened before Qt is imported: Qt makes every later import slower.
    asks = not (exit_after_paint or self_check)
    session, notice = _open(path, now, lane, keys, asks=asks), None
    while session is not None:
        try:
            left = _run(session, notice, exit_after_paint=exit_after_paint, self_check=self_check)
        finally:
            session.close()
        if isinstance(left, int):
            return left
        before, keys, notice = (path, now, lane, session.keys), session.keys, None
        if not isinstance(left, Lane | Path):
            keys, notice = _done_between(left, keys)
            session = _open(path, now, lane, keys, asks=asks)
            continue
        path, lane = (path, left) if isinstance(left, Lane) else (left, lane)
        # Whoever does not open the other plan after all goes back to this one.
        session = _open(path, now, lane, keys, asks=asks) or _open(*before, asks=asks)
    return NOT_OPENED


def _open(
    path: Path, now: datetime | None, lane: Lane, keys: Keyring | None, *, asks: bool
) -> Session | None:
    if not path.exists() and lane is not Lane.ASSISTANT:
        return create_empty(path, now)
    open_with = partial(_opened, path, now, lane)
    try:
        return open_with(keys)
    except (PassphraseNeededError, WrongPassphraseError):
        if not asks:
            raise
    return _asked(path, open_with)


def _opened(path: Path, now: datetime | None, lane: Lane, keys: Keyring | None) -> Session:
    around = replace(surroundings(now, keys=keys), patience_seconds=LOCK_PATIENCE_SECONDS)
    return Session.open(path, around, lane)


def _asked(path: Path, open_with: Callable[[Keyring], Session]) -> Session | None:
    _import_qt()
    from ui.app.places import user_places  # noqa: PLC0415 - only after Qt
    from ui.app.unlocking import unlocked  # noqa: PLC0415 - only for a protected plan

    return unlocked(path, user_places(), open_with)


def _use_chosen_language() -> None:
    file = settings_file()
    if not file.exists():
        return
    from planner.settings import Settings  # noqa: PLC0415 - nobody chose anything before

    language = Settings.load(file).language
    if language:
        use_language(language)


def _run(
    session: Session, notice: "Notice | None", *, exit_after_paint: bool, self_check: bool
) -> "int | Lane | Path | ClosedWork":
    _import_qt()
    from ui.app.places import user_places  # noqa: PLC0415 - only after Qt
    from ui.app.run import run  # noqa: PLC0415 - only after Qt

    return run(
        session,
        user_places(),
        exit_after_paint=exit_after_paint,
        self_check=self_check,
        notice=notice,
    )


def _done_between(
    wanted: "ClosedWork", keys: Keyring | None
) -> "tuple[Keyring | None, Notice | None]":
    from ui.app.between_windows import done_between  # noqa: PLC0415 - seldom wanted
    from ui.app.places import user_places  # noqa: PLC0415 - only after Qt

    return done_between(wanted, keys, user_places())


def _import_qt() -> None:
    try:
        import PySide6.QtCore  # noqa: PLC0415 - after the plan is open

        restore_imports()
        import PySide6.QtWidgets  # noqa: F401, PLC0415 - as above
    except ImportError as error:
        if error.name and not error.name.startswith("PySide6"):
            raise
        raise screen.why_qt_is_not_there() from error
