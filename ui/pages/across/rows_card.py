"""The rows of the chosen register, with the search above them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from planner.domain.records import Record
from planner.text import tr, tr_plural
from ui.models.line_list import LineList
from ui.pages.across.register import RegisterRow
from ui.widgets.announce import announce
from ui.widgets.card import Card
from ui.widgets.labels import label


class RowsCard(Card):
    """Shows the rows in which every word that was typed occurs.

    Signals:
        chosen: Another record is the current one, or none.
        opened: The user wants to edit it.
    """

    chosen = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self._rows: Sequence[RegisterRow] = ()
        self._found: list[RegisterRow] = []
        self.search = QLineEdit(placeholderText=tr("Search as you type"))
        self.search.setClearButtonEnabled(True)
        self.notice = label("", "strong")
        self.none_found = label("", "muted")
        self.list = LineList(tr("Records"), lambda: [one.line for one in self._found])
        for widget in (self.notice, self.search, self.none_found, self.list):
            self.add(widget)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.opened)

    def name(self, title: str, notice: str) -> None:
        """Say which register stands here."""
        self.show_title(title)
        self.search.setAccessibleName(tr("Search: {register}").format(register=title))
        self.list.setAccessibleName(title)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    @property
    def record(self) -> Record | None:
        """Return the current record; None where nothing is found."""
        wanted = self.list.current
        return next((one.record for one in self._found if one.line.id == wanted), None)

    def show_rows(self, rows: Sequence[RegisterRow], wanted: str = "") -> None:
        """Show other rows; stand on `wanted`, which ends a search that hides it."""
        self._rows = rows
        self.search.setVisible(bool(rows))
        if wanted and wanted not in {one.line.id for one in self._fitting()}:
            self.search.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.search.clear()
            self.search.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._show(wanted)

    @Slot()
    def _filter(self) -> None:
        self._show("")
        found = len(self._found)
        announce(self.search, tr_plural("{n} found", "{n} found", found))

    def _fitting(self) -> list[RegisterRow]:
        words = self.search.text().casefold().split()
        return [one for one in self._rows if all(word in one.searched for word in words)]

    def _show(self, wanted: str) -> None:
        self._found = self._fitting()
        self.list.refresh(wanted)
        self.list.setVisible(bool(self._found))
        typed = self.search.text().strip()
        self.none_found.setText(tr("Nothing here holds “{words}”.").format(words=typed))
        self.none_found.setVisible(bool(typed) and not self._found)

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen.emit()
