"""How the choices of ratings and reflection points are called."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from planner.domain.reflection import ReflectionQuestion, Side
from planner.domain.standards import Frequency
from planner.text import tr

Words = Mapping[StrEnum, str]


def _frequencies() -> Words:
    return {
        Frequency.ALMOST_ALWAYS: tr("almost always"),
        Frequency.FREQUENTLY: tr("frequently"),
        Frequency.OCCASIONALLY: tr("occasionally"),
        Frequency.RARELY_OR_NEVER: tr("rarely or never"),
        Frequency.NO_CHANCE: tr("no chance to demonstrate"),
    }


def _sides() -> Words:
    return {Side.LEADER: tr("leader"), Side.COACH: tr("coach")}


def _questions() -> Words:
    return {
        ReflectionQuestion.MOVED: tr(
            "What has moved in this quarter because the leader gave it time?"
        ),
        ReflectionQuestion.IN_THE_WAY: tr("What took the time that was meant for long-term work?"),
        ReflectionQuestion.AVOIDED: tr("Which conversation or decision was put off, and why?"),
        ReflectionQuestion.LEARNT: tr(
            "What can the leader do now that was out of reach a quarter ago, and who saw it?"
        ),
        ReflectionQuestion.NEXT: tr(
            "What one thing, done in the next quarter, would make the rest easier?"
        ),
    }


STANDARD_WORDS: Mapping[type[StrEnum], Callable[[], Words]] = {
    Frequency: _frequencies,
    Side: _sides,
    ReflectionQuestion: _questions,
}
