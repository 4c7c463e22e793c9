"""What happens when the program has a bug: it is written down, shown, and nothing is lost."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from planner.logs import described
from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.labels import label

log = logging.getLogger(__name__)

LARGEST_LOG_BYTES = 1_000_000


class CrashDialog(QDialog):
    """Says what was kept and lets the user copy what a developer needs."""

    def __init__(self, details: str, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("Details for the developers"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = self.buttons.addButton(
            tr("Copy the details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        kept = tr(
            "Firebreak met a mistake of its own. Everything you finished is in your plan: each "
            "step is written at once. Only what you were just typing may be lost. You can close "
            "this and go on."
        )
        where = tr("Where it happened is also in {file}, without words of your plan.")
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(20), scaled(20), scaled(16))
        column.setSpacing(scaled(12))
        column.addWidget(label(tr("Something went wrong"), "h2"))
        column.addWidget(label(kept))
        column.addWidget(self.details)
        column.addWidget(label(where.format(file=log_file), "muted"))
        column.addWidget(self.buttons)
        self.resize(scaled(560), scaled(400))
        self.buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())


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
        self._dialog: CrashDialog | None = None
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
        log.critical("uncaught\n%s", described(error))
        self.met.emit("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._on_exception(told.exc_type, told.exc_value, told.exc_traceback)

    @Slot(str)
    def _show(self, details: str) -> None:
        if self._dialog is not None:  # the first bug tells most; the rest is in the log
            return
        self._dialog = CrashDialog(details, self._log_file)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

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
