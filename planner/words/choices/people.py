"""How the choices declared in `planner.domain.people` are called."""

from planner.domain.people import Forum, Nation
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


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


WORDS: ChoiceWords = {
    Forum: _forums,
    Nation: _nations,
}
