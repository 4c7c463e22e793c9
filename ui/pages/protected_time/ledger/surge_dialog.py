"""Declaring a surge: why, and until when if that is known."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.errors import PlannerError
from planner.domain.local_time import DAY, day_start
from planner.services.surges import start_surge
from planner.text import tr
from planner.words.errors import error_text
from ui.context import Context
from ui.widgets.day_field import DayField
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label


class SurgeDialog(DialogForm):
    """Begins a surge now."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, tr("Begin a surge"), tr("Begin it"))
        self._context = context
        self.reason = QLineEdit()
        self.last_day = DayField(self._today)
        form = Form()
        self.reason_row = form.add(tr("Why"), self.reason, tr("Such as: critical incident."))
        self.day_row = form.add(
            tr("Last day"), self.last_day, tr("Empty while nobody knows; end it when it is over.")
        )
        words = tr(
            "While it holds nothing is asked of you, and what is displaced is kept apart from the "
            "debt. When it is over you decide whether that is to be repaid."
        )
        self.body.add(label(words, "muted"))
        self.body.add(form)
        self.body.end()
        self.submitted.connect(self._save)

    def _today(self) -> date:
        return self._context.now().date()

    @Slot()
    def _save(self) -> None:
        reason = self.reason.text().strip()
        self.reason_row.show_error("" if reason else tr("Please say why."))
        try:
            day = self.last_day.day()
        except PlannerError as error:
            self.day_row.show_error(error_text(error))
            self.last_day.setFocus()
            return
        self.day_row.show_error("")
        if not reason:
            self.reason.setFocus()
            return
        start = partial(start_surge, self._context.session, reason, end=self._end(day))
        if self.attempt(start):
            self._context.show_done(tr("The surge has begun."))

    def _end(self, day: date | None) -> datetime | None:
        return day_start(day + DAY, self._context.session.zone()) if day else None
