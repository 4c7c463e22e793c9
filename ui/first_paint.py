"""What is to happen once a widget stands on the screen for the first time."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from planner.overriding import override


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._act = act
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._act)
        return False


def after_first_paint(widget: QWidget, act: Callable[[], object]) -> None:
    """Call `act` as soon as `widget` has been painted; never if it is gone before."""
    _FirstPaint(widget, act)
