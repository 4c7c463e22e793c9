"""What can be done about the ledger, each with its key; they work wherever the focus is."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.text import tr


class LedgerKeys(QObject):
    """The actions of the ledger; the page lists them and `LedgerActions` does them."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.show_owed = self._action(tr("What is owed…"), "Ctrl+D")
        self.write_off = self._action(tr("Write off…"), "Ctrl+Shift+D")
        self.charter = self._action(tr("Charter…"), "Ctrl+Shift+C")
        self.start_surge = self._action(tr("Begin a surge…"), "Ctrl+Shift+S")
        self.end_surge = self._action(tr("End the surge"), "Ctrl+Shift+E")
        self.look_back = self._action(tr("Look back on a displacement"), "Ctrl+H")
        for action in (self.end_surge, self.look_back):
            action.setEnabled(False)

    def _action(self, words: str, keys: str) -> QAction:
        made = QAction(words, self)
        made.setShortcut(QKeySequence(keys))
        self._page.addAction(made)
        return made
