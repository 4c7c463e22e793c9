"""A list of everything one can go to or do, filtered while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.overriding import override
from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.announce import announce

_NUMBER = Qt.ItemDataRole.UserRole
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """Offers actions by name: type a few letters of some words, Enter does the first.

    Args:
        actions: What is always offered.
        parent: The window.
        find: What else is offered for the words typed, below the actions.
    """

    def __init__(
        self,
        actions: Sequence[QAction],
        parent: QWidget,
        find: Callable[[str], Sequence[QAction]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self._find = find
        self._offered: list[QAction] = []
        self.setWindowTitle(tr("Go to or do"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(placeholderText=tr("Type what you want to go to or do"))
        self.search.setAccessibleName(tr("Go to or do"))
        self.found = QListWidget()
        self.found.setAccessibleName(tr("What fits"))
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.found)
        self.resize(scaled(480), scaled(360))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._run_current)
        self.found.itemActivated.connect(self._run_current)
        self.search.installEventFilter(self)
        self._filter("")

    @Slot(str)
    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self.found.clear()
        named = [
            action
            for action in self._actions
            if all(part in plain_text(action).casefold() for part in wanted)
        ]
        self._offered = [*named, *(self._find(typed) if self._find else ())]
        for number, action in enumerate(self._offered):
            self._add_line(number, plain_text(action), action)
        if self.found.count():
            self.found.setCurrentRow(0)
        else:
            self._say_nothing_fits()

    def _say_nothing_fits(self) -> None:
        words = tr("Nothing is called that.")
        QListWidgetItem(words, self.found).setFlags(Qt.ItemFlag.NoItemFlags)
        announce(self.search, words)

    def _add_line(self, number: int, words: str, action: QAction) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        line = QListWidgetItem(action.icon(), f"{words}   {keys}" if keys else words, self.found)
        line.setData(_NUMBER, number)

    @Slot()
    def _run_current(self) -> None:
        line = self.found.currentItem()
        if line is not None:
            self.accept()
            self._offered[line.data(_NUMBER)].trigger()

    @Slot()
    def look_again(self) -> None:
        """Offer what fits the words typed anew, because more can be found by now."""
        self._filter(self.search.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrow keys walk through the list while the focus stays where one types.
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in _LIST_KEYS:
            self.found.event(event)
            return True
        return super().eventFilter(watched, event)


def plain_text(action: QAction) -> str:
    """Return an action's words without the mark of its menu key."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
