"""A week in less width than it needs: it scrolls sideways, the page around it does not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea

from planner.overriding import override
from ui.look.measure import scaled
from ui.widgets.week_grid.grid import WeekGrid


class WeekScroll(QScrollArea):
    """Holds a week at its full height and follows the arrow keys sideways."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__()
        self._grid = grid
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(grid)
        for surface in (grid, self.viewport()):  # what is beneath shows through
            surface.setAutoFillBackground(False)
        grid.installEventFilter(self)
        grid.current_changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        area = self._grid.current_area()
        self.ensureVisible(area.center().x(), area.center().y(), area.width() // 2 + 4, 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.FontChange}:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(400), self._grid.sizeHint().height() + self._bar_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(140), self._grid.minimumSizeHint().height() + self._bar_height())

    def _bar_height(self) -> int:
        return self.horizontalScrollBar().sizeHint().height()
