"""The guide on F1: what can be done, and with which keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.command_palette import plain_text
from ui.widgets.labels import label


class Guide(QDialog):
    """Lists every key of the window and of the page that is shown."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Guide to the keys"))
        self.keys = _table([action for action in actions if not action.shortcut().isEmpty()])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(20), scaled(20), scaled(16))
        column.setSpacing(scaled(12))
        column.addWidget(label(tr("Guide to the keys"), "h2"))
        column.addWidget(
            label(
                tr(
                    "Everything can be done without a mouse. Tab goes to the next control, "
                    "Space or Enter presses it, arrow keys move within lists, charts and the week."
                ),
                "muted",
            )
        )
        column.addWidget(self.keys)
        column.addWidget(buttons)
        self.resize(scaled(560), scaled(460))


def _table(actions: Sequence[QAction]) -> QTableWidget:
    made = QTableWidget(len(actions), 2)
    made.setAccessibleName(tr("Keys"))
    made.setHorizontalHeaderLabels([tr("What"), tr("Keys")])
    made.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.verticalHeader().hide()
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for row, action in enumerate(actions):
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setItem(row, 0, QTableWidgetItem(plain_text(action)))
        made.setItem(row, 1, QTableWidgetItem(keys))
    return made
