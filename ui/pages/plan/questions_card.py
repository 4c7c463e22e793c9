"""The questions that the leader brings to the coach."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.coaching import Question
from planner.services.coaching import ask, delete_question, reopen, settle
from planner.text import tr
from planner.words.numbers import day_text
from ui.context import Context
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm
from ui.widgets.tick_list import TickItem, TickList


class QuestionsCard(Card):
    """Lists questions, open ones first; a tick settles one."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(tr("Questions I bring"))
        self._context = context
        self.none_yet = label(
            tr("No question yet. What would you like to think about together?"), "muted"
        )
        self.list = TickList(tr("Delete the question: {words}"))
        self.form = RecordForm(
            Question,
            (("words",),),
            Surroundings(today=today, references={}),
            save_words=tr("Add the question"),
            can_cancel=False,
        )
        for widget in (self.none_yet, self.list, self.form):
            self.add(widget)
        self.form.saved.connect(self._add)
        self.list.ticked.connect(self._tick)
        self.list.removed.connect(self._delete)
        self.refresh()

    def refresh(self) -> None:
        """Show the questions as they stand."""
        questions = self._questions()
        self.none_yet.setVisible(not questions)
        self.list.show_items([_item(question) for question in questions])

    def _questions(self) -> list[Question]:
        found = self._context.session.read.all(Question)
        return sorted(found, key=lambda one: one.settled_on is not None)

    @Slot()
    def _add(self) -> None:
        if self._context.attempt(self._ask, self.form.explain):
            self.form.clear()
            self.form.focus_first()

    def _ask(self) -> None:
        ask(self._context.session, self.form.values()["words"])

    @Slot(str, bool)
    def _tick(self, key: str, is_settled: bool) -> None:  # noqa: FBT001 - a signal's
        question = self._question(key)
        act = settle if is_settled else reopen
        if question and self._context.attempt(partial(act, self._context.session, question)):
            said = tr("The question is settled.") if is_settled else tr("The question is open.")
            self._context.show_done(said)
        else:
            self.refresh()

    @Slot(str)
    def _delete(self, key: str) -> None:
        question = self._question(key)
        if question and self._context.attempt(
            partial(delete_question, self._context.session, question)
        ):
            self._context.show_done(tr("The question is deleted."))

    def _question(self, key: str) -> Question | None:
        return next((one for one in self._questions() if one.id == key), None)


def _item(question: Question) -> TickItem:
    remark = tr("asked on {day}").format(day=day_text(question.asked_on))
    if question.settled_on:
        remark = tr("settled on {day}").format(day=day_text(question.settled_on))
    return TickItem(
        key=question.id,
        words=question.words,
        remark=remark,
        is_ticked=question.settled_on is not None,
    )
