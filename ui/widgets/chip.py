"""A short word on a tinted ground: the mode of an entry, the state of a block."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from planner.overriding import override
from ui.look.measure import scaled
from ui.look.theme import tokens
from ui.widgets.labels import label

RADIUS_PX = 7
PADDING_PX = (9, 2)
"""Beside the word, and above and below it."""


class Chip(QLabel):
    """Shows one word. Its colours only repeat what the word says."""

    def __init__(self, words: str = "", colour_name: str = "mode_running") -> None:
        super().__init__()
        self.setTextFormat(label("").textFormat())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._colour_name = colour_name
        self.show_words(words, colour_name)

    def show_words(self, words: str, colour_name: str) -> None:
        """Show another word on the soft tint of a colour that has one, such as "mode_away"."""
        self._colour_name = colour_name
        across, down = (scaled(length) for length in PADDING_PX)
        self.setContentsMargins(across, down, across, down)
        self.setText(words)
        self.updateGeometry()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens().colour(f"{self._colour_name}_soft")))
        painter.setPen(QPen(QColor(tokens().colour(self._colour_name)), 1))
        radius = scaled(RADIUS_PX)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
        super().paintEvent(event)
