"""The last step of a day: how much of it is covered, a line if the leader likes, and its close."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot

from planner.overriding import override
from planner.services.day import close_day
from planner.services.day_close import DayLeft
from planner.text import tr
from planner.words.closing import day_closed_text
from planner.words.numbers import weekday_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.day_words import covered_words, left_words
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.closing.words_line import WordsLine
from ui.widgets.form import Form


class DayStep(Step):
    """Closes the day."""

    def __init__(self, context: Context, deeds: Deeds, read: Callable[[], DayLeft]) -> None:
        super().__init__(tr("The day"), context, deeds)
        self._read = read
        self._has_closed = False
        close = read().close
        self.note = WordsLine(close.note if close else "")
        form = Form()
        form.add(tr("A line on the day, if you like (W)"), self.note)
        self.ask.extra.addWidget(form)
        self.note.finished.connect(self._close)

    @override
    def show_next(self) -> bool:
        left = self._read()
        if left.close is not None and self._has_closed:
            return False
        day = weekday_text(left.day)
        answers = [
            Answer(
                key="C",
                words=tr("Close {day}").format(day=day),
                run=self._close,
                is_usual=True,
            ),
            Answer(key="W", words=tr("Write a line"), run=self.note.setFocus),
        ]
        if self.deeds.passed_over:
            answers.append(
                Answer(key="B", words=tr("Go back to what was left"), run=self.deeds.bring_back)
            )
        self.ask.show_question(covered_words(left), left_words(left), answers)
        return True

    @Slot()
    def _close(self) -> None:
        left = self._read()
        close = partial(
            close_day,
            self.session,
            left.day,
            self.note.text().strip(),
            confirmed=self.deeds.is_confirmed,
        )
        words = tr("{sentence}.").format(sentence=day_closed_text(left.day))
        if self.deeds.attempt(close, words):
            self._has_closed = True
            self.deeds.passed.emit()
