"""Closing a day: its meetings, its gaps, its protected time, how much is covered, done."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.overriding import override
from planner.services.day_close import day_left
from planner.text import tr
from planner.words.numbers import long_day_text
from ui.context import Context
from ui.pages.this_week.closing.blocks import BlocksStep
from ui.pages.this_week.closing.day_end import DayEnd
from ui.pages.this_week.closing.day_step import DayStep
from ui.pages.this_week.closing.gaps import GapsStep
from ui.pages.this_week.closing.guided import Guided
from ui.pages.this_week.closing.meetings import MeetingsStep


class CloseDay(Guided):
    """Leads through what is open on a day. Nothing has to be settled: the close says what is."""

    def __init__(self, context: Context, day: date, parent: QWidget) -> None:
        super().__init__(context, parent, tr("Close {day}").format(day=long_day_text(day)))
        self._day = day
        self._left = day_left(context.session, day)
        self.meetings = MeetingsStep(context, self.deeds, lambda: self._left.drafts)
        self.gaps = GapsStep(context, self.deeds, lambda: self._left.gaps)
        self.blocks = BlocksStep(context, self.deeds, lambda: self._left.blocks)
        self.day_step = DayStep(context, self.deeds, lambda: self._left)
        self.end = DayEnd(context, self.deeds, day, self.accept)
        self.lead((self.meetings, self.gaps, self.blocks, self.day_step, self.end))

    @Slot()
    @override
    def advance(self) -> None:
        self._left = day_left(self.context.session, self._day)
        super().advance()
