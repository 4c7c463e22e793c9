"""Warns of what may be a patient's number before anything is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.flow import Flow
from ui.widgets.icon_mark import IconMark
from ui.widgets.labels import label
from ui.widgets.tab_order import tab_from


class NumberWarning(QFrame):
    """A warning with two answers. It is built when it is needed, which is seldom.

    Args:
        before: Where Tab comes from.

    Attributes:
        number: As it stands in the line; "" for none.

    Signals:
        refused: The user goes back to the text.
        confirmed: The user says that it is none.
    """

    refused = Signal()
    confirmed = Signal()

    def __init__(self, before: QWidget) -> None:
        super().__init__()
        self.setObjectName("Well")
        self.number = ""
        self.is_built = False
        self._before = before
        self.hide()

    def _build(self) -> None:
        self.is_built = True
        self.words = label("")
        self.change_button = QPushButton(tr("Change the text"))
        self.confirm_button = QPushButton(tr("It is no patient's number: save"))
        row = Flow()
        row.add(IconMark("warning", "warning"))
        row.add(self.words, grow=1, basis_px=260, align=Qt.AlignmentFlag.AlignVCenter)
        row.add(self.change_button)
        row.add(self.confirm_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        column.addLayout(row)
        tab_from(self._before, self.change_button, self.confirm_button)
        self.change_button.clicked.connect(self.refused)
        self.confirm_button.clicked.connect(self.confirmed)

    def show_number(self, number: str, words: str) -> None:
        """Warn of this number in these words; "" takes the warning away."""
        is_new = bool(number) and number != self.number
        self.number = number
        if is_new:
            if not self.is_built:
                self._build()
            self.words.setText(words)
        self.setVisible(bool(number))
        if is_new:
            announce(self, words, urgent=True)

    def ask(self) -> None:
        """Let the keyboard answer; the harmless answer comes first."""
        self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)
