"""How the choices declared in `planner.domain.governance` are called."""

from planner.domain.governance import Arrived, Basis
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _arrivals() -> Words:
    return {
        Arrived.NOT_CHECKED: tr("not checked yet"),
        Arrived.YES: tr("it arrived"),
        Arrived.PARTLY: tr("it arrived in part"),
        Arrived.NO: tr("it did not arrive"),
        Arrived.CANNOT_TELL: tr("cannot tell"),
    }


def _bases() -> Words:
    return {
        Basis.NOT_SAID: tr("not said"),
        Basis.FUNCTION: tr("my function"),
        Basis.ORGANISATION: tr("my organisation"),
        Basis.WHOLE_TEAM: tr("the whole team"),
        Basis.POPULATION: tr("the population"),
    }


WORDS: ChoiceWords = {
    Arrived: _arrivals,
    Basis: _bases,
}
