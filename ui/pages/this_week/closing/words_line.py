"""A line of words in a guided close: Enter ends it and gives no answer by accident."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from planner.overriding import override


class WordsLine(QLineEdit):
    """A line whose Enter goes no further.

    Signals:
        finished: Enter was pressed.
    """

    finished = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.finished.emit()
        else:
            super().keyPressEvent(event)
