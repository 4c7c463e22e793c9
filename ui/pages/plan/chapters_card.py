"""The chapters of the plan, each with what its audience would miss."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.services.plan_preview import ChapterState
from planner.text import tr
from planner.words.plan_preview import chapter_text, lack_text
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.labels import label


class ChaptersCard(Card):
    """Lists the chapters in their order; nothing here is a score."""

    def __init__(self) -> None:
        super().__init__(tr("Chapters"))
        self._chapters: tuple[ChapterState, ...] = ()
        self._held: list[_ChapterLines] = []

    def show_chapters(self, chapters: Sequence[ChapterState]) -> None:
        """Show the chapters of another plan, or of the same as it is now."""
        if tuple(chapters) == self._chapters:
            return
        self._chapters = tuple(chapters)
        for old in self._held:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._held = [_ChapterLines(state) for state in self._chapters]
        for lines in self._held:
            self.add(lines)
            lines.show()


class _ChapterLines(QWidget):
    def __init__(self, state: ChapterState) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(1))
        column.addWidget(label(chapter_text(state.chapter), "strong"))
        said = [lack_text(lack.what, lack.of) for lack in state.lacks]
        for words in said or [tr("Nothing is missing.")]:
            column.addWidget(label(words, "muted"))
