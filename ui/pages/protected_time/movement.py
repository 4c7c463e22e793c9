"""Moving a block by mouse, arrows or keys: gathered as a wish, before anything is written."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from planner.domain.protection import Block
from planner.text import tr
from ui.context import Context
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.week import Week
from ui.pages.protected_time.wish import Wish


class Movement(QObject):
    """Turns what the week and its keys ask for into the wish of the page."""

    def __init__(
        self,
        context: Context,
        keys: Keys,
        wish: Wish,
        chosen: Callable[[], tuple[Week, str]],
    ) -> None:
        super().__init__(keys)
        self._context = context
        self._keys = keys
        self._wish = wish
        self._chosen = chosen
        self._moves, self._stretches = QActionGroup(self), QActionGroup(self)
        for group, actions in ((self._moves, keys.moves), (self._stretches, keys.stretches)):
            group.setExclusive(False)
            for action in actions:
                group.addAction(action)
        self._moves.triggered.connect(self._move_by)
        self._stretches.triggered.connect(self._stretch_by)

    @Slot(str, object)
    def move(self, key: str, start: datetime) -> None:
        """Want a block at another start."""
        block = self._movable(key)
        if block:
            self._wish.move(block, start)

    @Slot(str, object)
    def stretch(self, key: str, end: datetime) -> None:
        """Want another end for a block."""
        block = self._movable(key)
        if block:
            self._wish.stretch(block, end)

    @Slot(QAction)
    def _move_by(self, action: QAction) -> None:
        week, key = self._chosen()
        block = self._movable(key)
        if block:
            place = self._wish.place
            start = (place.start if place else block.start).astimezone(week.zone)
            self._wish.move(block, start + self._keys.moves[action])

    @Slot(QAction)
    def _stretch_by(self, action: QAction) -> None:
        week, key = self._chosen()
        block = self._movable(key)
        if block:
            place = self._wish.place
            end = (place.end if place else block.end).astimezone(week.zone)
            self._wish.stretch(block, end + self._keys.stretches[action])

    def _movable(self, key: str) -> Block | None:
        week, _ = self._chosen()
        if self._wish.place and self._wish.place.block.id == key:
            return self._wish.place.block
        if key in week.proposals:
            self._context.show_info(
                tr("Only accepted blocks are moved. Accept this one first, with A or Enter.")
            )
        return week.blocks.get(key)
