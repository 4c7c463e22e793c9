"""How the choices declared in `planner.domain.surge` are called."""

from planner.domain.surge import Settlement
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _settlements() -> Words:
    return {
        Settlement.UNDECIDED: tr("not decided yet"),
        Settlement.CARRIED_OVER: tr("carried over"),
        Settlement.WRITTEN_OFF: tr("written off"),
    }


WORDS: ChoiceWords = {
    Settlement: _settlements,
}
