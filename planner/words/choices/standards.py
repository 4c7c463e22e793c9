"""How the choices declared in `planner.domain.standards` are called."""

from planner.domain.standards import Frequency
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _frequencies() -> Words:
    return {
        Frequency.ALMOST_ALWAYS: tr("almost always"),
        Frequency.FREQUENTLY: tr("frequently"),
        Frequency.OCCASIONALLY: tr("occasionally"),
        Frequency.RARELY_OR_NEVER: tr("rarely or never"),
        Frequency.NO_CHANCE: tr("no chance to demonstrate"),
    }


WORDS: ChoiceWords = {
    Frequency: _frequencies,
}
