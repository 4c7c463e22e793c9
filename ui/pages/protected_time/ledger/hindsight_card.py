"""Looking back on one displacement when some days have passed: one question, one key."""

from functools import partial

from PySide6.QtCore import Slot

from planner.domain.hindsight import Worth
from planner.services.hindsights import DueHindsight, answer_hindsight
from planner.services.levels import level_names
from planner.services.prompts import prompts
from planner.text import tr
from planner.words.levels import level_text
from planner.words.numbers import hours_text, moment_text
from ui.context import Context
from ui.pages.protected_time.question import Question
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.labels import label

_WAITED = "_could_have_waited"


class HindsightCard(Card):
    """Asks about the oldest displacement that is due; hidden while none is, or in a surge."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Looking back"))
        self._context = context
        self._due: DueHindsight | None = None
        self.what = label("")
        self.question = Question(tr("Was it worth it?"), _answers())
        self.add(self.what)
        self.add(self.question)
        self.question.changed.connect(self._answer)
        self.refresh()

    @property
    def is_due(self) -> bool:
        """Say whether there is something to look back on."""
        return self._due is not None

    def refresh(self) -> None:
        """Read again what is due."""
        asked = (prompt.hindsight for prompt in prompts(self._context.session))
        self._due = next((due for due in asked if due), None)
        self.setVisible(self._due is not None)
        if self._due:
            self.what.setText(self._words(self._due))

    def _words(self, due: DueHindsight) -> str:
        row = due.row
        zone = self._context.session.zone()
        return tr("{when}: “{block}” gave {minutes} to {what}, for {whom}.").format(
            when=moment_text(row.at, zone),
            block=(due.block.title if due.block else "") or tr("Protected time"),
            minutes=hours_text(row.minutes) if row.minutes else tr("its place"),
            what=row.by_what,
            whom=level_text(row.for_whom, level_names(self._context.session)),
        )

    @Slot()
    def _answer(self) -> None:
        value, due = self.question.value, self._due
        if value is None or due is None:
            return
        answer = partial(
            answer_hindsight,
            self._context.session,
            due.row,
            Worth(value.removesuffix(_WAITED)),
            could_have_waited=value.endswith(_WAITED),
        )
        if self._context.attempt(answer):
            self._context.show_done(tr("What you think of it now is noted."))
        self.question.clear()


def _answers() -> list[Option]:
    waited = tr("It could have waited.")
    return [
        Option(value=Worth.YES.value, words=tr("yes")),
        Option(value=Worth.YES.value + _WAITED, words=tr("yes, it could wait"), help=waited),
        Option(value=Worth.NO.value, words=tr("no")),
        Option(value=Worth.NO.value + _WAITED, words=tr("no, it could wait"), help=waited),
        Option(value=Worth.CANNOT_TELL.value, words=tr("cannot tell")),
        Option(value=Worth.SKIPPED.value, words=tr("do not ask")),
    ]
