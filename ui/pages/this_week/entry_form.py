"""Changing an entry: what, mode, when, how long, which hat, for which goal."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.domain.attention import Entry, Mode
from planner.domain.barriers import Barrier
from planner.domain.durations import read_minutes
from planner.domain.goals import SkillGoal
from planner.services.hats import hats
from planner.services.log import edit_entry
from planner.text import tr
from planner.words.numbers import hours_text
from ui.context import Context
from ui.widgets.choice import Choice
from ui.widgets.dialog_form import DialogForm
from ui.widgets.flow import Flow
from ui.widgets.form import Form, FormRow
from ui.widgets.modes import mode_options
from ui.widgets.pick import stay_narrow
from ui.widgets.when_fields import ClockField, DateField, shown_start


class EntryForm(DialogForm):
    """Shows an entry as it was seen, and puts what was changed in its place."""

    def __init__(self, context: Context, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent, tr("Edit the entry"), tr("Save"))
        self._context = context
        self._seen = entry
        self.what = QLineEdit(entry.what)
        self.mode = Choice(tr("Mode"), mode_options(), entry.mode.value)
        self.day, self.start = DateField(), ClockField()
        self.length = QLineEdit(hours_text(entry.minutes))
        self.hat = QComboBox()
        self.goal = QComboBox()
        self.barrier = QComboBox()
        for choice in (self.hat, self.goal, self.barrier):
            stay_narrow(choice)
        self._show_start()
        self._offer()
        self._build_form()
        self.submitted.connect(self._save)

    def _show_start(self) -> None:
        local = self._seen.start.astimezone(self._context.session.zone())
        self.day.show_day(local.date())
        self.start.show_time(local)

    def _offer(self) -> None:
        session = self._context.session
        self.hat.addItem(tr("No hat"), None)
        for named in hats(session):
            self.hat.addItem(f"{named.hat.role}, {named.body}", named.id)
        self.goal.addItem(tr("No goal"), None)
        for goal in session.read.all(SkillGoal):
            self.goal.addItem(goal.title, goal.id)
        self.barrier.addItem(tr("No barrier"), None)
        for barrier in session.read.all(Barrier):
            if not barrier.is_cleared or barrier.id == self._seen.barrier:
                self.barrier.addItem(barrier.title, barrier.id)
        for choice, kept in (
            (self.hat, self._seen.hat),
            (self.goal, self._seen.goal),
            (self.barrier, self._seen.barrier),
        ):
            if choice.findData(kept) < 0:
                choice.addItem(tr("deleted since"), kept)
            choice.setCurrentIndex(choice.findData(kept))

    def _build_form(self) -> None:
        form = Form()
        form.add(tr("What"), self.what)
        form.add(tr("Mode"), self.mode)
        self.body.add(form)
        self.body.add(self._when())
        form = Form()
        form.add(tr("Hat"), self.hat)
        form.add(tr("Skill goal"), self.goal)
        if self.barrier.count() > 1:
            form.add(tr("Barrier that took it"), self.barrier)
        self.body.add(form)
        self.body.end()

    def _when(self) -> QWidget:
        made = QWidget()
        row = Flow(made)
        top = Qt.AlignmentFlag.AlignTop
        for title, field, help_words in (
            (tr("Day"), self.day, ""),
            (tr("Start"), self.start, ""),
            (tr("Length"), self.length, tr("Such as 45m, 1h30 or 2h.")),
        ):
            row.add(FormRow(title, field, help_words), grow=1, basis_px=150, align=top)
        return made

    def _changed(self) -> Entry:
        return replace(
            self._seen,
            what=self.what.text().strip(),
            mode=Mode(self.mode.value),
            start=self._start(),
            minutes=read_minutes(self.length.text()),
            hat=self.hat.currentData(),
            goal=self.goal.currentData(),
            barrier=self.barrier.currentData(),
        )

    def _start(self) -> datetime:
        zone = self._context.session.zone()
        seen = self._seen.start.astimezone(zone)
        clock = self.start.time()
        if (self.day.shown_day(), clock.hour(), clock.minute()) == (
            seen.date(),
            seen.hour,
            seen.minute,
        ):
            return self._seen.start
        return shown_start(self.day, self.start, zone)

    @Slot()
    def _save(self) -> None:
        session = self._context.session
        if self.attempt(
            lambda: edit_entry(session, self._seen, self._changed(), confirmed=self.is_confirmed)
        ):
            self._context.show_done(tr("Changed the entry."))
