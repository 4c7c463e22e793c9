"""How the choices declared in `planner.domain.direction` are called."""

from planner.domain.direction import (
    Aim,
    Horizon,
    InitiativeKind,
    MeasureLevel,
    ReviewGap,
    Temperament,
    TimeFrame,
)
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _aims() -> Words:
    return {
        Aim.HEALTH_AND_WELLBEING: tr("health and wellbeing"),
        Aim.QUALITY_OF_SERVICES: tr("quality of services"),
        Aim.SUSTAINABLE_RESOURCES: tr("sustainable use of resources"),
        Aim.INEQUALITIES: tr("inequalities"),
    }


def _horizons() -> Words:
    return {Horizon.SHORT: tr("moves soon"), Horizon.LONG: tr("moves late")}


def _initiative_kinds() -> Words:
    return {
        InitiativeKind.MODEL_OF_CARE: tr("model of care"),
        InitiativeKind.WAY_OF_WORKING: tr("way of working"),
        InitiativeKind.OTHER: tr("something else"),
    }


def _measure_levels() -> Words:
    return {
        MeasureLevel.OUTPUT: tr("output"),
        MeasureLevel.OUTCOME: tr("outcome"),
        MeasureLevel.BENEFIT: tr("benefit"),
    }


def _review_gaps() -> Words:
    return {
        ReviewGap.PRIORITY: tr("no need of the population is named"),
        ReviewGap.PRIORITY_SOURCE: tr("the need of the population has no source"),
        ReviewGap.PRIORITY_DATE: tr("the need of the population has no date"),
        ReviewGap.TRIPLE_AIM: tr("no shared goal says what was considered for the Triple Aim"),
    }


def _temperaments() -> Words:
    return {
        Temperament.LEARNING: tr("for learning"),
        Temperament.ASSURANCE: tr("for assurance"),
        Temperament.JUDGEMENT: tr("for judgement"),
    }


def _time_frames() -> Words:
    return {
        TimeFrame.WITHIN_A_YEAR: tr("within a year"),
        TimeFrame.ONE_TO_THREE_YEARS: tr("one to three years"),
        TimeFrame.LONGER: tr("longer than three years"),
    }


WORDS: ChoiceWords = {
    Aim: _aims,
    Horizon: _horizons,
    InitiativeKind: _initiative_kinds,
    MeasureLevel: _measure_levels,
    ReviewGap: _review_gaps,
    Temperament: _temperaments,
    TimeFrame: _time_frames,
}
