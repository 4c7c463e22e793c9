"""A line for a passphrase that is hidden until somebody wants to see it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.form import FormRow


class PassphraseField(QWidget):
    """The line under its label, and a box that shows what is typed.

    Attributes:
        line: What is typed into.
        row: Label, help, and place for what is wrong.
    """

    def __init__(self, title: str, help_words: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.row = FormRow(title, self.line, help_words)
        self.shows = QCheckBox(tr("Show what I type"))
        self.shows.setAccessibleName(tr("Show what I type: {field}").format(field=title))
        self.shows.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addWidget(self.row)
        column.addWidget(self.shows)

    @Slot(bool)
    def _show(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt's
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
