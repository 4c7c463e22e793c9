"""What is to change, and towards what: initiatives, shared goals, measures."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from planner.domain.errors.partnership import StatementTooLongError
from planner.domain.records import (
    Record,
    RecordId,
    line_field,
    number_field,
    record,
    reference_field,
    text_field,
)
from planner.overriding import override

LONGEST_STATEMENT: Final = 300
"""Characters in which anybody must be able to understand what changes."""


class Aim(StrEnum):
    """The limb of the Triple Aim that a shared goal serves, with inequalities beside it."""

    HEALTH_AND_WELLBEING = "health_and_wellbeing"
    QUALITY_OF_SERVICES = "quality_of_services"
    SUSTAINABLE_RESOURCES = "sustainable_resources"
    INEQUALITIES = "inequalities"


STATUTORY_LIMBS: Final = (
    Aim.HEALTH_AND_WELLBEING,
    Aim.QUALITY_OF_SERVICES,
    Aim.SUSTAINABLE_RESOURCES,
)
"""The limbs of the duty; inequalities are an angle on each of them."""


class InitiativeKind(StrEnum):
    """What an initiative changes."""

    MODEL_OF_CARE = "model_of_care"
    WAY_OF_WORKING = "way_of_working"
    OTHER = "other"


class TimeFrame(StrEnum):
    """How far off an initiative's fruits are."""

    WITHIN_A_YEAR = "within_a_year"
    ONE_TO_THREE_YEARS = "one_to_three_years"
    LONGER = "longer"


@record
class Initiative(Record):
    """One named change that the leader leads; readiness is measured for it.

    Attributes:
        statement: What changes, in plain English, in at most LONGEST_STATEMENT characters.
        blueprint: What it is built on; `adaptation`: what is different here, and why.
        priority: The population's need it answers, with `priority_source` and its date.
        community_voice: What the people concerned say about it.
        settles_in_weeks: How long it is expected to take to bed in, from `started_on`.
        in_surge: What happens to it in a surge.
    """

    TYPE: ClassVar[str] = "initiative"

    title: str = line_field(required=True)
    statement: str = line_field(default="")
    hat: RecordId | None = reference_field("hat", default=None)
    blueprint: str = text_field(default="")
    adaptation: str = text_field(default="")
    priority: str = line_field(default="")
    priority_source: str = line_field(default="")
    priority_date: date | None = None
    started_on: date | None = None
    is_open: bool = True
    kind: InitiativeKind = InitiativeKind.OTHER
    horizon: TimeFrame | None = None
    community_voice: str = text_field(default="")
    settles_in_weeks: int | None = number_field(default=None, low=1, high=520)
    in_surge: str = text_field(default="")

    @override
    def __post_init__(self) -> None:
        if len(self.statement) > LONGEST_STATEMENT:
            raise StatementTooLongError(len(self.statement), LONGEST_STATEMENT)
        Record.__post_init__(self)

    def age_days(self, today: date) -> int | None:
        """Return for how many days it has run; None where it has not begun."""
        if self.started_on is None or self.started_on > today:
            return None
        return (today - self.started_on).days

    @property
    def settled_from(self) -> date | None:
        """Return the day by which it should have bedded in; None where nobody said."""
        if self.started_on is None or self.settles_in_weeks is None:
            return None
        return self.started_on + timedelta(weeks=self.settles_in_weeks)


@record
class SharedGoal(Record):
    """A Triple Aim note that partners agreed on, tied to a population priority.

    Attributes:
        aim: The limb that it serves first.
        note: What was agreed; it counts as the note on `aim` where that limb has none of its own.
        health, quality, resources: What was considered for each statutory limb; "" is shown as
            blank, and nothing is scored.
        inequalities: What it means for inequalities, in all limbs.
        noted_on: When this was considered.
    """

    TYPE: ClassVar[str] = "shared_goal"

    title: str = line_field(required=True)
    aim: Aim
    initiative: RecordId | None = reference_field("initiative", default=None)
    note: str = text_field(default="")
    priority: str = line_field(default="")
    source: str = line_field(default="")
    source_date: date | None = None
    health: str = text_field(default="")
    quality: str = text_field(default="")
    resources: str = text_field(default="")
    inequalities: str = text_field(default="")
    evidence: str = text_field(default="")
    noted_on: date | None = None

    def limb(self, aim: Aim) -> str:
        """Return what was considered for a limb, "" where it is blank."""
        own = {
            Aim.HEALTH_AND_WELLBEING: self.health,
            Aim.QUALITY_OF_SERVICES: self.quality,
            Aim.SUSTAINABLE_RESOURCES: self.resources,
            Aim.INEQUALITIES: self.inequalities,
        }[aim]
        return own if own.strip() or aim is not self.aim else self.note


class MeasureLevel(StrEnum):
    """What a measure counts."""

    OUTPUT = "output"
    OUTCOME = "outcome"
    BENEFIT = "benefit"


class Temperament(StrEnum):
    """What a measure is for."""

    LEARNING = "learning"
    ASSURANCE = "assurance"
    JUDGEMENT = "judgement"


class Horizon(StrEnum):
    """How soon a measure can move."""

    SHORT = "short"
    LONG = "long"


@record
class Measure(Record):
    """How partners would notice that a shared goal comes nearer.

    Attributes:
        owner: Who answers for it.
        baseline, target, latest: Values with their units, as one would say them.
        latest_on: The day of `latest`; `due`: by when the target is meant.
    """

    TYPE: ClassVar[str] = "measure"

    shared_goal: RecordId = reference_field("shared_goal")
    title: str = line_field(required=True)
    level: MeasureLevel = MeasureLevel.OUTCOME
    temperament: Temperament = Temperament.LEARNING
    horizon: Horizon = Horizon.LONG
    owner: str = line_field(default="")
    baseline: str = line_field(default="")
    target: str = line_field(default="")
    due: date | None = None
    latest: str = line_field(default="")
    latest_on: date | None = None


class ReviewGap(StrEnum):
    """What an initiative lacks before it is ready for review."""

    PRIORITY = "priority"
    PRIORITY_SOURCE = "priority_source"
    PRIORITY_DATE = "priority_date"
    TRIPLE_AIM = "triple_aim"


def review_gaps(initiative: Initiative, goals: Iterable[SharedGoal]) -> list[ReviewGap]:
    """Name what is missing: a dated population priority, a Triple Aim note. Nothing is blocked."""
    own = [goal for goal in goals if goal.initiative == initiative.id]
    has_note = any(goal.limb(aim).strip() for goal in own for aim in STATUTORY_LIMBS)
    return [*_priority_gaps(initiative), *([] if has_note else [ReviewGap.TRIPLE_AIM])]


def _priority_gaps(initiative: Initiative) -> Iterator[ReviewGap]:
    if not initiative.priority.strip():
        yield ReviewGap.PRIORITY
        return
    if not initiative.priority_source.strip():
        yield ReviewGap.PRIORITY_SOURCE
    if initiative.priority_date is None:
        yield ReviewGap.PRIORITY_DATE
