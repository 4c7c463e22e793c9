"""Why the rules did not get more, and what would make room."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.protection import Rule
from planner.scheduling.proposal import Proposal, Unmet
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.numbers import hours_text
from planner.words.scheduling import binding_text
from ui.look.measure import scaled
from ui.pages.protected_time.week import Week
from ui.pages.protected_time.wording import relief_words
from ui.widgets.card import Card
from ui.widgets.labels import label

MOST_SHOWN = 3
MOST_RELIEFS = 3


class ShortageCard(Card):
    """Tells, for the week shown, which rules are short, of how much and why."""

    def __init__(self) -> None:
        super().__init__(tr("Why not more?"))
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(6))
        self.add(self._lines)

    def show_found(self, session: Session, week: Week, found: Proposal | None) -> None:
        """Show what a search could not meet in a week; None where nothing was searched for."""
        self._clear()
        if found is None:
            self._say(tr("Propose blocks, and what does not fit is explained here."), "muted")
            return
        short = [unmet for unmet in found.unmet if _is_in(week, unmet)]
        if not short:
            self._say(tr("Every rule gets what it asks for in this week."), "muted")
        for unmet in short[:MOST_SHOWN]:
            self._tell(session, week.rules, unmet)
        if len(short) > MOST_SHOWN:
            more = tr_plural(
                "{n} more rule is short.", "{n} more rules are short.", len(short) - MOST_SHOWN
            )
            self._say(more, "muted")

    def _tell(self, session: Session, rules: Mapping[str, Rule], unmet: Unmet) -> None:
        rule = rules.get(unmet.rule_key)
        lacks = tr("{rule} lacks {minutes}.").format(
            rule=rule.title if rule else tr("A rule"), minutes=hours_text(unmet.missing_minutes)
        )
        self._say(lacks, "strong")
        self._say(binding_text(unmet.because.value), "muted")
        for relief in unmet.would_help[:MOST_RELIEFS]:
            self._say(tr("\N{BULLET} {words}").format(words=relief_words(session, relief)))

    def _say(self, words: str, role: str = "") -> None:
        self._column.addWidget(label(words, role))

    def _clear(self) -> None:
        while self._column.count():
            line = self._column.takeAt(0)
            widget = line.widget() if line else None
            if widget:
                widget.hide()
                widget.deleteLater()


def _is_in(week: Week, unmet: Unmet) -> bool:
    weeks = (week.monday - unmet.week_start).days // 7
    return 0 <= weeks < unmet.weeks
