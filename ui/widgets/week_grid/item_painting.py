"""How an item of the week is painted: its ground, its edge, its marks and its words."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.look.icons import paint_icon
from ui.look.measure import scaled
from ui.look.theme import tokens
from ui.widgets.week_grid.items import GridItem, GridKind

FEWEST_LETTERS = 5  # in less width an ellipsis would take the place of the word
DASHED = (GridKind.PROPOSAL, GridKind.REPAYMENT, GridKind.WANTED)


@dataclass(frozen=True, slots=True)
class _Ink:
    line: QColor
    ground: QColor


def paint_item(painter: QPainter, item: GridItem, area: QRectF) -> None:
    """Paint an item: its ground, its edge in the colour of what it is for, and its words."""
    ink = _ink(item)
    radius = min(scaled(6), area.height() / 2)
    shape = QPainterPath()
    shape.addRoundedRect(area, radius, radius)
    painter.fillPath(shape, ink.ground)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if item.kind is not GridKind.DIARY:
        painter.setPen(_outline(item, ink))
        painter.drawPath(shape)
    painter.save()
    painter.setClipPath(shape)
    if item.kind not in (*DASHED, GridKind.LOST):
        painter.fillRect(QRectF(area.left(), area.top(), scaled(4), area.height()), ink.line)
    _paint_words(painter, item, area)
    painter.restore()


def _outline(item: GridItem, ink: _Ink) -> QPen:
    pen = QPen(ink.line, 2 if item.kind is GridKind.BLOCK_DEFENDED else 1)
    if item.kind in DASHED:
        pen.setStyle(Qt.PenStyle.DashLine)
    elif item.kind is GridKind.LOST:
        pen.setStyle(Qt.PenStyle.DotLine)
    return pen


def _paint_words(painter: QPainter, item: GridItem, area: QRectF) -> None:
    colours = tokens()
    is_lost = item.kind is GridKind.LOST
    top = scaled(3) if area.height() > scaled(24) else 0
    inner = area.adjusted(scaled(10), top, -scaled(4), 0)
    for drawing in _marks(item):
        inner = _paint_mark_of(painter, item, drawing, inner)
    usual = QFont(painter.font())
    font = QFont(usual)
    font.setPointSizeF(usual.pointSizeF() * 0.92)
    font.setBold(item.kind is not GridKind.DIARY and not is_lost)
    font.setStrikeOut(is_lost)
    colour = colours.muted if is_lost else colours.text
    used = _paint_lines(painter, font, inner, item.title, colour)
    font.setBold(False)
    font.setStrikeOut(False)
    _paint_lines(painter, font, inner.adjusted(0, used, 0, 0), item.note, colours.muted)
    painter.setFont(usual)


def _marks(item: GridItem) -> list[str]:
    """List the drawings that an item wears at its right, the outermost first."""
    kept = item.is_over and item.kind is not GridKind.LOST
    worn = {
        "accept": kept,
        "defend": item.kind is GridKind.BLOCK_DEFENDED and not kept,
        "lock": item.is_locked and not kept,
    }
    return [drawing for drawing, is_worn in worn.items() if is_worn]


def _paint_mark_of(painter: QPainter, item: GridItem, drawing: str, area: QRectF) -> QRectF:
    """Paint a drawing at the right of an area, if it is wide enough, and return what is left."""
    if area.width() <= scaled(60):
        return area
    side = scaled(14)
    place = QRectF(area.right() - side, area.top() + 1, side, side)
    paint_icon(painter, drawing, f"mode_{item.tone.value}", place)
    return area.adjusted(0, 0, -side - 2, 0)


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


def _ink(item: GridItem) -> _Ink:
    colours = tokens()
    if item.kind is GridKind.DIARY:
        return _Ink(QColor(colours.diary), QColor(colours.diary_soft))
    mode = f"mode_{item.tone.value}"
    if item.kind is GridKind.LOST:
        return _Ink(QColor(colours.field), QColor(colours.surface))
    ground = colours.surface if item.kind in DASHED else colours.colour(f"{mode}_soft")
    return _Ink(QColor(colours.colour(mode)), QColor(ground))
