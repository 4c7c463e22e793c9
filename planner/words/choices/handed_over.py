"""How the choices declared in `planner.domain.handed_over` are called."""

from planner.domain.handed_over import PackKind
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _kinds() -> Words:
    return {
        PackKind.REQUEST: tr("request pack"),
        PackKind.SUCCESSOR: tr("successor pack"),
        PackKind.APPRAISAL: tr("evidence for an appraisal"),
    }


WORDS: ChoiceWords = {
    PackKind: _kinds,
}
