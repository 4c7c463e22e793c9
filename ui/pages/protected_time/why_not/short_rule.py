"""One rule that is short: of how much, why, what would help; the funnel at a key press."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.scheduling.proposal import Unmet
from planner.services.session import Session
from planner.text import tr
from planner.words.scheduling import binding_text
from ui.look.measure import scaled
from ui.pages.protected_time.why_not.wording import at_best_words, funnel_rows, lack_words
from ui.pages.protected_time.wording import relief_words
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.tables import WordsTable

SHOWN_AT_FIRST = 2


class ShortRule(QWidget):
    """Says the most useful at once; the rest unfolds below its button."""

    def __init__(self, session: Session, title: str, unmet: Unmet) -> None:
        super().__init__()
        self.title = title
        reliefs = [relief_words(session, relief) for relief in unmet.would_help]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(5))
        self._say(lack_words(title, unmet), "strong")
        self._say(binding_text(unmet.because.value), "muted")
        self._say_reliefs(reliefs[:SHOWN_AT_FIRST])
        self.fold_button = QPushButton()
        set_role(self.fold_button, "quiet")
        row = Flow()
        row.add(self.fold_button)
        self._column.addLayout(row)
        self.rest = QWidget()
        self._fill_rest(unmet, reliefs[SHOWN_AT_FIRST:])
        self._column.addWidget(self.rest)
        self.fold_button.clicked.connect(self._turn_over)
        self.unfold(is_unfolded=False)

    @property
    def is_unfolded(self) -> bool:
        """Say whether the rest is shown."""
        return not self.rest.isHidden()

    def unfold(self, *, is_unfolded: bool) -> None:
        """Show the rest, or hide it."""
        self.rest.setVisible(is_unfolded)
        words = tr("Show less") if is_unfolded else tr("Show more")
        self.fold_button.setText(words)
        self.fold_button.setAccessibleName(
            tr("{words}: {rule}").format(words=words, rule=self.title)
        )

    def _fill_rest(self, unmet: Unmet, reliefs: Sequence[str]) -> None:
        outer, self._column = self._column, QVBoxLayout(self.rest)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(5))
        self._say_reliefs(reliefs)
        self._say(at_best_words(unmet))
        funnel = unmet.funnel
        is_joint = funnel.together_minutes < funnel.window_minutes
        self.funnel = WordsTable(tr("How the time of {rule} melts away").format(rule=self.title))
        self.funnel.show_words(
            (tr("Its time"), tr("What is left")), funnel_rows(funnel, is_joint=is_joint)
        )
        self._column.addWidget(self.funnel)
        self._column = outer

    def _say_reliefs(self, reliefs: Sequence[str]) -> None:
        for words in reliefs:
            self._say(tr("\N{BULLET} {words}").format(words=words))

    def _say(self, words: str, role: str = "") -> None:
        self._column.addWidget(label(words, role))

    @Slot()
    def _turn_over(self) -> None:
        self.unfold(is_unfolded=not self.is_unfolded)
