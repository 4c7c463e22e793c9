"""Whether a round is really to be closed: what that means is said first."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.readiness import Rater
from planner.services.readiness import RoundLine
from planner.text import tr
from ui.look.measure import scaled
from ui.pages.readiness.wording import answered_words
from ui.widgets.announce import announce
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role


class FinalQuestion(QWidget):
    """Stands hidden until it is asked.

    Signals:
        confirmed: The round is to be closed.
        left: It stays open.
    """

    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "strong")
        self.close_button = QPushButton(tr("Close it for good"))
        self.keep_button = QPushButton(tr("Keep it open"))
        set_role(self.close_button, "primary")
        buttons = QWidget()
        row = Flow(buttons)
        row.add(self.close_button)
        row.add(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.close_button.clicked.connect(self.confirmed)
        self.keep_button.clicked.connect(self._leave)
        self.hide()

    def ask(self, line: RoundLine) -> None:
        """Say what closing this round means, and wait for an answer."""
        self.words.setText(final_words(line))
        self.show()
        announce(self, self.words.text())
        self.keep_button.setFocus()

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.left.emit()


def final_words(line: RoundLine) -> str:
    """Say that a closed round is final, and what that means for it."""
    said = tr("Closing is final: {answered} answered, and nobody can answer later.").format(
        answered=answered_words(line)
    )
    if line.round.rater is not Rater.TEAM or line.respondents >= line.round.least:
        return said
    few = tr("With fewer than {least} answers nothing of it will be shown.")
    return " ".join((said, few.format(least=line.round.least)))
