"""The charter: what the leader decided beforehand may displace a block."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.charter import CharterItem
from planner.domain.protection import Rule
from planner.services.charter import charter, retire_charter_item, uses_this_month
from planner.services.levels import level_names
from planner.text import tr, tr_plural
from planner.words.levels import levels_text
from ui.context import Context
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.pages.protected_time.ledger.charter_item_dialog import CharterItemDialog
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.message_bar import MessageBar
from ui.widgets.row_table import RowTable

WIDTH_PX = 760
_WHAT = 0


class CharterDialog(QDialog):
    """Lists what holds today; each change is done at once and can be undone."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Charter"))
        self._context = context
        read = partial(charter, context.session)
        self._model: RowsModel[CharterItem] = RowsModel(self._columns(), read, self)
        self.table = RowTable(tr("Charter"), self._model, wide=_WHAT)
        self.messages = MessageBar()
        self.empty = label(
            tr("Nothing yet: each displacement is counted as just this once, with its number."),
            "muted",
        )
        self.add_item = QPushButton(tr("Add…"))
        self.edit = QPushButton(tr("Change…"))
        self.retire = QPushButton(tr("Retire"))
        self.close_button = QPushButton(tr("Close"))
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        column.addWidget(label(tr("Charter"), "h2"))
        words = tr(
            "What you decided beforehand may displace a block. What it says changes from today "
            "on; what was displaced before keeps the words of its day."
        )
        column.addWidget(label(words, "muted"))
        column.addWidget(self.empty)
        column.addWidget(self.table)
        column.addStretch(1)
        column.addWidget(self.messages)
        row = Flow(gap_px=8)
        for button in (self.add_item, self.edit, self.retire, self.close_button):
            button.setAutoDefault(False)  # Enter in the table changes the item
            row.add(button)
        column.addLayout(row)
        set_role(self.add_item, "primary")
        self.resize(scaled(WIDTH_PX), self.sizeHint().height())

    def _connect(self) -> None:
        self.add_item.clicked.connect(self._add)
        self.edit.clicked.connect(self._edit)
        self.retire.clicked.connect(self._retire)
        self.close_button.clicked.connect(self.accept)
        # Queued: this dialog must have let go of Enter before another one opens with a default.
        self.table.opened.connect(self._edit, Qt.ConnectionType.QueuedConnection)
        self.table.add_key(tr("Add…"), "Ins", self._add)
        self.table.add_key(tr("Retire"), "Del", self._retire)
        self._context.changed.connect(self._on_changed)
        self._context.noticed.connect(self.messages.show_notice)

    def _columns(self) -> tuple[Column[CharterItem], ...]:
        return (
            Column(tr("What may displace a block"), lambda item: item.text),
            Column(tr("For whom"), self._levels),
            Column(tr("Only blocks of"), self._rule),
            Column(tr("This month"), self._uses),
        )

    def _rule(self, item: CharterItem) -> str:
        rule = self._context.session.read.find(Rule, item.rule) if item.rule else None
        return rule.title if rule else tr("any rule")

    def _uses(self, item: CharterItem) -> str:
        uses = uses_this_month(self._context.session, item)
        if item.most_a_month is None:
            return tr_plural("used {n} time", "used {n} times", uses)
        return tr("used {n} of {most} times").format(n=uses, most=item.most_a_month)

    def _chosen(self) -> CharterItem | None:
        index = self.table.row
        return self._model.value(index) if index is not None else None

    @Slot()
    def _add(self) -> None:
        CharterItemDialog(self._context, self).open()

    @Slot()
    def _edit(self) -> None:
        item = self._chosen()
        if item:
            CharterItemDialog(self._context, self, item).open()

    @Slot()
    def _retire(self) -> None:
        item = self._chosen()
        session = self._context.session
        if item and self._context.attempt(partial(retire_charter_item, session, item)):
            said = tr("“{text}” holds no more from today.").format(text=item.text)
            self._context.show_done(said)

    def _levels(self, item: CharterItem) -> str:
        return levels_text(item.named_levels(), level_names(self._context.session))

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(CharterItem.TYPE, "displacement", Rule.TYPE):
            self._refresh()

    def _refresh(self) -> None:
        self._model.refresh()
        is_empty = self._model.rowCount() == 0
        self.empty.setVisible(is_empty)
        self.table.setVisible(not is_empty)
        for button in (self.edit, self.retire):
            button.setEnabled(not is_empty)
        (self.add_item if is_empty else self.table).setFocus()
