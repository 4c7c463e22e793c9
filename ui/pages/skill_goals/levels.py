"""The level now and the level wanted, as a row of boxes."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.goals import HIGHEST_LEVEL, SkillGoal
from planner.drawing.display_list import Picture
from planner.drawing.goals import level_boxes
from planner.overriding import override
from ui.look.measure import scaled
from ui.pages.skill_goals.wording import levels_words
from ui.widgets.chart_canvas import paint_shape

BOXES_PT = HIGHEST_LEVEL * 25.0
HEIGHT_PT = 13.0


def paint_levels(painter: QPainter, goal: SkillGoal, area: QRectF) -> None:
    """Paint a goal's boxes as wide as `area`, in the middle of its height."""
    scale = area.width() / BOXES_PT
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.x(), area.y() + (area.height() - HEIGHT_PT * scale) / 2)
    painter.scale(scale, scale)
    for shape in _picture(goal).shapes:
        paint_shape(painter, shape, "")
    painter.restore()


class LevelBoxes(QWidget):
    """Shows the levels of one goal; a screen reader hears them as words."""

    def __init__(self, width_px: int) -> None:
        super().__init__()
        self._goal: SkillGoal | None = None
        self._width_px = width_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_goal(self, goal: SkillGoal) -> None:
        """Show the levels of another goal, or of the same at other levels."""
        self._goal = goal
        self.setAccessibleName(levels_words(goal))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = scaled(self._width_px)
        return QSize(width, round(HEIGHT_PT * width / BOXES_PT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._goal:
            painter = QPainter(self)
            paint_levels(painter, self._goal, QRectF(self.rect()))
            painter.end()


def _picture(goal: SkillGoal) -> Picture:
    return level_boxes(
        goal.now_level, goal.target_level, HIGHEST_LEVEL, words="", alternative=levels_words(goal)
    )
