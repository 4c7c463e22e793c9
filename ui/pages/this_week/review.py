"""All meetings that wait for a mode, in a list of their own."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.services.settling import open_drafts
from planner.text import tr, tr_plural
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.this_week.drafts import Drafts
from ui.widgets.column import ScrollColumn
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label

MOST_ROWS = 10


class Review(QDialog):
    """Shows the meetings until none is left."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Meetings to accept"))
        self.title = label("", "h2")
        self.drafts = Drafts(context, partial(open_drafts, context.session), MOST_ROWS)
        self.settled = EmptyState("accept", tr("All settled"), tr("Every meeting has its mode."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        column.addWidget(self.title)
        body = ScrollColumn()
        body.column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.drafts, self.settled):
            body.add(widget)
        body.end()
        column.addWidget(body, 1)
        column.addWidget(buttons)
        self.resize(scaled(720), scaled(560))
        self._show()
        context.changed.connect(self._on_changed)
        self.drafts.table.setFocus()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("meeting", "entry", "suggesting", "hat", "body"):
            self._show()

    def _show(self) -> None:
        count = len(open_drafts(self._context.session))
        self.title.setText(tr_plural("{n} meeting to accept", "{n} meetings to accept", count))
        self.drafts.refresh()
        self.drafts.setVisible(bool(count))
        self.settled.setVisible(not count)
