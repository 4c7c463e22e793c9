"""The life of the window, from the first line of Qt to its last."""

import gc
import logging
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from planner.domain.lane import Lane
from planner.overriding import override
from planner.services.session import Session
from ui.app.crash import CrashGuard, write_log_to
from ui.app.places import Places
from ui.collecting import resume_collecting
from ui.context import Context
from ui.first_paint import after_first_paint
from ui.jobs import ClosedWork
from ui.look.theme import application, begin_look
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.pages import ASSISTANT_PAGES, PAGES
from ui.pages.spec import PageSpec
from ui.window_state import WindowState


class _QuitAfterPaint(QObject):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        page = window.page() or window
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # It is still painted; what was put off until then is not begun.
            QApplication.exit()
        return False


class _Reopening(QObject):
    """Closes the window when something is wanted that another one begins with; remembers what."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self.wanted: Lane | Path | ClosedWork | None = None
        self._window = window
        context.lane_wanted.connect(self._reopen)
        context.plan_wanted.connect(self._reopen)
        context.closed_work_wanted.connect(self._reopen)

    @Slot(object)
    def _reopen(self, wanted: Lane | Path | ClosedWork) -> None:
        self.wanted = wanted
        self._window.close()


def _collect_again() -> None:
    """End the pause that the start made, and never search what it has built."""
    resume_collecting()
    gc.freeze()


def run(
    session: Session,
    places: Places,
    *,
    exit_after_paint: bool,
    self_check: bool,
    notice: Notice | None = None,
) -> int | Lane | Path | ClosedWork:
    """Show the window over an open session until it is closed.

    Args:
        session: Stays open; whoever opened it closes it.
        places: Where settings and the log stand.
        exit_after_paint: Leave once the first page is painted, for measuring.
        self_check: Show every page once, then leave with 0 when no bug was met, else with 1.
        notice: What the user is told at first.

    Returns:
        The exit status of the program, or the lane in which the plan is to be opened again, or
        the plan that is to be opened in its place, or what is to be done to its file before.
    """
    app = application_of_window()
    state = WindowState(str(places.settings))
    begin_look(state.theme, state.text_percent)
    context = Context(session)
    session.bank_holidays.is_put_off = True
    with _taken_over(app, places, context, shows_dialog=not self_check) as (guard, translator):
        window = MainWindow(context, _pages(session), plan_name=_plan_name(session), state=state)
        reopening = _Reopening(context, window)
        window.show()
        asks = not (exit_after_paint or self_check)
        answer = partial(_answer_wishes, context, window, asks=asks)
        after_first_paint(window.page() or window, answer)
        if notice is not None:
            after_first_paint(window.page() or window, partial(context.noticed.emit, notice))
        after_first_paint(window.page() or window, partial(_add_qt_words, app, translator))
        status = _live(app, window, guard, exit_after_paint=exit_after_paint, checks=self_check)
        window.close()
    wanted = reopening.wanted
    if wanted is None:
        return status
    window.deleteLater()  # now, with all its timers: its plan is closed before the next begins
    app.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return wanted


@contextmanager
def _taken_over(
    app: QApplication, places: Places, context: Context, *, shows_dialog: bool
) -> Generator[tuple[CrashGuard, QTranslator]]:
    """Catch bugs, note warnings and translate Qt until the window is closed."""
    translator = QTranslator(app)
    handler = write_log_to(places.log)
    guard = CrashGuard(places.log, app, shows_dialog=shows_dialog)
    try:
        yield guard, translator
    finally:
        context.jobs.shut_down()
        guard.let_go()
        logging.getLogger().removeHandler(handler)
        handler.close()
        app.removeTranslator(translator)


def _pages(session: Session) -> Sequence[PageSpec]:
    return PAGES if session.lane is Lane.DIRECTOR else ASSISTANT_PAGES


def _answer_wishes(context: Context, window: MainWindow, *, asks: bool) -> None:
    """Make ready, after the first paint, what pages ask for and no page does itself."""
    from ui.app.plan_files import PlanFiles  # noqa: PLC0415 - after the first paint

    PlanFiles(context, window)
    if asks:
        from ui.app.bank_holidays import HolidayFinder  # noqa: PLC0415 - after the first paint

        HolidayFinder(context, window)
        from planner.services.places import upkeep_file  # noqa: PLC0415 - after the first paint
        from ui.app.upkeep import UpkeepMeter  # noqa: PLC0415 - after the first paint

        UpkeepMeter(context, window, upkeep_file())
        _keep_safe(context, window)
    if context.session.lane is Lane.ASSISTANT:
        return
    from ui.app.assistant_file import AssistantFile  # noqa: PLC0415 - after the first paint
    from ui.app.calendar_feed import FeedKeeper  # noqa: PLC0415 - after the first paint
    from ui.app.calendar_import import CalendarImporter  # noqa: PLC0415 - after the first paint
    from ui.app.calendar_publishing import CalendarPublisher  # noqa: PLC0415 - after the first paint
    from ui.app.first_run import FirstRun  # noqa: PLC0415 - after the first paint

    AssistantFile(context, window)
    CalendarImporter(context, window)
    CalendarPublisher(context, window)
    FeedKeeper(context, window)
    first_run = FirstRun(context, window)
    if asks:
        first_run.ask()


def _keep_safe(context: Context, window: MainWindow) -> None:
    from ui.app.plan_watch import PlanWatch  # noqa: PLC0415 - after the first paint

    PlanWatch(context, window)
    if context.session.lane is Lane.DIRECTOR:
        from ui.app.daily_backup import DailyBackup  # noqa: PLC0415 - after the first paint
        from ui.app.plan_place import PlaceAdvice  # noqa: PLC0415 - after the first paint

        DailyBackup(context, window)
        PlaceAdvice(context, window)


def application_of_window() -> QApplication:
    """Return the application, made now if it is not there yet."""
    app = application(sys.argv)
    app.setApplicationName("firebreak")
    app.setApplicationDisplayName("Firebreak")
    app.setDesktopFileName("firebreak")
    return app


def _live(
    app: QApplication,
    window: MainWindow,
    guard: CrashGuard,
    *,
    exit_after_paint: bool,
    checks: bool,
) -> int:
    if checks:
        for name in window.page_names():
            window.show_page(name)
            app.processEvents()
        return 1 if guard.count else 0
    if exit_after_paint:
        _QuitAfterPaint(window)
    after_first_paint(window.page() or window, _collect_again)
    return app.exec()


def _plan_name(session: Session) -> str:
    path: Path | None = session.path
    return path.stem if path else ""


def _add_qt_words(app: QApplication, translator: QTranslator) -> None:
    """Have Qt speak the user's language in its own dialogs, where it knows it."""
    from PySide6.QtCore import QLibraryInfo, QLocale  # noqa: PLC0415 - a thousand constants

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)
