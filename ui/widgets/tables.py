"""How tables look and behave everywhere: quiet, row by row, and Tab leaves them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
)

from planner.overriding import override
from ui.look.measure import scaled
from ui.look.theme import look

ROW_PADDING_PX = 12
MOST_ROWS_SHOWN = 8


def set_up_table(view: QTableView, name: str) -> None:
    """Give a table its name for screen readers and the looks of all tables."""
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.verticalHeader().hide()
    _RowHeight(view)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    header.setHighlightSections(False)


class _RowHeight(QObject):
    """Keeps the rows of a table as tall as the text needs, without measuring each of them."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._header = view.verticalHeader()
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look().switched.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        height = QFontMetrics(QApplication.font()).height() + scaled(ROW_PADDING_PX)
        self._header.setMinimumSectionSize(height)
        self._header.setDefaultSectionSize(height)


class WordsTable(QTableWidget):
    """A table of words that are only read."""

    def __init__(self, name: str) -> None:
        super().__init__()
        set_up_table(self, name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.setWordWrap(True)
        look().switched.connect(self._take_height)

    def show_words(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show `rows` under `header`; columns share the width."""
        self.clear()
        self.setColumnCount(len(header))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(header))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                self.setItem(number, column, QTableWidgetItem(words))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._take_height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_height()

    @Slot()
    def _take_height(self) -> None:
        """Let words go on in a second line, and show the first rows whole."""
        self.resizeRowsToContents()
        rows_shown = min(self.rowCount(), MOST_ROWS_SHOWN)
        shown_px = sum(self.rowHeight(row) for row in range(rows_shown))
        head_px = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(head_px + shown_px + scaled(8))
