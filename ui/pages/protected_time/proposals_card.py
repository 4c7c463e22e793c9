"""What is proposed in all: how good it is, and how much of it lies in other weeks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.text import tr, tr_plural
from planner.words.numbers import hours_text
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label


class ProposalsCard(Card):
    """Says how good the proposals are, and how many there are; hidden while there are none.

    Signals:
        next_wanted: Go to the next week that holds proposals.
        all_wanted: Accept all of them.
    """

    next_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Proposed"))
        self.quality = label("", "muted")
        self.words = label("")
        self.next_button = QPushButton(tr("Show the next"))
        self.all_button = QPushButton()
        row = QWidget()
        flow = Flow(row, gap_px=8)
        flow.add(self.next_button)
        flow.add(self.all_button)
        self.add(self.quality)
        self.add(self.words)
        self.add(row)
        self._row = row
        self.next_button.clicked.connect(self.next_wanted)
        self.all_button.clicked.connect(self.all_wanted)
        self.hide()

    def show_proposed(self, total: int, shown: int, minutes: int, quality: str) -> None:
        """Show how many proposals there are in all and in the week shown, and how good they are.

        Args:
            total: Of all weeks.
            shown: Of the week shown.
            minutes: Of all of them.
            quality: A sentence; empty where nobody knows.
        """
        elsewhere = total - shown
        self.setVisible(elsewhere > 0 or bool(total and quality))
        self.quality.setText(quality)
        self.quality.setVisible(bool(quality))
        for part in (self.words, self._row):
            part.setVisible(elsewhere > 0)
        said = tr_plural(
            "{n} more block in other weeks", "{n} more blocks in other weeks", elsewhere
        )
        self.words.setText(
            tr("{blocks}; with those shown here {minutes} in all.").format(
                blocks=said, minutes=hours_text(minutes)
            )
        )
        self.all_button.setText(tr_plural("Accept {n}", "Accept all {n}", total))
