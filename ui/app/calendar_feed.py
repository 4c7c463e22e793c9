"""Keeping the calendar feed up to date while the window is open."""

import logging
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from planner.domain.changes import ChangeSet
from planner.domain.errors import PlannerError
from planner.progress import NoProgress
from planner.services.places import calendar_choices_file
from ui.context import Context

WAITS_MS = 2000
"""Somebody who moves a block by keys changes it many times a minute."""

log = logging.getLogger(__name__)


class FeedKeeper(QObject):
    """Writes the feed when blocks have not changed for a while, and before the program ends.

    Args:
        context: The open session.
        window: With which it lives.
        waits_ms: How long after a change.
    """

    def __init__(self, context: Context, window: QObject, waits_ms: int = WAITS_MS) -> None:
        super().__init__(window)
        self._context = context
        self._is_due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(waits_ms)
        self._timer.timeout.connect(self._write)
        context.changed.connect(self._on_changed)
        context.feed_wanted.connect(self.expect)
        QCoreApplication.instance().aboutToQuit.connect(self.finish)  # type: ignore[union-attr] # there is one
        self.expect()

    @Slot()
    def expect(self) -> None:
        """Write the feed soon; nothing happens where none was ever chosen."""
        if calendar_choices_file().exists():
            self._is_due = True
            self._timer.start()

    @Slot()
    def finish(self) -> None:
        """Write at once what is still due; nobody can be told any more of a failure."""
        self._timer.stop()
        if self._is_due:
            with suppress(PlannerError, OSError):
                self._run()
            self._is_due = False

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        from planner.services.calendar_feed import is_seen_in_feed  # noqa: PLC0415 - seldom needed

        if is_seen_in_feed(changes):
            self.expect()

    @Slot()
    def _write(self) -> None:
        from planner.services.calendar_feed import kept_feed  # noqa: PLC0415 - seldom needed

        found: list[partial[bool] | None] = []
        if not self._context.attempt(lambda: found.append(kept_feed(self._context.session))):
            return
        if found[0] is None:
            self._is_due = False
            return
        job = self._context.jobs.start(found[0])
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._context.show_error)

    @Slot(object)
    def _on_written(self, is_new: object) -> None:
        # A change meanwhile has started the timer anew, and is due still.
        self._is_due = self._timer.isActive()
        if is_new:
            log.info("calendar feed written")

    def _run(self) -> None:
        from planner.services.calendar_feed import kept_feed  # noqa: PLC0415 - seldom needed

        work = kept_feed(self._context.session)
        if work:
            work(NoProgress())
