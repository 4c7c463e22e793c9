"""The running timer: what it is for, how long it runs, and as what it is logged."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.attention import WORKING_MODES, Mode
from planner.domain.local_time import local_day
from planner.overriding import override
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import clock_text, moment_text
from ui.context import Context
from ui.pages.this_week.capture import Capture
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.icon_mark import IconMark
from ui.widgets.labels import label, set_role
from ui.widgets.modes import mode_sample
from ui.widgets.tab_order import tab_from

TICK_MS = 1000


class RunningTimer(Card):
    """Stands on the page while the timer runs. The timer itself stands in the plan's file.

    Args:
        context: The page's.
        above: Where Tab comes from.
    """

    def __init__(self, context: Context, above: Capture) -> None:
        super().__init__()
        self._context = context
        self._above = above
        self._is_built = False
        self.setAccessibleName(tr("The timer"))
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_clock)

    def _build(self) -> None:
        self._is_built = True
        self.clock = label("", "h2", wraps=False)
        self.words = label("", "muted")
        self.ask = label(tr("Stop and log as"), wraps=False)
        self.stop_buttons = [self._stop_button(mode) for mode in WORKING_MODES]
        self.discard_button = QPushButton(tr("Discard"))
        set_role(self.discard_button, "quiet")
        self._lay_out()
        self.discard_button.clicked.connect(self._discard)

    def _stop_button(self, mode: Mode) -> QPushButton:
        button = QPushButton(mode_sample(mode), choice_title(mode))
        button.clicked.connect(partial(self._stop, mode))
        return button

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignVCenter
        actions = QWidget()
        keys = Flow(actions, gap_px=8)
        keys.add(self.ask, align=centre)
        for button in (*self.stop_buttons, self.discard_button):
            keys.add(button)
        row = Flow()
        row.add(IconMark("timer_start", "accent"), align=centre)
        row.add(self.clock, align=centre)
        row.add(self.words, grow=1, basis_px=180, align=centre)
        row.add(actions)
        self.column.addLayout(row)
        tab_from(self._above.last, *self.stop_buttons, self.discard_button)

    @property
    def is_running(self) -> bool:
        """Say whether a timer stands in the plan."""
        return self._context.session.read.attention.timer() is not None

    def refresh(self) -> None:
        """Show the timer as it stands in the plan now."""
        timer = self._context.session.read.attention.timer()
        if timer is not None and not self._is_built:
            self._build()
        self.setVisible(timer is not None)
        if timer is None:
            return
        session, zone = self._context.session, self._context.session.zone()
        is_of_today = local_day(timer.start, zone) == session.today()
        moment = (clock_text if is_of_today else moment_text)(timer.start, zone)
        since = tr("since {moment}").format(moment=moment)
        self.words.setText(f"{timer.what}, {since}" if timer.what else since)
        for mode, button in zip(WORKING_MODES, self.stop_buttons, strict=True):
            button.setVisible(timer.mode in (None, mode))
        self._show_clock()

    @Slot()
    def _show_clock(self) -> None:
        timer = self._context.session.read.attention.timer()
        if timer is None:
            return
        seconds = max(0, int((self._context.session.now() - timer.start).total_seconds()))
        self.clock.setText(f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}")

    def start(self, line: str) -> bool:
        """Start the timer with what a line says; say whether it runs."""
        from planner.services.timer import read_words, start_timer  # noqa: PLC0415 - when asked

        session = self._context.session
        return self._try(
            lambda: start_timer(session, read_words(session, line)), tr("The timer runs.")
        )

    def _stop(self, mode: Mode, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        from planner.services.timer import Stopped, TimerWords, stop_timer  # noqa: PLC0415
        from ui.pages.this_week.wording import logged_words, shared_words  # noqa: PLC0415

        stopped: list[Stopped] = []
        session = self._context.session
        if self._context.attempt(
            lambda: stopped.append(stop_timer(session, TimerWords(mode=mode)))
        ):
            others = len(stopped[0].overlaps)
            told = [logged_words(stopped[0].entry), *([shared_words(others)] if others else [])]
            self._context.show_done(" ".join(told))

    @Slot()
    def _discard(self) -> None:
        from planner.services.timer import discard_timer  # noqa: PLC0415 - when asked

        self._try(lambda: discard_timer(self._context.session), tr("The timer was discarded."))

    def _try(self, action: Callable[[], object], done: str) -> bool:
        if not self._context.attempt(action):
            return False
        self._context.show_done(done)
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_clock()
        self._tick.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)
