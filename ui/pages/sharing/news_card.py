"""What others changed since you looked: each record with a quiet mark until it is opened."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.changes import Action, ChangeSet
from planner.domain.history_steps import HistoryWish
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import RecordId
from planner.services.history import history_steps
from planner.text import tr, tr_plural
from ui.context import Context
from ui.look.icons import icon
from ui.models.rows import Column, RowsModel
from ui.pages.sharing.conflict_words import named_record
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.row_table import RowTable

MOST_LISTED = 100
"""Of more, the first are named and all are counted."""

_ARRIVING = (Action.TAKE_FROM_TEAM, Action.MERGE)
_MARK = "●"


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A record that others changed."""

    id: RecordId
    record_type: str
    name: str
    by: str


class NewsCard(Card):
    """Fills while this window is open; opening a record, or saying so, takes its mark away."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Changed by others since you looked"))
        self._context = context
        self._arrived: dict[RecordId, str] = {}
        self._rows: list[NewsRow] = []
        self.model: RowsModel[NewsRow] = RowsModel(_columns(), lambda: self._rows, self)
        self.table = RowTable(tr("Changed by others"), self.model, wide=1, most_rows=6)
        self.open_button = QPushButton(icon("search"), tr("Open the record"))
        self.seen_button = QPushButton(icon("accept"), tr("All seen"))
        buttons = QWidget()
        row = Flow(buttons)
        for button in (self.open_button, self.seen_button):
            row.add(button)
        what = label(tr("Enter opens a record and takes its mark away."), "muted")
        for widget in (what, self.table, buttons):
            self.add(widget)
        self.table.opened.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.seen_button.clicked.connect(self._see_all)
        context.changed.connect(self._on_changed)
        self.hide()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        touched = {change.record_id: change.record_type for change in changes.changes}
        if changes.action in _ARRIVING:
            self._arrived |= touched
        elif changes.undone in _ARRIVING:
            for record in touched:
                self._arrived.pop(record, None)
        elif not self._arrived.keys() & touched.keys():
            return
        self.refresh()

    def refresh(self) -> None:
        """Name the records again; those that are gone, or were last written by oneself, are out."""
        listed = list(self._arrived.items())[:MOST_LISTED]
        self._rows = [row for record, kind in listed if (row := self._row(kind, record))]
        self.model.refresh()
        more = max(0, len(self._arrived) - MOST_LISTED)
        count = len(self._rows) + more
        self.show_remark(tr_plural("{n} record", "{n} records", count) if count else "")
        self.setVisible(bool(self._rows))

    def _row(self, record_type: str, record: RecordId) -> NewsRow | None:
        session = self._context.session
        declared = RECORD_TYPES.get(record_type)
        if declared is None or session.read.find(declared, record) is None:
            return None
        latest = history_steps(session, HistoryWish(record=record), limit=1)
        by = latest[0].by or latest[0].device if latest else ""
        owner = session.owner()
        if owner is not None and by == owner.name:  # in another window, or in a copy of one's own
            return None
        return NewsRow(record, record_type, named_record(session, record_type, record), by)

    @Slot()
    def _open(self) -> None:
        index = self.table.row
        if index is None:
            return
        row = self.model.value(index)
        self._arrived.pop(row.id, None)
        self.refresh()
        self._context.record_wanted.emit(row.record_type, row.id)

    @Slot()
    def _see_all(self) -> None:
        self._arrived.clear()
        self.refresh()


def _columns() -> tuple[Column[NewsRow], ...]:
    return (
        Column("", lambda _row: _MARK, spoken=lambda _row: tr("changed by another member")),
        Column(tr("Record"), lambda row: row.name),
        Column(tr("By"), lambda row: row.by or tr("another member")),
    )
