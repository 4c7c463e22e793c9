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
    text_field,
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
    """One statement of an instrument; `is_reversed` when agreeing means less readiness.

    Attributes:
        part: The part of its subscale that it stands for, "" where there are no parts.
    """

    key: str
    words: str
    is_reversed: bool = False
    part: str = ""


@frozen
class Subscale(Frozen):
    """Items that are read together.

    Attributes:
        reliability: Cronbach's alpha from `reliability_source`, or None where nobody
            measured it; then no change can be told from noise by it.
        deviation: Standard deviation of people's scores in a published study, named in
            `deviation_source`; never that of the team that answers.
        states_commitment: What is said here is held beside what was done.
    """

    key: str
    name: str
    items: tuple[Item, ...]
    is_validated: bool = False
    reliability: float | None = None
    reliability_source: str = ""
    deviation: float | None = None
    deviation_source: str = ""
    states_commitment: bool = False


@frozen
class VersionCrosswalk(Frozen):
    """Which subscales may be compared with those of an earlier version of the instrument.

    Attributes:
        version: The earlier version.
        subscales: Pairs of keys: in this version, in the earlier one.
    """

    version: str
    subscales: tuple[tuple[str, str], ...]


@frozen
class Instrument(Frozen):
    """A questionnaire as a data pack; `key` and `version` together name one wording.

    Attributes:
        lowest, highest: The scale; `anchors` are its words from lowest to highest.
        may_print_wording: The licence lets the items stand in documents.
        is_ordered: The subscales stand in the order in which they come about, so that the
            first one that is low is the barrier.
        near_zero: Score at or under which one subscale alone says 'not ready', whatever the
            others say; None where subscales are not needed together.
        crosswalks: Earlier versions that this one may be compared with.
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
    is_ordered: bool = False
    near_zero: int | None = None
    crosswalks: tuple[VersionCrosswalk, ...] = ()

    def printed(self, item: Item) -> str:
        """Return what a document may show of an item: its wording, or no more than its number."""
        return item.words if self.may_print_wording else str(self.item_keys().index(item.key) + 1)

    def earlier_key(self, subscale: str, other: "Instrument") -> str | None:
        """Return the key that a subscale has in the other version; None: not comparable."""
        if (other.key, other.version) == (self.key, self.version):
            return subscale
        if other.key != self.key or (other.lowest, other.highest) != (self.lowest, self.highest):
            return None
        found = (dict(c.subscales) for c in self.crosswalks if c.version == other.version)
        return next((pairs.get(subscale) for pairs in found), None)

    def item_keys(self) -> tuple[str, ...]:
        """List the keys of all items in the order in which they are asked."""
        return tuple(item.key for scale in self.subscales for item in scale.items)


@record
class Round(Record):
    """One set of answers to an instrument for one initiative; closed once `closed_on`.

    Attributes:
        instrument: Key of the pack.
        invited: How many were asked, for the response rate.
        version: Version of the pack; "" in older plans: the first one that was known.
        reopened: The closed round that this one goes on from.
        least: Answers of a team without which nothing of it is shown.
    """

    TYPE: ClassVar[str] = "round"

    initiative: RecordId = reference_field("initiative")
    instrument: str = line_field(required=True, searchable=False)
    rater: Rater = Rater.SELF
    opened_on: date
    closed_on: date | None = None
    invited: int = number_field(default=1, low=1, high=10_000)
    version: str = line_field(default="", searchable=False)
    reopened: RecordId | None = reference_field("round", default=None)
    least: int = number_field(default=5, low=3, high=1_000)


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


@record
class RoundComment(Record):
    """What one respondent wrote beside the answers.

    Its id is made from the round and the respondent, whose label is not kept with it.
    """

    TYPE: ClassVar[str] = "round_comment"

    round: RecordId = reference_field("round")
    words: str = text_field()


@record
class TakenInstrument(Record):
    """An instrument that was taken into the plan, so that the plan stays one file.

    It is never changed: a new version is a record of its own, and old rounds keep theirs.

    Attributes:
        instrument: Key of the pack.
        pack: The whole pack as it was written.
    """

    TYPE: ClassVar[str] = "instrument"

    instrument: str = line_field(required=True, searchable=False)
    version: str = line_field(required=True, searchable=False)
    name: str = line_field(required=True)
    licence: str = line_field(required=True, searchable=False)
    taken_on: date
    pack: str = text_field()
