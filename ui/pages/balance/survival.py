"""Which hours of the week let protected time live: counts, and how sure they are."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.insight.survival import LEAST_BLOCKS, Rate, SurvivalRates
from planner.services.gathering import survival
from planner.text import tr
from planner.words.numbers import percent_text, weekday_text
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.tables import WordsTable

A_MONDAY = date(2024, 1, 1)
HALF_PX = 330


class Survival(Card):
    """Two small tables, by weekday and by hour of the day.

    Signals:
        page_wanted: The user wants to plan protected time.
    """

    page_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Which hours survive"))
        self._context = context
        self.weekdays = WordsTable(tr("Blocks kept by weekday"))
        self.hours = WordsTable(tr("Blocks kept by hour of the day"))
        self.note = label(
            tr(
                "Blocks kept in full where they were planned, with a Wilson 95% interval. "
                "Below {least} blocks no share is given."
            ).format(least=LEAST_BLOCKS),
            "muted",
        )
        self.empty = EmptyState(
            "protected_time",
            tr("No protected time has come due yet"),
            tr("Which weekdays and hours let your blocks live will stand here."),
            tr("Plan protected time"),
        )
        self.tables = QWidget()
        row = Flow(self.tables, gap_px=16)
        row.add(self.weekdays, grow=1, basis_px=HALF_PX)
        row.add(self.hours, grow=1, basis_px=HALF_PX)
        for widget in (self.empty, self.note, self.tables):
            self.add(widget)
        self.empty.wanted.connect(self.page_wanted)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        rates = survival(self._context.session)
        is_empty = not any(rate.blocks for rate in rates.by_weekday)
        self.empty.setVisible(is_empty)
        self.note.setVisible(not is_empty)
        self.tables.setVisible(not is_empty)
        words = (tr("Kept"), tr("Share"), tr("Likely between"))
        self.weekdays.show_words((tr("Weekday"), *words), list(_weekday_rows(rates)))
        self.hours.show_words((tr("Hour"), *words), list(_hour_rows(rates)))


def _weekday_rows(rates: SurvivalRates) -> Iterator[Sequence[str]]:
    for number, rate in enumerate(rates.by_weekday):
        if rate.blocks:
            yield (weekday_text(A_MONDAY + timedelta(days=number)), *_rate_words(rate))


def _hour_rows(rates: SurvivalRates) -> Iterator[Sequence[str]]:
    for hour, rate in enumerate(rates.by_hour):
        if rate.blocks:
            yield (f"{hour:02d}:00", *_rate_words(rate))


def _rate_words(rate: Rate) -> tuple[str, str, str]:
    kept = tr("{kept} of {blocks}").format(kept=rate.kept, blocks=rate.blocks)
    if rate.share is None or rate.interval is None:
        return kept, tr("too few"), ""
    low, high = rate.interval
    between = tr("{low} and {high}").format(
        low=percent_text(round(100 * low)), high=percent_text(round(100 * high))
    )
    return kept, percent_text(round(100 * rate.share)), between
