"""How the choices declared in `planner.domain.coaching` are called."""

from planner.domain.coaching import Audience
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _audiences() -> Words:
    return {
        Audience.COACH: tr("coach"),
        Audience.TEAM: tr("team"),
        Audience.BOARD: tr("board"),
        Audience.SELF: tr("myself"),
    }


WORDS: ChoiceWords = {
    Audience: _audiences,
}
