"""Making or changing one rule, and the hours in which anything may be planned at all."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from planner.domain.direction import Initiative
from planner.domain.errors import PlannerError
from planner.domain.goals import SkillGoal
from planner.domain.protection import HoursSet, Rule
from planner.services.protection import add_rule, edit_hours, edit_rule, hours_of
from planner.text import tr
from ui.context import Context
from ui.widgets.choice import Option
from ui.widgets.dialog_form import DialogForm
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm

RULE_ROWS = (
    ("title",),
    ("goal", "initiative"),
    ("target", "cadence"),
    ("shortest", "longest"),
    ("window",),
    ("priority", "spacing_days"),
    ("earliest", "deadline"),
    ("is_defended",),
)
HOURS_ROWS = (
    ("hours",),
    ("before_meeting", "after_meeting"),
    ("most_a_day", "most_a_week"),
    ("most_blocks_a_day",),
)


class _RecordDialog(DialogForm):
    """Makes or changes a record; what is wrong is said at its field, and nothing is lost."""

    def __init__(self, parent: QWidget, words: tuple[str, str], form: RecordForm) -> None:
        super().__init__(parent, *words)
        self.form = form
        form.save_button.hide()  # the dialog has its own
        form.cancel_button.hide()
        self.body.add(form)
        self.body.end()
        form.saved.connect(self.submitted)
        self.submitted.connect(self._submit)

    def write(self, values: Mapping[str, Any]) -> Callable[[], object]:
        """Make the record of what was typed, and return the action that writes it."""
        raise NotImplementedError

    @Slot()
    def _submit(self) -> None:
        try:
            action = self.write(self.form.values())
        except PlannerError as error:
            if not self.form.explain(error):
                self.attempt(partial(_refuse, error))
        else:
            self.attempt(action)


class RuleDialog(_RecordDialog):
    """Makes a new rule, or changes the one it was given."""

    def __init__(self, context: Context, parent: QWidget, seen: Rule | None = None) -> None:
        self._session = context.session
        self._seen = seen
        form = RecordForm(Rule, RULE_ROWS, _around(context))
        words = (
            (tr("A new rule"), tr("Add the rule"))
            if seen is None
            else (tr("Rule: {title}").format(title=seen.title), tr("Save the rule"))
        )
        super().__init__(parent, words, form)
        if seen:
            form.show_record(seen)

    @override
    def write(self, values: Mapping[str, Any]) -> Callable[[], object]:
        if self._seen is None:
            new = Rule(id=self._session.new_id(), **values)
            return partial(add_rule, self._session, new)
        return partial(edit_rule, self._session, self._seen, replace(self._seen, **values))


class HoursDialog(_RecordDialog):
    """Changes the working hours, the room around meetings and the limits of all rules."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._session = context.session
        self._seen = hours_of(context.session)
        form = RecordForm(HoursSet, HOURS_ROWS, _around(context))
        super().__init__(parent, (tr("Working hours and limits"), tr("Save the hours")), form)
        form.show_record(self._seen)

    @override
    def write(self, values: Mapping[str, Any]) -> Callable[[], object]:
        return partial(edit_hours, self._session, self._seen, replace(self._seen, **values))


def _around(context: Context) -> Surroundings:
    read = context.session.read
    return Surroundings(
        today=lambda: context.now().date(),
        references={
            "goal": [Option(value=goal.id, words=goal.title) for goal in read.all(SkillGoal)],
            "initiative": [
                Option(value=each.id, words=each.title) for each in read.all(Initiative)
            ],
        },
    )


def _refuse(error: PlannerError) -> None:
    raise error
