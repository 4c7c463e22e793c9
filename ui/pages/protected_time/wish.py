"""A block on its way: where keys or the mouse want it, before anything is written."""

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from planner.domain.protection import SLOT_MINUTES, Block
from planner.overriding import override
from ui.pages.protected_time.week import Place


class Wish(QObject):
    """At most one block is on its way. Esc, in a widget that this filters, takes it back.

    Signals:
        changed: Another place is wanted, or none.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.place: Place | None = None

    def move(self, block: Block, start: datetime) -> None:
        """Want a block at another start, with the length wanted for it so far."""
        minutes = self.place.minutes if self.place else block.minutes
        self._want(Place(block=block, start=start.astimezone(UTC), minutes=minutes))

    def stretch(self, block: Block, end: datetime) -> None:
        """Want another end for a block; never shorter than a slot."""
        start = self.place.start if self.place else block.start
        minutes = round((end.astimezone(UTC) - start).total_seconds() / 60)
        self._want(Place(block=block, start=start, minutes=max(SLOT_MINUTES, minutes)))

    @Slot()
    def take_back(self) -> None:
        """Leave the block where it stands."""
        if self.place:
            self.place = None
            self.changed.emit()

    def forget(self) -> None:
        """Want nothing any more, and tell nobody."""
        self.place = None

    def _want(self, place: Place) -> None:
        block = place.block
        is_back = (place.start, place.minutes) == (block.start, block.minutes)
        self.place = None if is_back else place
        self.changed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Before the message bar of the window takes Esc for itself.
        if not (self.place and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape):
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.take_back()
        return event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
