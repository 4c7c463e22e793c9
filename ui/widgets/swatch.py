"""A small sample of a colour and its pattern, for legends and choices."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QIconEngine, QPainter, QPen

from planner.drawing.display_list import Pattern
from planner.overriding import override
from ui.look.icons import PaintedIcon
from ui.look.theme import tokens

_BRUSHES = {
    Pattern.SOLID: Qt.BrushStyle.SolidPattern,
    Pattern.HATCHED: Qt.BrushStyle.BDiagPattern,
    Pattern.DOTTED: Qt.BrushStyle.Dense5Pattern,
    Pattern.OUTLINE: Qt.BrushStyle.NoBrush,
}
PATTERN_OUTLINE_PX = 1.5


def set_fill(painter: QPainter, colour_name: str, pattern: Pattern) -> None:
    """Have `painter` fill with a colour of the theme; what is not solid gets an outline."""
    colour = QColor(tokens().colour(colour_name))
    painter.setBrush(QBrush(colour, _BRUSHES[pattern]))
    painter.setPen(
        Qt.PenStyle.NoPen if pattern is Pattern.SOLID else QPen(colour, PATTERN_OUTLINE_PX)
    )


class _Sample(PaintedIcon):
    def __init__(self, colour_name: str, pattern: Pattern) -> None:
        super().__init__()
        self._colour_name = colour_name
        self._pattern = pattern

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        set_fill(painter, self._colour_name, self._pattern)
        inset = rect.width() / 6
        area = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, inset, inset)

    @override
    def clone(self) -> QIconEngine:
        return _Sample(self._colour_name, self._pattern)


def swatch(colour_name: str, pattern: Pattern = Pattern.SOLID) -> QIcon:
    """Return an icon that shows a colour of the theme in its pattern."""
    return QIcon(_Sample(colour_name, pattern))
