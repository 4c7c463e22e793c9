"""Icons as strokes on a 24 px grid, coloured by the theme whenever they are painted."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planner.overriding import override
from planner.resource_files import resource_path
from ui.look.theme import tokens


@lru_cache(maxsize=512)
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    coloured = _drawing(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(coloured.encode()))


class PaintedIcon(QIconEngine):
    """An icon whose pixmaps are what it paints, on a transparent ground."""

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn


class _StrokeIcon(PaintedIcon):
    """Paints one drawing in the colour of the present theme, at any size."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = {QIcon.Mode.Disabled: "field", QIcon.Mode.Selected: "accent_on_soft"}.get(
            mode, self._token
        )
        _renderer(self._name, tokens().colour(token)).render(painter, QRectF(rect))

    @override
    def clone(self) -> QIconEngine:
        return _StrokeIcon(self._name, self._token)


def icon(name: str, colour_name: str = "muted") -> QIcon:
    """Return the icon `resources/icons/NAME.svg` in the colour called `colour_name`.

    It follows the theme by itself. Icons decorate: the words beside them say the same.

    Raises:
        FileNotFoundError: There is no such drawing.
    """
    _drawing(name)
    return QIcon(_StrokeIcon(name, colour_name))


def paint_icon(painter: QPainter, name: str, colour_name: str, area: QRectF) -> None:
    """Paint an icon inside a widget that paints itself."""
    _renderer(name, tokens().colour(colour_name)).render(painter, area)
