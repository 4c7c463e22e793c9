"""A list of lines to choose from, each with muted words below it; as tall as its lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from planner.overriding import override
from ui.look.measure import scaled
from ui.look.theme import tokens
from ui.models.painted_list import WRAPS, Index, PaintedList, RowPainting, words_height
from ui.models.rows import Column

ACROSS_PX, DOWN_PX, LINE_GAP_PX, INDENT_PX = 12, 7, 2, 18


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


class LineList(PaintedList[ListLine]):
    """Shows lines; arrow keys and clicks choose one. There is always a current one.

    Args:
        name: For screen readers.
        read: Returns the lines in their order.
        most_px: With taller contents than these it scrolls.
        is_brief: Its lines are plain, with the remark at their right; and none is marked while the
            list has not the focus, as nothing follows from it.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[], Sequence[ListLine]],
        *,
        most_px: int = 900,
        is_brief: bool = False,
    ) -> None:
        column: Column[ListLine] = Column(
            name, lambda line: line.words, spoken=lambda line: line.spoken
        )
        super().__init__(column, read, _BriefPainting if is_brief else _LinePainting, most_px)
        self.go_to("")
        self.fit()

    def refresh(self, wanted: str = "") -> None:
        """Read again; stand on `wanted`, else on the same line, else on the nearest."""
        number = self.currentIndex().row()
        before = wanted or self.current
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.rows.refresh()
        found = self.rows.row_of(before)
        self.stand_on(number if found is None else found)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.fit()
        self.chosen.emit(self.current)


class _LinePainting(RowPainting[ListLine]):
    """Paints the words of a line, and the muted ones below."""

    @override
    def height(self, row: ListLine) -> int:
        words, remark = self._heights(row)
        return words + (scaled(LINE_GAP_PX) + remark if remark else 0) + 2 * scaled(DOWN_PX)

    def _heights(self, line: ListLine) -> tuple[int, int]:
        width = self._view.viewport().width() - 2 * scaled(ACROSS_PX) - _indent(line)
        words = words_height(self._font(line), width, line.words)
        return words, words_height(self._view.font(), width, line.remark) if line.remark else 0

    def _font(self, line: ListLine) -> QFont:
        made = QFont(self._view.font())
        made.setBold(not line.is_part)
        return made

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self.row(index)
        area: QRect = option.rect
        self.paint_ground(painter, area, is_marked=self.is_marked(option))
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


class _BriefPainting(_LinePainting):
    """Paints a line with its remark at the right, in a column as wide as the widest."""

    @override
    def height(self, row: ListLine) -> int:
        words = words_height(self._view.font(), self._room(), row.words)
        return words + 2 * scaled(DOWN_PX)

    def _room(self) -> int:
        whole = self._view.viewport().width() - 2 * scaled(ACROSS_PX)
        return max(whole // 2, whole - self._remark_px() - scaled(ACROSS_PX))

    def _remark_px(self) -> int:
        metrics = QFontMetrics(self._view.font())
        model = self._view.model()
        lines = [self.row(model.index(number, 0)) for number in range(model.rowCount())]
        return max((metrics.horizontalAdvance(line.remark) for line in lines), default=0)

    @override
    def is_marked(self, option: QStyleOptionViewItem) -> bool:
        return self._view.hasFocus() and super().is_marked(option)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self.row(index)
        area: QRect = option.rect
        self.paint_ground(painter, area, is_marked=self.is_marked(option))
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
