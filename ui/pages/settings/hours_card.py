"""When the leader works: hours, buffers and caps."""

from dataclasses import replace

from PySide6.QtCore import Slot

from planner.domain.errors import PlannerError
from planner.domain.protection import HoursSet
from planner.services.protection import edit_hours, hours_of
from planner.text import tr
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm

ROWS = (
    ("hours",),
    ("keep_free", "without_meetings"),
    ("before_meeting", "after_meeting"),
    ("travel", "freeze_days"),
    ("most_a_day", "most_blocks_a_day"),
    ("most_a_week",),
)


class HoursCard(Card):
    """A form that always stands there."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Working hours"))
        self._context = context
        self._seen = hours_of(context.session)
        around = Surroundings(today=context.session.today, references={})
        self.form = RecordForm(
            HoursSet, ROWS, around, save_words=tr("Save the hours"), can_cancel=False
        )
        why = tr("Coverage is counted in these hours, and protected time is proposed in them.")
        self.add(label(why, "muted"))
        self.add(self.form)
        self.form.saved.connect(self._save)
        self.refresh()

    def refresh(self) -> None:
        """Show the hours as they stand in the plan."""
        self._seen = hours_of(self._context.session)
        self.form.show_record(self._seen)

    @Slot()
    def _save(self) -> None:
        try:
            new = replace(self._seen, **self.form.values())
        except PlannerError as error:
            if not self.form.explain(error):
                self._context.show_error(error)
            return
        session, seen = self._context.session, self._seen
        if self._context.attempt(lambda: edit_hours(session, seen, new)):
            self._context.show_done(tr("Saved the working hours."))
