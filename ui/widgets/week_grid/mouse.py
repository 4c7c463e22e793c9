"""What the mouse does to a week: choose, move a block, pull its end."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from ui.look.measure import scaled
from ui.widgets.week_grid.drag import Drag, can_drag, can_stretch
from ui.widgets.week_grid.frame import Frame
from ui.widgets.week_grid.shown import Shown

EDGE_PX = 7


class Mouse:
    """Holds at most one block, from press to release."""

    def __init__(self) -> None:
        self.drag: Drag | None = None
        self._pressed_at = QPointF()

    def press(self, shown: Shown, number: int, place: QPointF, area: QRectF, frame: Frame) -> None:
        """Take hold of the stop beneath the mouse, if it may be moved."""
        piece = shown.piece(number)
        self._pressed_at = place
        if piece and piece.item and can_drag(piece, piece.item):
            self.drag = Drag(
                piece=piece,
                grip=frame.minutes_at(place) - piece.begin,
                stretches=self.is_at_end(shown, number, place, area),
            )

    def move(self, shown: Shown, place: QPointF, frame: Frame) -> None:
        """Carry what is held to another place; a hand that only trembles carries nothing."""
        if self.drag and (self.drag.target or self._is_far(place)):
            day = shown.days[frame.day_at(place.x())]
            self.drag = self.drag.to(day, frame.minutes_at(place))

    def _is_far(self, place: QPointF) -> bool:
        way = (place - self._pressed_at).manhattanLength()
        return way >= QApplication.startDragDistance()

    def release(self, place: QPointF, inside: QRectF) -> Drag | None:
        """Let go; return what was done, or None where it ended nowhere or where it began."""
        drag, self.drag = self.drag, None
        if drag and drag.target and inside.contains(place):
            return drag
        return None

    def let_go(self) -> bool:
        """Forget what is held, and say whether there was something on its way."""
        was_on_its_way = bool(self.drag and self.drag.target)
        self.drag = None
        return was_on_its_way

    def is_at_end(self, shown: Shown, number: int, place: QPointF, area: QRectF) -> bool:
        """Say whether the mouse is at the lower edge of a block that may change its length."""
        piece = shown.piece(number)
        if not (piece and piece.item and can_stretch(piece, piece.item)):
            return False
        edge = min(scaled(EDGE_PX), area.height() / 3)
        return area.bottom() - place.y() <= edge

    def cursor(self, *, is_at_end: bool) -> Qt.CursorShape:
        """Return the shape of the pointer over the week."""
        return Qt.CursorShape.SizeVerCursor if is_at_end else Qt.CursorShape.ArrowCursor
