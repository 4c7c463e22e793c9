"""How the choices declared in `planner.domain.pulse` are called."""

from planner.domain.pulse import HomeTeam
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _home_teams() -> Words:
    return {
        HomeTeam.FUNCTION: tr("my function"),
        HomeTeam.ORGANISATION: tr("my organisation"),
        HomeTeam.EXECUTIVE_TEAM: tr("the executive team"),
        HomeTeam.PARTNERSHIP: tr("the partnership"),
    }


WORDS: ChoiceWords = {
    HomeTeam: _home_teams,
}
