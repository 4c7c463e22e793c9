"""The chapters of the plan, each with what its audience would miss and the way there."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.services.plan_preview import ChapterState, Lack, Missing
from planner.text import tr
from planner.words.plan_preview import chapter_text, lack_text
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label

_AT_HOME = {
    Missing.NAME: "settings",
    Missing.AGREEMENT: "agreement",
    Missing.QUESTION: "question",
    Missing.LOGGED_TIME: "this_week",
    Missing.INITIATIVE: "readiness",
    Missing.RESULTS: "readiness",
    Missing.TRUST_RECORDS: "across",
    Missing.SHARED_GOAL: "across",
    Missing.MEASURE: "across",
    Missing.SOURCE: "across",
}
"""Where what is missing is written: a page, or a card of this page."""

_ELSEWHERE = "skill_goals"


class ChaptersCard(Card):
    """Lists the chapters in their order; nothing here is a score.

    Signals:
        place_wanted: The page, or "agreement" or "question", where what is missing is written.
    """

    place_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Chapters"))
        self._chapters: tuple[ChapterState, ...] = ()
        self._held: list[QWidget] = []
        self.lines: list[LackLine] = []
        # Qt puts new buttons at the end of the window's Tab order; this keeps their place in it.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()

    def show_chapters(self, chapters: Sequence[ChapterState]) -> None:
        """Show the chapters of another plan, or of the same as it is now."""
        if tuple(chapters) == self._chapters:
            return
        self._chapters = tuple(chapters)
        for old in self._held:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        self._held = [self._chapter(state) for state in self._chapters]
        for shown in self._held:
            self.add(shown)
            shown.show()
        for earlier, later in pairwise((self._place, *(line.button for line in self.lines))):
            self.setTabOrder(earlier, later)

    def _chapter(self, state: ChapterState) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(1))
        column.addWidget(label(chapter_text(state.chapter), "strong"))
        if not state.lacks:
            column.addWidget(label(tr("Nothing is missing."), "muted"))
        for lack in state.lacks:
            line = LackLine(lack)
            line.wanted.connect(self.place_wanted)
            self.lines.append(line)
            column.addWidget(line)
        return shown


class LackLine(QWidget):
    """What is missing, and a button that leads to where it is written.

    Signals:
        wanted: The place.
    """

    wanted = Signal(str)

    def __init__(self, lack: Lack) -> None:
        super().__init__()
        self._place = _AT_HOME.get(lack.what, _ELSEWHERE)
        words = lack_text(lack.what, lack.of)
        self.button = QPushButton(tr("Write it"))
        self.button.setIcon(icon("edit"))
        self.button.setAccessibleName(tr("Write it: {what}").format(what=words))
        row = Flow(self, gap_px=8)
        row.add(label(words, "muted"), grow=1, basis_px=180)
        row.add(self.button)
        self.button.clicked.connect(self._go)

    @Slot()
    def _go(self) -> None:
        self.wanted.emit(self._place)
