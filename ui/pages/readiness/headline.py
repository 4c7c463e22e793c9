"""What stands out in the results: where the views differ, the first barrier, what is near zero."""

from collections.abc import Sequence

from planner.domain.readiness_results import ReadinessResult
from planner.insight.three_views import farthest_apart
from planner.services.readings import RaterReading
from planner.text import tr
from ui.pages.readiness.headline_wording import (
    apart_words,
    barrier_words,
    headline_words,
    near_zero_words,
)
from ui.pages.readiness.result_wording import legend
from ui.widgets.card import Card
from ui.widgets.described import Described
from ui.widgets.labels import label


class Headline(Card):
    """Says first where self, coach and team differ; never one score."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "h2")
        self.others = label("", "muted")
        self.barrier = Described(tr("First barrier, in the order of the instrument"))
        self.near_zero = Described(tr("One part near zero is enough not to be ready"))
        self.legend = label(legend(), "small")
        for widget in (self.words, self.others, self.barrier, self.near_zero, self.legend):
            self.add(widget)

    def show_results(
        self, latest: Sequence[ReadinessResult], readings: Sequence[RaterReading]
    ) -> None:
        """Say what stands out in the latest results, and what each view's say together."""
        apart = farthest_apart(latest)
        self.words.setText(headline_words(apart, latest))
        others = apart_words(apart)
        self.others.setText(others)
        self.others.setVisible(bool(others))
        barriers = [barrier_words(one.rater, one.barrier) for one in readings if one.barrier]
        zeros = [near_zero_words(one.rater, one.near_zero) for one in readings if one.near_zero]
        self.barrier.show_words("\n".join(barriers))
        self.near_zero.show_words("\n".join(zeros))
