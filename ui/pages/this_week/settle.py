"""What is left to settle, with an end: meetings, days to close, a forgotten timer."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.overriding import override
from planner.services.close_offer import CloseOffer
from planner.services.prompts import prompts
from planner.services.settling import ToSettle, open_drafts, to_settle
from planner.text import tr, tr_plural
from planner.words.closing import week_number
from planner.words.numbers import long_day_text, moment_text, weekday_text
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.this_week.drafts import Drafts
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import label

MEETINGS_A_MINUTE = 12


class Settle(Card):
    """Lists what waits for the leader; when it is empty, the week is settled.

    Signals:
        review_wanted: The user wants the meetings in a list of their own.
        close_wanted: The user wants to close this day.
        week_wanted: The user wants to close the week that begins on this Monday.
        timer_wanted: The user wants to go to the timer.
    """

    review_wanted = Signal()
    close_wanted = Signal(object)
    week_wanted = Signal(object)
    timer_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("To settle"))
        self._context = context
        self.settled = EmptyState(
            "accept",
            tr("All settled"),
            tr("No meeting waits for its mode, and no day to be closed."),
        )
        self.offer = SettleLine()
        self.offer.asked.connect(self._take_offer)
        self._offered: CloseOffer | None = None
        self.meetings = SettleLine()
        self.meetings.asked.connect(self.review_wanted)
        self.drafts = Drafts(context, partial(open_drafts, context.session))
        self.timer = SettleLine()
        self.timer.asked.connect(self.timer_wanted)
        self.days: list[SettleLine] = []
        self._days = QVBoxLayout()
        self._days.setSpacing(scaled(10))
        for widget in (self.settled, self.offer, self.timer, self.meetings, self.drafts):
            self.add(widget)
        self.column.addLayout(self._days)
        self.column.addStretch(1)
        self.refresh()

    @override
    def event(self, event: QEvent) -> bool:
        # A close falls due by the clock alone, which nothing else tells of.
        if event.type() == QEvent.Type.WindowActivate:
            self._show_offer()
        return super().event(event)

    def refresh(self) -> None:
        """Read again what is left."""
        left = to_settle(self._context.session)
        self._show_offer()
        self.settled.setVisible(left.is_settled)
        self.show_remark(_effort(left))
        self._show_drafts(left)
        self._show_timer(left)
        self._show_days(left)

    def _show_offer(self) -> None:
        """Offer the close that is due now, if the leader may be asked at all."""
        found = (prompt.close for prompt in prompts(self._context.session))
        self._offered = offered = next(filter(None, found), None)
        self.offer.setVisible(offered is not None)
        if offered is None:
            return
        if offered.is_week:
            self.offer.show_words(
                tr("Week {number} can be closed").format(number=week_number(offered.day)),
                tr("Ten minutes, with an end. You can leave at any step."),
                tr("Close the week"),
            )
        else:
            self.offer.show_words(
                tr("{day} can be closed").format(day=weekday_text(offered.day)),
                tr("A minute, while you remember it."),
                tr("Close today"),
            )

    @Slot()
    def _take_offer(self) -> None:
        if self._offered:
            wanted = self.week_wanted if self._offered.is_week else self.close_wanted
            wanted.emit(self._offered.day)

    def _show_drafts(self, left: ToSettle) -> None:
        count = len(left.drafts)
        self.meetings.setVisible(bool(count))
        self.drafts.setVisible(bool(count))
        self.drafts.refresh()
        self.meetings.show_words(
            tr_plural("{n} meeting to accept", "{n} meetings to accept", count),
            tr("Each needs its mode."),
            tr("Review"),
        )

    def _show_timer(self, left: ToSettle) -> None:
        timer = left.forgotten_timer
        self.timer.setVisible(timer is not None)
        if timer is not None:
            since = moment_text(timer.start, self._context.session.zone())
            self.timer.show_words(
                tr("The timer still runs"),
                tr("Since {moment}.").format(moment=since),
                tr("Go to it"),
            )

    def _show_days(self, left: ToSettle) -> None:
        for line in self.days:
            self._days.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.days = [self._day_line(day) for day in left.open_days]

    def _day_line(self, day: date) -> "SettleLine":
        line = SettleLine()
        name = long_day_text(day)
        line.show_words(
            tr("{day} is not closed").format(day=name),
            tr("A minute, while you remember it."),
            tr("Close"),
        )
        line.button.setAccessibleName(tr("Close {day}").format(day=name))
        line.asked.connect(partial(self.close_wanted.emit, day))
        self._days.addWidget(line)
        return line


class SettleLine(QWidget):
    """One thing to settle, and the button that does.

    Signals:
        asked: The button was pressed.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "strong")
        self.note = label("", "muted")
        self.button = QPushButton()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(1))
        column.addWidget(self.title)
        column.addWidget(self.note)
        row = Flow(self)
        row.add(words, grow=1, basis_px=180)
        row.add(self.button, align=Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self.asked)

    def show_words(self, title: str, note: str, action: str) -> None:
        """Show what there is to do."""
        self.title.setText(title)
        self.note.setText(note)
        self.button.setText(action)


def _effort(left: ToSettle) -> str:
    if left.is_settled:
        return ""
    minutes = -(-len(left.drafts) // MEETINGS_A_MINUTE) + len(left.open_days)
    return tr("about {minutes} min").format(minutes=max(1, minutes))
