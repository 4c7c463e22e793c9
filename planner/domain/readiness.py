"""Readiness for one named change: instruments, rounds, answers."""

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
)
from planner.domain.values import Frozen, frozen

NO_CHANCE_TO_SAY = None
"""The value of an answer by someone who had no chance to say; it counts as missing."""


class Rater(StrEnum):
    """Whose view a round holds."""

    SELF = "self"
    COACH = "coach"
    TEAM = "team"


@frozen
class Item(Frozen):
    """One statement of an instrument; `is_reversed` when agreeing means less readiness."""

    key: str
    words: str
    is_reversed: bool = False


@frozen
class Subscale(Frozen):
    """Items that are read together.

    Attributes:
        reliability: Cronbach's alpha from `reliability_source`, or None where nobody
            measured it; then no change can be told from noise by it.
    """

    key: str
    name: str
    items: tuple[Item, ...]
    is_validated: bool = False
    reliability: float | None = None
    reliability_source: str = ""


@frozen
class Instrument(Frozen):
    """A questionnaire as a data pack.

    Attributes:
        lowest, highest: The scale; `anchors` are its words from lowest to highest.
        may_print_wording: The licence lets the items stand in documents.
    """

    key: str
    name: str
    version: str
    licence: str
    lowest: int
    highest: int
    anchors: tuple[str, ...]
    subscales: tuple[Subscale, ...]
    may_print_wording: bool = True
    source: str = ""

    def item_keys(self) -> tuple[str, ...]:
        """List the keys of all items in the order in which they are asked."""
        return tuple(item.key for scale in self.subscales for item in scale.items)


@record
class Round(Record):
    """One set of answers to an instrument for one initiative; closed once `closed_on`.

    Attributes:
        instrument: Key of the pack.
        invited: How many were asked, for the response rate.
    """

    TYPE: ClassVar[str] = "round"

    initiative: RecordId = reference_field("initiative")
    instrument: str = line_field(required=True, searchable=False)
    rater: Rater = Rater.SELF
    opened_on: date
    closed_on: date | None = None
    invited: int = number_field(default=1, low=1, high=10_000)


@record
class Answer(Record):
    """What one respondent said to one item.

    Attributes:
        respondent: A number or made-up label, never a name.
        value: On the instrument's scale; None is 'no chance to say'.
    """

    TYPE: ClassVar[str] = "answer"

    round: RecordId = reference_field("round")
    respondent: str = line_field(required=True, searchable=False)
    item: str = line_field(required=True, searchable=False)
    value: int | None = number_field(default=None, low=-1_000, high=1_000)
