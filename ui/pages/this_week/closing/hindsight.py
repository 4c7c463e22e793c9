"""The step of hindsight: was what displaced a block worth it, and could it have waited?"""

from collections.abc import Callable, Sequence
from functools import partial

from planner.domain.hindsight import Worth
from planner.overriding import override
from planner.services.hindsights import DueHindsight, answer_hindsight
from planner.services.levels import level_names
from planner.text import tr
from planner.words.closing import hindsight_text
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step


class HindsightStep(Step):
    """Asks once about each displacement, a week after it."""

    def __init__(
        self, context: Context, deeds: Deeds, read: Callable[[], Sequence[DueHindsight]]
    ) -> None:
        super().__init__(tr("Hindsight"), context, deeds)
        self._read = read

    @override
    def show_next(self) -> bool:
        found = self._read()
        waiting = self.waiting(found, [due.row.id for due in found])
        if not waiting:
            return False
        due, key = waiting[0]
        title = due.block.title if due.block else ""
        said = hindsight_text(due.row, title, self.session.zone(), level_names(self.session))
        self.ask.show_question(
            tr("Was it worth it?"), self.counted(len(waiting), said), self._answers(due, key)
        )
        return True

    def _answers(self, due: DueHindsight, key: str) -> list[Answer]:
        return [
            self._answer("Y", tr("Yes"), due, Worth.YES),
            self._answer("W", tr("Yes, but it could have waited"), due, Worth.YES, waits=True),
            self._answer("N", tr("No"), due, Worth.NO),
            self._answer("C", tr("No, and it could have waited"), due, Worth.NO, waits=True),
            self._answer("T", tr("Cannot tell"), due, Worth.CANNOT_TELL),
            self._answer("X", tr("Do not ask again"), due, Worth.SKIPPED),
            self.skip(key, is_usual=True),
        ]

    def _answer(
        self, key: str, words: str, due: DueHindsight, worth: Worth, *, waits: bool = False
    ) -> Answer:
        note = partial(answer_hindsight, self.session, due.row, worth, could_have_waited=waits)
        said = tr("“{what}”: noted.").format(what=due.row.by_what)
        return Answer(key=key, words=words, run=partial(self.deeds.attempt, note, said))
