"""How the choices declared in `planner.domain.plan_choices` are called."""

from planner.domain.plan_choices import Chapter, PlanList
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _chapters() -> Words:
    return {
        Chapter.READINESS: tr("readiness for change"),
        Chapter.TRUST: tr("building trust"),
        Chapter.SHARED_GOALS: tr("clarifying shared goals"),
        Chapter.SKILLS: tr("investing in leadership and management skills"),
        Chapter.ANNEX: tr("method and uncertainty"),
    }


def _lists() -> Words:
    return {
        PlanList.INITIATIVES: tr("initiatives"),
        PlanList.TENSIONS: tr("tensions"),
        PlanList.PROMISES: tr("promises"),
        PlanList.DECISIONS: tr("decisions"),
        PlanList.SHARED_GOALS: tr("shared goals"),
    }


WORDS: ChoiceWords = {Chapter: _chapters, PlanList: _lists}
