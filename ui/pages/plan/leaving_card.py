"""Exactly what leaves with the plan, by type and record by record."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from planner.domain.coaching import Audience
from planner.services.plan_preview import Leaving
from planner.text import tr
from planner.words.plan_preview import sum_text
from planner.words.records import record_text, record_title
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.pages.plan.wording import leaving_words, record_name
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.tables import WordsTable

MOST_PX = 560
"""A longer table scrolls."""


class LeavingCard(Card):
    """Counts by type; a button lists every record by its name."""

    def __init__(self) -> None:
        super().__init__(tr("What leaves"))
        self._told: Leaving | None = None
        self.sentence = label("")
        self.table = WordsTable(tr("What leaves"))
        self.kept = label("", "muted")
        self.sums = label("", "muted")
        self.every_button = QPushButton()
        buttons = QWidget()
        Flow(buttons).add(self.every_button)
        for widget in (self.sentence, self.table, self.kept, self.sums, buttons):
            self.add(widget)
        self.every_button.clicked.connect(self._swap)
        self._names_all = False

    def show_leaving(self, told: Leaving, audience: Audience) -> None:
        """Show what one audience would get."""
        self.sentence.setText(leaving_words(told, audience))
        added = "; ".join(sum_text(name) for name in told.sums)
        self.sums.setText(
            tr("Added up, without the records themselves: {sums}.").format(sums=added)
            if added
            else tr("No sums leave.")
        )
        self.kept.setText(_kept(told))
        self.kept.setVisible(any(not line.leave for line in told.records))
        for widget in (self.table, self.every_button):
            widget.setVisible(bool(told.count))
        if told != self._told:
            self._told = told
            self._fill()

    @Slot()
    def _swap(self) -> None:
        self._names_all = not self._names_all
        self._fill()

    def _fill(self) -> None:
        told = self._told
        if told is None:
            return
        self.every_button.setIcon(icon("table"))
        self.table.setMaximumHeight(scaled(MOST_PX))
        if self._names_all:
            self.every_button.setText(tr("Count by type"))
            self.table.show_words((tr("Type"), tr("Record that leaves")), _every(told))
        else:
            self.every_button.setText(tr("Name every record"))
            header = (tr("Type"), tr("Leave"), tr("Stay"))
            self.table.show_words(header, _counts(told))
        header_view = self.table.horizontalHeader()
        header_view.setStretchLastSection(False)
        for column in range(self.table.columnCount()):
            header_view.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header_view.setSectionResizeMode(
            self.table.columnCount() - 1 if self._names_all else 0, QHeaderView.ResizeMode.Stretch
        )


def _every(told: Leaving) -> list[tuple[str, str]]:
    return [
        (record_title(line.record_type), record_name(record))
        for line in told.records
        for record in line.leave
    ]


def _counts(told: Leaving) -> list[tuple[str, str, str]]:
    return [
        (record_title(line.record_type), str(len(line.leave)), str(line.stay))
        for line in told.records
        if line.leave
    ]


def _kept(told: Leaving) -> str:
    names = [record_text(line.record_type) for line in told.records if not line.leave]
    return tr("Of these kinds nothing leaves: {kinds}.").format(kinds=", ".join(names))
