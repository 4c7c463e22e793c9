"""Which records leave with a plan and why, which stay, and what is different for others."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from planner.domain.coaching import Audience
from planner.domain.plan import RECORD_TYPES, Plan
from planner.domain.records import Record, RecordId, Tier
from planner.domain.release import (
    NEVER_RELEASED,
    Released,
    Sums,
    Why,
    may_see,
    release,
    why_released,
)
from planner.services.session import Session


class Sum(StrEnum):
    """What is added up from records that stay."""

    TIME = "time"
    PROTECTION = "protection"
    GOAL_TIME = "goal_time"
    READINESS = "readiness"


class Stay(StrEnum):
    """Why records stay."""

    RAW = "raw"
    """No document holds records of this type, whoever may see them."""
    MINE = "mine"
    COACH = "coach"
    """They are meant for nobody else, or for the coach alone."""
    LEFT_OUT = "left_out"
    """The audience may see them, and something else keeps them back, such as a chapter left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingRecords:
    """The records of one type that leave, and how many of the type stay, and why."""

    record_type: str
    leave: tuple[Record, ...]
    stay: int
    because: Mapping[Stay, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Of what one audience gets: how much another one does not, and the other way round."""

    audience: Audience
    more: int
    fewer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Everything that one audience would get.

    Attributes:
        records: A line for each type of which there is any record.
        sums: What else leaves, added up; no single record can be read from it.
        why: Why each record leaves.
        owners: The record with which one leaves that it belongs to.
        others: Which other audiences would get it too.
        differences: What is different for each other audience, in numbers.
    """

    records: tuple[LeavingRecords, ...]
    sums: tuple[Sum, ...]
    why: Mapping[RecordId, Why] = field(default_factory=dict)
    owners: Mapping[RecordId, Record] = field(default_factory=dict)
    others: Mapping[RecordId, tuple[Audience, ...]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()

    @property
    def count(self) -> int:
        """Return how many records leave."""
        return sum(len(line.leave) for line in self.records)

    def staying(self, reason: Stay) -> int:
        """Return how many records stay for a reason."""
        return sum(line.because.get(reason, 0) for line in self.records)


def leaving(session: Session, released: Released) -> Leaving:
    """Tell exactly which records an audience gets and why, and what is added up for it."""
    audience = released.occasion.audience
    whole = session.read.plan(leaving_out=NEVER_RELEASED)
    others = {one: _seen_by(whole, released, one) for one in Audience if one is not audience}
    own = {record.id: record for of_type in released.plan.records.values() for record in of_type}
    why = {key: why_released(record, audience) for key, record in own.items()}
    found = {
        Sum.TIME: released.sums.time,
        Sum.PROTECTION: released.sums.protection,
        Sum.GOAL_TIME: released.sums.goal_time,
        Sum.READINESS: released.sums.readiness,
    }
    return Leaving(
        records=tuple(_lines(session, whole, released, own)),
        sums=tuple(name for name, held in found.items() if held),
        why=why,
        owners={key: own[told.owner] for key, told in why.items() if told.owner in own},
        others={
            record: tuple(one for one, seen in others.items() if record in seen) for record in own
        },
        differences=tuple(
            Difference(audience=one, more=len(own.keys() - seen), fewer=len(seen - own.keys()))
            for one, seen in others.items()
        ),
    )


def _seen_by(whole: Plan, released: Released, audience: Audience) -> set[RecordId]:
    occasion = replace(released.occasion, audience=audience)
    seen = release(whole, occasion, Sums()).plan.records.values()
    return {record.id for records in seen for record in records}


def _lines(
    session: Session, whole: Plan, released: Released, own: Collection[RecordId]
) -> Iterator[LeavingRecords]:
    audience = released.occasion.audience
    for name, record_type in RECORD_TYPES.items():
        leave = released.plan.records.get(name, ())
        because: Counter[Stay] = Counter(
            _stay(record, audience)
            for record in whole.records.get(name, ())
            if record.id not in own
        )
        if record_type in NEVER_RELEASED:
            because[Stay.RAW] = session.read.count(record_type)
        stay = because.total()
        if leave or stay:
            yield LeavingRecords(record_type=name, leave=leave, stay=stay, because=dict(because))


def _stay(record: Record, audience: Audience) -> Stay:
    if may_see(audience, record.tier):
        return Stay.LEFT_OUT
    return Stay.MINE if record.tier is Tier.MINE else Stay.COACH
