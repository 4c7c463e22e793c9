"""The end of a week's close: it is closed, and a summary that can be copied."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from planner.overriding import override
from planner.services.week_close import week_answers
from planner.services.week_review import WEEK, WeekReview
from planner.text import tr
from planner.words.bandwidth import bandwidth_sentence
from planner.words.closing import (
    answer_questions,
    next_week_text,
    protected_text,
    week_closed_text,
    week_title,
)
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.week_paper import WeekPaper
from ui.widgets.check_box import CheckBox

_LEAST_HEIGHT_PX = 150


class WeekEnd(Step):
    """Says that the week is closed; Enter leaves."""

    def __init__(
        self,
        context: Context,
        deeds: Deeds,
        monday: date,
        read: Callable[[], WeekReview],
        leave: Callable[[], object],
    ) -> None:
        super().__init__(tr("Closed"), context, deeds)
        self._monday = monday
        self._read = read
        self._leave = leave
        self.summary = QPlainTextEdit()
        self.summary.setReadOnly(True)
        self.summary.setAccessibleName(tr("Summary of the week"))
        self.summary.setTabChangesFocus(True)
        self.summary.setMinimumHeight(scaled(_LEAST_HEIGHT_PX))
        self.with_answers = CheckBox(tr("With my three answers"))
        self.ask.extra.addWidget(self.summary)
        self.ask.extra.addWidget(self.with_answers)
        self.with_answers.toggled.connect(self._show_summary)

    @override
    def show_next(self) -> bool:
        self._show_summary()
        self.ask.show_question(
            week_closed_text(self._monday),
            "",
            [
                Answer(key="D", words=tr("Done"), run=self._leave, is_usual=True),
                Answer(key="C", words=tr("Copy the summary"), run=self._copy),
                Answer(key="P", words=tr("Put next week on paper…"), run=self._put_on_paper),
            ],
        )
        return True

    @Slot()
    def _show_summary(self) -> None:
        self.summary.setPlainText("\n".join(self._lines()))

    def _lines(self) -> list[str]:
        review = self._read()
        minutes = sum(block.minutes for block in review.ahead)
        return [
            week_title(self._monday),
            bandwidth_sentence(review.account),
            protected_text(review.kept_minutes, review.planned_minutes, review.debt_minutes),
            next_week_text(len(review.ahead), minutes),
            *(self._answers() if self.with_answers.isChecked() else ()),
        ]

    def _answers(self) -> list[str]:
        said = week_answers(self.session, self._monday)
        words = (said.only_me, said.displaced_by, said.protect_next)
        return [
            tr("{question} {answer}").format(question=question, answer=answer)
            for question, answer in zip(answer_questions(), words, strict=True)
            if answer
        ]

    def _put_on_paper(self) -> None:
        # Over the page, not over the dialog: that may be closed while the file is written.
        page = self.window().parentWidget() or self.window()
        WeekPaper(self.context, self._monday + WEEK, page).open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.summary.toPlainText())
        self.deeds.told.emit(tr("The summary is on the clipboard."))
