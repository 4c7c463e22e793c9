"""The only way out: what one audience may see of a plan.

Whatever writes a document takes a `Released`, and only `release` makes one; handing over a
whole plan is a type error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from planner.domain.attention import DayClose, Entry, Meeting, Suggesting, Timer, WeekClose
from planner.domain.barriers import Delay
from planner.domain.coaching import (
    AgreedAction,
    AgreementVersion,
    Audience,
    CoachComment,
    Revision,
)
from planner.domain.goals import Evidence, Step
from planner.domain.governance import BenefitCheck, Concerned, ReferenceBack
from planner.domain.handed_over import Trace
from planner.domain.hindsight import Hindsight
from planner.domain.joint import BusyTime, Participation
from planner.domain.partnership import TensionChange, TensionParty
from planner.domain.people import Body, Hat, Member
from planner.domain.plan import Plan
from planner.domain.plan_choices import USUAL_CHOICES, Chapter, PlanChoices
from planner.domain.protection import Block, Displacement, HoursSet
from planner.domain.readiness import Answer, Round, RoundComment, TakenInstrument
from planner.domain.readiness_results import ReadinessResult
from planner.domain.records import Record, RecordId, Tier
from planner.domain.reflection import Reflection, ReflectionAnswer
from planner.domain.revision_changes import Gone, Touched, gone_records, seen_changes
from planner.domain.standards import (
    Correspondence,
    GoalStandard,
    StandardRating,
    TakenFramework,
    TakenStandard,
)
from planner.domain.summaries import GoalTime, ProtectionSummary, SaidAndDone, TimeSummary
from planner.domain.surge import Surge

_TIERS: Mapping[Audience, frozenset[Tier]] = {
    Audience.SELF: frozenset(Tier),
    Audience.COACH: frozenset({Tier.COACH, Tier.TEAM}),
    Audience.TEAM: frozenset({Tier.TEAM}),
    Audience.BOARD: frozenset({Tier.TEAM}),
}

_SEES_THE_PERSON = frozenset({Audience.SELF, Audience.COACH})
"""Audiences for whom time and debt are added up: no figure that a chair could quote."""

NEVER_RELEASED = (
    Entry,
    Meeting,
    Timer,
    DayClose,
    WeekClose,
    Suggesting,
    Answer,
    RoundComment,
    TakenInstrument,
    TakenFramework,
    TakenStandard,
    Correspondence,
    StandardRating,
    Reflection,
    ReflectionAnswer,
    HoursSet,
    Participation,
    BusyTime,
    Displacement,
    Surge,
    Hindsight,
    Revision,
    Trace,
    AgreementVersion,
)
"""Raw records that no document needs; their sums are released instead."""

_WITH_THEIR_OWNER: Mapping[type[Record], str] = {
    Step: "goal",
    Evidence: "goal",
    Block: "rule",
    GoalStandard: "goal",
    Round: "initiative",
    Concerned: "decision",
    ReferenceBack: "decision",
    BenefitCheck: "decision",
    TensionParty: "tension",
    TensionChange: "tension",
}
"""Records that go where the record goes that they belong to."""

_ONLY_WITH_ALL: Mapping[type[Record], tuple[str, ...]] = {
    Delay: ("barrier", "goal", "initiative", "shared_goal"),
}
"""Records that tie others together; they go only where all of these go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of days, both ends included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = "a period cannot end before it begins"
            raise ValueError(message)

    def holds(self, day: date) -> bool:
        """Say whether the day lies in the period."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """For whom, when and about which days a document is written.

    Attributes:
        exported_at: In UTC.
        zone: IANA name of the zone in which moments are printed.
        revision: The number that this document will have.
        choices: What the writer wants in it; what only a chapter left out would tell stays.
    """

    audience: Audience
    plan_uid: str
    revision: int
    exported_at: datetime
    zone: str
    period: Period
    choices: PlanChoices = USUAL_CHOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What was added up from the whole plan for its owner; `release` decides what goes on.

    Attributes:
        last_revision: Number of the last revision for this audience, None for the first.
        touched: What changed since then; `gone`: how much of what they had they have no more.
    """

    last_revision: int | None = None
    touched: tuple[Touched, ...] = ()
    gone: tuple[Gone, ...] = ()
    time: TimeSummary | None = None
    protection: ProtectionSummary | None = None
    goal_time: tuple[GoalTime, ...] = ()
    readiness: tuple[ReadinessResult, ...] = ()
    said_and_done: tuple[SaidAndDone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What one audience may see; made by `release` alone."""

    occasion: Occasion
    plan: Plan
    sums: Sums
    withheld: int

    def owner_name(self) -> str:
        """Return the name on the title page."""
        owner = self.plan.owner()
        return owner.name if owner else ""


class Reason(StrEnum):
    """Why a record leaves."""

    TIER = "tier"
    """Its owner said that these people may see it."""
    TITLE_PAGE = "title_page"
    """It says who writes, and in which hats."""
    OWNER = "owner"
    """It belongs to a record that leaves."""
    PARTS = "parts"
    """It ties records together that all leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why one record leaves; `owner` names the record that it belongs to, where that is why."""

    reason: Reason
    owner: RecordId | None = None


def release(plan: Plan, occasion: Occasion, sums: Sums, *, unread: int = 0) -> Released:
    """Keep what the audience may see: by tier, with what belongs to a visible record.

    `unread` counts the records of NEVER_RELEASED types, without revisions, that `plan` leaves
    out: they are many, and reading them would be in vain.
    """
    seen = _visible(plan, _TIERS[occasion.audience])
    told = (records for name, records in seen.items() if not occasion.choices.keeps_back(name))
    kept = Plan.of(record for records in told for record in records)
    stays = unread + _without_revisions(plan) - _without_revisions(kept)
    return Released(
        occasion=occasion, plan=kept, sums=_released_sums(sums, kept, occasion), withheld=stays
    )


def why_released(record: Record, audience: Audience) -> Why:
    """Say why a record that an audience gets is among what it gets."""
    if type(record) in _ONLY_WITH_ALL:
        return Why(reason=Reason.PARTS)
    if record.tier in _TIERS[audience]:
        return Why(reason=Reason.TIER)
    field = _WITH_THEIR_OWNER.get(type(record))
    if field is not None:
        return Why(reason=Reason.OWNER, owner=getattr(record, field))
    return Why(reason=Reason.TITLE_PAGE)


def may_see(audience: Audience, tier: Tier) -> bool:
    """Say whether records of a tier are meant for an audience."""
    return tier in _TIERS[audience]


def _without_revisions(plan: Plan) -> int:
    """Count the records; sending the same plan once more must not change what it says."""
    return sum(len(records) for name, records in plan.records.items() if name != Revision.TYPE)


def _visible(plan: Plan, tiers: frozenset[Tier]) -> dict[str, tuple[Record, ...]]:
    owners = {
        record.id for records in plan.records.values() for record in records if record.tier in tiers
    }
    on_title_page = _on_title_page(plan)
    return {
        name: tuple(filter(_test_for(records[0], tiers, owners, on_title_page), records))
        for name, records in plan.records.items()
        if records
    }


def _on_title_page(plan: Plan) -> set[RecordId]:
    """Return who writes, and in which hats: told to everybody, unlike other people and bodies."""
    writer = plan.owner()
    if writer is None:
        return set()
    hats = [hat for hat in plan.all(Hat) if hat.member == writer.id]
    return {writer.id, *(hat.id for hat in hats), *(hat.body for hat in hats)}


def _test_for(
    sample: Record, tiers: frozenset[Tier], owners: set[RecordId], on_title_page: set[RecordId]
) -> Callable[[Record], bool]:
    if isinstance(sample, NEVER_RELEASED):
        return lambda _: False
    if isinstance(sample, Member | Body | Hat):
        return lambda record: record.tier in tiers or record.id in on_title_page
    if isinstance(sample, CoachComment | AgreedAction):
        is_coach = Tier.COACH in tiers
        return lambda record: record.tier in tiers and (is_coach or not _is_between_two(record))
    tied = _ONLY_WITH_ALL.get(type(sample))
    if tied is not None:
        may_be_named = {None, *owners}
        return lambda record: {getattr(record, name) for name in tied} <= may_be_named
    field = _WITH_THEIR_OWNER.get(type(sample))
    if field is None:
        return lambda record: record.tier in tiers
    return lambda record: record.tier in tiers or getattr(record, field) in owners


def _is_between_two(record: Record) -> bool:
    """Say whether leader and coach agreed that nobody else learns of it, whatever its tier."""
    return isinstance(record, CoachComment | AgreedAction) and record.is_not_for_sponsor


def _released_sums(sums: Sums, kept: Plan, occasion: Occasion) -> Sums:
    ids = {record.id: record for records in kept.records.values() for record in records}
    tiers = _TIERS[occasion.audience]
    is_close = occasion.audience in _SEES_THE_PERSON
    has_readiness = occasion.choices.has(Chapter.READINESS)
    return Sums(
        last_revision=sums.last_revision,
        touched=seen_changes(sums.touched, ids, tiers, _WITH_THEIR_OWNER),
        gone=gone_records(sums.touched, ids, tiers),
        time=sums.time if is_close else None,
        protection=sums.protection if is_close else None,
        goal_time=tuple(given for given in sums.goal_time if is_close and given.goal in ids),
        readiness=tuple(
            _for_audience(result, occasion.audience)
            for result in sums.readiness
            if has_readiness and result.initiative in ids and (is_close or result.is_of_team)
        ),
        said_and_done=tuple(
            one
            for one in sums.said_and_done
            if has_readiness and is_close and one.initiative in ids
        ),
    )


def _for_audience(result: ReadinessResult, audience: Audience) -> ReadinessResult:
    """Return the result, for a board without any figure: no chair is to quote one."""
    if audience is not Audience.BOARD:
        return result
    return replace(result, mean=None, earlier_mean=None, deviation=None, split=None)
