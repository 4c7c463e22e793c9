"""The step of the week's days: each that is open is closed as it is, or gone through."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from planner.overriding import override
from planner.services.day import close_day
from planner.services.day_close import day_left
from planner.text import tr
from planner.words.closing import day_closed_text
from planner.words.numbers import long_day_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.day_words import covered_words, left_words
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step


class DaysStep(Step):
    """Closes the open days of a week in short form.

    Args:
        context, deeds: As for every step.
        read: Lists the open days.
        go_through: Opens the guided close of a day over this one.
    """

    def __init__(
        self,
        context: Context,
        deeds: Deeds,
        read: Callable[[], Sequence[date]],
        go_through: Callable[[date], object],
    ) -> None:
        super().__init__(tr("Days"), context, deeds)
        self._read = read
        self._go_through = go_through

    @override
    def show_next(self) -> bool:
        days = self._read()
        waiting = self.waiting(days, [day.isoformat() for day in days])
        if not waiting:
            return False
        day, key = waiting[0]
        left = day_left(self.session, day)
        self.ask.show_question(
            tr("Close {day}?").format(day=long_day_text(day)),
            self.counted(
                len(waiting),
                tr("{covered}. {left}").format(covered=covered_words(left), left=left_words(left)),
            ),
            [
                Answer(key="C", words=tr("Close it"), run=partial(self._close, day), is_usual=True),
                Answer(
                    key="G", words=tr("Go through it first"), run=partial(self._go_through, day)
                ),
                self.skip(key),
            ],
        )
        return True

    def _close(self, day: date) -> None:
        words = tr("{sentence}.").format(sentence=day_closed_text(day))
        self.deeds.attempt(partial(close_day, self.session, day), words)
