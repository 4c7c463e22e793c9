"""Dividing an entry that served two: where the second part begins."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.attention import Entry
from planner.services.log import split_entry
from planner.text import tr
from planner.words.numbers import hours_text
from ui.context import Context
from ui.pages.this_week.wording import clock_stretch
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.number_field import NumberField

STEP_MINUTES = 15


class SplitForm(DialogForm):
    """Asks for the length of the first part and shows both parts."""

    def __init__(self, context: Context, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent, tr("Split the entry"), tr("Split"))
        self._context = context
        self._seen = entry
        self.minutes = NumberField(1, max(1, entry.minutes - 1), STEP_MINUTES)
        self.minutes.setValue(entry.minutes // 2)
        self.minutes.setSuffix(tr(" min"))
        self.parts = label("", "muted")
        form = Form()
        form.add(tr("Length of the first part"), self.minutes)
        self.body.add(form)
        self.body.add(self.parts)
        self.body.end()
        self.minutes.valueChanged.connect(self._show_parts)
        self.submitted.connect(self._split)
        self._show_parts()

    @Slot()
    def _show_parts(self) -> None:
        seen, zone = self._seen, self._context.session.zone()
        middle = seen.start + timedelta(minutes=self.minutes.value())
        self.parts.setText(
            tr("{first} ({first_length}) and {second} ({second_length})").format(
                first=clock_stretch(seen.start, middle, zone),
                first_length=hours_text(self.minutes.value()),
                second=clock_stretch(middle, seen.end, zone),
                second_length=hours_text(seen.minutes - self.minutes.value()),
            )
        )

    @Slot()
    def _split(self) -> None:
        split = partial(split_entry, self._context.session, self._seen, self.minutes.value())
        if self.attempt(split):
            self._context.show_done(
                tr("Split the entry; edit the second part to give it another hat or mode.")
            )
