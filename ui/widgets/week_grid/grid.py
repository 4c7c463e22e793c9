"""The widget: a week to look at, to walk through with the arrow keys, and to move blocks in."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from planner.overriding import override
from planner.text import tr
from ui.widgets.announce import announce
from ui.widgets.week_grid.day_plan import moment
from ui.widgets.week_grid.frame import SNAP_MINUTES
from ui.widgets.week_grid.items import GridItem, Ground
from ui.widgets.week_grid.mouse import Mouse
from ui.widgets.week_grid.painted_week import WEEK, PaintedWeek

_STEP = timedelta(minutes=SNAP_MINUTES)
_DAY = timedelta(days=1)
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton
_MOVES = {
    Qt.Key.Key_Up: -_STEP,
    Qt.Key.Key_Down: _STEP,
    Qt.Key.Key_Left: -_DAY,
    Qt.Key.Key_Right: _DAY,
}
_STRETCHES = {
    Qt.Key.Key_Up: -_STEP,
    Qt.Key.Key_Down: _STEP,
    Qt.Key.Key_Left: -_STEP,
    Qt.Key.Key_Right: _STEP,
}


class WeekGrid(PaintedWeek):
    """Shows items in the hours of a week. It changes nothing itself: it says what is wanted.

    Arrows walk, Enter activates. Space or a click takes a block in hand: then plain arrows move
    it, until Esc lets it go; Alt+arrows move it without. Shift+arrows change its end, Delete
    removes, Page Up and Page Down ask for another week. All of it works with the mouse too.

    Signals:
        activated: The key of an item: Enter or a double click.
        free_activated: Start and end of a free stretch: Enter or a double click.
        moved: A key, and the start at which the user wants it.
        stretched: A key, and the end at which the user wants it.
        removed: The key of an item that the user wants gone.
        week_wanted: -1 or 1, for the week before or after.
        held_changed: A block was taken in hand, or let go.
        menu_wanted: Where on the screen the user asks what can be done with the current item.
    """

    activated = Signal(str)
    free_activated = Signal(object, object)
    moved = Signal(str, object)
    stretched = Signal(str, object)
    removed = Signal(str)
    week_wanted = Signal(int)
    held_changed = Signal(bool)
    menu_wanted = Signal(QPoint)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setMouseTracking(True)
        self._mouse = Mouse()

    @override
    def show_week(
        self,
        first: date,
        items: Sequence[GridItem],
        *,
        now: datetime,
        day_count: int = WEEK,
        grounds: Sequence[Ground] = (),
    ) -> None:
        key = self.current_key()
        super().show_week(first, items, now=now, day_count=day_count, grounds=grounds)
        item = self.current_item()
        if not (item and item.key == key and item.can_be_held):
            self.let_go()

    def take_up(self) -> None:
        """Take the current item in hand, if it is a block that may be moved."""
        item = self.current_item()
        if item and item.can_be_held and not self.is_held:
            self._hold(is_held=True)
            said = tr("In hand: arrows move it, Shift and arrows change its length, Esc lets go.")
            announce(self, said)

    @Slot()
    def turn_over(self) -> None:
        """Take the current item in hand, or let it go."""
        if self.is_held:
            self.let_go()
        elif self._movable():
            self.take_up()

    def let_go(self) -> None:
        """Let go of what is in hand; it stays where it is wanted."""
        if self.is_held:
            self._hold(is_held=False)

    def _hold(self, *, is_held: bool) -> None:
        self.is_held = is_held
        self.held_changed.emit(is_held)
        self.update()

    @override
    def go(self, number: int) -> None:
        if number >= 0 and number != self.current:
            self.let_go()
        super().go(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        stops = self.shown.stops
        if self.current < 0 and stops.pieces:
            self.go(stops.first_of(self.shown.now.date()))
        elif modifiers & _SHIFT and key in _STRETCHES:
            self._ask_to_stretch(_STRETCHES[key])
        elif (modifiers & _ALT or self.is_held) and key in _MOVES:
            self._ask_to_move(_MOVES[key])
        elif not self._walk(key) and not self._act(key):
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> bool:
        stops, here = self.shown.stops, self.current
        if here < 0:
            return False
        steps = {
            Qt.Key.Key_Up: lambda: stops.within_day(here, -1),
            Qt.Key.Key_Down: lambda: stops.within_day(here, 1),
            Qt.Key.Key_Left: lambda: stops.beside(here, self.shown.days, -1),
            Qt.Key.Key_Right: lambda: stops.beside(here, self.shown.days, 1),
            Qt.Key.Key_Home: lambda: stops.edge(here, is_last=False),
            Qt.Key.Key_End: lambda: stops.edge(here, is_last=True),
        }
        if key in steps:
            self.go(steps[key]())
        return key in steps

    def _act(self, key: Qt.Key) -> bool:
        item = self.current_item()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.week_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Delete and item and item.can_move:
            self.removed.emit(item.key)
        elif key == Qt.Key.Key_Escape and self.is_held:
            self.let_go()
        elif key == Qt.Key.Key_Space and item and item.is_block:
            self.turn_over()
        else:
            return False
        return True

    def _activate(self) -> None:
        piece = self.current_piece()
        if piece is None:
            return
        if piece.item:
            self.activated.emit(piece.item.key)
        else:
            begin = moment(piece, piece.begin, self.shown.now)
            self.free_activated.emit(begin, moment(piece, piece.end, self.shown.now))

    def _ask_to_move(self, by: timedelta) -> None:
        item = self._movable()
        if item:
            self.moved.emit(item.key, item.start + by)

    def _ask_to_stretch(self, by: timedelta) -> None:
        item = self._movable()
        if item and item.end + by > item.start:
            self.stretched.emit(item.key, item.end + by)

    def _movable(self) -> GridItem | None:
        item = self.current_item()
        if item is None or item.can_move:
            return item
        if item.is_over:
            announce(self, tr("This block is over; what became of it can be corrected."))
        else:
            announce(self, tr("The diary is not changed here; only protected time can be moved."))
        return None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        number = self.stop_at(place)
        self.go(number)
        if number >= 0 and event.button() == _LEFT:
            self._mouse.press(self.shown, number, place, self.area(number), self.frame())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._mouse.drag:
            self._mouse.move(self.shown, place, self.frame())
            self.ghost = self._mouse.drag.target
            self.update()
            return
        number = self.stop_at(place)
        is_at_end = number >= 0 and self._mouse.is_at_end(
            self.shown, number, place, self.area(number)
        )
        self.setCursor(self._mouse.cursor(is_at_end=is_at_end))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            return
        was_on_its_way = bool(self._mouse.drag and self._mouse.drag.target)
        done = self._mouse.release(event.position(), QRectF(self.rect()))
        self._drop_ghost()
        if done is None or done.target is None or done.piece.item is None:
            if not was_on_its_way:
                self.take_up()
            return
        item = done.piece.item
        if done.stretches:
            self.stretched.emit(item.key, moment(done.target, done.target.end, item.start))
        else:
            self.moved.emit(item.key, moment(done.target, done.target.begin, item.start))
        self.take_up()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.let_go()
        self._drop_ghost()
        if self.stop_at(event.position()) >= 0:
            self._activate()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.current_area().center()
        else:
            self.go(self.stop_at(QPointF(place)))
        self.menu_wanted.emit(self.mapToGlobal(place))

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.stop_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words(number), self)
            return True
        if self._takes_escape(event):
            event.accept()
            return True
        return super().event(event)

    def _drop_ghost(self) -> None:
        self.ghost = None
        self.update()

    def _takes_escape(self, event: QEvent) -> bool:
        """Let go before the message bar of the window takes Esc for itself."""
        if not (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape):
            return False
        if event.type() == QEvent.Type.KeyPress and self._mouse.let_go():
            self._drop_ghost()
            return True
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        return is_asked and (self.is_held or self._mouse.drag is not None)
