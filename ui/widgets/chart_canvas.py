"""A chart on screen, painted from its display list in the colours of the theme."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.drawing.display_list import Align, Line, Picture, Polygon, Rect, Shape, Text
from planner.overriding import override
from ui.look.measure import text_scale
from ui.look.theme import tokens
from ui.widgets.spoken_parts import SpokenPart, SpokenParts
from ui.widgets.swatch import set_fill

POINTS_PER_INCH = 72
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}

Draw = Callable[[float], Picture]
"""Lays a chart out for a width in points."""


class ChartCanvas(QWidget):
    """Paints a chart and steps through its readings.

    Signals:
        reading_changed: The words of the reading that the arrow keys stand on.
    """

    reading_changed = Signal(str)

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw
        self._picture: Picture | None = None
        self._width_pt = -1.0
        self._heights: dict[tuple[int, float], int] = {}
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._spoken = SpokenParts(self, QAccessible.Role.Chart, self._parts, lambda: self._current)
        self.setAccessibleName(self.picture(self.width()).alternative)

    def show_chart(self, draw: Draw) -> None:
        """Show another chart, or the same with other values."""
        self._draw = draw
        self._heights.clear()
        self._width_pt, self._current = -1.0, -1
        self.setAccessibleName(self.picture(self.width()).alternative)
        self.updateGeometry()
        self.update()

    def picture(self, width_px: int) -> Picture:
        """Return the chart laid out for a width in pixels."""
        width_pt = max(1.0, width_px / self._px_per_pt())
        if self._picture is None or width_pt != self._width_pt:
            self._picture, self._width_pt = self._draw(width_pt), width_pt
        return self._picture

    def _px_per_pt(self) -> float:
        return self.logicalDpiX() / POINTS_PER_INCH * text_scale()

    def _scale(self, picture: Picture, width_px: int) -> float:
        return min(self._px_per_pt(), width_px / max(picture.width, 1.0))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        place = (width, self._px_per_pt())
        if place not in self._heights:
            picture = self._draw(max(1.0, width / self._px_per_pt()))
            self._heights[place] = round(picture.height * self._scale(picture, width)) + 1
        return self._heights[place]

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), round(240 * text_scale()))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(round(140 * text_scale()), round(60 * text_scale()))

    def _parts(self) -> list[SpokenPart]:
        picture = self.picture(self.width())
        return [
            SpokenPart(reading.words, self._area(picture, number).toAlignedRect())
            for number, reading in enumerate(picture.readings)
        ]

    def _area(self, picture: Picture, number: int) -> QRectF:
        scale = self._scale(picture, self.width())
        x, y, width, height = (side * scale for side in picture.readings[number].area)
        return QRectF(x, y, width, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        scale = self._scale(picture, self.width())
        painter.scale(scale, scale)
        for shape in picture.shapes:
            paint_shape(painter, shape, self.font().family())
        painter.restore()
        if self.hasFocus():
            self._paint_focus(painter, picture)
        painter.end()

    def _paint_focus(self, painter: QPainter, picture: Picture) -> None:
        area = QRectF(self.rect())
        if 0 <= self._current < len(picture.readings):
            area = self._area(picture, self._current).adjusted(-3, -3, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens().accent), 2))
        painter.drawRoundedRect(area.intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1), 5, 5)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.picture(self.width()).readings) - 1
        if event.key() in STEPS:
            self._go_to(max(0, min(last, self._current + STEPS[Qt.Key(event.key())])))
        elif event.key() == Qt.Key.Key_Home:
            self._go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self._go_to(last)
        else:
            super().keyPressEvent(event)

    def _go_to(self, number: int) -> None:
        readings = self.picture(self.width()).readings
        if readings:
            self._current = number
            self._spoken.tell_current()
            self.reading_changed.emit(readings[number].words)
            self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(event.pos()), self)
            return True
        return super().event(event)

    def _words_at(self, place: QPoint) -> str:
        here = [part.words for part in self._parts() if _reach(part.area).contains(place)]
        return here[0] if here else ""


def _reach(area: QRect) -> QRect:
    return area.adjusted(-2, -2, 2, 2)


def paint_shape(painter: QPainter, shape: Shape, family: str) -> None:
    """Paint one shape of a picture in the colours of the theme; a text in the typeface `family`."""
    match shape:
        case Rect():
            set_fill(painter, shape.fill, shape.pattern)
            area = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.drawRoundedRect(area, shape.radius, shape.radius)
        case Line():
            style = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(tokens().colour(shape.stroke)), shape.width, style))
            painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
        case Polygon():
            set_fill(painter, shape.fill, shape.pattern)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        case Text():
            _paint_text(painter, shape, family)


def _paint_text(painter: QPainter, text: Text, family: str) -> None:
    font = QFont(family)
    font.setPixelSize(max(1, round(text.size * 10)))
    font.setBold(text.bold)
    width = QFontMetricsF(font).horizontalAdvance(text.words) / 10
    start = {Align.START: 0.0, Align.MIDDLE: width / 2, Align.END: width}[text.align]
    painter.save()
    painter.translate(text.x - start, text.y)
    painter.scale(0.1, 0.1)  # sizes of fonts are whole pixels; a tenth of one is fine enough
    painter.setFont(font)
    painter.setPen(QColor(tokens().colour(text.fill)))
    painter.drawText(QPointF(0, 0), text.words)
    painter.restore()
