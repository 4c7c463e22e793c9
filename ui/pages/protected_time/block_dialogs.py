"""Asking before a block gives way or moves: where to, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.services.cause import Cause
from planner.text import tr
from planner.words.numbers import hours_text
from ui.pages.protected_time.cause_form import CauseForm, Expected
from ui.widgets.dialog_form import DialogForm
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label
from ui.widgets.when_fields import ClockField, DateField, shown_start, typed_minutes

LOWEST_FIELD_PX = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCause:
    """What a dialog says when it asks for a cause.

    Attributes:
        button: What is done in the end.
        expected: What is known before anybody is asked.
        needs_what: "By what?" cannot be left out.
    """

    heading: str
    sentence: str
    button: str
    expected: Expected
    needs_what: bool


class CauseDialog(DialogForm):
    """Asks why a block gives way, then has it done."""

    def __init__(
        self,
        parent: QWidget,
        asked: AskedCause,
        run: Callable[[Cause], object],
    ) -> None:
        super().__init__(parent, asked.heading, asked.button)
        self._run = run
        self.form = CauseForm(asked.expected, needs_what=asked.needs_what)
        self.body.add(label(asked.sentence, "muted"))
        self.body.add(self.form)
        self.body.end()
        self.form.allowed.answered.connect(self.do_button.setFocus)
        self.submitted.connect(self._finish)

    @Slot()
    def _finish(self) -> None:
        if self.form.is_being_typed:
            self.form.go_on_from_typing()
            return
        cause = self.form.cause()
        if cause is not None:
            self.attempt(lambda: self._run(cause))


class MoveDialog(DialogForm):
    """Asks for day, time and length, and why; then has the block moved."""

    def __init__(
        self,
        parent: QWidget,
        *,
        heading: str,
        zone: ZoneInfo,
        place: tuple[datetime, int],
        expected: Expected,
        run: Callable[[datetime, int, Cause], object],
    ) -> None:
        super().__init__(parent, heading, tr("Move it"))
        self._run = run
        self._place = place
        self._zone = zone
        start = place[0].astimezone(self._zone)
        self.day, self.time = DateField(), ClockField()
        self.day.show_day(start.date())
        self.time.show_time(start)
        self.length = QLineEdit(hours_text(place[1]))
        self.length_row = FormRow(tr("Length"), self.length)
        self.form = CauseForm(expected, needs_what=False)
        self._fill()

    def _fill(self) -> None:
        fields = QWidget()
        row = Flow(fields)
        for each in (
            FormRow(tr("Day"), self.day),
            FormRow(tr("Begins"), self.time),
            self.length_row,
        ):
            row.add(each, grow=1, basis_px=LOWEST_FIELD_PX)
        self.body.add(fields)
        self.body.add(
            label(tr("What it loses of its length is owed; a move alone costs nothing."), "muted")
        )
        self.body.add(self.form)
        self.body.end()
        self.form.allowed.answered.connect(self.do_button.setFocus)
        self.submitted.connect(self._finish)

    @Slot()
    def _finish(self) -> None:
        if self.form.is_being_typed:
            self.form.go_on_from_typing()
            return
        minutes = typed_minutes(self.length_row, self.length)
        if minutes is None:
            return
        self.form.expect_what(is_needed=minutes < self._place[1])
        cause = self.form.cause()
        if cause is None:
            return
        start = shown_start(self.day, self.time, self._zone)
        self.attempt(lambda: self._run(start, minutes, cause))
