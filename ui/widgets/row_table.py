"""A short list on a page, worked by keys: as tall as its rows, one key for each action."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from planner.overriding import override
from ui.look.measure import scaled
from ui.look.theme import look
from ui.widgets.tables import set_up_table

PRECISE_ROWS = 30
"""So many rows decide how wide a column is; more would be slow and change little."""

LEAST_WIDE_PX = 120


class RowTable(QTableView):
    """Shows a model row by row. There is always a current row while there are rows.

    Args:
        name: For screen readers.
        model: Its rows.
        wide: The column that takes the width left over.
        most_rows: With more rows than these it scrolls.

    Signals:
        current_changed: Another row is the current one, or the current one shows other values.
        opened: Enter was pressed, or a row clicked twice.
    """

    current_changed = Signal()
    opened = Signal()

    def __init__(
        self, name: str, model: QAbstractItemModel, *, wide: int, most_rows: int = 8
    ) -> None:
        super().__init__()
        self._most_rows = most_rows
        self._wide = wide
        self.setModel(model)
        set_up_table(self, name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(PRECISE_ROWS)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(scaled(40))
        self._connect()
        self._fit()

    def _connect(self) -> None:
        for told in (
            self.model().rowsInserted,
            self.model().rowsRemoved,
            self.model().modelReset,
            self.model().dataChanged,
        ):
            told.connect(self._fit)
        look().switched.connect(self._fit)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.activated.connect(self._on_opened)

    def add_key(
        self, words: str, keys: str, act: Callable[[], object], sample: QIcon | None = None
    ) -> QAction:
        """Return an action that works on the current row while the table has the focus."""
        action = QAction(sample or QIcon(), words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    @property
    def row(self) -> QModelIndex | None:
        """Return the current row; None without rows."""
        index = self.currentIndex()
        return index if index.isValid() else None

    def show_at_most(self, rows: int) -> None:
        """Scroll with more rows than these."""
        if rows != self._most_rows:
            self._most_rows = rows
            self._fit()

    def go_to(self, number: int) -> None:
        """Make a row the current one; beyond the last, the last."""
        last = self.model().rowCount() - 1
        if last >= 0:
            self.selectRow(max(0, min(number, last)))

    @Slot()
    def _fit(self) -> None:
        if self.row is None:
            self.go_to(0)
        height = self.verticalHeader().defaultSectionSize()
        rows = max(1, min(self.model().rowCount(), self._most_rows))
        head = (
            0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        )
        self.setFixedHeight(rows * height + head + 2 * scaled(3))
        self.current_changed.emit()

    @Slot()
    def _on_current(self) -> None:
        self.current_changed.emit()

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header = self.horizontalHeader()
        others_px = header.length() - header.sectionSize(self._wide)
        least_px = scaled(LEAST_WIDE_PX)
        # Qt would leave the column that says most a few letters; rather scroll sideways.
        if self.viewport().width() - others_px >= least_px:
            header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(self._wide, least_px)

    @override
    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event
        self._fit()
