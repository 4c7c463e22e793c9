"""Other places for what was displaced: offered, looked for, and told move by move."""

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtWidgets import QPushButton

from planner.domain.proposals import StoredProposal
from planner.services.session import Session
from planner.text import tr, tr_plural
from ui.pages.protected_time.key_tips import show_tip
from ui.pages.protected_time.keys import Keys
from ui.pages.protected_time.lines import Lines
from ui.pages.protected_time.moves import Displaced, moved_words
from ui.widgets.card import Card
from ui.widgets.command_palette import plain_text
from ui.widgets.flow import Flow
from ui.widgets.labels import label

MOST_SHOWN = 6


class ReplanCard(Card):
    """Hidden while nothing was displaced that could get another place."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(tr("Displaced"))
        self.words = label("")
        self.button = QPushButton(plain_text(keys.replan))
        show_tip(self.button, keys.replan)
        self._lines = Lines(gap_px=5)
        row = Flow()
        row.add(self.button)
        for widget in (self.words, self._lines):
            self.add(widget)
        self.column.addLayout(row)
        self.button.clicked.connect(keys.replan.trigger)
        self.hide()

    def show_displaced(self, displaced: Displaced, looked_for: Collection[datetime]) -> None:
        """Offer to look for other places for what gave way since such were looked for."""
        self._clear()
        said = []
        lost = len(displaced.lost.difference(looked_for))
        if lost:
            said.append(tr_plural("{n} block was lost.", "{n} blocks were lost.", lost))
        if displaced.hit:
            said.append(
                tr_plural(
                    "A meeting stands on {n} block.",
                    "Meetings stand on {n} blocks.",
                    displaced.hit,
                )
            )
        self.words.setText(" ".join([*said, tr("Few others would move, none without your word.")]))
        self.button.show()
        self.setVisible(bool(said))

    def show_moves(
        self, session: Session, moving: Sequence[StoredProposal], new: int, stuck: int
    ) -> None:
        """Tell what would move from where to where, how much is new, and what has no place."""
        self._clear()
        self.button.hide()
        self.words.setText(
            tr_plural(
                "{n} block would move; nothing is written until you accept.",
                "{n} blocks would move; nothing is written until you accept.",
                len(moving),
            )
        )
        for proposal in moving[:MOST_SHOWN]:
            self._say(moved_words(session, proposal))
        if len(moving) > MOST_SHOWN:
            rest = len(moving) - MOST_SHOWN
            self._say(tr_plural("and {n} more", "and {n} more", rest))
        if new and moving:
            self._say(tr_plural("{n} place besides is new.", "{n} places besides are new.", new))
        if stuck:
            self._say(
                tr_plural(
                    "{n} block has no other place; it stays for you to decide.",
                    "{n} blocks have no other place; they stay for you to decide.",
                    stuck,
                )
            )
        self.show()

    def _say(self, words: str) -> None:
        self._lines.say(words)
        self._lines.show()

    def _clear(self) -> None:
        self._lines.hide()
        self._lines.clear()
