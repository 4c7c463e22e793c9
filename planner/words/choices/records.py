"""How the choices declared in `planner.domain.records` are called."""

from planner.domain.records import Tier
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _tiers() -> Words:
    return {Tier.MINE: tr("only me"), Tier.COACH: tr("my coach"), Tier.TEAM: tr("my team")}


WORDS: ChoiceWords = {
    Tier: _tiers,
}
