"""How the choices declared in `planner.domain.barriers` are called."""

from planner.domain.barriers import BarrierKind
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _barrier_kinds() -> Words:
    return {
        BarrierKind.MONEY: tr("money"),
        BarrierKind.WORKFORCE: tr("workforce"),
        BarrierKind.INFRASTRUCTURE: tr("infrastructure"),
        BarrierKind.DATA: tr("data and systems"),
        BarrierKind.RULES: tr("rules and approvals"),
        BarrierKind.RELATIONSHIPS: tr("relationships"),
        BarrierKind.DEMAND: tr("demand"),
        BarrierKind.OTHER: tr("something else"),
    }


WORDS: ChoiceWords = {
    BarrierKind: _barrier_kinds,
}
