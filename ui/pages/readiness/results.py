"""What the rounds of one change show: a small chart for each subscale, and verdicts in words."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.readiness import Subscale
from planner.domain.readiness_results import ReadinessResult
from planner.drawing.display_list import Picture
from planner.drawing.readiness import RowSize, SubscaleLine, readiness_lines
from planner.insight.readiness import ReadinessLine
from planner.text import tr
from planner.words.choices import choice_title
from ui.pages.readiness.wording import (
    caption,
    spoken_result,
    support_of,
    table_header,
    table_row,
    validation_words,
    verdicts_of,
)
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.column import PAGE_GAP_PX
from ui.widgets.described import Described
from ui.widgets.flow import Flow
from ui.widgets.labels import label

CARD_PX = 300
ROWS = RowSize(height=18.0, labels=46.0)


class Results(QWidget):
    """Small multiples: a card for each subscale, all on the same scale."""

    def __init__(self) -> None:
        super().__init__()
        # A place of its own in the Tab order for cards that come later; it is never shown.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[ReadinessLine, ...] = ()
        self._held = QWidget()
        self._column.addWidget(self._held)
        self.cards: list[SubscaleCard] = []

    def show_lines(self, lines: Sequence[ReadinessLine]) -> None:
        """Show other results; the same ones are left as they are, with the focus in them."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self._column.removeWidget(self._held)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget()
        row = Flow(self._held, gap_px=PAGE_GAP_PX)
        self.cards = [SubscaleCard(subscale, found) for subscale, found in _by_subscale(lines)]
        self._column.addWidget(self._held)
        before = self._place
        for card in self.cards:
            row.add(card, grow=1, basis_px=CARD_PX)
            before = card.put_after(before)
        self._held.show()


class SubscaleCard(Card):
    """One subscale: the views on it as a chart, the verdicts, and what supports them."""

    def __init__(self, subscale: Subscale, results: Sequence[ReadinessResult]) -> None:
        super().__init__(subscale.name, validation_words(subscale))
        shown = [result for result in results if result.mean is not None]
        self.chart: Chart | None = None
        if shown:
            self.chart = Chart(partial(_picture, subscale.name, shown))
            self.add(self.chart)
            self.add(label(caption(shown), "small"))
        for views, verdict, because in verdicts_of(results):
            said = tr("{views}: {verdict}").format(views=views, verdict=verdict)
            self.add(Described(said, because))
        for result in results:
            self.add(label(support_of(result), "small"))
        if subscale.reliability is not None and subscale.reliability_source:
            source = tr("Reliability {alpha}, from {source}").format(
                alpha=subscale.reliability, source=subscale.reliability_source
            )
            self.add(label(source, "small"))
        self.column.addStretch(1)

    def put_after(self, before: QWidget) -> QWidget:
        """Come behind `before` in the Tab order, and return what is last here."""
        if self.chart is None:
            return before
        self.setTabOrder(before, self.chart.canvas)
        self.setTabOrder(self.chart.canvas, self.chart.table)
        self.setTabOrder(self.chart.table, self.chart.table_button)
        return self.chart.table_button


def _by_subscale(
    lines: Sequence[ReadinessLine],
) -> list[tuple[Subscale, list[ReadinessResult]]]:
    found: dict[str, tuple[Subscale, list[ReadinessResult]]] = {}
    for line in lines:
        key = f"{line.latest.instrument} {line.subscale.key}"
        found.setdefault(key, (line.subscale, []))[1].append(line.latest)
    return list(found.values())


def _picture(name: str, shown: Sequence[ReadinessResult], width: float) -> Picture:
    first = shown[0]
    spoken = [spoken_result(result) for result in shown]
    drawn = readiness_lines(
        [_line(result, words) for result, words in zip(shown, spoken, strict=True)],
        lowest=first.lowest,
        highest=first.highest,
        width=width,
        rows=ROWS,
        alternative=tr("{subscale} on the scale from {low} to {high}. {values}.").format(
            subscale=name, low=first.lowest, high=first.highest, values="; ".join(spoken)
        ),
    )
    return replace(drawn, header=table_header(), rows=tuple(map(table_row, shown)))


def _line(result: ReadinessResult, words: str) -> SubscaleLine:
    return SubscaleLine(
        label=choice_title(result.rater),
        mean=result.mean or 0.0,
        earlier=result.earlier_mean,
        band=result.smallest_change,
        words=words,
    )
