"""What is owed to the rules, how old it is, and what of it the proposals repay."""

from datetime import datetime
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from planner.drawing.display_list import Pattern, Picture, Reading, Rect
from planner.insight.debt import Debt
from planner.text import tr, tr_plural
from planner.words.numbers import hours_text
from ui.look.measure import scaled
from ui.pages.protected_time.key_tips import show_tip
from ui.pages.protected_time.ledger.keys import LedgerKeys
from ui.widgets.card import Card
from ui.widgets.chart_canvas import ChartCanvas
from ui.widgets.command_palette import plain_text
from ui.widgets.flow import Flow
from ui.widgets.labels import label

BAR_HEIGHT_PT = 18.0
LEAST_BAR_PX = 100
_INK = "mode_running"


class DebtCard(Card):
    """Shows the debt as one calm bar with its ages in words, and what can be done about it."""

    def __init__(self, keys: LedgerKeys) -> None:
        super().__init__(tr("Debt"))
        self._keys = keys
        self.owed = label("")
        self.bar = ChartCanvas(partial(_picture, ()))
        self.bar.setMinimumWidth(scaled(LEAST_BAR_PX))
        self.ages = label("", "muted")
        self.repaid = label("", "muted")
        self.apart = label("", "muted")
        row = QWidget()
        flow = Flow(row, gap_px=8)
        self.buttons = {
            action: _button(action)
            for action in (keys.show_owed, keys.write_off, keys.charter, keys.start_surge)
        }
        for button in self.buttons.values():
            flow.add(button)
        for widget in (self.owed, self.bar, self.ages, self.repaid, self.apart, row):
            self.add(widget)

    def show_debt(self, debt: Debt, repaid: int, now: datetime, *, has_surge: bool) -> None:
        """Show what is owed, and that proposals would repay some of it."""
        bands = debt_bands(debt)
        self.owed.setText(_owed_words(debt, now))
        self.bar.setVisible(bool(bands))
        self.bar.show_chart(partial(_picture, bands))
        self.ages.setText("\n".join(band_words(words, minutes) for words, minutes, _ in bands))
        self.ages.setVisible(bool(bands))
        self.repaid.setText(
            tr("{minutes} of it would be repaid by what is proposed.").format(
                minutes=hours_text(repaid)
            )
        )
        self.repaid.setVisible(repaid > 0)
        self.apart.setText(
            tr("{minutes} more were displaced in surges, kept apart.").format(
                minutes=hours_text(debt.surge_minutes)
            )
        )
        self.apart.setVisible(debt.surge_minutes > 0)
        keys = self._keys
        for action, is_offered in (
            (keys.show_owed, debt.minutes > 0 or debt.surge_minutes > 0),
            (keys.write_off, debt.minutes > 0),
            (keys.start_surge, not has_surge),
        ):
            action.setEnabled(is_offered)
            self.buttons[action].setVisible(is_offered)


Bands = tuple[tuple[str, int, Pattern], ...]


def debt_bands(debt: Debt) -> Bands:
    """Return the ages of a debt that are not empty: words, minutes, pattern; newest first."""
    return tuple(
        (words, minutes, pattern)
        for words, minutes, pattern in (
            (tr("up to two weeks old"), debt.recent, Pattern.SOLID),
            (tr("two to six weeks old"), debt.middle, Pattern.HATCHED),
            (tr("older than six weeks"), debt.old, Pattern.DOTTED),
        )
        if minutes > 0
    )


def band_words(words: str, minutes: int) -> str:
    """Say how much is how old, such as "2 h up to two weeks old"."""
    return tr("{minutes} {age}").format(minutes=hours_text(minutes), age=words)


def _button(action: QAction) -> QPushButton:
    button = QPushButton(plain_text(action))
    show_tip(button, action)
    button.clicked.connect(action.trigger)
    return button


def _owed_words(debt: Debt, now: datetime) -> str:
    if debt.minutes <= 0 or debt.oldest is None:
        return tr("Nothing is owed. What displaces a block is noted here until it is repaid.")
    days = (now - debt.oldest).days
    oldest = tr_plural("oldest {n} day", "oldest {n} days", days)
    return tr("{minutes} owed \N{MIDDLE DOT} {oldest}").format(
        minutes=hours_text(debt.minutes), oldest=oldest
    )


def _picture(bands: Bands, width: float) -> Picture:
    total = sum(minutes for _, minutes, _ in bands)
    shapes, readings, x = [], [], 0.0
    for words, minutes, pattern in bands:
        part = width * minutes / total
        shapes.append(
            Rect(
                x=x + 1,
                y=3,
                width=max(part - 2, 1),
                height=BAR_HEIGHT_PT - 6,
                fill=_INK,
                pattern=pattern,
                radius=3,
            )
        )
        readings.append(Reading(words=band_words(words, minutes), area=(x, 0, part, BAR_HEIGHT_PT)))
        x += part
    return Picture(
        width=width,
        height=BAR_HEIGHT_PT,
        shapes=tuple(shapes),
        alternative=tr("How old the debt is"),
        readings=tuple(readings),
        header=(tr("Age"), tr("Owed")),
        rows=tuple((words, hours_text(minutes)) for words, minutes, _ in bands),
    )
