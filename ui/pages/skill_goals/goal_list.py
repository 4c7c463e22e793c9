"""The goals one below the other, the widest gap first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from planner.overriding import override
from planner.services.goals import GoalLine
from planner.text import tr
from ui.look.measure import scaled
from ui.look.theme import tokens
from ui.models.painted_list import WRAPS, Index, PaintedList, RowPainting, words_height
from ui.models.rows import Column
from ui.pages.skill_goals.levels import paint_levels
from ui.pages.skill_goals.wording import row_words, spoken_row

ACROSS_PX, DOWN_PX, LINE_GAP_PX = 12, 9, 3
BOXES_PX, GAP_PX = 92, 14
MOST_ROWS_PX = 1100


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


class GoalList(PaintedList[GoalRow]):
    """Shows all goals; arrow keys and clicks choose one."""

    def __init__(self, read: Callable[[], Sequence[GoalRow]]) -> None:
        column: Column[GoalRow] = Column(
            tr("Skill goals"), _title, spoken=lambda row: spoken_row(row.line)
        )
        super().__init__(column, read, _GoalPainting, MOST_ROWS_PX)

    def refresh(self, wanted: str) -> None:
        """Read again and stand on the goal `wanted`, or on the first where it is gone."""
        self.rows.refresh()
        self.go_to(wanted)
        self.fit()


class _GoalPainting(RowPainting[GoalRow]):
    """Paints a row: title and boxes, then kind, importance and time, then what is missing."""

    @override
    def height(self, row: GoalRow) -> int:
        title, below = self._heights(row)
        return title + scaled(LINE_GAP_PX) + below + 2 * scaled(DOWN_PX)

    def _heights(self, row: GoalRow) -> tuple[int, int]:
        width = self._width()
        beside = max(scaled(80), width - scaled(BOXES_PX) - scaled(GAP_PX))
        title = words_height(_bold(self._view.font()), beside, row.title)
        return title, words_height(self._view.font(), width, row_words(row.line))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self.row(index)
        area: QRect = option.rect
        self.paint_ground(painter, area, is_marked=self.is_marked(option))
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

    def _width(self) -> int:
        return self._view.viewport().width() - 2 * scaled(ACROSS_PX)


def _title(row: GoalRow) -> str:
    return row.title


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
