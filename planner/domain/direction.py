"""What is to change, and towards what: initiatives and shared goals."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field, text_field


class Aim(StrEnum):
    """The limb of the Triple Aim that a shared goal serves, with inequalities beside it."""

    HEALTH_AND_WELLBEING = "health_and_wellbeing"
    QUALITY_OF_SERVICES = "quality_of_services"
    SUSTAINABLE_RESOURCES = "sustainable_resources"
    INEQUALITIES = "inequalities"


@record
class Initiative(Record):
    """One named change that the leader leads; readiness is measured for it.

    Attributes:
        statement: What changes, in plain English.
        blueprint: What it is built on; `adaptation`: what is different here, and why.
        priority: The population's need it answers, with `priority_source` and its date.
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


@record
class SharedGoal(Record):
    """A Triple Aim note that partners agreed on, tied to a population priority."""

    TYPE: ClassVar[str] = "shared_goal"

    title: str = line_field(required=True)
    aim: Aim
    initiative: RecordId | None = reference_field("initiative", default=None)
    note: str = text_field(default="")
    priority: str = line_field(default="")
    source: str = line_field(default="")
    source_date: date | None = None


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
    """How partners would notice that a shared goal comes nearer."""

    TYPE: ClassVar[str] = "measure"

    shared_goal: RecordId = reference_field("shared_goal")
    title: str = line_field(required=True)
    level: MeasureLevel = MeasureLevel.OUTCOME
    temperament: Temperament = Temperament.LEARNING
    horizon: Horizon = Horizon.LONG
