"""The body of a page: a column that scrolls when the window is small or the text large."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.overriding import override
from ui.look.measure import scaled

PAGE_MARGIN_PX = 28
PAGE_TOP_PX = 22
PAGE_GAP_PX = 16
MOST_MARGIN = 1 / 16
"""Of the width; a narrow page with large text needs its width for words."""


class ScrollColumn(QScrollArea):
    """Stacks widgets from top to bottom; what does not fit is scrolled to, never clipped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its contents take the focus
        inner = QWidget()
        inner.setObjectName("Column")
        self.column = QVBoxLayout(inner)
        margin, top = scaled(PAGE_MARGIN_PX), scaled(PAGE_TOP_PX)
        self.column.setContentsMargins(margin, top, margin, top)
        self._margin_px = margin
        self.column.setSpacing(scaled(PAGE_GAP_PX))
        # Our own, because the binding would look through all of its classes for Qt's.
        ground = QWidget()
        self.setViewport(ground)
        self.setWidget(inner)
        for surface in (inner, ground):  # the ground of the window shows through
            surface.setAutoFillBackground(False)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self.column.contentsMargins()
        if margins.left() == self._margin_px:  # elsewhere a dialog has set its own
            most = round(event.size().width() * MOST_MARGIN)
            self._margin_px = min(scaled(PAGE_MARGIN_PX), most)
            margins.setLeft(self._margin_px)
            margins.setRight(self._margin_px)
            self.column.setContentsMargins(margins)
        super().resizeEvent(event)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Append a widget below the others; those with a stretch share the height left over."""
        self.column.addWidget(widget, stretch)

    def end(self) -> None:
        """Leave the height that is left over empty, below everything added so far."""
        self.column.addStretch(1)
