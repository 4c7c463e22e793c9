"""The step that looks back: where the week's time went, beside the week before."""

from collections.abc import Callable
from functools import partial

from planner.overriding import override
from planner.services.week_review import WeekReview
from planner.text import tr
from planner.words.bandwidth import bandwidth_sentence
from planner.words.closing import idle_goals_text, protected_text, target_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step
from ui.widgets.labels import label

_KEY = "look back"


class LookBackStep(Step):
    """Says what the week was; nothing is asked."""

    def __init__(self, context: Context, deeds: Deeds, read: Callable[[], WeekReview]) -> None:
        super().__init__(tr("The week"), context, deeds)
        self._read = read
        self.lines = [label("") for _ in range(4)]
        for line in self.lines:
            self.ask.extra.addWidget(line)

    @override
    def show_next(self) -> bool:
        if _KEY in self.deeds.passed_over:
            return False
        review = self._read()
        before = tr("The week before: {sentence}").format(
            sentence=bandwidth_sentence(review.before)
        )
        words = (
            before,
            target_text(review.target_minutes, review.given_minutes),
            protected_text(review.kept_minutes, review.planned_minutes, review.debt_minutes),
            idle_goals_text([goal.title for goal in review.idle_goals]),
        )
        for line, text in zip(self.lines, words, strict=True):
            line.setText(text)
            line.setVisible(bool(text))
        go_on = Answer(
            key="G", words=tr("Go on"), run=partial(self.deeds.pass_over, _KEY), is_usual=True
        )
        self.ask.show_question(bandwidth_sentence(review.account), "", [go_on])
        return True
