"""The step of debt: what is owed is repaid first by the next proposals, or written off."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Slot

from planner.domain.local_time import local_day
from planner.overriding import override
from planner.services.debts import write_off_rule
from planner.services.owed import Owed
from planner.services.surges import SurgeDebt, settle_surge
from planner.text import tr
from planner.words.numbers import hours_text, short_day_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.closing.words_line import WordsLine
from ui.widgets.form import Form


class DebtsStep(Step):
    """Asks of what each rule is owed, and of each surge that is over."""

    def __init__(
        self,
        context: Context,
        deeds: Deeds,
        read: Callable[[], Sequence[Owed]],
        read_surges: Callable[[], Sequence[SurgeDebt]],
    ) -> None:
        super().__init__(tr("Debt"), context, deeds)
        self._read = read
        self._read_surges = read_surges
        self._owed: Owed | None = None
        self.why = WordsLine()
        self.why_form = Form()
        self.why_form.add(tr("Why is it written off?"), self.why)
        self.ask.extra.addWidget(self.why_form)
        self.why.finished.connect(self._write_off)

    @override
    def show_next(self) -> bool:
        self.why_form.hide()
        surges, debts = self._read_surges(), self._read()
        waiting_surges = self.waiting(surges, [one.surge.id for one in surges])
        waiting = self.waiting(debts, [f"debt {one.rule}" for one in debts])
        left = len(waiting_surges) + len(waiting)
        if waiting_surges:
            self._ask_of_surge(*waiting_surges[0], left)
        elif waiting:
            self._ask_of_rule(*waiting[0], left)
        return bool(left)

    def _ask_of_surge(self, surge: SurgeDebt, key: str, left: int) -> None:
        self.ask.show_question(
            tr("“{reason}” is over").format(reason=surge.surge.reason),
            self.counted(
                left,
                tr("{minutes} gave way in it. Is that to be repaid?").format(
                    minutes=hours_text(surge.minutes)
                ),
            ),
            [
                self._settle("R", tr("Repay it"), surge, carries_over=True),
                self._settle("W", tr("Write it off"), surge, carries_over=False),
                self.skip(key, is_usual=True),
            ],
        )

    def _settle(self, key: str, words: str, surge: SurgeDebt, *, carries_over: bool) -> Answer:
        settle = partial(settle_surge, self.session, surge.surge, carries_over=carries_over)
        said = tr("Decided for “{reason}”.").format(reason=surge.surge.reason)
        return Answer(key=key, words=words, run=partial(self.deeds.attempt, settle, said))

    def _ask_of_rule(self, owed: Owed, key: str, left: int) -> None:
        self._owed, self._key = owed, key
        since = local_day(owed.oldest, self.session.zone())
        age = tr("Some of it since {day}. What is repaid goes first in what is proposed.").format(
            day=short_day_text(since)
        )
        self.ask.show_question(
            tr("{minutes} owed to “{title}”").format(
                minutes=hours_text(owed.minutes), title=owed.title or tr("protected time")
            ),
            self.counted(left, age),
            [
                Answer(
                    key="R",
                    words=tr("Repay it"),
                    run=partial(self.deeds.pass_over, key),
                    is_usual=True,
                ),
                Answer(key="W", words=tr("Write it off…"), run=self._ask_why),
            ],
        )

    def _ask_why(self) -> None:
        self.why_form.show()
        self.why.setFocus()

    @Slot()
    def _write_off(self) -> None:
        owed = self._owed
        if owed is None:
            return
        why = self.why.text().strip()
        write_off = partial(write_off_rule, self.session, owed.rule, owed.minutes, why)
        words = tr("Wrote off {minutes} of “{title}”.").format(
            minutes=hours_text(owed.minutes), title=owed.title
        )
        if self.deeds.attempt(write_off, words):
            self.why.clear()
