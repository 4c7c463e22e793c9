"""How the choices declared in `planner.domain.reflection` are called."""

from planner.domain.reflection import ReflectionQuestion, Side
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


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


def _sides() -> Words:
    return {Side.LEADER: tr("leader"), Side.COACH: tr("coach")}


WORDS: ChoiceWords = {
    ReflectionQuestion: _questions,
    Side: _sides,
}
