"""How the choices declared in `planner.domain.hindsight` are called."""

from planner.domain.hindsight import Worth
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _worths() -> Words:
    return {
        Worth.YES: tr("it was worth it"),
        Worth.NO: tr("it was not worth it"),
        Worth.CANNOT_TELL: tr("cannot tell"),
        Worth.SKIPPED: tr("passed over"),
    }


WORDS: ChoiceWords = {
    Worth: _worths,
}
