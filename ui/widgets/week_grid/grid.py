"""The widget: a week to look at, to walk through with the arrow keys, and to move blocks in."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.spoken_parts import SpokenPart, SpokenParts
from ui.widgets.week_grid.day_plan import Piece, moment
from ui.widgets.week_grid.drag import Drag, can_drag
from ui.widgets.week_grid.frame import SNAP_MINUTES, Frame
from ui.widgets.week_grid.items import GridItem
from ui.widgets.week_grid.painting import paint_frame, paint_ghost, paint_item, paint_mark
from ui.widgets.week_grid.stops import USUAL_HOURS, Stops, hours_of, whole_days
from ui.widgets.week_grid.wording import clock, spoken

WEEK = 7
LEAST_HOUR_PX, USUAL_HOUR_PX, LEAST_DAY_PX = 34, 50, 96
MOST_STRIP_LINES = 3
_STEP = timedelta(minutes=SNAP_MINUTES)
_DAY = timedelta(days=1)
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_MOVES = {
    Qt.Key.Key_Up: -_STEP,
    Qt.Key.Key_Down: _STEP,
    Qt.Key.Key_Left: -_DAY,
    Qt.Key.Key_Right: _DAY,
}
_STRETCHES = {Qt.Key.Key_Up: -_STEP, Qt.Key.Key_Down: _STEP}


class WeekGrid(QWidget):
    """Shows items in the hours of a week. It changes nothing itself: it says what is wanted.

    Arrows walk, Enter activates, Alt+arrows move, Shift+up and down change the end, Delete
    removes, Page Up and Page Down ask for another week. All of it works on the mouse too.

    Signals:
        activated: The key of an item: Enter or a double click.
        free_activated: Start and end of a free stretch: Enter or a double click.
        current_changed: The key of the item that the arrows stand on; empty on free time.
        moved: A key, and the start at which the user wants it.
        stretched: A key, and the end at which the user wants it.
        removed: The key of an item that the user wants gone.
        week_wanted: -1 or 1, for the week before or after.
    """

    activated = Signal(str)
    free_activated = Signal(object, object)
    current_changed = Signal(str)
    moved = Signal(str, object)
    stretched = Signal(str, object)
    removed = Signal(str)
    week_wanted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._items: tuple[GridItem, ...] = ()
        self._days: tuple[date, ...] = (date.min,)
        self._now = datetime.min.replace(tzinfo=UTC)
        self._hours = USUAL_HOURS
        self._stops = Stops(())
        self._current = -1
        self._drag: Drag | None = None
        self._spoken = SpokenParts(self, QAccessible.Role.List, self._parts, lambda: self._current)

    def show_week(
        self,
        monday: date,
        items: Sequence[GridItem],
        *,
        now: datetime,
        day_count: int = WEEK,
    ) -> None:
        """Show the items of `day_count` days from `monday`; the arrows stay where they stood."""
        key, place = self.current_key(), self._current_piece()
        self._items = tuple(items)
        self._now = now
        self._days = tuple(monday + timedelta(days=n) for n in range(day_count))
        self._hours = hours_of(self._items, self._days)
        self._stops = Stops.of(self._items, self._days, self._hours)
        self._current = self._stops.index_of(key) if key else -1
        if self._current < 0 and place is not None and place.day in self._days:
            self._current = self._stops.nearest(place.day, place.begin)
        self.updateGeometry()
        self.update()

    def current_key(self) -> str:
        """Return the key of the item that the arrows stand on; empty on free time."""
        piece = self._current_piece()
        return piece.item.key if piece and piece.item else ""

    def go_to(self, key: str) -> None:
        """Put the arrows on an item; nothing happens where it is not shown."""
        self._go(self._stops.index_of(key))

    def current_area(self) -> QRect:
        """Return where the arrows stand, in pixels; empty before they were used."""
        if self._current_piece() is None:
            return QRect()
        return self._area(self._current).toAlignedRect()

    def _current_piece(self) -> Piece | None:
        if 0 <= self._current < len(self._stops.pieces):
            return self._stops.pieces[self._current]
        return None

    def _go(self, number: int) -> None:
        if number < 0 or number == self._current:
            return
        self._current = number
        self._spoken.tell_current()
        self.current_changed.emit(self.current_key())
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if self._current < 0 and self._stops.pieces:
            self._go(self._stops.first_of(self._now.date()))
        elif modifiers & _ALT and key in _MOVES:
            self._ask_to_move(_MOVES[key])
        elif modifiers & _SHIFT and key in _STRETCHES:
            self._ask_to_stretch(_STRETCHES[key])
        elif not self._walk(key) and not self._act(key):
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> bool:
        stops, here = self._stops, self._current
        if here < 0:
            return False
        steps = {
            Qt.Key.Key_Up: lambda: stops.within_day(here, -1),
            Qt.Key.Key_Down: lambda: stops.within_day(here, 1),
            Qt.Key.Key_Left: lambda: stops.beside(here, self._days, -1),
            Qt.Key.Key_Right: lambda: stops.beside(here, self._days, 1),
            Qt.Key.Key_Home: lambda: stops.edge(here, is_last=False),
            Qt.Key.Key_End: lambda: stops.edge(here, is_last=True),
        }
        if key in steps:
            self._go(steps[key]())
        return key in steps

    def _act(self, key: Qt.Key) -> bool:
        item = self._current_item()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.week_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Delete and item and item.can_move:
            self.removed.emit(item.key)
        else:
            return False
        return True

    def _current_item(self) -> GridItem | None:
        piece = self._current_piece()
        return piece.item if piece else None

    def _activate(self) -> None:
        piece = self._current_piece()
        if piece is None:
            return
        if piece.item:
            self.activated.emit(piece.item.key)
        else:
            begin = moment(piece, piece.begin, self._now)
            self.free_activated.emit(begin, moment(piece, piece.end, self._now))

    def _ask_to_move(self, by: timedelta) -> None:
        item = self._movable()
        if item:
            self.moved.emit(item.key, item.start + by)

    def _ask_to_stretch(self, by: timedelta) -> None:
        item = self._movable()
        if item and item.end + by > item.start:
            self.stretched.emit(item.key, item.end + by)

    def _movable(self) -> GridItem | None:
        item = self._current_item()
        if item is None or item.can_move:
            return item
        announce(self, tr("The diary is not changed here; only protected time can be moved."))
        return None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._stop_at(event.position())
        self._go(number)
        piece = self._current_piece()
        if number >= 0 and piece and piece.item and can_drag(piece, piece.item):
            grip = self._frame().minutes_at(event.position()) - piece.begin
            self._drag = Drag(piece=piece, grip=grip)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            frame = self._frame()
            day = self._days[frame.day_at(event.position().x())]
            self._drag = self._drag.to(day, frame.minutes_at(event.position()))
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.update()
        if drag and drag.target and drag.piece.item:
            item = drag.piece.item
            start = moment(drag.target, drag.target.begin, item.start)
            if start != item.start:
                self.moved.emit(item.key, start)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._drag = None
        if self._stop_at(event.position()) >= 0:
            self._activate()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._stop_at(QPointF(event.pos()))
            words = spoken(self._stops.pieces[number]) if number >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _stop_at(self, place: QPointF) -> int:
        hits = [n for n in range(len(self._stops.pieces)) if self._area(n).contains(place)]
        return hits[0] if hits else -1

    def _parts(self) -> list[SpokenPart]:
        return [
            SpokenPart(spoken(piece), self._area(number).toAlignedRect())
            for number, piece in enumerate(self._stops.pieces)
        ]

    def _area(self, number: int) -> QRectF:
        frame, piece = self._frame(), self._stops.pieces[number]
        if piece.item and piece.item.is_all_day:
            line = whole_days(self._items, piece.day).index(piece)
            return frame.whole_day_area(
                self._days.index(piece.day), min(line, MOST_STRIP_LINES - 1), self._line_height()
            )
        area = frame.area(piece)
        if piece.item:  # a short meeting still shows its name
            area.setHeight(max(area.height(), QFontMetricsF(self.font()).height()))
        return area

    def _line_height(self) -> float:
        return QFontMetricsF(self.font()).height() + scaled(6)

    def _frame(self) -> Frame:
        metrics = QFontMetricsF(self.font())
        lines = max((len(whole_days(self._items, day)) for day in self._days), default=0)
        return Frame(
            days=self._days,
            first=self._hours[0],
            last=self._hours[1],
            width=self.width(),
            height=self.height() - 1,
            axis=metrics.horizontalAdvance(clock(0)) + scaled(14),
            head=metrics.height() + scaled(14),
            strip=min(lines, MOST_STRIP_LINES) * self._line_height() + (scaled(8) if lines else 0),
            gap=scaled(3),
        )

    def _size(self, hour_px: int) -> QSize:
        frame = self._frame()
        hours = (self._hours[1] - self._hours[0]) / 60
        return QSize(
            round(frame.axis + len(self._days) * scaled(LEAST_DAY_PX)),
            round(frame.top + hours * scaled(hour_px)),
        )

    @override
    def sizeHint(self) -> QSize:
        return self._size(USUAL_HOUR_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size(LEAST_HOUR_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        paint_frame(painter, frame, self._now.date())
        for number, piece in enumerate(self._stops.pieces):
            if piece.item:
                paint_item(painter, piece.item, self._area(number))
        if 0 <= self._current < len(self._stops.pieces):
            paint_mark(painter, self._area(self._current), has_focus=self.hasFocus())
        elif self.hasFocus():
            paint_mark(painter, QRectF(self.rect()).adjusted(3, 2, -3, -2), has_focus=True)
        if self._drag and self._drag.target:
            paint_ghost(painter, frame, self._drag.target)
        painter.end()
