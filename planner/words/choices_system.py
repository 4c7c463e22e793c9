"""How the choices about trust, initiatives and barriers are called."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from planner.domain.barriers import BarrierKind
from planner.domain.direction import InitiativeKind, ReviewGap, TimeFrame
from planner.domain.partnership import PromiseState
from planner.domain.pulse import HomeTeam
from planner.text import tr

Words = Mapping[StrEnum, str]


def _promise_states() -> Words:
    return {
        PromiseState.OPEN: tr("open"),
        PromiseState.KEPT: tr("kept"),
        PromiseState.BROKEN: tr("broken"),
        PromiseState.RELEASED: tr("released"),
    }


def _initiative_kinds() -> Words:
    return {
        InitiativeKind.MODEL_OF_CARE: tr("model of care"),
        InitiativeKind.WAY_OF_WORKING: tr("way of working"),
        InitiativeKind.OTHER: tr("something else"),
    }


def _time_frames() -> Words:
    return {
        TimeFrame.WITHIN_A_YEAR: tr("within a year"),
        TimeFrame.ONE_TO_THREE_YEARS: tr("one to three years"),
        TimeFrame.LONGER: tr("longer than three years"),
    }


def _review_gaps() -> Words:
    return {
        ReviewGap.PRIORITY: tr("no need of the population is named"),
        ReviewGap.PRIORITY_SOURCE: tr("the need of the population has no source"),
        ReviewGap.PRIORITY_DATE: tr("the need of the population has no date"),
        ReviewGap.TRIPLE_AIM: tr("no shared goal says what was considered for the Triple Aim"),
    }


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


def _home_teams() -> Words:
    return {
        HomeTeam.FUNCTION: tr("my function"),
        HomeTeam.ORGANISATION: tr("my organisation"),
        HomeTeam.EXECUTIVE_TEAM: tr("the executive team"),
        HomeTeam.PARTNERSHIP: tr("the partnership"),
    }


SYSTEM_WORDS: Mapping[type[StrEnum], Callable[[], Words]] = {
    BarrierKind: _barrier_kinds,
    HomeTeam: _home_teams,
    InitiativeKind: _initiative_kinds,
    PromiseState: _promise_states,
    ReviewGap: _review_gaps,
    TimeFrame: _time_frames,
}
