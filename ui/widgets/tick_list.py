"""Things to do or settle: each with a box to tick, what it says, and a way to remove it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.look.icons import icon
from ui.look.measure import scaled
from ui.widgets.labels import label


@dataclass(frozen=True, slots=True, kw_only=True)
class TickItem:
    """One line.

    Attributes:
        remark: Muted words below, such as "by 3 March 2027"; "" for none.
        can_tick: False for a line that is only read.
    """

    key: str
    words: str
    remark: str = ""
    is_ticked: bool = False
    can_tick: bool = True


class TickList(QWidget):
    """Shows lines in the order given. It changes nothing itself: what is shown comes back.

    Args:
        removal: What the button at each line's end says to screen readers and as a tip, with
            {words} for the line.

    Signals:
        ticked: The key of a line, and whether its box is ticked now.
        removed: The key of a line that is to go.
    """

    ticked = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, removal: str) -> None:
        super().__init__()
        self._removal = removal
        self._shown: tuple[TickItem, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(6))
        # Qt puts new widgets at the end of the window's Tab order. This one keeps their place:
        # it must be able to have the focus, and never has it, because it is not shown.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self.lines: list[TickLine] = []

    def show_items(self, items: Sequence[TickItem]) -> None:
        """Show other lines; the focus stays on the line where it was, or on the nearest."""
        if tuple(items) == self._shown:
            self._put_boxes_back()
            return
        at = self._focused()
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._shown = tuple(items)
        self.lines = [TickLine(item, self._removal, self) for item in self._shown]
        before = self._place
        for line in self.lines:
            self._column.addWidget(line)
            line.show()  # Qt would show it only when its events are next at work
            line.ticked.connect(self.ticked)
            line.removed.connect(self.removed)
            self.setTabOrder(before, line.box)
            self.setTabOrder(line.box, line.remove_button)
            before = line.remove_button
        self.setVisible(bool(self.lines))
        if at is not None:
            self._focus(*at)

    def _put_boxes_back(self) -> None:
        for line, item in zip(self.lines, self._shown, strict=True):
            line.show_tick(is_ticked=item.is_ticked)

    def _focused(self) -> tuple[str, int, bool] | None:
        for number, line in enumerate(self.lines):
            if line.box.hasFocus() or line.remove_button.hasFocus():
                return line.item.key, number, line.box.hasFocus()
        return None

    def _focus(self, key: str, number: int, is_box: bool) -> None:  # noqa: FBT001 - from a tuple
        if not self.lines:
            return
        keys = [line.item.key for line in self.lines]
        line = self.lines[keys.index(key) if key in keys else min(number, len(keys) - 1)]
        (line.box if is_box and line.item.can_tick else line.remove_button).setFocus()


class TickLine(QWidget):
    """One line of a TickList.

    Signals:
        ticked: Its key, and whether it is ticked now.
        removed: Its key.
    """

    ticked = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, item: TickItem, removal: str, parent: QObject) -> None:
        super().__init__(parent if isinstance(parent, QWidget) else None)
        self.item = item
        self.box = QCheckBox()
        self.box.setChecked(item.is_ticked)
        self.box.setVisible(item.can_tick)
        self.box.setAccessibleName(item.words)
        self.box.setAccessibleDescription(item.remark)
        self.box.setFixedWidth(scaled(32))
        self.words = label(item.words, "muted" if item.is_ticked else "")
        self.remark = label(item.remark, "small")
        self.remark.setVisible(bool(item.remark))
        self.remove_button = QToolButton()
        self.remove_button.setIcon(icon("remove"))
        told = removal.format(words=item.words)
        self.remove_button.setAccessibleName(told)
        self.remove_button.setToolTip(told)
        self._build()
        self.box.clicked.connect(self._on_clicked)
        self.remove_button.clicked.connect(self._on_removed)

    def show_tick(self, *, is_ticked: bool) -> None:
        """Show the box as it is in the plan, whatever was pressed."""
        self.box.setChecked(is_ticked)

    def _build(self) -> None:
        both = QVBoxLayout()
        both.setSpacing(scaled(1))
        for words in (self.words, self.remark):
            both.addWidget(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(4))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(both, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)

    @Slot(bool)
    def _on_clicked(self, is_ticked: bool) -> None:  # noqa: FBT001 - Qt's
        self.ticked.emit(self.item.key, is_ticked)

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self.item.key)
