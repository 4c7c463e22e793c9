"""The steps towards one goal: add, tick, open again, delete."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.goals import Step
from planner.services.goals import GoalLine, add_step, delete_step, finish_step, reopen_step
from planner.text import tr, tr_plural
from ui.context import Context
from ui.pages.skill_goals.wording import goes_with_words, step_words
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm
from ui.widgets.tick_list import TickItem, TickList


class StepsCard(Card):
    """Lists the steps of the goal shown, the open ones first, over a line for a new one."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(tr("Steps"))
        self._context = context
        self._today = today
        self._line: GoalLine | None = None
        self.none_yet = label(tr("No step yet. What is the next small thing to do?"), "muted")
        self.list = TickList(tr("Delete the step: {words}"))
        self.form = RecordForm(
            Step,
            (("title", "due"),),
            Surroundings(today=today, references={}),
            save_words=tr("Add the step"),
            can_cancel=False,
        )
        self.goes_with = label("", "muted")
        for widget in (self.none_yet, self.list, self.form, self.goes_with):
            self.add(widget)
        self.form.saved.connect(self._add)
        self.list.ticked.connect(self._tick)
        self.list.removed.connect(self._delete)

    def show_goal(self, line: GoalLine) -> None:
        """Show the steps of a goal; what is typed for another goal is put away."""
        if self._line is None or self._line.goal.id != line.goal.id:
            self.form.clear()
        self._line = line
        self.goes_with.setText(goes_with_words(line.goal.tier))
        still_open = sum(step.done_on is None for step in line.steps)
        self.show_remark(tr_plural("{n} open", "{n} open", still_open) if line.steps else "")
        self.none_yet.setVisible(not line.steps)
        self.list.show_items([self._item(step) for step in line.steps])

    def _item(self, step: Step) -> TickItem:
        return TickItem(
            key=step.id,
            words=step.title,
            remark=step_words(step, self._today()),
            is_ticked=step.done_on is not None,
        )

    @Slot()
    def _add(self) -> None:
        if self._context.attempt(self._add_typed, self.form.explain):
            self.form.clear()
            self.form.focus_first()

    def _add_typed(self) -> None:
        if self._line:
            typed = self.form.values()
            add_step(self._context.session, self._line.goal, typed["title"], typed["due"])

    @Slot(str, bool)
    def _tick(self, key: str, is_done: bool) -> None:  # noqa: FBT001 - a signal's
        step = self._step(key)
        act = finish_step if is_done else reopen_step
        if step and self._context.attempt(partial(act, self._context.session, step)):
            words = tr("Done: “{step}”.") if is_done else tr("Open again: “{step}”.")
            self._context.show_done(words.format(step=step.title))
        elif self._line:
            self.show_goal(self._line)

    @Slot(str)
    def _delete(self, key: str) -> None:
        step = self._step(key)
        if step and self._context.attempt(partial(delete_step, self._context.session, step)):
            self._context.show_done(tr("The step “{step}” is deleted.").format(step=step.title))

    def _step(self, key: str) -> Step | None:
        steps = self._line.steps if self._line else ()
        return next((step for step in steps if step.id == key), None)
