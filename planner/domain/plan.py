"""Which record types a plan holds, and the whole plan as one value."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from planner.domain.attention import DayClose, Entry, Meeting, Suggesting, Timer, WeekClose
from planner.domain.barriers import Barrier, Delay
from planner.domain.charter import CharterItem
from planner.domain.coaching import Agreement, Question, Revision
from planner.domain.direction import Initiative, Measure, SharedGoal
from planner.domain.duties import DelegationCard, Duty
from planner.domain.goals import Evidence, SkillGoal, Step
from planner.domain.governance import (
    BenefitCheck,
    Concerned,
    Decision,
    Intention,
    ReferenceBack,
)
from planner.domain.hindsight import Hindsight
from planner.domain.joint import BusyTime, Participation
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import (
    Promise,
    RoleOverlap,
    Tension,
    TensionChange,
    TensionParty,
)
from planner.domain.people import Body, Hat, Member
from planner.domain.protection import Block, Displacement, HoursSet, Rule
from planner.domain.pulse import HomeTeams, Pulse
from planner.domain.readiness import Answer, Round
from planner.domain.records import Record
from planner.domain.surge import Surge
from planner.domain.values import Frozen, frozen

AnyRecord = TypeVar("AnyRecord", bound=Record)

RECORD_TYPES: Mapping[str, type[Record]] = {
    record_type.TYPE: record_type
    for record_type in (
        Member,
        Body,
        Hat,
        Entry,
        Timer,
        Meeting,
        DayClose,
        WeekClose,
        Suggesting,
        SkillGoal,
        Step,
        Evidence,
        Initiative,
        SharedGoal,
        Measure,
        HoursSet,
        Rule,
        Participation,
        BusyTime,
        Block,
        CharterItem,
        Surge,
        Displacement,
        Hindsight,
        Tension,
        TensionParty,
        TensionChange,
        Promise,
        Pulse,
        HomeTeams,
        RoleOverlap,
        Barrier,
        Delay,
        Intention,
        Decision,
        Concerned,
        ReferenceBack,
        BenefitCheck,
        Duty,
        DelegationCard,
        LoyaltyEntry,
        Round,
        Answer,
        Agreement,
        Question,
        Revision,
    )
}


@frozen(kw_only=False)
class Plan(Frozen):
    """A picture of all records at one moment, safe to hand to another thread.

    Attributes:
        records: By the name of the record type; within a type in the order of creation.
    """

    records: Mapping[str, tuple[Record, ...]]

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Plan":
        """Sort loose records into a plan, keeping their order within a type."""
        found: dict[str, list[Record]] = {name: [] for name in RECORD_TYPES}
        for record in records:
            found[record.TYPE].append(record)
        return cls({name: tuple(values) for name, values in found.items()})

    def all(self, record_type: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """List the records of one type."""
        return cast("tuple[AnyRecord, ...]", self.records.get(record_type.TYPE, ()))

    def owner(self) -> Member | None:
        """Return the person whose plan it is."""
        return next((member for member in self.all(Member) if member.is_owner), None)
