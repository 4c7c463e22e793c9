"""The guide on F1: what can be done, and with which keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.column import ScrollColumn
from ui.widgets.command_palette import plain_text
from ui.widgets.labels import label
from ui.widgets.tables import WordsTable


class Guide(QDialog):
    """Lists every key of the window and of the page that is shown."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Guide to the keys"))
        self.keys = WordsTable(tr("Keys"))
        self.keys.show_words([tr("What"), tr("Keys")], _rows(actions))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(20), scaled(20), scaled(20), scaled(16))
        column.setSpacing(scaled(12))
        self.body = ScrollColumn()
        self.body.column.setContentsMargins(0, 0, 0, 0)
        self.body.add(label(tr("Guide to the keys"), "h2"))
        self.body.add(
            label(
                tr(
                    "Everything can be done without a mouse. Tab goes to the next control, "
                    "Space or Enter presses it, arrow keys move within lists, charts and the week."
                ),
                "muted",
            )
        )
        self.body.add(self.keys)
        column.addWidget(self.body, 1)
        column.addWidget(buttons)
        self.resize(scaled(560), scaled(460))


def _rows(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (plain_text(action), action.shortcut().toString(native))
        for action in actions
        if not action.shortcut().isEmpty()
    ]
