"""Backing the plan up on the first use of a day, beside the window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from planner.domain.backups import BackupReason
from planner.progress import Progress
from planner.services.backups import Backup, back_up, is_backup_due
from planner.services.opening import Keyring
from ui.context import Context

FIRST_AFTER_MS = 3000
"""The start is over, and nobody waits."""
LOOKS_EVERY_MS = 3_600_000


class DailyBackup(QObject):
    """Looks soon after the start and each hour whether the backup of the day is due.

    Args:
        context: The open session.
        window: With which it lives.
        first_after_ms: How long after the start.
    """

    def __init__(
        self, context: Context, window: QObject, first_after_ms: int = FIRST_AFTER_MS
    ) -> None:
        super().__init__(window)
        self._context = context
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(first_after_ms)

    @Slot()
    def look(self) -> None:
        """Make the backup if it is due; what is in the way is told, and tried again."""
        self._timer.start(LOOKS_EVERY_MS)
        session = self._context.session
        if session.path is not None and is_backup_due(session):
            job = self._context.jobs.start(partial(_back_up, session.path, session.keys))
            job.failed.connect(self._context.show_error)


def _back_up(plan: Path, keys: Keyring | None, _progress: Progress) -> Backup | None:
    return back_up(plan, BackupReason.DAILY, keys)
