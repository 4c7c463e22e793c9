"""Showing what another program does to the plan, within two seconds and without a message."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from planner.domain.errors import PlannerError
from planner.domain.errors.safekeeping import PlanReplacedError
from planner.domain.errors.storage import FileLockedError
from planner.services.watching import Others
from planner.text import tr
from planner.words.errors import error_text
from ui.context import Context
from ui.notices import Notice, NoticeAction, NoticeKind

LOOKS_EVERY_MS = 1000


class PlanWatch(QObject):
    """Asks each second; pages whose records changed read again.

    Args:
        context: The open session.
        window: With which it lives.
        every_ms: How long between two looks.
    """

    def __init__(self, context: Context, window: QObject, every_ms: int = LOOKS_EVERY_MS) -> None:
        super().__init__(window)
        self._context = context
        self._others = Others(context.session)
        self._is_told = False
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look once; what keeps us from looking is told once, until a look succeeds."""
        try:
            with suppress(FileLockedError):  # at the next look it is not
                self._others.hear()
        except PlanReplacedError as error:
            self._timer.stop()
            self._offer_again(error)
        except PlannerError as error:
            if not self._is_told:
                self._context.show_error(error)
            self._is_told = True
        else:
            self._is_told = False

    def _offer_again(self, error: PlanReplacedError) -> None:
        again = partial(self._context.plan_wanted.emit, error.path)
        action = NoticeAction(words=tr("Open it again"), run=again)
        self._context.noticed.emit(
            Notice(words=error_text(error), kind=NoticeKind.ERROR, action=action)
        )
