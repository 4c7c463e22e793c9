"""Measuring how long the window is in use, from one key or click to the next."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.overriding import override
from planner.services.upkeep import load_upkeep, save_upkeep
from ui.context import Context

IDLE_SECONDS = 120
"""Whoever does nothing for longer is elsewhere."""
SAVED_AFTER_SECONDS = 60
_INPUT = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)


class UpkeepMeter(QObject):
    """Adds up the time between inputs into the window that are less than two minutes apart.

    Args:
        context: The open session, for the day.
        window: Whose input counts; it is shown already.
        path: Where the sum is kept.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        context: Context,
        window: QWidget,
        path: Path,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._path = path
        self._clock = clock
        self._last: float | None = None
        self._unsaved = 0.0
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        QCoreApplication.instance().aboutToQuit.connect(self.save)  # type: ignore[union-attr] # there is one

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._count()
        return False

    def _count(self) -> None:
        now = self._clock()
        if self._last is not None and now - self._last <= IDLE_SECONDS:
            self._unsaved += now - self._last
        self._last = now
        if self._unsaved >= SAVED_AFTER_SECONDS:
            self.save()

    @Slot()
    def save(self) -> None:
        """Keep what was counted; where the disk refuses, nobody is bothered."""
        seconds, self._unsaved = int(self._unsaved), self._unsaved % 1
        upkeep = load_upkeep(self._path)
        if seconds and upkeep.is_on:
            with suppress(OSError):
                save_upkeep(self._path, upkeep.with_more(self._context.now().date(), seconds))
