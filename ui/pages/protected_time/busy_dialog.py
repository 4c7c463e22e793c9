"""Adding busy time by hand, where the calendar has no meeting yet."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QDate, QTime, Slot
from PySide6.QtWidgets import QDateEdit, QLineEdit, QTimeEdit, QWidget

from planner.domain.durations import read_minutes
from planner.domain.errors import PlannerError
from planner.domain.local_time import at_clock
from planner.services.written_busy_time import add_busy_time
from planner.text import tr
from planner.words.errors import error_text
from planner.words.numbers import hours_text
from ui.context import Context
from ui.look.measure import scaled
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form

_HOUR = 60
MOST_OFFERED_MINUTES = 60


class BusyDialog(DialogForm):
    """Asks what takes time, when and for how long."""

    def __init__(self, context: Context, parent: QWidget, start: datetime, end: datetime) -> None:
        super().__init__(parent, tr("Add busy time"), tr("Add it"))
        self._context = context
        self.title = QLineEdit()
        self.day = QDateEdit(QDate(start.year, start.month, start.day))
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.begins = QTimeEdit(QTime(start.hour, start.minute))
        self.begins.setDisplayFormat("HH:mm")
        for field in (self.day, self.begins):  # Qt's style sheets leave their text unpadded
            field.lineEdit().setTextMargins(scaled(8), 0, 0, 0)
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
        try:
            minutes = read_minutes(self.length.text())
        except PlannerError as error:
            self.length_row.show_error(error_text(error))
            self.length.setFocus()
            return
        session, day, clock = self._context.session, self.day.date(), self.begins.time()
        chosen = date(day.year(), day.month(), day.day())
        start = at_clock(chosen, clock.hour() * _HOUR + clock.minute(), session.zone())
        add = partial(
            add_busy_time,
            *(session, start, minutes, self.title.text()),
            confirmed=self.confirm.isChecked(),
        )
        if self.attempt(add):
            self._context.show_done(tr("The busy time was added."))
