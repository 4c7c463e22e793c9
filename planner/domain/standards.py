"""Records of frameworks: taken in, tied to goals, rated, and how an old one goes on in a new one.

Frameworks and standards are named by their keys, so that those that come with the program and
those that were taken in are named alike.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, line_field, record, reference_field, text_field


class Frequency(StrEnum):
    """How often one does what a standard says; NO_CHANCE counts as missing."""

    ALMOST_ALWAYS = "almost_always"
    FREQUENTLY = "frequently"
    OCCASIONALLY = "occasionally"
    RARELY_OR_NEVER = "rarely_or_never"
    NO_CHANCE = "no_chance"


@record
class TakenFramework(Record):
    """A framework that its user took into the plan.

    Attributes:
        framework: Its key; of two with a key, the one taken in later holds.
        licence: What its owner allows; "" where nobody said.
        valid_from, valid_to: The days on which it holds, both included; None: no end known.
    """

    TYPE: ClassVar[str] = "framework"

    framework: str = line_field(required=True, searchable=False)
    version: str = line_field(default="1", searchable=False)
    name: str = line_field(required=True)
    licence: str = line_field(default="", searchable=False)
    source: str = line_field(default="", searchable=False)
    valid_from: date | None = None
    valid_to: date | None = None


@record
class TakenStandard(Record):
    """One standard of a framework that was taken in."""

    TYPE: ClassVar[str] = "standard"

    framework: RecordId = reference_field("framework")
    standard: str = line_field(required=True, searchable=False)
    title: str = line_field(required=True)
    description: str = text_field(default="")
    domain: str = line_field(default="")
    valid_from: date | None = None
    valid_to: date | None = None


@record
class Correspondence(Record):
    """A line of a crosswalk: what an old standard says is said by a new one from then on."""

    TYPE: ClassVar[str] = "correspondence"

    old_framework: str = line_field(required=True, searchable=False)
    old_standard: str = line_field(required=True, searchable=False)
    new_framework: str = line_field(required=True, searchable=False)
    new_standard: str = line_field(required=True, searchable=False)


@record
class GoalStandard(Record):
    """A tie between a skill goal and a standard that it serves."""

    TYPE: ClassVar[str] = "goal_standard"

    goal: RecordId = reference_field("goal")
    framework: str = line_field(required=True, searchable=False)
    standard: str = line_field(required=True, searchable=False)


@record
class StandardRating(Record):
    """How often the leader thinks to do what a standard says; a new rating is a new record."""

    TYPE: ClassVar[str] = "rating"

    framework: str = line_field(required=True, searchable=False)
    standard: str = line_field(required=True, searchable=False)
    frequency: Frequency
    rated_on: date
    note: str = text_field(default="")
