"""The goals one below the other, the widest gap first."""

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
from planner.services.goals import GoalLine
from planner.text import tr
from ui.look.measure import scaled
from ui.look.theme import look, tokens
from ui.models.rows import Column, RowsModel
from ui.pages.skill_goals.levels import paint_levels
from ui.pages.skill_goals.wording import row_words, spoken_row

Index = QModelIndex | QPersistentModelIndex
ACROSS_PX, DOWN_PX, LINE_GAP_PX = 12, 9, 3
BOXES_PX, GAP_PX = 92, 14
MOST_ROWS_PX = 1100
WRAPS = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what was done for it, as a row.

    Attributes:
        number: Its place by gap, by which the picture names it; None for a goal at rest.
    """

    line: GoalLine
    number: int | None

    @property
    def id(self) -> str:
        """Return the goal's id."""
        return self.line.goal.id

    @property
    def title(self) -> str:
        """Return the goal's title behind its number."""
        title = self.line.goal.title
        return title if self.number is None else f"{self.number}. {title}"


class GoalList(QListView):
    """Shows all goals; arrow keys and clicks choose one.

    Signals:
        chosen: The id of the goal that is the current one now.
        opened: Enter was pressed on the current goal, or it was clicked twice.
    """

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, read: Callable[[], Sequence[GoalRow]]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Skill goals"))
        column: Column[GoalRow] = Column(
            tr("Skill goal"), _title, spoken=lambda row: spoken_row(row.line)
        )
        self.rows: RowsModel[GoalRow] = RowsModel([column], read, self)
        self.setModel(self.rows)
        self._painting = _GoalPainting(self)
        self.setItemDelegate(self._painting)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(self._on_opened)
        look().switched.connect(self._fit)

    @property
    def current(self) -> str:
        """Return the id of the current goal, "" while there is none."""
        index = self.currentIndex()
        return self.rows.value(index).id if index.isValid() else ""

    def refresh(self, wanted: str) -> None:
        """Read again and stand on the goal `wanted`, or on the first where it is gone."""
        self.rows.refresh()
        self.go_to(wanted)
        self._fit()

    def go_to(self, wanted: str) -> None:
        """Make a goal the current one; the first where it is gone."""
        number = self.rows.row_of(wanted) or 0
        self.setCurrentIndex(self.rows.index(number, 0))

    @Slot()
    def _on_current(self) -> None:
        self.chosen.emit(self.current)

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit()

    @Slot()
    def _fit(self) -> None:
        """Be as tall as the rows, so that the page scrolls and not the list in it."""
        self.scheduleDelayedItemsLayout()
        height = sum(
            self._painting.height(self.rows.value(self.rows.index(number, 0)))
            for number in range(self.rows.rowCount())
        )
        self.setFixedHeight(min(height + 2, scaled(MOST_ROWS_PX)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class _GoalPainting(QStyledItemDelegate):
    """Paints a row: title and boxes, then kind, importance and time, then what is missing."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def height(self, row: GoalRow) -> int:
        """Return how tall a row is at the width of the list."""
        title, below = self._heights(row)
        return title + scaled(LINE_GAP_PX) + below + 2 * scaled(DOWN_PX)

    def _heights(self, row: GoalRow) -> tuple[int, int]:
        width = self._width()
        beside = max(scaled(80), width - scaled(BOXES_PX) - scaled(GAP_PX))
        title = _bounds(_bold(self._view.font()), beside, row.title)
        return title, _bounds(self._view.font(), width, row_words(row.line))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, self.height(self._row(index)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._row(index)
        area: QRect = option.rect
        self._paint_ground(painter, option, area)
        inner = area.adjusted(scaled(ACROSS_PX), scaled(DOWN_PX), -scaled(ACROSS_PX), 0)
        boxes = scaled(BOXES_PX)
        first_line = QFontMetrics(_bold(self._view.font())).height()
        right = QRectF(inner.right() - boxes, inner.top(), boxes, first_line)
        paint_levels(painter, row.line.goal, right)
        self._paint_words(painter, row, inner)

    def _paint_words(self, painter: QPainter, row: GoalRow, inner: QRect) -> None:
        title, below = self._heights(row)
        beside = inner.width() - scaled(BOXES_PX) - scaled(GAP_PX)
        painter.setFont(_bold(self._view.font()))
        painter.setPen(QColor(tokens().text))
        painter.drawText(QRect(inner.left(), inner.top(), beside, title), WRAPS, row.title)
        painter.setFont(self._view.font())
        painter.setPen(QColor(tokens().muted))
        top = inner.top() + title + scaled(LINE_GAP_PX)
        painter.drawText(QRect(inner.left(), top, inner.width(), below), WRAPS, row_words(row.line))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        state: QStyle.StateFlag = option.state
        painter.fillRect(area, QColor(tokens().surface))
        if not state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tokens().border))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens().chosen))
        painter.setPen(QPen(QColor(tokens().accent), 2 if self._view.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), scaled(7), scaled(7))

    def _row(self, index: Index) -> GoalRow:
        model = self._view.model()
        if not isinstance(model, RowsModel):
            raise TypeError(model)
        row: GoalRow = model.value(index)
        return row

    def _width(self) -> int:
        return self._view.viewport().width() - 2 * scaled(ACROSS_PX)


def _title(row: GoalRow) -> str:
    return row.title


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _bounds(font: QFont, width: int, words: str) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAPS, words).height()
