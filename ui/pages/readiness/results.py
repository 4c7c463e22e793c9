"""What the rounds of one change show: the headline, and a small chart for each subscale."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.insight.readiness import ReadinessLine
from ui.look.measure import scaled
from ui.pages.readiness.headline import Headline
from ui.pages.readiness.subscale_card import SubscaleCard
from ui.widgets.column import PAGE_GAP_PX
from ui.widgets.flow import Flow

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

    def show_lines(self, lines: Sequence[ReadinessLine]) -> None:
        """Show other results; the same ones are left as they are, with the focus in them."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        self.headline.show_lines(lines)
        self._column.removeWidget(self._held)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget()
        row = Flow(self._held, gap_px=PAGE_GAP_PX)
        self.cards = [SubscaleCard(found) for found in _by_subscale(lines)]
        self._column.addWidget(self._held)
        before = self._place
        for card in self.cards:
            row.add(card, grow=1, basis_px=CARD_PX)
            before = card.put_after(before)
        self._held.show()


def _by_subscale(lines: Sequence[ReadinessLine]) -> list[list[ReadinessLine]]:
    found: dict[tuple[str, str, str], list[ReadinessLine]] = {}
    for line in lines:
        key = (line.instrument.key, line.instrument.version, line.subscale.key)
        found.setdefault(key, []).append(line)
    return list(found.values())
