"""Where the week's attention went: a sentence, and the bar beneath it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from planner.domain.attention import WORKING_MODES, Mode
from planner.drawing.attention import MODE_PATTERNS, BarPart, mode_token, share_bar
from planner.drawing.display_list import Picture, Rect, Shape, Text
from planner.insight.account import Account
from planner.text import tr
from planner.words.bandwidth import bandwidth_sentence
from planner.words.choices import choice_title
from planner.words.numbers import hours_text, percent_text
from ui.look.measure import scaled
from ui.look.theme import look
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.modes import mode_sample
from ui.widgets.tab_order import tab_from

LEGEND_PX = 14


class Bandwidth(Card):
    """The bandwidth sentence over its bar; below the coverage floor hours without shares.

    Signals:
        calendar_wanted: Nothing is logged yet, and the user wants to begin with a calendar.
    """

    calendar_wanted = Signal()

    def __init__(self, account: Account) -> None:
        super().__init__(tr("Where the week goes"))
        self.chart = Chart(partial(_bar, account))
        self.legend = [ModeHours(mode) for mode in WORKING_MODES]
        self.away = label("", "muted", wraps=False)
        self.covered = label("", "muted")
        self.covered.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._empty: EmptyState | None = None
        words = QWidget()
        row = Flow(words, gap_px=18)
        for part in (*self.legend, self.away):
            row.add(part)
        row.add(self.covered, grow=1, basis_px=160, align=Qt.AlignmentFlag.AlignVCenter)
        self._legend = words
        for widget in (words, self.chart):
            self.add(widget)
        self.show_account(account)

    @property
    def empty(self) -> EmptyState:
        """Return what stands here instead before anything is logged; made when it is needed."""
        if self._empty is None:
            self._empty = EmptyState(
                "balance",
                tr("Nothing is logged this week"),
                tr(
                    "Where your attention went will stand here in one sentence. "
                    "Write a line above, or take in your calendar and accept its meetings."
                ),
                tr("Import a calendar"),
            )
            self.add(self._empty)
            tab_from(self.chart.table_button, self._empty.button)
            self._empty.wanted.connect(self.calendar_wanted)
        return self._empty

    def show_account(self, account: Account) -> None:
        """Show another account of the week."""
        is_empty = not account.logged_minutes
        if is_empty or self._empty:
            self.empty.setVisible(is_empty)
        self._legend.setVisible(not is_empty)
        self.chart.setVisible(account.shares is not None)
        self.title.setVisible(not is_empty)
        self.show_title(bandwidth_sentence(account))
        self.covered.setText(_covered_words(account))
        for part in self.legend:
            part.show_minutes(account.by_mode[part.mode])
        self.away.setText(tr("Away {hours}").format(hours=hours_text(account.away_minutes)))
        self.away.setVisible(bool(account.away_minutes))
        if account.shares is not None:
            self.chart.show_chart(partial(_bar, account))


def _covered_words(account: Account) -> str:
    return tr("{covered} of {working} covered").format(
        covered=hours_text(account.covered_minutes), working=hours_text(account.working_minutes)
    )


class ModeHours(QWidget):
    """A mode of the legend with its hours."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self.mode = mode
        self._sample = QLabel()
        self.words = label("", wraps=False)
        row = Flow(self, gap_px=6)
        row.add(self._sample, align=Qt.AlignmentFlag.AlignVCenter)
        row.add(self.words, align=Qt.AlignmentFlag.AlignVCenter)
        look().switched.connect(self._show_sample)
        self._show_sample()

    def show_minutes(self, minutes: int) -> None:
        """Show the mode's time."""
        self.words.setText(f"{choice_title(self.mode)} {hours_text(minutes)}")

    @Slot()
    def _show_sample(self) -> None:
        side = scaled(LEGEND_PX)
        self._sample.setPixmap(mode_sample(self.mode).pixmap(side, side))


def _bar(account: Account, width: float) -> Picture:
    shares = account.shares or {}
    parts = [_part(account, mode, shares.get(mode, 0)) for mode in WORKING_MODES]
    drawn = share_bar(parts, width=width, alternative=bandwidth_sentence(account))
    return replace(
        drawn,
        shapes=tuple(_patterned(shape) for shape in drawn.shapes if not isinstance(shape, Text)),
        header=(tr("Mode"), tr("Time"), tr("Share")),
        rows=tuple(
            (
                choice_title(mode),
                hours_text(account.by_mode[mode]),
                percent_text(shares.get(mode, 0)),
            )
            for mode in WORKING_MODES
        ),
    )


def _part(account: Account, mode: Mode, share: int) -> BarPart:
    hours = hours_text(account.by_mode[mode])
    words = f"{choice_title(mode)}: {hours}, {percent_text(share)}"
    return BarPart(mode=mode, share=share, words=words, short="")


def _patterned(shape: Shape) -> Shape:
    """Tell the parts apart by the patterns that the legend shows; its words stand outside."""
    if not isinstance(shape, Rect):
        return shape
    patterns = {mode_token(mode): MODE_PATTERNS[mode] for mode in WORKING_MODES}
    return replace(shape, pattern=patterns[shape.fill], width=max(0.0, shape.width - 2))
