"""What happens when the program has a bug: it is written down, shown, and nothing is lost."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

LARGEST_LOG_BYTES = 1_000_000


class CrashGuard(QObject):
    """Takes over the program's hooks for uncaught exceptions until it is told to let go.

    Attributes:
        count: How many bugs it has seen.
    """

    met = Signal(str)

    def __init__(self, log_file: Path, parent: QObject, *, shows_dialog: bool = True) -> None:
        super().__init__(parent)
        self.count = 0
        self._log_file = log_file
        self._dialog: QObject | None = None
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        if shows_dialog:
            # Queued: a bug in another thread is shown in this one, and never inside a paint.
            self.met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def let_go(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._hooks

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        self.count += 1
        from planner.logs import described  # noqa: PLC0415 - hopefully never

        log.critical("uncaught\n%s", described(error))
        self.met.emit("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._on_exception(told.exc_type, told.exc_value, told.exc_traceback)

    @Slot(str)
    def _show(self, details: str) -> None:
        if self._dialog is not None:  # the first bug tells most; the rest is in the log
            return
        from ui.app.crash_dialog import CrashDialog  # noqa: PLC0415 - hopefully never

        dialog = CrashDialog(details, self._log_file)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self._dialog = dialog

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None


def write_log_to(file: Path) -> logging.Handler:
    """Write warnings and worse to `file`, which starts anew when it has grown large."""
    file.parent.mkdir(parents=True, exist_ok=True)
    is_large = file.is_file() and file.stat().st_size > LARGEST_LOG_BYTES
    handler = logging.FileHandler(file, mode="w" if is_large else "a", encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return handler
