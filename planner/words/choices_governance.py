"""How the choices about bodies, decisions and loyalties are called."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from planner.domain.governance import Arrived, Basis
from planner.domain.loyalty import Conflict, Interest
from planner.domain.people import Forum, Nation
from planner.text import tr

Words = Mapping[StrEnum, str]


def _forums() -> Words:
    return {
        Forum.DECIDING: tr("deciding board"),
        Forum.JOINT: tr("joint committee"),
        Forum.IN_COMMON: tr("committees in common"),
        Forum.INDIVIDUALS: tr("individuals with delegated authority"),
        Forum.ADVISORY: tr("advisory group"),
    }


def _nations() -> Words:
    return {
        Nation.BY_ZONE: tr("as the time zone says"),
        Nation.ENGLAND: tr("England"),
        Nation.WALES: tr("Wales"),
        Nation.SCOTLAND: tr("Scotland"),
        Nation.NORTHERN_IRELAND: tr("Northern Ireland"),
        Nation.NONE: tr("none"),
    }


def _bases() -> Words:
    return {
        Basis.NOT_SAID: tr("not said"),
        Basis.FUNCTION: tr("my function"),
        Basis.ORGANISATION: tr("my organisation"),
        Basis.WHOLE_TEAM: tr("the whole team"),
        Basis.POPULATION: tr("the population"),
    }


def _arrivals() -> Words:
    return {
        Arrived.NOT_CHECKED: tr("not checked yet"),
        Arrived.YES: tr("it arrived"),
        Arrived.PARTLY: tr("it arrived in part"),
        Arrived.NO: tr("it did not arrive"),
        Arrived.CANNOT_TELL: tr("cannot tell"),
    }


def _interests() -> Words:
    return {
        Interest.FINANCIAL: tr("financial"),
        Interest.NON_FINANCIAL_PROFESSIONAL: tr("non-financial professional"),
        Interest.NON_FINANCIAL_PERSONAL: tr("non-financial personal"),
        Interest.INDIRECT: tr("indirect"),
        Interest.LOYALTY: tr("loyalty"),
    }


def _conflicts() -> Words:
    return {
        Conflict.ACTUAL: tr("actual"),
        Conflict.POTENTIAL: tr("potential"),
        Conflict.PERCEIVED: tr("perceived"),
    }


GOVERNANCE_WORDS: Mapping[type[StrEnum], Callable[[], Words]] = {
    Arrived: _arrivals,
    Basis: _bases,
    Conflict: _conflicts,
    Forum: _forums,
    Interest: _interests,
    Nation: _nations,
}
