"""The rules of protected time: all of them, with what can be done to each."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QTableView, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.protection import Rule
from planner.services.protection import delete_rule, pause_rule
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import hours_text
from planner.words.week_hours import week_hours_text
from ui.context import Context
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.pages.protected_time.rule_dialogs import HoursDialog, RuleDialog
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.message_bar import MessageBar
from ui.widgets.tables import set_up_table

LEAST_ROWS = 7
WIDTH_PX, HEIGHT_PX = 760, 440


class RulesDialog(QDialog):
    """Lists the rules; each change is done at once and can be undone."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rules of protected time"))
        self._context = context
        self._model: RowsModel[Rule] = RowsModel(
            self._columns(), partial(context.session.read.all, Rule), self
        )
        self.table = QTableView()
        self.messages = MessageBar()
        self.add_rule = QPushButton(tr("Add a rule…"))
        self.edit = QPushButton(tr("Change…"))
        self.pause = QPushButton(tr("Pause"))
        self.delete = QPushButton(tr("Delete"))
        self.hours = QPushButton(tr("Working hours…"))
        self.close_button = QPushButton(tr("Close"))
        self._build()
        self._connect()
        self._on_current()

    def _build(self) -> None:
        self.table.setModel(self._model)
        set_up_table(self.table, tr("Rules"))
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * LEAST_ROWS)
        self.table.setCurrentIndex(self._model.index(0, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        column.addWidget(label(tr("Rules of protected time"), "h2"))
        column.addWidget(
            label(tr("Each asks for minutes; proposals look for the places."), "muted")
        )
        column.addWidget(self.table, 1)
        column.addWidget(self.messages)
        row = Flow(gap_px=8)
        buttons = (self.add_rule, self.edit, self.pause, self.delete, self.hours)
        for button in (*buttons, self.close_button):
            button.setAutoDefault(False)  # Enter in the table changes the rule
            row.add(button)
        column.addLayout(row)
        set_role(self.add_rule, "primary")
        self.resize(scaled(WIDTH_PX), scaled(HEIGHT_PX))
        self.table.setFocus()

    def _connect(self) -> None:
        self.add_rule.clicked.connect(self._add)
        self.edit.clicked.connect(self._edit)
        self.pause.clicked.connect(self._pause)
        self.delete.clicked.connect(self._delete)
        self.hours.clicked.connect(self._change_hours)
        self.close_button.clicked.connect(self.accept)
        # Queued: this dialog must have let go of Enter before another one opens with a default.
        self.table.activated.connect(self._edit, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self._context.changed.connect(self._on_changed)
        self._context.noticed.connect(self.messages.show_notice)

    def _columns(self) -> tuple[Column[Rule], ...]:
        return (
            Column(tr("Rule"), lambda rule: rule.title),
            Column(tr("Wanted"), _wanted),
            Column(tr("Blocks"), _lengths),
            Column(tr("Only within"), _window),
            Column(tr("State"), _state),
        )

    def _chosen(self) -> Rule | None:
        index = self.table.currentIndex()
        return self._model.value(index) if index.isValid() else None

    @Slot()
    def _add(self) -> None:
        RuleDialog(self._context, self).open()

    @Slot()
    def _edit(self) -> None:
        rule = self._chosen()
        if rule:
            RuleDialog(self._context, self, rule).open()

    @Slot()
    def _pause(self) -> None:
        rule = self._chosen()
        if rule is None:
            return
        pause = partial(pause_rule, self._context.session, rule, is_paused=rule.is_active)
        if self._context.attempt(pause):
            said = tr("“{rule}” rests.") if rule.is_active else tr("“{rule}” works again.")
            self._context.show_done(said.format(rule=rule.title))

    @Slot()
    def _delete(self) -> None:
        rule = self._chosen()
        if rule and self._context.attempt(partial(delete_rule, self._context.session, rule)):
            said = tr("“{rule}” was deleted; its blocks stay.").format(rule=rule.title)
            self._context.show_done(said)

    @Slot()
    def _change_hours(self) -> None:
        HoursDialog(self._context, self).open()

    @Slot()
    def _on_current(self, _index: QModelIndex | None = None) -> None:
        rule = self._chosen()
        for button in (self.edit, self.pause, self.delete):
            button.setEnabled(rule is not None)
        is_resting = rule is not None and not rule.is_active
        self.pause.setText(tr("Resume") if is_resting else tr("Pause"))

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(Rule.TYPE):
            self._model.refresh()
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self._model.index(0, 0))
            self._on_current()


def _wanted(rule: Rule) -> str:
    return tr("{minutes} {cadence}").format(
        minutes=hours_text(rule.target), cadence=choice_text(rule.cadence)
    )


def _lengths(rule: Rule) -> str:
    if rule.shortest == rule.longest:
        return hours_text(rule.shortest)
    return tr("{shortest} to {longest}").format(
        shortest=hours_text(rule.shortest), longest=hours_text(rule.longest)
    )


def _window(rule: Rule) -> str:
    return week_hours_text(rule.window) if rule.window else tr("working hours")


def _state(rule: Rule) -> str:
    return tr("in use") if rule.is_active else tr("paused")
