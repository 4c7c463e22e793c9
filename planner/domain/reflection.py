"""The reflection point: once a quarter, leader and coach answer the same questions blind."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from planner.domain.records import Record, RecordId, record, reference_field, text_field


class Side(StrEnum):
    """Who answers."""

    LEADER = "leader"
    COACH = "coach"


class ReflectionQuestion(StrEnum):
    """The five questions, the same in every quarter; their words stand in planner.words."""

    MOVED = "moved"
    IN_THE_WAY = "in_the_way"
    AVOIDED = "avoided"
    LEARNT = "learnt"
    NEXT = "next"


@record
class Reflection(Record):
    """One reflection point.

    Attributes:
        quarter: First day of the quarter that is looked back on.
        closes_on: Last day for answers; after it, what there is is shown.
    """

    TYPE: ClassVar[str] = "reflection"

    quarter: date
    opened_on: date
    closes_on: date


@record
class ReflectionAnswer(Record):
    """What one side says to one question; not shown before the other side has answered too."""

    TYPE: ClassVar[str] = "reflection_answer"

    reflection: RecordId = reference_field("reflection")
    side: Side
    question: ReflectionQuestion
    words: str = text_field()
