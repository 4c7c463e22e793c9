"""What can be done on this page, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.text import tr

PRIMARY = "primary"


class Keys(QObject):
    """The actions of the page; the page connects them.

    Single letters work only while the focus is in the week: elsewhere one may be typing, and
    speech input must not set them off.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.propose = self._anywhere(tr("&Propose blocks"), "Ctrl+P")
        self.accept_shown = self._anywhere(tr("Accept the blocks shown"), "Ctrl+Return")
        self.rules = self._anywhere(tr("&Rules…"), "Ctrl+R")
        self.accept = self._letter(tr("Accept"), "A", PRIMARY)
        self.reject = self._letter(tr("Reject"), "X")
        self.keep = self._letter(tr("Keep"), "K")
        self.move = self._letter(tr("Move…"), "M")
        self.displace = self._letter(tr("Displace…"), "D")
        self.defend = self._letter(tr("Defend"), "F")
        self.lock = self._letter(tr("Lock"), "L")
        self.confirm = self._letter(tr("Move it there…"), "", PRIMARY)
        self.take_back = self._letter(tr("Leave it"), "")

    def of_block(self) -> Sequence[QAction]:
        """List what can be done with a block."""
        return (self.keep, self.move, self.displace, self.defend, self.lock)

    def of_chosen(self) -> Sequence[QAction]:
        """List everything that can be done with what is chosen."""
        fixed = (self.accept, self.reject, *self.of_block())
        return (*fixed, self.confirm, self.take_back)

    def name_block(self, *, is_defended: bool, is_locked: bool) -> None:
        """Name the actions that turn something on or off after the block's state."""
        self.defend.setText(tr("Make flexible") if is_defended else tr("Defend"))
        self.lock.setText(tr("Unlock") if is_locked else tr("Lock"))

    def work_in(self, widget: QWidget) -> None:
        """Have the single letters work while `widget` has the focus."""
        widget.addActions([*self.of_chosen()])

    def _anywhere(self, words: str, keys: str) -> QAction:
        return self._action(words, keys)  # as long as the page is on screen

    def _letter(self, words: str, key: str, role: str = "") -> QAction:
        made = self._action(words, key)
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.setEnabled(False)
        made.setData(role)
        return made

    def _action(self, words: str, keys: str) -> QAction:
        made = QAction(words, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        self._page.addAction(made)
        return made
