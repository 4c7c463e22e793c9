"""How a week is painted: like a paper diary, in the colours of the theme."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.look.icons import paint_icon
from ui.look.measure import scaled
from ui.look.theme import tokens
from ui.widgets.week_grid.day_plan import Piece
from ui.widgets.week_grid.frame import Frame
from ui.widgets.week_grid.items import GridItem, GridKind
from ui.widgets.week_grid.wording import clock, day_title

HOUR = 60
FEWEST_LETTERS = 5  # in less width an ellipsis would take the place of the word
DASHED = (GridKind.PROPOSAL, GridKind.REPAYMENT)
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED = int(_TOP_LEFT) | int(Qt.TextFlag.TextWordWrap)

_TOP_LEFT_ANYWHERE = int(_TOP_LEFT) | int(Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True)
class _Ink:
    line: QColor
    ground: QColor


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


def paint_item(painter: QPainter, item: GridItem, area: QRectF) -> None:
    """Paint an item: its ground, its edge in the colour of what it is for, and its words."""
    ink = _ink(item)
    radius = min(scaled(6), area.height() / 2)
    shape = QPainterPath()
    shape.addRoundedRect(area, radius, radius)
    painter.fillPath(shape, ink.ground)
    is_defended = item.kind is GridKind.BLOCK_DEFENDED
    pen = QPen(ink.line, 2 if is_defended else 1)
    pen.setStyle(Qt.PenStyle.DashLine if item.kind in DASHED else Qt.PenStyle.SolidLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if item.kind is not GridKind.DIARY:
        painter.setPen(pen)
        painter.drawPath(shape)
    painter.save()
    painter.setClipPath(shape)
    if item.kind not in DASHED:
        painter.fillRect(QRectF(area.left(), area.top(), scaled(4), area.height()), ink.line)
    _paint_words(painter, item, area)
    painter.restore()


def _paint_words(painter: QPainter, item: GridItem, area: QRectF) -> None:
    colours = tokens()
    top = scaled(3) if area.height() > scaled(24) else 0
    inner = area.adjusted(scaled(10), top, -scaled(4), 0)
    if item.kind is GridKind.BLOCK_DEFENDED and inner.width() > scaled(60):
        side = scaled(14)
        mark = QRectF(inner.right() - side, inner.top() + 1, side, side)
        paint_icon(painter, "defend", f"mode_{item.tone.value}", mark)
        inner.setRight(inner.right() - side - 2)
    usual = QFont(painter.font())
    font = QFont(usual)
    font.setPointSizeF(usual.pointSizeF() * 0.92)
    font.setBold(item.kind is not GridKind.DIARY)
    used = _paint_lines(painter, font, inner, item.title, colours.text)
    font.setBold(False)
    _paint_lines(painter, font, inner.adjusted(0, used, 0, 0), item.note, colours.muted)
    painter.setFont(usual)


def _paint_lines(painter: QPainter, font: QFont, area: QRectF, words: str, colour: str) -> float:
    """Paint as many whole lines of `words` as fit and return their height."""
    metrics = QFontMetricsF(font)
    lines = wrapped(words, metrics, area.width(), int((area.height() + 1) // metrics.height()))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    for number, line in enumerate(lines):
        baseline = area.top() + number * metrics.height() + metrics.ascent()
        painter.drawText(QPointF(area.left(), baseline), line)
    return len(lines) * metrics.height()


def wrapped(words: str, metrics: QFontMetricsF, width: float, most_lines: int) -> list[str]:
    """Break words into lines of at most `width`; what is too long ends in an ellipsis."""
    is_narrow = width < metrics.averageCharWidth() * FEWEST_LETTERS
    right = Qt.TextElideMode.ElideNone if is_narrow else Qt.TextElideMode.ElideRight
    lines: list[str] = []
    left = words.split()
    while left and len(lines) < most_lines:
        count = 1
        while count < len(left) and metrics.horizontalAdvance(" ".join(left[: count + 1])) <= width:
            count += 1
        is_last = len(lines) == most_lines - 1
        line = " ".join(left) if is_last else " ".join(left[:count])
        lines.append(metrics.elidedText(line, right, width))
        left = [] if is_last else left[count:]
    return lines


def paint_mark(painter: QPainter, area: QRectF, *, has_focus: bool) -> None:
    """Paint where the arrow keys stand; quieter while the focus is elsewhere."""
    colours = tokens()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent if has_focus else colours.field), 2))
    painter.drawRoundedRect(area.adjusted(-2, -1, 2, 1), scaled(7), scaled(7))


def paint_ghost(painter: QPainter, frame: Frame, piece: Piece) -> None:
    """Paint where an item would stand if the mouse let go of it now."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens().accent), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(frame.area(piece), scaled(6), scaled(6))


def _ink(item: GridItem) -> _Ink:
    colours = tokens()
    if item.kind is GridKind.DIARY:
        return _Ink(QColor(colours.diary), QColor(colours.diary_soft))
    mode = f"mode_{item.tone.value}"
    ground = colours.surface if item.kind in DASHED else colours.colour(f"{mode}_soft")
    return _Ink(QColor(colours.colour(mode)), QColor(ground))
