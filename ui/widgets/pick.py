"""One of many: a list that drops down. For a few, `ui.widgets.choice` keeps all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from planner.overriding import override
from ui.widgets.choice import Option

SHORTEST_WORDS = 9


class Pick(QComboBox):
    """Chooses a value; turning the mouse wheel over it scrolls the page instead.

    Signals:
        chosen: The value that the user chose; not emitted by `choose` and `offer`.
    """

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option] = (), value: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        stay_narrow(self)
        self.offer(options, value)
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> str:
        """Return the value that is chosen, "" where nothing is offered."""
        return str(self.currentData() or "")

    def offer(self, options: Sequence[Option], value: str = "") -> None:
        """Offer other options, and choose `value`; the first where that is not offered."""
        self.clear()
        for option in options:
            self.addItem(option.words, option.value)
            self.setItemData(self.count() - 1, option.help, Qt.ItemDataRole.ToolTipRole)
        self.choose(value)

    def choose(self, value: str) -> None:
        """Choose `value` without telling anybody; the first where it is not offered."""
        self.setCurrentIndex(max(0, self.findData(value)) if self.count() else -1)

    @Slot(int)
    def _on_activated(self, _number: int) -> None:
        self.chosen.emit(self.value)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def stay_narrow(box: QComboBox) -> None:
    """Let no long words in a box make the page wider than the window."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(SHORTEST_WORDS)
