"""How the paper of a week is painted: days, hours, what lies behind them, and the mark."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.look.measure import scaled
from ui.look.theme import tokens
from ui.widgets.week_grid.day_plan import Piece
from ui.widgets.week_grid.frame import Frame
from ui.widgets.week_grid.items import Ground
from ui.widgets.week_grid.wording import clock, day_title

HOUR = 60
STRIPES_ALPHA = 110  # calm behind the items in high contrast too


def paint_grounds(painter: QPainter, frame: Frame, grounds: Sequence[Ground]) -> None:
    """Paint what lies behind the items: a quiet tint with stripes, and its word."""
    colours = tokens()
    shown = [each for each in grounds if each.begin < frame.last and each.end > frame.first]
    for ground in shown:
        area = _ground_area(frame, ground)
        painter.fillRect(area, QColor(colours.bg))
        stripes = QColor(colours.border)
        stripes.setAlpha(STRIPES_ALPHA)
        painter.fillRect(area, QBrush(stripes, Qt.BrushStyle.BDiagPattern))
    written: list[QRectF] = []
    for ground in shown:
        _paint_ground_words(painter, _ground_area(frame, ground), ground.words, written)


def _ground_area(frame: Frame, ground: Ground) -> QRectF:
    column = frame.column(frame.days.index(ground.day))
    top, bottom = frame.y(max(ground.begin, frame.first)), frame.y(min(ground.end, frame.last))
    return QRectF(column.left() + 1, top, column.width() - 1, bottom - top)


def _paint_ground_words(painter: QPainter, area: QRectF, words: str, written: list[QRectF]) -> None:
    """Write at the foot of an area, above what is `written` there already."""
    usual = QFont(painter.font())
    font = QFont(usual)
    font.setPointSizeF(usual.pointSizeF() * 0.85)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width() - scaled(12))
    width = metrics.horizontalAdvance(shown) + scaled(12)
    paper = QRectF(area.left(), area.bottom() - metrics.height(), width, metrics.height())
    while any(paper.intersects(other) for other in written):
        paper.translate(0, -metrics.height())
    if paper.top() < area.top():
        return
    written.append(paper)
    painter.fillRect(paper, QColor(tokens().bg))
    painter.setFont(font)
    painter.setPen(QColor(tokens().muted))
    painter.drawText(paper, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.setFont(usual)


def paint_frame(painter: QPainter, frame: Frame, today: date) -> None:
    """Paint the names of the days, the hours and their lines."""
    colours = tokens()
    _paint_days(painter, frame, today)
    label_height = QFontMetricsF(painter.font()).height()
    for minutes in range(-(-frame.first // HOUR) * HOUR, frame.last + 1, HOUR):
        y = frame.y(minutes)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QPointF(frame.axis, y), QPointF(frame.width, y))
        if minutes < frame.last:
            painter.setPen(QColor(colours.muted))
            area = QRectF(0, y - label_height / 2, frame.axis - scaled(8), label_height)
            area.moveTop(max(area.top(), frame.top - label_height / 2))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), clock(minutes))


def _paint_days(painter: QPainter, frame: Frame, today: date) -> None:
    colours = tokens()
    usual = QFont(painter.font())
    for number, day in enumerate(frame.days):
        column = frame.column(number)
        font = QFont(usual)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if day == today else colours.text))
        head = QRectF(column.left(), 0, column.width(), frame.head)
        words = QFontMetricsF(font).elidedText(
            day_title(day), Qt.TextElideMode.ElideRight, head.width()
        )
        painter.drawText(head, int(Qt.AlignmentFlag.AlignCenter), words)
        if number:
            painter.setPen(QPen(QColor(colours.border), 1))
            x = column.left()
            painter.drawLine(QPointF(x, frame.head), QPointF(x, frame.height))
        if day == today:
            mark = QRectF(head.center().x() - scaled(12), frame.head - 4, scaled(24), 3)
            painter.fillRect(mark, QColor(colours.accent))
    painter.setFont(usual)


def paint_mark(painter: QPainter, area: QRectF, *, has_focus: bool, is_held: bool = False) -> None:
    """Paint where the arrow keys stand; quieter while the focus is elsewhere.

    What is in hand has a thicker line and a grip at its top and its end.
    """
    colours = tokens()
    colour = QColor(colours.accent if has_focus else colours.field)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 3 if is_held else 2))
    around = area.adjusted(-2, -1, 2, 1)
    painter.drawRoundedRect(around, scaled(7), scaled(7))
    for y in (around.top(), around.bottom()) if is_held else ():
        grip = QRectF(0, 0, scaled(24), scaled(7))
        grip.moveCenter(QPointF(around.center().x(), y))
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QPen(colour, 2))
        painter.drawRoundedRect(grip, grip.height() / 2, grip.height() / 2)


def paint_ghost(painter: QPainter, frame: Frame, piece: Piece) -> None:
    """Paint where an item would stand if the mouse let go of it now."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens().accent), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(frame.area(piece), scaled(6), scaled(6))
