"""Skill goals: the leadership and management skills that a leader means to grow."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import (
    Record,
    RecordId,
    line_field,
    number_field,
    record,
    reference_field,
    text_field,
)

LOWEST_LEVEL = 1
HIGHEST_LEVEL = 5


class SkillKind(StrEnum):
    """Whether a skill leads or manages."""

    LEADERSHIP = "leadership"
    MANAGEMENT = "management"


class Skill(StrEnum):
    """The skills the product knows; leadership first, then management."""

    SET_DIRECTION = "set_direction"
    BUILD_TRUST = "build_trust"
    SPEAK_TRUTH_TO_POWER = "speak_truth_to_power"
    WORK_AS_ONE_TEAM = "work_as_one_team"
    DECIDE_FOR_THE_SYSTEM = "decide_for_the_system"
    LEARN_FROM_SUCCESS_AND_FAILURE = "learn_from_success_and_failure"
    PLAN_RESOURCES = "plan_resources"
    PLAN_PEOPLE = "plan_people"
    PLAN_INFRASTRUCTURE = "plan_infrastructure"
    PLAN_MONEY = "plan_money"
    DELIVER = "deliver"

    @property
    def kind(self) -> SkillKind:
        """Say whether it is a leadership or a management skill."""
        return SkillKind.LEADERSHIP if self in LEADERSHIP_SKILLS else SkillKind.MANAGEMENT


LEADERSHIP_SKILLS = frozenset(
    {
        Skill.SET_DIRECTION,
        Skill.BUILD_TRUST,
        Skill.SPEAK_TRUTH_TO_POWER,
        Skill.WORK_AS_ONE_TEAM,
        Skill.DECIDE_FOR_THE_SYSTEM,
        Skill.LEARN_FROM_SUCCESS_AND_FAILURE,
    }
)


class GoalState(StrEnum):
    """Where a goal stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    REACHED = "reached"
    DROPPED = "dropped"


@record
class SkillGoal(Record):
    """One skill, from a level now to a level wanted.

    Attributes:
        now_level, target_level: LOWEST_LEVEL to HIGHEST_LEVEL, each described in the
            leader's own words beside it.
        importance: 1 (little) to 5 (most).
        is_beyond_strength: The skill lies outside what the leader is known for.
        what, how, who, due: The plan; `who` helps or holds to account.
        if_cue, then_act: The if-then plan: the moment, and what is done then.
    """

    TYPE: ClassVar[str] = "goal"

    title: str = line_field(required=True)
    skill: Skill
    hat: RecordId | None = reference_field("hat", default=None)
    now_level: int = number_field(default=2, low=LOWEST_LEVEL, high=HIGHEST_LEVEL)
    now_words: str = text_field(default="")
    target_level: int = number_field(default=4, low=LOWEST_LEVEL, high=HIGHEST_LEVEL)
    target_words: str = text_field(default="")
    importance: int = number_field(default=3, low=1, high=5)
    is_beyond_strength: bool = False
    what: str = text_field(default="")
    how: str = text_field(default="")
    who: str = line_field(default="")
    due: date | None = None
    if_cue: str = line_field(default="")
    then_act: str = line_field(default="")
    state: GoalState = GoalState.ACTIVE

    @property
    def kind(self) -> SkillKind:
        """Say whether the goal is about leading or managing."""
        return self.skill.kind

    @property
    def gap(self) -> int:
        """Return importance times the levels still to go; goals are sorted by it."""
        return self.importance * max(0, self.target_level - self.now_level)


@record
class Step(Record):
    """One step towards a goal; open while `done_on` is None."""

    TYPE: ClassVar[str] = "step"

    goal: RecordId = reference_field("goal")
    title: str = line_field(required=True)
    due: date | None = None
    done_on: date | None = None


@record
class Evidence(Record):
    """What shows that a skill is growing: an observation, feedback, a result."""

    TYPE: ClassVar[str] = "evidence"

    goal: RecordId = reference_field("goal")
    day: date
    what: str = text_field(default="")
    source: str = line_field(default="")
