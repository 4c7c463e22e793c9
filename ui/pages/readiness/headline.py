"""What stands out in the results: where the views differ, the first barrier, what is near zero."""

from collections.abc import Callable, Sequence

from planner.domain.readiness import Instrument, Rater
from planner.domain.readiness_results import ReadinessResult
from planner.insight.readiness import ReadinessLine
from planner.insight.readings import Found, first_barrier, near_zero
from planner.insight.three_views import farthest_apart
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

_Read = Callable[[Instrument, Sequence[ReadinessResult]], Found | None]


class Headline(Card):
    """Says first where self, coach and team differ; never one score."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "h2")
        self.others = label("", "muted")
        self.barrier = Described(tr("First barrier, in the order of the questionnaire"))
        self.near_zero = Described(tr("One part near zero is enough not to be ready"))
        self.legend = label(legend(), "small")
        for widget in (self.words, self.others, self.barrier, self.near_zero, self.legend):
            self.add(widget)

    def show_lines(self, lines: Sequence[ReadinessLine]) -> None:
        """Say what stands out in these results."""
        latest = [line.latest for line in lines]
        apart = farthest_apart(latest)
        self.words.setText(headline_words(apart, latest))
        others = apart_words(apart)
        self.others.setText(others)
        self.others.setVisible(bool(others))
        self.barrier.show_words(_read(lines, first_barrier, barrier_words))
        self.near_zero.show_words(_read(lines, near_zero, near_zero_words))


def _read(lines: Sequence[ReadinessLine], read: _Read, say: Callable[[Rater, Found], str]) -> str:
    """Return what each view's results say together, a sentence a line."""
    views: dict[tuple[str, str, Rater], list[ReadinessLine]] = {}
    for line in lines:
        key = (line.instrument.key, line.instrument.version, line.rater)
        views.setdefault(key, []).append(line)
    said = []
    for view in views.values():
        found = read(view[0].instrument, [line.latest for line in view])
        if found is not None:
            said.append(say(view[0].rater, found))
    return "\n".join(said)
