"""Protecting free time by hand: what for, from when, how long."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.domain.durations import read_minutes
from planner.domain.errors import PlannerError
from planner.domain.local_time import at_clock
from planner.domain.protection import Block, Rule
from planner.services.blocks import add_block
from planner.text import tr
from planner.words.errors import error_text
from planner.words.numbers import hours_text, long_day_text
from ui.context import Context
from ui.widgets.check_box import CheckBox
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.pick import stay_narrow
from ui.widgets.when_fields import ClockField

MOST_OFFERED_MINUTES = 120


class AddBlockDialog(DialogForm):
    """Adds a block in free time, for a rule or for something else."""

    def __init__(self, context: Context, parent: QWidget, start: datetime, end: datetime) -> None:
        super().__init__(parent, tr("Protect this time"), tr("Protect it"))
        self._context = context
        self._day = start.date()
        self._rules = [rule for rule in context.session.read.all(Rule) if rule.is_active]
        self.rule = QComboBox()
        stay_narrow(self.rule)
        self.rule.addItems([*(rule.title for rule in self._rules), tr("Something else")])
        self.title = QLineEdit()
        self.begins = ClockField()
        self.begins.show_time(start)
        free = round((end - start).total_seconds() / 60)
        self.length = QLineEdit(hours_text(min(free, MOST_OFFERED_MINUTES)))
        self.defended = CheckBox(tr("Defended: it counts as busy"))
        form = Form()
        form.add(tr("What for"), self.rule)
        self.title_row = form.add(tr("Title"), self.title, tr("Empty for the rule's own."))
        form.add(tr("Begins"), self.begins)
        self.length_row = form.add(tr("Length"), self.length, tr("Such as 90m or 1h30."))
        self.body.add(label(long_day_text(start.date()), "muted"))
        self.body.add(form)
        self.body.add(self.defended)
        self.body.end()
        self.submitted.connect(self._save)

    @Slot()
    def _save(self) -> None:
        try:
            block = self._block(read_minutes(self.length.text()))
        except PlannerError as error:
            self.length_row.show_error(error_text(error))
            self.length.setFocus()
            return
        if self.attempt(partial(add_block, self._context.session, block)):
            self._context.show_done(tr("The time is protected."))

    def _block(self, minutes: int) -> Block:
        number = self.rule.currentIndex()
        rule = self._rules[number] if number < len(self._rules) else None
        zone = self._context.session.zone()
        start = at_clock(self._day, self.begins.shown_minute(), zone)
        return Block(
            id=self._context.session.new_id(),
            rule=rule.id if rule else None,
            title=self.title.text().strip() or (rule.title if rule else tr("Protected time")),
            start=start,
            minutes=minutes,
            first_start=start,
            first_minutes=minutes,
            is_defended=self.defended.isChecked(),
        )
