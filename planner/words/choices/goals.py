"""How the choices declared in `planner.domain.goals` are called."""

from planner.domain.goals import GoalState, Skill, SkillKind
from planner.text import tr
from planner.words.choices.kinds import ChoiceWords, Words


def _goal_states() -> Words:
    return {
        GoalState.ACTIVE: tr("active"),
        GoalState.PAUSED: tr("paused"),
        GoalState.REACHED: tr("reached"),
        GoalState.DROPPED: tr("dropped"),
    }


def _skills() -> Words:
    return {
        Skill.SET_DIRECTION: tr("set direction and be accountable for it"),
        Skill.BUILD_TRUST: tr("build trust"),
        Skill.SPEAK_TRUTH_TO_POWER: tr("speak truth to power"),
        Skill.WORK_AS_ONE_TEAM: tr("work as one team"),
        Skill.DECIDE_FOR_THE_SYSTEM: tr("decide for the whole system"),
        Skill.LEARN_FROM_SUCCESS_AND_FAILURE: tr("learn from success and failure"),
        Skill.PLAN_RESOURCES: tr("plan with resources"),
        Skill.PLAN_PEOPLE: tr("plan with people"),
        Skill.PLAN_INFRASTRUCTURE: tr("plan with infrastructure"),
        Skill.PLAN_MONEY: tr("plan with money"),
        Skill.DELIVER: tr("deliver"),
    }


def _skill_kinds() -> Words:
    return {SkillKind.LEADERSHIP: tr("leadership"), SkillKind.MANAGEMENT: tr("management")}


WORDS: ChoiceWords = {
    GoalState: _goal_states,
    Skill: _skills,
    SkillKind: _skill_kinds,
}
