"""Which record types a plan holds, and the whole plan as one value."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Final, TypeVar, cast

from planner.domain.people import Member
from planner.domain.records import Record
from planner.domain.values import Frozen, frozen
from planner.overriding import override

AnyRecord = TypeVar("AnyRecord", bound=Record)

_HOMES: Final[Mapping[str, str]] = {
    "member": "people.Member",
    "body": "people.Body",
    "hat": "people.Hat",
    "entry": "attention.Entry",
    "timer": "attention.Timer",
    "meeting": "attention.Meeting",
    "day_close": "attention.DayClose",
    "week_close": "attention.WeekClose",
    "suggesting": "attention.Suggesting",
    "goal": "goals.SkillGoal",
    "step": "goals.Step",
    "evidence": "goals.Evidence",
    "initiative": "direction.Initiative",
    "shared_goal": "direction.SharedGoal",
    "measure": "direction.Measure",
    "hours_set": "protection.HoursSet",
    "rule": "protection.Rule",
    "participation": "joint.Participation",
    "busy_time": "joint.BusyTime",
    "block": "protection.Block",
    "charter_item": "charter.CharterItem",
    "surge": "surge.Surge",
    "displacement": "protection.Displacement",
    "hindsight": "hindsight.Hindsight",
    "tension": "partnership.Tension",
    "tension_party": "partnership.TensionParty",
    "tension_change": "partnership.TensionChange",
    "promise": "partnership.Promise",
    "pulse": "pulse.Pulse",
    "home_teams": "pulse.HomeTeams",
    "role_overlap": "partnership.RoleOverlap",
    "barrier": "barriers.Barrier",
    "delay": "barriers.Delay",
    "intention": "governance.Intention",
    "decision": "governance.Decision",
    "concerned": "governance.Concerned",
    "reference_back": "governance.ReferenceBack",
    "benefit_check": "governance.BenefitCheck",
    "duty": "duties.Duty",
    "delegation": "duties.DelegationCard",
    "loyalty": "loyalty.LoyaltyEntry",
    "instrument": "readiness.TakenInstrument",
    "round": "readiness.Round",
    "answer": "readiness.Answer",
    "round_comment": "readiness.RoundComment",
    "framework": "standards.TakenFramework",
    "standard": "standards.TakenStandard",
    "correspondence": "standards.Correspondence",
    "goal_standard": "standards.GoalStandard",
    "rating": "standards.StandardRating",
    "reflection": "reflection.Reflection",
    "reflection_answer": "reflection.ReflectionAnswer",
    "agreement": "coaching.Agreement",
    "agreement_version": "coaching.AgreementVersion",
    "coaching_session": "coaching.CoachingSession",
    "question": "coaching.Question",
    "revision": "coaching.Revision",
    "trace": "handed_over.Trace",
    "coach_comment": "coaching.CoachComment",
    "agreed_action": "coaching.AgreedAction",
}
"""The module in this package and the class of each record type, by the type's name."""


class _RecordTypes(Mapping[str, type[Record]]):
    """Imports a type when it is first asked for: a start needs few of them."""

    @override
    def __getitem__(self, name: str) -> type[Record]:
        return _declared(_HOMES[name])

    @override
    def __contains__(self, name: object) -> bool:
        return name in _HOMES

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    @override
    def __len__(self) -> int:
        return len(_HOMES)


RECORD_TYPES: Final[Mapping[str, type[Record]]] = _RecordTypes()


@cache
def _declared(home: str) -> type[Record]:
    module, _, name = home.partition(".")
    return cast("type[Record]", getattr(import_module(f"planner.domain.{module}"), name))


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
