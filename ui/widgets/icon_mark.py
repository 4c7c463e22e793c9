"""An icon beside words: decoration, so that screen readers pass over it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.overriding import override
from ui.look.icons import paint_icon
from ui.look.measure import scaled

BODY_ICON_PX = 20


class IconMark(QWidget):
    """Paints one icon in a colour of the theme; it grows with the text."""

    def __init__(self, name: str, colour_name: str, side_px: int = BODY_ICON_PX) -> None:
        super().__init__()
        self._name = name
        self._colour_name = colour_name
        self._side_px = side_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour_name: str) -> None:
        """Show another icon."""
        self._name, self._colour_name = name, colour_name
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = scaled(self._side_px)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self._colour_name, QRectF(self.rect()))
        painter.end()
