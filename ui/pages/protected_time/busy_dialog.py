"""Adding busy time by hand, where the calendar has no meeting yet."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.services.written_busy_time import add_busy_time
from planner.text import tr
from planner.words.numbers import hours_text
from ui.context import Context
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.when_fields import ClockField, DateField, shown_start, typed_minutes

MOST_OFFERED_MINUTES = 60


class BusyDialog(DialogForm):
    """Asks what takes time, when and for how long."""

    def __init__(self, context: Context, parent: QWidget, start: datetime, end: datetime) -> None:
        super().__init__(parent, tr("Add busy time"), tr("Add it"))
        self._context = context
        self.title = QLineEdit()
        self.day, self.begins = DateField(), ClockField()
        self.day.show_day(start.date())
        self.begins.show_time(start)
        free = round((end - start).total_seconds() / 60)
        self.length = QLineEdit(hours_text(min(free, MOST_OFFERED_MINUTES)))
        form = Form()
        form.add(tr("What"), self.title, tr("The director reads it too."))
        form.add(tr("Day"), self.day)
        form.add(tr("Begins"), self.begins)
        self.length_row = form.add(tr("Length"), self.length, tr("Such as 90m or 1h30."))
        self.body.add(form)
        self.body.end()
        self.submitted.connect(self._save)

    @Slot()
    def _save(self) -> None:
        minutes = typed_minutes(self.length_row, self.length)
        if minutes is None:
            return
        session = self._context.session
        start = shown_start(self.day, self.begins, session.zone())
        add = partial(
            add_busy_time,
            *(session, start, minutes, self.title.text()),
            confirmed=self.confirm.isChecked(),
        )
        if self.attempt(add):
            self._context.show_done(tr("The busy time was added."))
