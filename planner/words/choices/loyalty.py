"""How the choices declared in `planner.domain.loyalty` are called."""

from planner.domain.loyalty import Conflict, Interest
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _conflicts() -> Words:
    return {
        Conflict.ACTUAL: tr("actual"),
        Conflict.POTENTIAL: tr("potential"),
        Conflict.PERCEIVED: tr("perceived"),
    }


def _interests() -> Words:
    return {
        Interest.FINANCIAL: tr("financial"),
        Interest.NON_FINANCIAL_PROFESSIONAL: tr("non-financial professional"),
        Interest.NON_FINANCIAL_PERSONAL: tr("non-financial personal"),
        Interest.INDIRECT: tr("indirect"),
        Interest.LOYALTY: tr("loyalty"),
    }


WORDS: ChoiceWords = {
    Conflict: _conflicts,
    Interest: _interests,
}
