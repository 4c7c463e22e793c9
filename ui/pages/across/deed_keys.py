"""What can be done with the chosen record, for keys, the palette and the guide."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.pages.across.register import Deed


class DeedKeys(QObject):
    """Keeps the actions of a page in step with the record that is chosen.

    Args:
        page: Whose actions the palette and the guide list.
        rows: Keys work while it has the focus, so that letters can still be typed elsewhere.

    Signals:
        wanted: The Deed that the user wants done.
    """

    wanted = Signal(object)

    def __init__(self, page: QWidget, rows: QWidget) -> None:
        super().__init__(page)
        self._page, self._rows = page, rows
        self._actions: list[QAction] = []

    def offer(self, deeds: Sequence[Deed]) -> None:
        """Offer these and no others."""
        for action in self._actions:
            self._page.removeAction(action)
            self._rows.removeAction(action)
            action.deleteLater()
        self._actions = [self._made(deed) for deed in deeds]

    def _made(self, deed: Deed) -> QAction:
        made = QAction(deed.words, self)
        made.setShortcut(QKeySequence(deed.keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(partial(self._want, deed))
        for widget in (self._page, self._rows):
            widget.addAction(made)
        return made

    def _want(self, deed: Deed, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.wanted.emit(deed)
