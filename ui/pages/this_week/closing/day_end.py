"""The end of a day's close: it is closed, and what the next day holds."""

from collections.abc import Callable
from datetime import date

from planner.overriding import override
from planner.services.day_close import day_ahead
from planner.text import tr
from planner.words.closing import ahead_text, day_closed_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step


class DayEnd(Step):
    """Says that the day is closed; Enter leaves."""

    def __init__(
        self, context: Context, deeds: Deeds, day: date, leave: Callable[[], object]
    ) -> None:
        super().__init__(tr("Closed"), context, deeds)
        self._day = day
        self._leave = leave

    @override
    def show_next(self) -> bool:
        ahead = day_ahead(self.session, self._day)
        words = ahead_text(ahead.day, ahead.meetings, ahead.blocks, self.session.zone())
        done = Answer(key="D", words=tr("Done"), run=self._leave, is_usual=True)
        self.ask.show_question(day_closed_text(self._day), words, [done])
        return True
