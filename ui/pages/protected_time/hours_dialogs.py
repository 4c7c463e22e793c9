"""When anything may be planned at all: the working hours, and sets that single rules name."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.protection import HoursSet
from planner.services.protection import (
    add_hours,
    delete_hours,
    edit_hours,
    hours_of,
    hours_sets,
)
from planner.text import tr
from planner.words.numbers import brief_date_text
from planner.words.week_hours import week_hours_text
from ui.context import Context
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.widgets.dialog_form import DialogForm
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.message_bar import MessageBar
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import Heading, RecordForm, Rows
from ui.widgets.row_table import RowTable

WIDTH_PX, HEIGHT_PX = 760, 440
OTHER_ROWS: Rows = (("name",), ("hours",), ("keep_free",), ("first_day", "last_day"))


def working_rows() -> Rows:
    """Return the fields of the working hours, in groups."""
    return (
        ("hours",),
        ("keep_free", "without_meetings"),
        Heading(tr("Room around meetings")),
        ("before_meeting", "after_meeting"),
        ("travel",),
        Heading(tr("Limits")),
        ("most_a_day", "most_a_week"),
        ("most_blocks_a_day", "freeze_days"),
    )


class HoursSetsDialog(QDialog):
    """Lists the working hours and the other sets; each change is done at once and can be undone."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Hours"))
        self._context = context
        self._working = hours_of(context.session).id
        self._model: RowsModel[HoursSet] = RowsModel(
            self._columns(), partial(hours_sets, context.session), self
        )
        self.table = RowTable(tr("Hours sets"), self._model, wide=1)
        self.messages = MessageBar()
        self.add_button = QPushButton(tr("Add an hours set…"))
        self.edit_button = QPushButton(tr("Change…"))
        self.delete_button = QPushButton(tr("Delete"))
        self.close_button = QPushButton(tr("Close"))
        self._build()
        self._connect()
        self._on_current()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        column.addWidget(label(tr("Hours"), "h2"))
        told = tr("All rules are planned in the working hours, but those that name another set.")
        column.addWidget(label(told, "muted"))
        column.addWidget(self.table)
        column.addStretch(1)
        column.addWidget(self.messages)
        row = Flow(gap_px=8)
        for button in (self.add_button, self.edit_button, self.delete_button, self.close_button):
            button.setAutoDefault(False)  # Enter in the table changes the set
            row.add(button)
        column.addLayout(row)
        set_role(self.edit_button, "primary")
        room = self.screen().availableSize()
        self.resize(min(scaled(WIDTH_PX), room.width()), min(scaled(HEIGHT_PX), room.height()))
        self.table.setFocus()

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.edit_button.clicked.connect(self._edit)
        self.delete_button.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.accept)
        # Queued: this dialog must have let go of Enter before another one opens with a default.
        self.table.opened.connect(self._edit, Qt.ConnectionType.QueuedConnection)
        self.table.current_changed.connect(self._on_current)
        self._context.changed.connect(self._on_changed)
        self._context.noticed.connect(self.messages.show_notice)

    def _columns(self) -> tuple[Column[HoursSet], ...]:
        return (
            Column(tr("Name"), lambda hours: hours.name),
            Column(tr("Hours"), lambda hours: week_hours_text(hours.hours)),
            Column(tr("Holds"), _holds),
        )

    def _chosen(self) -> HoursSet | None:
        index = self.table.row
        return self._model.value(index) if index else None

    @Slot()
    def _add(self) -> None:
        HoursDialog(self._context, self, None).open()

    @Slot()
    def _edit(self) -> None:
        HoursDialog(self._context, self, self._chosen()).open()

    @Slot()
    def _delete(self) -> None:
        seen = self._chosen()
        if seen and self._context.attempt(partial(delete_hours, self._context.session, seen)):
            self._context.show_done(tr("“{name}” was deleted.").format(name=seen.name))

    @Slot()
    def _on_current(self) -> None:
        chosen = self._chosen()
        self.delete_button.setEnabled(chosen is not None and chosen.id != self._working)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(HoursSet.TYPE):
            self._model.refresh()
            self._on_current()


class HoursDialog(DialogForm):
    """Changes the working hours or another set, or makes a new one where `seen` is None."""

    def __init__(self, context: Context, parent: QWidget, seen: HoursSet | None) -> None:
        self._session = context.session
        self._seen = seen
        words = (
            (tr("A new hours set"), tr("Add the hours set"))
            if seen is None
            else (tr("Hours: {name}").format(name=seen.name), tr("Save the hours"))
        )
        super().__init__(parent, *words)
        is_working = seen is not None and seen.id == hours_of(context.session).id
        around = Surroundings(today=lambda: context.now().date(), references={})
        self.form = RecordForm(HoursSet, working_rows() if is_working else OTHER_ROWS, around)
        self.form.save_button.hide()  # the dialog has its own
        self.form.cancel_button.hide()
        self.body.add(self.form)
        self.body.end()
        if seen:
            self.form.show_record(seen)
        else:
            self.form.show_record(HoursSet(id=context.session.new_id(), name=tr("Early mornings")))
        self.form.saved.connect(self.submitted)
        self.submitted.connect(self._submit)

    @Slot()
    def _submit(self) -> None:
        self.attempt(self._write, self.form.explain)

    def _write(self) -> None:
        values = self.form.values()
        if self._seen is None:
            add_hours(self._session, HoursSet(id=self._session.new_id(), **values))
        else:
            edit_hours(self._session, self._seen, replace(self._seen, **values))


def _holds(hours: HoursSet) -> str:
    first, last = hours.first_day, hours.last_day
    if first and last:
        return tr("{first} to {last}").format(
            first=brief_date_text(first), last=brief_date_text(last)
        )
    if first:
        return tr("from {day}").format(day=brief_date_text(first))
    return tr("until {day}").format(day=brief_date_text(last)) if last else tr("always")
