"""What is owed to the rules, how old it is, and what of it the proposals repay."""

from datetime import datetime
from functools import partial

from planner.drawing.display_list import Pattern, Picture, Reading, Rect
from planner.insight.debt import Debt
from planner.text import tr, tr_plural
from planner.words.numbers import hours_text
from ui.widgets.card import Card
from ui.widgets.chart_canvas import ChartCanvas
from ui.widgets.labels import label

BAR_HEIGHT_PT = 18.0
_INK = "mode_running"


class DebtCard(Card):
    """Shows the debt as one calm bar with its ages in words."""

    def __init__(self) -> None:
        super().__init__(tr("Debt"))
        self.owed = label("")
        self.bar = ChartCanvas(partial(_picture, ()))
        self.ages = label("", "muted")
        self.repaid = label("", "muted")
        for widget in (self.owed, self.bar, self.ages, self.repaid):
            self.add(widget)

    def show_debt(self, debt: Debt, repaid: int, now: datetime) -> None:
        """Show what is owed, and that proposals would repay some of it."""
        bands = tuple(
            (words, minutes, pattern)
            for words, minutes, pattern in (
                (tr("up to two weeks old"), debt.recent, Pattern.SOLID),
                (tr("two to six weeks old"), debt.middle, Pattern.HATCHED),
                (tr("older than six weeks"), debt.old, Pattern.DOTTED),
            )
            if minutes > 0
        )
        self.owed.setText(_owed_words(debt, now))
        self.bar.setVisible(bool(bands))
        self.bar.show_chart(partial(_picture, bands))
        self.ages.setText("\n".join(_band_words(words, minutes) for words, minutes, _ in bands))
        self.ages.setVisible(bool(bands))
        self.repaid.setText(
            tr("{minutes} of it would be repaid by what is proposed.").format(
                minutes=hours_text(repaid)
            )
        )
        self.repaid.setVisible(repaid > 0)


_Bands = tuple[tuple[str, int, Pattern], ...]


def _owed_words(debt: Debt, now: datetime) -> str:
    if debt.minutes <= 0 or debt.oldest is None:
        return tr("Nothing is owed. What displaces a block is noted here until it is repaid.")
    days = (now - debt.oldest).days
    oldest = tr_plural("oldest {n} day", "oldest {n} days", days)
    return tr("{minutes} owed \N{MIDDLE DOT} {oldest}").format(
        minutes=hours_text(debt.minutes), oldest=oldest
    )


def _band_words(words: str, minutes: int) -> str:
    return tr("{minutes} {age}").format(minutes=hours_text(minutes), age=words)


def _picture(bands: _Bands, width: float) -> Picture:
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
        readings.append(
            Reading(words=_band_words(words, minutes), area=(x, 0, part, BAR_HEIGHT_PT))
        )
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
