"""The last step of a week: three short questions, and its close."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Slot

from planner.overriding import override
from planner.services.week_close import (
    Answers,
    WeekLeft,
    answer_week,
    close_week,
    week_answers,
)
from planner.text import tr
from planner.words.closing import answer_questions, week_closed_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.closing.words_line import WordsLine
from ui.widgets.form import Form


class AnswersStep(Step):
    """Asks what the week was, and closes it. Enter goes from line to line."""

    def __init__(
        self, context: Context, deeds: Deeds, monday: date, read: Callable[[], WeekLeft]
    ) -> None:
        super().__init__(tr("Questions"), context, deeds)
        self._monday = monday
        self._read = read
        self._has_closed = False
        said = week_answers(context.session, monday)
        words = (said.only_me, said.displaced_by, said.protect_next)
        self.lines = [WordsLine(text) for text in words]
        form = Form()
        for question, line in zip(answer_questions(), self.lines, strict=True):
            form.add(question, line)
        self.ask.extra.addWidget(form)
        for line, following in pairwise(self.lines):
            line.finished.connect(following.setFocus)
        self.lines[-1].finished.connect(self._close)

    @override
    def show_next(self) -> bool:
        if self._has_closed and self._read().is_closed:
            return False
        number = self._monday.isocalendar().week
        answers = [
            Answer(
                key="C",
                words=tr("Close week {number}").format(number=number),
                run=self._close,
                is_usual=True,
            )
        ]
        if self.deeds.passed_over:
            answers.append(
                Answer(key="B", words=tr("Back to the beginning"), run=self.deeds.bring_back)
            )
        self.ask.show_question(
            tr("What was week {number}?").format(number=number),
            tr("Only you see the answers. Each may stay empty."),
            answers,
        )
        return True

    @override
    def take_focus(self) -> None:
        self.lines[0].setFocus()

    def keep(self) -> bool:
        """Keep what was typed when the leader leaves before the end; say whether it is kept."""
        said = self._said()
        if said == week_answers(self.session, self._monday):
            return True
        keep = partial(
            answer_week, self.session, self._monday, said, confirmed=self.deeds.is_confirmed
        )
        return self.deeds.attempt(keep, tr("The answers are kept."))

    def _said(self) -> Answers:
        only_me, displaced_by, protect_next = (line.text().strip() for line in self.lines)
        return Answers(only_me=only_me, displaced_by=displaced_by, protect_next=protect_next)

    @Slot()
    def _close(self) -> None:
        close = partial(
            close_week,
            self.session,
            self._monday,
            self._said(),
            confirmed=self.deeds.is_confirmed,
        )
        words = tr("{sentence}.").format(sentence=week_closed_text(self._monday))
        if self.deeds.attempt(close, words):
            self._has_closed = True
            self.deeds.passed.emit()
