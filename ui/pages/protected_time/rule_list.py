"""All rules of protected time, with what can be done to each as a whole."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.protection import Cadence, Rule
from planner.domain.records import RecordId
from planner.services.protection import delete_rule, pause_rule
from planner.text import tr
from planner.words.numbers import hours_text
from ui.context import Context
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.widgets.flow import Flow
from ui.widgets.row_table import RowTable


class RuleList(QWidget):
    """Lists the rules, and the one that is being written for the first time.

    Signals:
        chosen: The id of the rule that is the current one now.
        opened: Enter was pressed on it.
        new_wanted: A new rule is to be written.
        new_dropped: The rule that was never saved is not wanted any more.
        hours_wanted: The hours are to be changed.
    """

    chosen = Signal(str)
    opened = Signal()
    new_wanted = Signal()
    new_dropped = Signal()
    hours_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._new: Rule | None = None
        self._shown: RecordId | None = None
        self._model: RowsModel[Rule] = RowsModel(self._columns(), self._rules, self)
        self.table = RowTable(tr("Rules"), self._model, wide=0)
        self.add_button = QPushButton(tr("Add a rule"))
        self.pause_button = QPushButton(tr("Pause"))
        self.delete_button = QPushButton(tr("Delete"))
        self.hours_button = QPushButton(tr("Hours…"))
        self._build()
        self._connect()
        self._on_current()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(12))
        column.addWidget(self.table)
        buttons = QWidget()
        row = Flow(buttons, gap_px=8)
        for button in (self.add_button, self.pause_button, self.delete_button, self.hours_button):
            button.setAutoDefault(False)  # Enter in a line of the form saves the rule
            row.add(button)
        column.addWidget(buttons)
        column.addStretch(1)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self.opened)
        self.add_button.clicked.connect(self.new_wanted)
        self.pause_button.clicked.connect(self._pause)
        self.delete_button.clicked.connect(self._delete)
        self.hours_button.clicked.connect(self.hours_wanted)
        self.table.add_key(self.delete_button.text(), "Delete", self._delete)
        self._context.changed.connect(self._on_changed)

    def _columns(self) -> tuple[Column[Rule], ...]:
        return (
            Column(tr("Rule"), lambda rule: rule.title),
            Column(tr("Wanted"), self._wanted),
        )

    def _rules(self) -> list[Rule]:
        stored = self._context.session.read.all(Rule)
        is_stored = self._new is not None and any(rule.id == self._new.id for rule in stored)
        if is_stored:
            self._new = None
        return [*stored, self._new] if self._new else stored

    def begin_new(self, new: Rule) -> None:
        """List a rule that the plan does not know yet, and make it the current one."""
        self._new = new
        self._model.refresh()
        self.go_to(new.id)

    def drop_new(self) -> None:
        """List the rule that was never saved no longer."""
        self._new = None
        self._model.refresh()

    def go_to(self, rule: RecordId) -> None:
        """Make a rule the current one."""
        row = self._model.row_of(rule)
        if row is not None:
            self.table.go_to(row)

    def current(self) -> Rule | None:
        """Return the rule that is the current one; None without rules."""
        index = self.table.row
        return self._model.value(index) if index else None

    def _wanted(self, rule: Rule) -> str:
        if rule is self._new:
            return tr("not saved")
        if not rule.is_active:
            return tr("paused")
        is_weekly = rule.cadence is Cadence.WEEKLY
        words = tr("{minutes} a week") if is_weekly else tr("{minutes} a month")
        return words.format(minutes=hours_text(rule.target))

    @Slot()
    def _pause(self) -> None:
        rule = self.current()
        if rule is None:
            return
        pause = partial(pause_rule, self._context.session, rule, is_paused=rule.is_active)
        if self._context.attempt(pause):
            said = tr("“{rule}” rests.") if rule.is_active else tr("“{rule}” works again.")
            self._context.show_done(said.format(rule=rule.title))

    @Slot()
    def _delete(self) -> None:
        rule = self.current()
        if rule is not None and rule is self._new:
            self.drop_new()
            self.new_dropped.emit()
        elif rule and self._context.attempt(partial(delete_rule, self._context.session, rule)):
            said = tr("“{rule}” was deleted; its blocks stay.").format(rule=rule.title)
            self._context.show_done(said)

    @Slot()
    def _on_current(self) -> None:
        rule = self.current()
        is_stored = rule is not None and rule is not self._new
        self.pause_button.setEnabled(is_stored)
        self.delete_button.setEnabled(rule is not None)
        is_resting = rule is not None and not rule.is_active
        self.pause_button.setText(tr("Resume") if is_resting else tr("Pause"))
        shown = rule.id if rule else None
        if shown != self._shown:
            self._shown = shown
            self.chosen.emit(shown or "")

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(Rule.TYPE):
            self._model.refresh()
            self._on_current()
