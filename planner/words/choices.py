"""How the members of each enumeration in a record are called, in the words of the product."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from planner.domain.attention import MeetingState, Mode, Source
from planner.domain.coaching import Audience
from planner.domain.direction import Aim, Horizon, MeasureLevel, Temperament
from planner.domain.goals import GoalState, Skill, SkillKind
from planner.domain.hindsight import Worth
from planner.domain.partnership import TensionKind, TensionState, TrustAct
from planner.domain.protection import BlockState, Cadence, Consent, Requester, RowKind
from planner.domain.readiness import Rater
from planner.domain.records import Tier
from planner.domain.surge import Settlement
from planner.text import tr
from planner.words.choices_governance import GOVERNANCE_WORDS
from planner.words.choices_standards import STANDARD_WORDS
from planner.words.choices_system import SYSTEM_WORDS

Words = Mapping[StrEnum, str]


def choice_text(choice: StrEnum) -> str:
    """Return the words for one member, in lower case unless it is a name."""
    return _WORDS[type(choice)]()[choice]


def choice_texts(choices: type[StrEnum]) -> Words:
    """Return the words for all members, in the order of their declaration."""
    return _WORDS[choices]()


def choice_title(choice: StrEnum) -> str:
    """Return the words for one member with a capital, as they begin a line."""
    words = choice_text(choice)
    return words[:1].upper() + words[1:]


def _tiers() -> Words:
    return {Tier.MINE: tr("only me"), Tier.COACH: tr("my coach"), Tier.TEAM: tr("my team")}


def _modes() -> Words:
    return {
        Mode.FIREFIGHTING: tr("firefighting"),
        Mode.RUNNING: tr("running"),
        Mode.LONG_TERM: tr("long-term work"),
        Mode.DEVELOPMENT: tr("development"),
        Mode.AWAY: tr("away"),
    }


def _sources() -> Words:
    return {
        Source.TYPED: tr("typed"),
        Source.TIMER: tr("timer"),
        Source.CALENDAR: tr("calendar"),
    }


def _meeting_states() -> Words:
    return {
        MeetingState.DRAFT: tr("draft"),
        MeetingState.ACCEPTED: tr("accepted"),
        MeetingState.DISMISSED: tr("dismissed"),
        MeetingState.CANCELLED: tr("cancelled"),
    }


def _audiences() -> Words:
    return {
        Audience.COACH: tr("coach"),
        Audience.TEAM: tr("team"),
        Audience.BOARD: tr("board"),
        Audience.SELF: tr("myself"),
    }


def _aims() -> Words:
    return {
        Aim.HEALTH_AND_WELLBEING: tr("health and wellbeing"),
        Aim.QUALITY_OF_SERVICES: tr("quality of services"),
        Aim.SUSTAINABLE_RESOURCES: tr("sustainable use of resources"),
        Aim.INEQUALITIES: tr("inequalities"),
    }


def _measure_levels() -> Words:
    return {
        MeasureLevel.OUTPUT: tr("output"),
        MeasureLevel.OUTCOME: tr("outcome"),
        MeasureLevel.BENEFIT: tr("benefit"),
    }


def _temperaments() -> Words:
    return {
        Temperament.LEARNING: tr("for learning"),
        Temperament.ASSURANCE: tr("for assurance"),
        Temperament.JUDGEMENT: tr("for judgement"),
    }


def _horizons() -> Words:
    return {Horizon.SHORT: tr("moves soon"), Horizon.LONG: tr("moves late")}


def _skill_kinds() -> Words:
    return {SkillKind.LEADERSHIP: tr("leadership"), SkillKind.MANAGEMENT: tr("management")}


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


def _goal_states() -> Words:
    return {
        GoalState.ACTIVE: tr("active"),
        GoalState.PAUSED: tr("paused"),
        GoalState.REACHED: tr("reached"),
        GoalState.DROPPED: tr("dropped"),
    }


def _tension_kinds() -> Words:
    return {
        TensionKind.ETHICAL: tr("ethical"),
        TensionKind.ECONOMIC: tr("economic"),
        TensionKind.ROLE: tr("between roles"),
        TensionKind.MEASUREMENT: tr("about measurement"),
    }


def _tension_states() -> Words:
    return {
        TensionState.CONSTRUCTIVE: tr("constructive"),
        TensionState.DRIFTING: tr("drifting"),
        TensionState.HARMFUL: tr("harmful"),
    }


def _trust_acts() -> Words:
    return {
        TrustAct.PROMISE: tr("promise"),
        TrustAct.MISTAKE_OWNED: tr("mistake owned"),
        TrustAct.REPAIR: tr("repair"),
        TrustAct.JOINT_PROBLEM: tr("joint problem worked through"),
    }


def _block_states() -> Words:
    return {
        BlockState.PLANNED: tr("planned"),
        BlockState.KEPT: tr("kept"),
        BlockState.SHORTENED: tr("shortened"),
        BlockState.MOVED: tr("moved"),
        BlockState.LOST: tr("lost"),
    }


def _cadences() -> Words:
    return {Cadence.WEEKLY: tr("every week"), Cadence.MONTHLY: tr("every month")}


def _consents() -> Words:
    return {
        Consent.MINE: tr("my own choice"),
        Consent.NEGOTIATED: tr("negotiated"),
        Consent.IMPOSED: tr("imposed"),
    }


def _row_kinds() -> Words:
    return {
        RowKind.DISPLACED: tr("displaced"),
        RowKind.REARRANGED: tr("moved of my own accord"),
        RowKind.KEPT: tr("kept"),
        RowKind.WRITTEN_OFF: tr("written off"),
        RowKind.CORRECTED: tr("corrected"),
        RowKind.CARRIED_OVER: tr("carried over from a surge"),
    }


def _settlements() -> Words:
    return {
        Settlement.UNDECIDED: tr("not decided yet"),
        Settlement.CARRIED_OVER: tr("carried over"),
        Settlement.WRITTEN_OFF: tr("written off"),
    }


def _worths() -> Words:
    return {
        Worth.YES: tr("it was worth it"),
        Worth.NO: tr("it was not worth it"),
        Worth.CANNOT_TELL: tr("cannot tell"),
        Worth.SKIPPED: tr("passed over"),
    }


def _requesters() -> Words:
    return {
        Requester.SITE: tr("the site"),
        Requester.OWN_EXECUTIVE: tr("own executive team"),
        Requester.OWN_BOARD: tr("own board"),
        Requester.PLACE: tr("the place partnership"),
        Requester.ICB_OR_REGION: tr("ICB or region"),
        Requester.NATIONAL: tr("national bodies"),
        Requester.PATIENT_CARE: tr("patient care"),
        Requester.SELF: tr("myself"),
    }


def _raters() -> Words:
    return {Rater.SELF: tr("self"), Rater.COACH: tr("coach"), Rater.TEAM: tr("team")}


_WORDS: Mapping[type[StrEnum], Callable[[], Words]] = {
    **GOVERNANCE_WORDS,
    **SYSTEM_WORDS,
    **STANDARD_WORDS,
    Aim: _aims,
    Audience: _audiences,
    BlockState: _block_states,
    Cadence: _cadences,
    Consent: _consents,
    GoalState: _goal_states,
    Horizon: _horizons,
    MeasureLevel: _measure_levels,
    MeetingState: _meeting_states,
    Mode: _modes,
    Rater: _raters,
    Requester: _requesters,
    RowKind: _row_kinds,
    Settlement: _settlements,
    Skill: _skills,
    SkillKind: _skill_kinds,
    Source: _sources,
    Temperament: _temperaments,
    TensionKind: _tension_kinds,
    TensionState: _tension_states,
    Tier: _tiers,
    TrustAct: _trust_acts,
    Worth: _worths,
}
