"""The list of pages at the left, with the settings at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.domain.values import Frozen, frozen
from planner.text import tr
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.look.theme import look
from ui.widgets.labels import label

_NAME = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1


@frozen
class NavigationEntry(Frozen):
    """One line of the navigation."""

    name: str
    title: str
    icon: str
    is_at_foot: bool = False


class Navigation(QFrame):
    """Two lists that act as one: exactly one entry of both is selected.

    Signals:
        chosen: The name of the entry that the user went to.
    """

    chosen = Signal(str)

    def __init__(self, entries: Sequence[NavigationEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Sidebar")
        self._name = ""
        self.pages = self._list(tr("Pages"), [e for e in entries if not e.is_at_foot])
        self.foot = self._list(tr("More pages"), [e for e in entries if e.is_at_foot])
        self.foot.setVisible(self.foot.count() > 0)
        self._brand = label(tr("Firebreak"), "h2", wraps=False)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._brand)
        self._column.addWidget(self.pages, 1)
        self._column.addWidget(self.foot)
        look().switched.connect(self._fit)
        self._fit()

    def _list(self, name: str, entries: Sequence[NavigationEntry]) -> QListWidget:
        made = QListWidget()
        made.setObjectName("Navigation")
        made.setAccessibleName(name)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideNone)
        for entry in entries:
            line = QListWidgetItem(icon(entry.icon), entry.title, made)
            line.setData(_NAME, entry.name)
            line.setData(_TITLE, entry.title)
        # Not the current item: a list without one takes its first when it gets the focus.
        made.itemSelectionChanged.connect(self._on_selected)
        return made

    def select(self, name: str) -> None:
        """Mark the entry called `name` without telling anybody."""
        self._name = name
        for entries in (self.pages, self.foot):
            entries.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            here = next((line for line in _lines(entries) if line.data(_NAME) == name), None)
            if here is None:
                entries.setCurrentRow(-1)
            else:
                entries.setCurrentItem(here)
            entries.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def mark(self, name: str, number: int, words: str) -> None:
        """Say beside an entry how much waits there, and in words to screen readers."""
        lines = [*_lines(self.pages), *_lines(self.foot)]
        line = next(line for line in lines if line.data(_NAME) == name)
        title = line.data(_TITLE)
        shown = tr("{page} ({n})").format(page=title, n=number) if number else title
        if line.text() == shown:
            return
        line.setText(shown)
        told = tr("{page}: {marked}").format(page=title, marked=words)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, told if number else None)
        line.setToolTip(words if number else "")
        self._fit()

    @Slot()
    def _on_selected(self) -> None:
        marked = [*self.pages.selectedItems(), *self.foot.selectedItems()]
        names = [str(line.data(_NAME)) for line in marked]
        new = next((name for name in names if name != self._name), None)
        if new is not None:
            self.select(new)
            self.chosen.emit(new)

    @Slot()
    def _fit(self) -> None:
        widest = 0
        for entries in (self.pages, self.foot):
            entries.setIconSize(QSize(scaled(20), scaled(20)))
            entries.setSpacing(1)
            entries.ensurePolished()
            widest = max(widest, entries.sizeHintForColumn(0))
        self.foot.setFixedHeight(
            max(1, self.foot.sizeHintForRow(0)) * self.foot.count() + scaled(8)
        )
        self.setFixedWidth(max(widest + scaled(24) + scaled(8), scaled(196)))
        self._brand.setContentsMargins(scaled(12), 0, 0, scaled(8))
        self._column.setContentsMargins(scaled(12), scaled(16), scaled(12), scaled(12))


def _lines(entries: QListWidget) -> list[QListWidgetItem]:
    return [entries.item(row) for row in range(entries.count())]
