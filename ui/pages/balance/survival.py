"""Which hours of the week let protected time live: a picture, and counts by weekday and hour."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.insight.survival import LEAST_BLOCKS, SurvivalRates
from planner.services.survival import survival
from planner.text import tr
from planner.words.numbers import weekday_text
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.survival_chart import rate_header, rate_words, survival_of_week
from ui.widgets.tables import WordsTable

A_MONDAY = date(2024, 1, 1)
HALF_PX = 330


class Survival(Card):
    """A picture of the week, and two small tables, by weekday and by hour of the day.

    Signals:
        page_wanted: The user wants to plan protected time.
    """

    page_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Which hours survive"))
        self._context = context
        rates = survival(context.session)
        self.week = Chart(partial(survival_of_week, rates))
        self.weekdays = WordsTable(tr("Blocks kept by weekday"))
        self.hours = WordsTable(tr("Blocks kept by hour of the day"))
        self.note = label(
            tr(
                "Blocks kept in full where they were planned; the line under a share is its "
                "Wilson 95% interval. Below {least} blocks no share is given: the place stays "
                "blank."
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
        for widget in (self.empty, self.note, self.week, self.tables):
            self.add(widget)
        self.empty.wanted.connect(self.page_wanted)
        self._show(rates)

    def refresh(self) -> None:
        """Count again."""
        rates = survival(self._context.session)
        self.week.show_chart(partial(survival_of_week, rates))
        self._show(rates)

    def _show(self, rates: SurvivalRates) -> None:
        is_empty = not any(rate.blocks for rate in rates.by_weekday)
        self.empty.setVisible(is_empty)
        for part in (self.note, self.week, self.tables):
            part.setVisible(not is_empty)
        self.weekdays.show_words((tr("Weekday"), *rate_header()), list(_weekday_rows(rates)))
        self.hours.show_words((tr("Hour"), *rate_header()), list(_hour_rows(rates)))


def _weekday_rows(rates: SurvivalRates) -> Iterator[Sequence[str]]:
    for number, rate in enumerate(rates.by_weekday):
        if rate.blocks:
            yield (weekday_text(A_MONDAY + timedelta(days=number)), *rate_words(rate))


def _hour_rows(rates: SurvivalRates) -> Iterator[Sequence[str]]:
    for hour, rate in enumerate(rates.by_hour):
        if rate.blocks:
            yield (f"{hour:02d}:00", *rate_words(rate))
