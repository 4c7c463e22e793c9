"""One part of readiness: three views over the rounds, the verdicts, and what supports them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.domain.readiness import Rater
from planner.domain.readiness_results import ReadinessResult
from planner.drawing.display_list import Picture
from planner.drawing.readiness_rounds import RoundMark, View, ViewLine, rounds_over_time
from planner.insight.readiness import ReadinessLine
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import brief_date_text
from ui.pages.readiness.result_wording import (
    band_words,
    spoken_round,
    support_of,
    table_header,
    table_row,
    validation_words,
    verdicts_of,
)
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.described import Described
from ui.widgets.labels import label

_VIEWS = {Rater.SELF: View.SELF, Rater.COACH: View.COACH, Rater.TEAM: View.TEAM}


class SubscaleCard(Card):
    """Shows the lines of one subscale, one for each view.

    Args:
        lines: Of the same subscale; at least one.
    """

    def __init__(self, lines: Sequence[ReadinessLine]) -> None:
        subscale = lines[0].subscale
        super().__init__(subscale.name, validation_words(subscale))
        latest = [line.latest for line in lines]
        self.chart: Chart | None = None
        if any(result.mean is not None for line in lines for result in _closed(line)):
            self.chart = Chart(partial(_picture, subscale.name, lines))
            self.add(self.chart)
            bands = band_words(latest)
            if bands:
                self.add(label(bands, "small"))
        for views, verdict, because in verdicts_of(latest):
            said = tr("{views}: {verdict}").format(views=views, verdict=verdict)
            self.add(Described(said, because))
        for result in latest:
            self.add(label(support_of(result), "small"))
        self.column.addStretch(1)

    def put_after(self, before: QWidget) -> QWidget:
        """Come behind `before` in the Tab order, and return what is last here."""
        if self.chart is None:
            return before
        self.setTabOrder(before, self.chart.canvas)
        self.setTabOrder(self.chart.canvas, self.chart.table_button)
        return self.chart.table_button


def _closed(line: ReadinessLine) -> list[ReadinessResult]:
    return [result for result in line.results if result.closed_on is not None]


def _picture(name: str, lines: Sequence[ReadinessLine], width: float) -> Picture:
    rounds = [result for line in lines for result in _closed(line)]
    spoken = "; ".join(spoken_round(line.latest) for line in lines)
    first = rounds[0]
    drawn = rounds_over_time(
        [_line(line) for line in lines if _closed(line)],
        lowest=first.lowest,
        highest=first.highest,
        width=width,
        days=_days(rounds),
        alternative=tr("{subscale} on the scale from {low} to {high}. {values}.").format(
            subscale=name, low=first.lowest, high=first.highest, values=spoken
        ),
    )
    return replace(drawn, header=table_header(), rows=tuple(map(table_row, rounds)))


def _days(rounds: Sequence[ReadinessResult]) -> dict[date, str]:
    days = sorted(result.closed_on for result in rounds if result.closed_on is not None)
    return {day: brief_date_text(day) for day in (days[0], days[-1])}


def _line(line: ReadinessLine) -> ViewLine:
    closed = _closed(line)
    marks = (
        RoundMark(day=result.closed_on, mean=result.mean, words=spoken_round(result))
        for result in closed
        if result.closed_on is not None
    )
    return ViewLine(
        view=_VIEWS[line.rater],
        label=choice_title(line.rater),
        marks=tuple(marks),
        band=closed[-1].smallest_change,
    )
