"""What the user sees when the program has a bug."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.labels import label


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
