"""Closing a week: its days, blocks, hindsight, debt, what it was, next week, three questions."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.overriding import override
from planner.services.week_close import week_left
from planner.services.week_review import WEEK, week_review
from planner.words.closing import week_title
from ui.context import Context
from ui.pages.this_week.closing.answers import AnswersStep
from ui.pages.this_week.closing.blocks import BlocksStep
from ui.pages.this_week.closing.close_day import CloseDay
from ui.pages.this_week.closing.days import DaysStep
from ui.pages.this_week.closing.debts import DebtsStep
from ui.pages.this_week.closing.guided import Guided
from ui.pages.this_week.closing.hindsight import HindsightStep
from ui.pages.this_week.closing.look_back import LookBackStep
from ui.pages.this_week.closing.next_week import NextWeekStep
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.closing.week_end import WeekEnd


class CloseWeek(Guided):
    """Leads through what is open in a week to its end. Each step can be skipped."""

    def __init__(self, context: Context, monday: date, parent: QWidget) -> None:
        super().__init__(context, parent, week_title(monday))
        self._monday = monday
        self._left = week_left(context.session, monday)
        self.answers = AnswersStep(context, self.deeds, monday, lambda: self._left)
        self.next_week = NextWeekStep(
            context, self.deeds, monday + WEEK, lambda: self._left.proposals
        )
        self.lead((*self._back_steps(), self.next_week, self.answers, self._end()))

    def _back_steps(self) -> tuple[Step, ...]:
        """Return the steps that look at the week itself."""
        context, deeds = self.context, self.deeds
        return (
            DaysStep(context, deeds, lambda: self._left.open_days, self._go_through),
            BlocksStep(context, deeds, lambda: self._left.blocks),
            HindsightStep(context, deeds, lambda: self._left.hindsights),
            DebtsStep(context, deeds, lambda: self._left.owed, lambda: self._left.surges),
            LookBackStep(context, deeds, lambda: week_review(context.session, self._monday)),
        )

    def _end(self) -> Step:
        return WeekEnd(
            self.context,
            self.deeds,
            self._monday,
            lambda: week_review(self.context.session, self._monday),
            self.accept,
        )

    def _go_through(self, day: date) -> None:
        CloseDay(self.context, day, self).open()

    @Slot()
    @override
    def advance(self) -> None:
        self._left = week_left(self.context.session, self._monday)
        super().advance()

    @Slot()
    @override
    def reject(self) -> None:
        if self.answers.keep():
            self.next_week.stop()
            super().reject()
