"""How the choices declared in `planner.domain.readiness` are called."""

from planner.domain.readiness import Rater
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _raters() -> Words:
    return {Rater.SELF: tr("self"), Rater.COACH: tr("coach"), Rater.TEAM: tr("team")}


WORDS: ChoiceWords = {
    Rater: _raters,
}
