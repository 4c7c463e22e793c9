"""A week on screen: painted, walked through, and said aloud; nothing can be changed in it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.overriding import override
from ui.look.measure import scaled
from ui.widgets.spoken_parts import SpokenPart, SpokenParts
from ui.widgets.week_grid.day_plan import Piece
from ui.widgets.week_grid.frame import Frame
from ui.widgets.week_grid.item_painting import paint_item
from ui.widgets.week_grid.items import GridItem, Ground
from ui.widgets.week_grid.painting import paint_frame, paint_ghost, paint_grounds, paint_mark
from ui.widgets.week_grid.shown import Shown, days_from
from ui.widgets.week_grid.wording import spoken

WEEK = 7
LEAST_HOUR_PX, USUAL_HOUR_PX, LEAST_DAY_PX = 34, 50, 96


class PaintedWeek(QWidget):
    """Shows items in the hours of a week; one of its stops is the current one.

    Attributes:
        is_held: The current item is in hand, and is marked so.
        ghost: Where something would stand if the mouse let go of it now.

    Signals:
        current_changed: The key of the current item; empty on free time.
    """

    current_changed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.shown = Shown()
        self.current = -1
        self.is_held = False
        self.ghost: Piece | None = None
        self.spoken = SpokenParts(self, QAccessible.Role.List, self._parts, lambda: self.current)

    def show_week(
        self,
        first: date,
        items: Sequence[GridItem],
        *,
        now: datetime,
        day_count: int = WEEK,
        grounds: Sequence[Ground] = (),
    ) -> None:
        """Show the items of `day_count` days from `first`; the arrows stay where they stood."""
        key, place = self.current_key(), self.current_piece()
        self.shown = Shown.of(days_from(first, day_count), items, grounds, now)
        stops = self.shown.stops
        self.current = stops.index_of(key) if key else -1
        if self.current < 0 and place is not None and place.day in self.shown.days:
            self.current = stops.nearest(place.day, place.begin)
        self.updateGeometry()
        self.update()

    def current_key(self) -> str:
        """Return the key of the item that the arrows stand on; empty on free time."""
        item = self.current_item()
        return item.key if item else ""

    def go_to(self, key: str) -> None:
        """Put the arrows on an item; nothing happens where it is not shown."""
        self.go(self.shown.stops.index_of(key))

    def current_area(self) -> QRect:
        """Return where the arrows stand, in pixels; empty before they were used."""
        if self.current_piece() is None:
            return QRect()
        return self.area(self.current).toAlignedRect()

    def current_piece(self) -> Piece | None:
        """Return where the arrows stand; None before they were used."""
        return self.shown.piece(self.current)

    def current_item(self) -> GridItem | None:
        """Return the item on which the arrows stand; None on free time."""
        piece = self.current_piece()
        return piece.item if piece else None

    def go(self, number: int) -> None:
        """Put the arrows on a stop; a negative number changes nothing."""
        if number < 0 or number == self.current:
            return
        self.current = number
        self.spoken.tell_current()
        self.current_changed.emit(self.current_key())
        self.update()

    def stop_at(self, place: QPointF) -> int:
        """Return the number of the stop at a place, an item before free time; -1 for none."""
        pieces = self.shown.stops.pieces
        hits = [number for number, area in self._areas() if area.contains(place)]
        return min(hits, key=lambda number: pieces[number].item is None, default=-1)

    def _parts(self) -> list[SpokenPart]:
        return [
            SpokenPart(self.words(number), area.toAlignedRect()) for number, area in self._areas()
        ]

    def _areas(self) -> Iterator[tuple[int, QRectF]]:
        """List the stops with where they lie, measuring only once."""
        frame, font = self.frame(), self.font()
        for number in range(len(self.shown.stops.pieces)):
            yield number, self.shown.area(number, frame, font)

    def words(self, number: int) -> str:
        """Return all that is said of a stop; empty for a number that is none."""
        piece = self.shown.piece(number)
        return spoken(piece, self.shown.grounds) if piece else ""

    def area(self, number: int) -> QRectF:
        """Return where a stop lies, in pixels."""
        return self.shown.area(number, self.frame(), self.font())

    def frame(self) -> Frame:
        """Return the lengths of the week at its present size."""
        return self.shown.frame(QSizeF(self.size()), self.font())

    def _size(self, hour_px: int) -> QSize:
        frame, (first, last) = self.frame(), self.shown.hours
        return QSize(
            round(frame.axis + len(self.shown.days) * scaled(LEAST_DAY_PX)),
            round(frame.top + (last - first) / 60 * scaled(hour_px)),
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
        frame = self.frame()
        paint_grounds(painter, frame, self.shown.grounds)
        paint_frame(painter, frame, self.shown.now.date())
        for number, area in self._areas():
            item = self.shown.stops.pieces[number].item
            if item:
                paint_item(painter, item, area)
        if self.current_piece() is not None:
            here = self.area(self.current)
            paint_mark(painter, here, has_focus=self.hasFocus(), is_held=self.is_held)
        elif self.hasFocus():
            paint_mark(painter, QRectF(self.rect()).adjusted(3, 2, -3, -2), has_focus=True)
        if self.ghost:
            paint_ghost(painter, frame, self.ghost)
        painter.end()
