"""Fields on which people disagree: listed, and chosen one after the other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.conflicts import Conflict, Rival
from planner.services.conflicts import choices_waiting, choose_joined, choose_rival, conflicts
from planner.text import tr, tr_plural
from ui.context import Context
from ui.models.rows import Column, RowsModel
from ui.pages.sharing.conflict_view import ConflictView
from ui.pages.sharing.conflict_words import field_words, record_words, whom_text
from ui.widgets.announce import announce
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.row_table import RowTable
from ui.widgets.tab_order import order_parts

MOST_LISTED = 200
"""So many are described at once; the others follow as these are settled."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict as a row; `id` tells its field from all others, `about` names the record."""

    id: str
    conflict: Conflict
    about: str


class ConflictsCard(Card):
    """A list, and the one that is looked at below it. Nothing is blocked meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Where people disagree"))
        self._context = context
        self._put_off: set[str] = set()
        self._rows: list[ConflictRow] = []
        self.none_yet = label(tr("Nobody disagrees on anything."), "muted")
        self.model: RowsModel[ConflictRow] = RowsModel(self._columns(), lambda: self._rows, self)
        self.table = RowTable(tr("Conflicts"), self.model, wide=0, most_rows=5)
        self.keys = label(
            tr(
                "In the list: M keeps mine, T takes theirs, J takes both, joined, L is for "
                "later, Enter opens. Meanwhile the newer value is shown, and nothing is lost."
            ),
            "muted",
        )
        self.view = ConflictView(context)
        for widget in (self.none_yet, self.table, self.keys, self.view):
            self.add(widget)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._look_again)
        self.table.add_key(tr("Keep mine"), "M", self.view.choose_mine)
        self.table.add_key(tr("Take theirs"), "T", self.view.choose_theirs)
        self.table.add_key(tr("Take both, joined"), "J", self.view.choose_joined)
        self.table.add_key(tr("Later"), "L", self._later)
        self.view.rival_chosen.connect(self._choose)
        self.view.joined_chosen.connect(self._choose_joined)
        self.view.later_chosen.connect(self._later)
        self.view.record_wanted.connect(self._open)

    def _columns(self) -> tuple[Column[ConflictRow], ...]:
        return (
            Column(tr("Record"), lambda row: row.about),
            Column(tr("Field"), lambda row: field_words(row.conflict)),
            Column(tr("With"), lambda row: whom_text(row.conflict.theirs)),
        )

    def refresh(self) -> None:
        """Read again."""
        session = self._context.session
        self._rows = [
            ConflictRow(f"{one.record} {one.field}", one, record_words(session, one))
            for one in conflicts(session, MOST_LISTED)
        ]
        total = choices_waiting(session)
        self.model.refresh()
        for widget in (self.table, self.keys, self.view):
            widget.setVisible(bool(self._rows))
        self.none_yet.setVisible(not self._rows)
        waits = tr_plural("{n} waits", "{n} wait", total)
        self.show_remark(waits if self._rows else "")
        self._show_current()
        order_parts(self, self.table, self.view)

    @property
    def current(self) -> ConflictRow | None:
        """Return the one that is looked at."""
        row = self.table.row
        return self.model.value(row) if row is not None and self._rows else None

    @Slot()
    def _show_current(self) -> None:
        current = self.current
        self.view.setVisible(current is not None and current.id not in self._put_off)
        if current is not None:
            self.view.show_conflict(current.conflict)

    @Slot()
    def _look_again(self) -> None:
        """Show one that was put off after all."""
        if self.current is not None:
            self._put_off.discard(self.current.id)
            self._show_current()
            self.view.mine.button.setFocus()

    @Slot()
    def _later(self) -> None:
        """Put this one off, and go on to the next that was not."""
        if self.current is None:
            return
        self._put_off.add(self.current.id)
        waiting = [n for n, row in enumerate(self._rows) if row.id not in self._put_off]
        here = self._rows.index(self.current)
        following = next((n for n in waiting if n > here), waiting[0] if waiting else None)
        self.table.setFocus()
        if following is not None:
            self.table.go_to(following)
        else:
            self._show_current()
            announce(self, tr("All are put off. Enter opens one again."))

    @Slot(object)
    def _choose(self, rival: Rival) -> None:
        if self.current is not None:
            conflict = self.current.conflict
            self._settle(partial(choose_rival, self._context.session, conflict, rival))

    @Slot()
    def _choose_joined(self) -> None:
        if self.current is not None:
            self._settle(partial(choose_joined, self._context.session, self.current.conflict))

    def _settle(self, act: Callable[[], object]) -> None:
        done = self._context.attempt(act)
        self.refresh()
        if self._rows:
            self.table.setFocus()
        if done:
            left = choices_waiting(self._context.session)
            said = tr_plural("Chosen. {n} field waits.", "Chosen. {n} fields wait.", left)
            self._context.show_done(said)

    @Slot()
    def _open(self) -> None:
        if self.current is not None:
            conflict = self.current.conflict
            self._context.record_wanted.emit(conflict.record_type, conflict.record)
