"""A list of lines to choose from, each with muted words below it; as tall as its lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
ACROSS_PX, DOWN_PX, LINE_GAP_PX, INDENT_PX = 12, 7, 2, 18
WRAPS = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One line.

    Attributes:
        remark: Muted words below, or at the right; "" for none.
        is_part: It belongs to the line above it, and stands a little to the right.
    """

    id: str
    words: str
    remark: str = ""
    is_part: bool = False

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return f"{self.words}. {self.remark}" if self.remark else self.words


class LineList(QListView):
    """Shows lines; arrow keys and clicks choose one. There is always a current one.

    Args:
        name: For screen readers.
        read: Returns the lines in their order.
        most_px: With taller contents than these it scrolls.
        is_brief: Its lines are plain, with the remark at their right; and none is marked while the
            list has not the focus, as nothing follows from it.

    Signals:
        chosen: The id of the line that is the current one now, "" while there are none.
        opened: Enter was pressed on the current line, or it was clicked twice.
    """

    chosen = Signal(str)
    opened = Signal()

    def __init__(
        self,
        name: str,
        read: Callable[[], Sequence[ListLine]],
        *,
        most_px: int = 900,
        is_brief: bool = False,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._most_px = most_px
        column: Column[ListLine] = Column(
            name, lambda line: line.words, spoken=lambda line: line.spoken
        )
        self.rows: RowsModel[ListLine] = RowsModel([column], read, self)
        self.setModel(self.rows)
        self._painting = (_BriefPainting if is_brief else _LinePainting)(self)
        self.setItemDelegate(self._painting)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(self._on_opened)
        look().switched.connect(self._fit)
        self.go_to("")
        self._fit()

    @property
    def current(self) -> str:
        """Return the id of the current line, "" while there is none."""
        index = self.currentIndex()
        return self.rows.value(index).id if index.isValid() else ""

    def refresh(self, wanted: str = "") -> None:
        """Read again; stand on `wanted`, else on the same line, else on the nearest."""
        number = self.currentIndex().row()
        before = wanted or self.current
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.rows.refresh()
        found = self.rows.row_of(before)
        self._stand_on(number if found is None else found)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._fit()
        self.chosen.emit(self.current)

    def go_to(self, wanted: str) -> None:
        """Make a line the current one; the first where it is gone."""
        self._stand_on(self.rows.row_of(wanted) or 0)

    def _stand_on(self, number: int) -> None:
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.rows.index(max(0, min(number, last)), 0))

    def show_at_most(self, height_px: int) -> None:
        """Scroll with contents taller than this; in pixels at 100 % text."""
        if height_px != self._most_px:
            self._most_px = height_px
            self._fit()

    @Slot()
    def _on_current(self) -> None:
        self.chosen.emit(self.current)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit()

    @Slot()
    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        lines = [
            self.rows.value(self.rows.index(number, 0)) for number in range(self.rows.rowCount())
        ]
        height = sum(self._painting.height(line) for line in lines)
        self.setFixedHeight(max(scaled(24), min(height + 2, scaled(self._most_px))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class _LinePainting(QStyledItemDelegate):
    """Paints the words of a line, and the muted ones below."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def height(self, line: ListLine) -> int:
        """Return how tall a line is at the width of the list."""
        words, remark = self._heights(line)
        return words + (scaled(LINE_GAP_PX) + remark if remark else 0) + 2 * scaled(DOWN_PX)

    def _heights(self, line: ListLine) -> tuple[int, int]:
        width = self._view.viewport().width() - 2 * scaled(ACROSS_PX) - _indent(line)
        words = _bounds(self._font(line), width, line.words)
        return words, _bounds(self._view.font(), width, line.remark) if line.remark else 0

    def _font(self, line: ListLine) -> QFont:
        made = QFont(self._view.font())
        made.setBold(not line.is_part)
        return made

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, self.height(self._line(index)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._line(index)
        area: QRect = option.rect
        self._paint_ground(painter, area, is_marked=self._is_marked(option))
        inner = area.adjusted(
            scaled(ACROSS_PX) + _indent(line), scaled(DOWN_PX), -scaled(ACROSS_PX), 0
        )
        words, remark = self._heights(line)
        painter.setFont(self._font(line))
        painter.setPen(QColor(tokens().text))
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), words), WRAPS, line.words)
        painter.setFont(self._view.font())
        painter.setPen(QColor(tokens().muted))
        top = inner.top() + words + scaled(LINE_GAP_PX)
        painter.drawText(QRect(inner.left(), top, inner.width(), remark), WRAPS, line.remark)

    def _is_marked(self, option: QStyleOptionViewItem) -> bool:
        state: QStyle.StateFlag = option.state
        return bool(state & QStyle.StateFlag.State_Selected)

    def _paint_ground(self, painter: QPainter, area: QRect, *, is_marked: bool) -> None:
        painter.fillRect(area, QColor(tokens().surface))
        if not is_marked:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tokens().border))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens().chosen))
        painter.setPen(QPen(QColor(tokens().accent), 2 if self._view.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), scaled(7), scaled(7))

    def _line(self, index: Index) -> ListLine:
        model = self._view.model()
        if not isinstance(model, RowsModel):
            raise TypeError(model)
        line: ListLine = model.value(index)
        return line


class _BriefPainting(_LinePainting):
    """Paints a line with its remark at the right, in a column as wide as the widest."""

    @override
    def height(self, line: ListLine) -> int:
        words = _bounds(self._view.font(), self._room(), line.words)
        return words + 2 * scaled(DOWN_PX)

    def _room(self) -> int:
        whole = self._view.viewport().width() - 2 * scaled(ACROSS_PX)
        return max(whole // 2, whole - self._remark_px() - scaled(ACROSS_PX))

    def _remark_px(self) -> int:
        metrics = QFontMetrics(self._view.font())
        model = self._view.model()
        lines = [self._line(model.index(number, 0)) for number in range(model.rowCount())]
        return max((metrics.horizontalAdvance(line.remark) for line in lines), default=0)

    @override
    def _is_marked(self, option: QStyleOptionViewItem) -> bool:
        return self._view.hasFocus() and super()._is_marked(option)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._line(index)
        area: QRect = option.rect
        self._paint_ground(painter, area, is_marked=self._is_marked(option))
        inner = area.adjusted(scaled(ACROSS_PX), scaled(DOWN_PX), -scaled(ACROSS_PX), 0)
        painter.setFont(self._view.font())
        painter.setPen(QColor(tokens().text))
        painter.drawText(
            QRect(inner.left(), inner.top(), self._room(), inner.height()), WRAPS, line.words
        )
        painter.setPen(QColor(tokens().muted))
        right = WRAPS | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, line.remark)


def _indent(line: ListLine) -> int:
    return scaled(INDENT_PX) if line.is_part else 0


def _bounds(font: QFont, width: int, words: str) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAPS, words).height()
