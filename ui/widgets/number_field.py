"""A field for a whole number."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox

from planner.overriding import override
from ui.look.measure import scaled


class NumberField(QSpinBox):
    """A number between two limits; turning the mouse wheel over it scrolls the page instead."""

    def __init__(self, least: int, most: int, step: int = 1) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Qt's style sheets leave the text of a spin box without its padding.
        self.lineEdit().setTextMargins(scaled(8), 0, 0, 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
