"""A list whose rows are painted: as tall as they are, so that the page scrolls and not the list."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from planner.overriding import override
from ui.look.measure import scaled
from ui.look.theme import look, tokens
from ui.models.rows import Column, RowsModel

Index = QModelIndex | QPersistentModelIndex
WRAPS = Qt.TextFlag.TextWordWrap
LEAST_PX = 24


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_HasId)


class RowPainting(QStyledItemDelegate, Generic[Row]):
    """Paints the ground of a row; who inherits it paints what stands there."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def height(self, row: Row) -> int:
        """Return how tall a row is at the width of the list."""
        raise NotImplementedError

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, self.height(self.row(index)))

    def is_marked(self, option: QStyleOptionViewItem) -> bool:
        """Say whether the row is the current one."""
        state: QStyle.StateFlag = option.state
        return bool(state & QStyle.StateFlag.State_Selected)

    def paint_ground(self, painter: QPainter, area: QRect, *, is_marked: bool) -> None:
        """Paint what is behind the words: a line below, or a frame around the current row."""
        painter.fillRect(area, QColor(tokens().surface))
        if not is_marked:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tokens().border))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens().chosen))
        painter.setPen(QPen(QColor(tokens().accent), 2 if self._view.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), scaled(7), scaled(7))

    def row(self, index: Index) -> Row:
        """Return the value of a row."""
        model = self._view.model()
        if not isinstance(model, RowsModel):
            raise TypeError(model)
        row: Row = model.value(index)
        return row


class PaintedList(QListView, Generic[Row]):
    """Shows rows; arrow keys and clicks choose one.

    Args:
        column: What a row says to a screen reader, under the name of the list.
        read: Returns the rows in their order.
        painting: Makes what paints them.
        most_px: With taller contents than these it scrolls; in pixels at 100 % text.

    Signals:
        chosen: The id of the row that is the current one now, "" while there are none.
        opened: Enter was pressed on the current row, or it was clicked twice.
    """

    chosen = Signal(str)
    opened = Signal()

    def __init__(
        self,
        column: Column[Row],
        read: Callable[[], Sequence[Row]],
        painting: Callable[[QListView], RowPainting[Any]],
        most_px: int,
    ) -> None:
        super().__init__()
        self.setAccessibleName(column.title)
        self._most_px = most_px
        self.rows: RowsModel[Row] = RowsModel([column], read, self)
        self.setModel(self.rows)
        self._painting = painting(self)
        self.setItemDelegate(self._painting)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(self._on_opened)
        look().switched.connect(self.fit)

    @property
    def current(self) -> str:
        """Return the id of the current row, "" while there is none."""
        index = self.currentIndex()
        return self.rows.value(index).id if index.isValid() else ""

    def go_to(self, wanted: str) -> None:
        """Make a row the current one; the first where it is gone."""
        self.stand_on(self.rows.row_of(wanted) or 0)

    def stand_on(self, number: int) -> None:
        """Make the row of this number the current one, or the nearest that there is."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.rows.index(max(0, min(number, last)), 0))

    def show_at_most(self, height_px: int) -> None:
        """Scroll with contents taller than this; in pixels at 100 % text."""
        if height_px != self._most_px:
            self._most_px = height_px
            self.fit()

    @Slot()
    def _on_current(self) -> None:
        self.chosen.emit(self.current)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit()

    @Slot()
    def fit(self) -> None:
        """Be as tall as the rows."""
        self.scheduleDelayedItemsLayout()
        numbers = range(self.rows.rowCount())
        rows = [self.rows.value(self.rows.index(number, 0)) for number in numbers]
        height = sum(self._painting.height(row) for row in rows)
        self.setFixedHeight(max(scaled(LEAST_PX), min(height + 2, scaled(self._most_px))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def words_height(font: QFont, width: int, words: str) -> int:
    """Return how tall wrapped words are in this width."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAPS, words).height()
