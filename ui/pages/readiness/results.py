"""What the rounds of one change show: the headline, and a small chart for each subscale."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.readiness import Instrument
from planner.insight.readiness import ReadinessLine
from planner.services.readings import RaterReading
from ui.look.measure import scaled
from ui.pages.readiness.headline import Headline
from ui.pages.readiness.subscale_card import SubscaleCard
from ui.pages.readiness.wording import asked_words, licence_words
from ui.widgets.column import PAGE_GAP_PX
from ui.widgets.flow import Flow
from ui.widgets.labels import label

CARD_PX = 300


class Results(QWidget):
    """Small multiples: a card for each subscale, all on the same scale, under what stands out."""

    def __init__(self) -> None:
        super().__init__()
        # A place of its own in the Tab order for cards that come later; it is never shown.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(PAGE_GAP_PX))
        self._shown: tuple[ReadinessLine, ...] = ()
        self.headline = Headline()
        self._held = QWidget()
        self._column.addWidget(self.headline)
        self._column.addWidget(self._held)
        self.cards: list[SubscaleCard] = []

    def show_lines(self, lines: Sequence[ReadinessLine], readings: Sequence[RaterReading]) -> None:
        """Show other results; the same ones are left as they are, with the focus in them."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self.headline.show_results([line.latest for line in lines], readings)
        self._column.removeWidget(self._held)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget()
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(PAGE_GAP_PX))
        self.cards = []
        before = self._place
        self._column.addWidget(self._held)
        for asked in _grouped(lines, _instrument):
            column.addWidget(Asked(asked[0].instrument))
            multiples = QWidget()
            row = Flow(multiples, gap_px=PAGE_GAP_PX)
            column.addWidget(multiples)
            for found in _grouped(asked, _subscale):
                card = SubscaleCard(found)
                row.add(card, grow=1, basis_px=CARD_PX)
                before = card.put_after(before)
                self.cards.append(card)
        self._held.show()


class Asked(QWidget):
    """Says with which instrument the parts below it were asked, and under which licence."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(2))
        column.addWidget(label(asked_words(instrument), "strong"))
        column.addWidget(label(licence_words(instrument), "small"))


def _instrument(line: ReadinessLine) -> Hashable:
    return line.instrument.key, line.instrument.version


def _subscale(line: ReadinessLine) -> Hashable:
    return line.subscale.key


def _grouped(
    lines: Sequence[ReadinessLine], by: Callable[[ReadinessLine], Hashable]
) -> list[list[ReadinessLine]]:
    found: dict[Hashable, list[ReadinessLine]] = {}
    for line in lines:
        found.setdefault(by(line), []).append(line)
    return list(found.values())
