"""A surge that holds, or one whose debt waits for a decision: one calm line with its buttons."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton

from planner.domain.local_time import DAY, local_day
from planner.domain.surge import Surge
from planner.services.session import Session
from planner.services.surges import SurgeDebt, end_surge, open_surge, settle_surge, surges
from planner.text import tr
from planner.words.numbers import hours_text, short_day_text
from ui.context import Context
from ui.pages.protected_time.key_tips import show_tip
from ui.pages.protected_time.ledger.keys import LedgerKeys
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label

WORDS_PX = 420


class SurgeBanner(Card):
    """Hidden while there is neither."""

    def __init__(self, context: Context, keys: LedgerKeys) -> None:
        super().__init__()
        self.setAccessibleName(tr("Surge"))
        self._context = context
        self._keys = keys
        self._waiting: SurgeDebt | None = None
        self.words = label("")
        self.end_button = QPushButton(tr("End the surge"))
        self.carry_button = QPushButton(tr("It is to be repaid"))
        self.write_off_button = QPushButton(tr("Write it off"))
        row = Flow(gap_px=8)
        row.add(self.words, grow=1, basis_px=WORDS_PX, align=Qt.AlignmentFlag.AlignVCenter)
        for button in (self.end_button, self.carry_button, self.write_off_button):
            row.add(button, align=Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.end_button.clicked.connect(keys.end_surge.trigger)
        show_tip(self.end_button, keys.end_surge)
        keys.end_surge.triggered.connect(self._end)
        self.carry_button.clicked.connect(self._carry_over)
        self.write_off_button.clicked.connect(self._write_off)

    @property
    def has_surge(self) -> bool:
        """Say whether a surge holds now."""
        return self._keys.end_surge.isEnabled()

    def refresh(self) -> None:
        """Read again."""
        session = self._context.session
        holding = open_surge(session)
        known = surges(session)
        self._waiting = next((one for one in known if one.is_waiting), None)
        is_decision = holding is None and self._waiting is not None
        self._keys.end_surge.setEnabled(holding is not None)
        self.end_button.setVisible(holding is not None)
        self.carry_button.setVisible(is_decision)
        self.write_off_button.setVisible(is_decision)
        if holding:
            apart = next(one.minutes for one in known if one.surge == holding)
            self.words.setText(_holding_words(session, holding, apart))
        elif self._waiting:
            self.words.setText(_waiting_words(session, self._waiting))
        self.setVisible(holding is not None or is_decision)

    @Slot()
    def _end(self) -> None:
        if self._context.attempt(partial(end_surge, self._context.session)):
            self._context.show_done(tr("The surge is over."))

    @Slot()
    def _carry_over(self) -> None:
        self._settle(tr("What was displaced in the surge is to be repaid."), carries_over=True)

    @Slot()
    def _write_off(self) -> None:
        self._settle(tr("What was displaced in the surge was written off."), carries_over=False)

    def _settle(self, said: str, *, carries_over: bool) -> None:
        if self._waiting is None:
            return
        settle = partial(
            settle_surge, self._context.session, self._waiting.surge, carries_over=carries_over
        )
        if self._context.attempt(settle):
            self._context.show_done(said)


def _holding_words(session: Session, surge: Surge, apart: int) -> str:
    zone = session.zone()
    since = short_day_text(local_day(surge.start, zone))
    words = tr("A surge holds since {day}: {reason}. Nothing is asked of you until it is over.")
    said = [words.format(day=since, reason=surge.reason)]
    if surge.end is not None:
        last = short_day_text(local_day(surge.end, zone) - DAY)
        said.append(tr("Its last day is {day}.").format(day=last))
    if apart:
        kept = tr("{minutes} were displaced in it, kept apart.")
        said.append(kept.format(minutes=hours_text(apart)))
    return " ".join(said)


def _waiting_words(session: Session, waiting: SurgeDebt) -> str:
    surge, zone = waiting.surge, session.zone()
    return tr(
        "The surge of {day} is over: {reason}. {minutes} were displaced in it. "
        "What is to become of them?"
    ).format(
        day=short_day_text(local_day(surge.start, zone)),
        reason=surge.reason,
        minutes=hours_text(waiting.minutes),
    )
