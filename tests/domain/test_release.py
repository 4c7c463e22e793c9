"""What one audience may see: by tier, with its owner, and never what no document needs."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.attention import DayClose, Entry, Meeting, Mode, Suggesting, Timer, WeekClose
from planner.domain.barriers import Barrier, Delay
from planner.domain.charter import CharterItem
from planner.domain.coaching import (
    AgreedAction,
    AgreementVersion,
    Audience,
    CoachComment,
    CoachingSession,
    CommentKind,
    CommentSource,
    Question,
    Revision,
)
from planner.domain.direction import Aim, Initiative, Measure, SharedGoal
from planner.domain.duties import DelegationCard, Duty
from planner.domain.goals import Evidence, Skill, SkillGoal, Step
from planner.domain.governance import (
    BenefitCheck,
    Concerned,
    Decision,
    Intention,
    ReferenceBack,
)
from planner.domain.hindsight import Hindsight, Worth
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import (
    Promise,
    RoleOverlap,
    Tension,
    TensionChange,
    TensionParty,
    TensionState,
)
from planner.domain.people import Body, Hat, Member
from planner.domain.plan import Plan
from planner.domain.protection import Block, BlockState, Displacement, HoursSet, Rule
from planner.domain.pulse import HomeTeams, Pulse
from planner.domain.readiness import Answer, Rater, Round
from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.domain.records import RecordId, Tier
from planner.domain.release import Occasion, Period, Released, Sums, release
from planner.domain.revision_changes import Touched
from planner.domain.summaries import GoalTime, ProtectionSummary, TimeSummary
from planner.domain.surge import Surge

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
TODAY = NOW.date()
OWNERS = [RecordId(f"{number:032x}") for number in range(1, 5)]

SEEN = {
    Audience.SELF: {Tier.MINE, Tier.COACH, Tier.TEAM},
    Audience.COACH: {Tier.COACH, Tier.TEAM},
    Audience.TEAM: {Tier.TEAM},
    Audience.BOARD: {Tier.TEAM},
}

ON_TITLE_PAGE = {
    "member": lambda key, _: Member(id=key, name="Ada", is_owner=key == OWNERS[0]),
    "body": lambda key, _: Body(id=key, name="Trust"),
    "hat": lambda key, owner: Hat(id=key, member=owner, body=owner, role="Lead", tag="t"),
}
BY_TIER = {
    "goal": lambda key, _: SkillGoal(id=key, title="G", skill=Skill.BUILD_TRUST),
    "initiative": lambda key, _: Initiative(id=key, title="I"),
    "shared_goal": lambda key, _: SharedGoal(id=key, title="S", aim=Aim.QUALITY_OF_SERVICES),
    "measure": lambda key, owner: Measure(id=key, shared_goal=owner, title="M"),
    "rule": lambda key, owner: Rule(id=key, title="R", goal=owner, target=60),
    "charter_item": lambda key, _: CharterItem(id=key, text="C", valid_from=TODAY),
    "tension": lambda key, _: Tension(id=key, title="T"),
    "promise": lambda key, _: Promise(id=key, what="P", made_on=TODAY),
    "pulse": lambda key, _: Pulse(id=key, week=date(2026, 11, 16), points="4 3 2 1"),
    "home_teams": lambda key, _: HomeTeams(id=key, function="Operations"),
    "role_overlap": lambda key, _: RoleOverlap(id=key, function="Night cover"),
    "barrier": lambda key, _: Barrier(id=key, title="B"),
    "decision": lambda key, _: Decision(id=key, title="D", day=TODAY),
    "intention": lambda key, owner: Intention(id=key, body=owner, text="I", agreed_on=TODAY),
    "duty": lambda key, owner: Duty(id=key, body=owner, text="D"),
    "delegation": lambda key, owner: DelegationCard(id=key, body=owner, limit="L"),
    "loyalty": lambda key, _: LoyaltyEntry(id=key, title="L", noted_on=TODAY),
    "question": lambda key, _: Question(id=key, words="Q", asked_on=TODAY),
    "coach_comment": lambda key, _: CoachComment(
        id=key,
        revision=1,
        kind=CommentKind.REMARK,
        source=CommentSource.ANNOTATION,
        words="C",
        taken_on=TODAY,
    ),
    "agreed_action": lambda key, _: AgreedAction(id=key, words="A", taken_on=TODAY),
    "coaching_session": lambda key, _: CoachingSession(id=key, day=TODAY),
}
WITH_OWNER = {
    "step": ("goal", lambda key, owner: Step(id=key, goal=owner, title="S")),
    "evidence": ("goal", lambda key, owner: Evidence(id=key, goal=owner, day=TODAY)),
    "block": (
        "rule",
        lambda key, owner: Block(
            id=key, rule=owner, start=NOW, minutes=60, first_start=NOW, first_minutes=60
        ),
    ),
    "tension_party": (
        "tension",
        lambda key, owner: TensionParty(id=key, tension=owner, name="P"),
    ),
    "tension_change": (
        "tension",
        lambda key, owner: TensionChange(
            id=key, tension=owner, day=TODAY, state=TensionState.HARMFUL
        ),
    ),
    "concerned": (
        "decision",
        lambda key, owner: Concerned(id=key, decision=owner, body=owner),
    ),
    "reference_back": (
        "decision",
        lambda key, owner: ReferenceBack(id=key, decision=owner, board="B"),
    ),
    "benefit_check": (
        "decision",
        lambda key, owner: BenefitCheck(id=key, decision=owner, due=TODAY),
    ),
    "round": (
        "initiative",
        lambda key, owner: Round(
            id=key, initiative=owner, instrument="own", rater=Rater.SELF, opened_on=TODAY
        ),
    ),
}
NEVER = {
    "entry": lambda key, _: Entry(id=key, start=NOW, minutes=5, mode=Mode.RUNNING),
    "meeting": lambda key, _: Meeting(id=key, uid="u", start=NOW, end=NOW, title="M"),
    "timer": lambda key, _: Timer(id=key, start=NOW),
    "day_close": lambda key, _: DayClose(id=key, day=TODAY, coverage=80),
    "week_close": lambda key, _: WeekClose(id=key, week=date(2026, 11, 16), only_me="x"),
    "suggesting": lambda key, _: Suggesting(id=key),
    "answer": lambda key, owner: Answer(id=key, round=owner, respondent="1", item="c", value=3),
    "hours_set": lambda key, _: HoursSet(id=key),
    "displacement": lambda key, owner: Displacement(
        id=key, block=owner, at=NOW, minutes=5, outcome=BlockState.LOST, by_what="x"
    ),
    "surge": lambda key, _: Surge(id=key, reason="x", start=NOW),
    "hindsight": lambda key, owner: Hindsight(id=key, displacement=owner, at=NOW, worth=Worth.NO),
    "agreement_version": lambda key, _: AgreementVersion(id=key, version=1, held_until=TODAY),
    "revision": lambda key, _: Revision(
        id=key,
        number=1,
        audience=Audience.COACH,
        exported_at=NOW,
        period_start=TODAY,
        period_end=TODAY,
        content_hash="0",
    ),
}
MAKERS = {
    **ON_TITLE_PAGE,
    **BY_TIER,
    **{name: maker for name, (_, maker) in WITH_OWNER.items()},
    **NEVER,
}


@st.composite
def plans(draw):
    """Draw a plan whose parts belong to some of its records."""
    records = []
    for number in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(sorted(MAKERS)))
        key = OWNERS[number] if number < len(OWNERS) else RecordId(f"{100 + number:032x}")
        made = MAKERS[kind](key, draw(st.sampled_from(OWNERS)))
        records.append(replace(made, tier=draw(st.sampled_from(Tier))))
    return Plan.of(records)


def occasion(audience):
    return Occasion(
        audience=audience,
        plan_uid="0a" * 16,
        revision=1,
        exported_at=NOW,
        zone="Europe/London",
        period=Period(start=TODAY, end=TODAY),
    )


def all_of(plan):
    return [record for records in plan.records.values() for record in records]


def is_on_title_page(record, plan):
    if record.TYPE == "hat":
        return plan.owner() is not None and record.member == plan.owner().id
    if record.TYPE == "body":
        return any(hat.body == record.id for hat in plan.all(Hat) if is_on_title_page(hat, plan))
    return record == plan.owner()


def may_leave(record, plan, audience):
    """Say it again in other words: what product.md allows to leave."""
    if record.TYPE in NEVER:
        return False
    if record.tier in SEEN[audience] or is_on_title_page(record, plan):
        return True
    owner_field = WITH_OWNER.get(record.TYPE, ("",))[0]
    owner = getattr(record, owner_field) if owner_field else None
    return any(other.id == owner and other.tier in SEEN[audience] for other in all_of(plan))


@given(plans(), st.sampled_from(Audience))
def test_a_record_leaves_by_its_tier_or_with_its_owner_and_in_no_other_way(plan, audience):
    released = release(plan, occasion(audience), Sums())

    assert all_of(released.plan) == [r for r in all_of(plan) if may_leave(r, plan, audience)]


@given(plans(), st.sampled_from(Audience))
def test_what_stays_is_counted(plan, audience):
    released = release(plan, occasion(audience), Sums())

    stays = [r for r in all_of(plan) if not may_leave(r, plan, audience) and r.TYPE != "revision"]
    assert released.withheld == len(stays)


@given(plans())
def test_nobody_sees_more_than_the_coach_but_the_owner(plan):
    seen = {
        audience: {record.id for record in all_of(release(plan, occasion(audience), Sums()).plan)}
        for audience in Audience
    }

    assert seen[Audience.TEAM] == seen[Audience.BOARD]
    assert seen[Audience.TEAM] <= seen[Audience.COACH] <= seen[Audience.SELF]


TIME = TimeSummary(logged_minutes=0, minutes={}, coverage=None, shares=None, weeks=())
PROTECTION = ProtectionSummary(
    blocks=0,
    kept=0,
    planned_minutes=0,
    kept_minutes=0,
    low=None,
    high=None,
    debt_minutes=0,
    oldest_debt_days=None,
    displacers=(),
)


def result(initiative, rater):
    return ReadinessResult(
        initiative=initiative,
        rater=rater,
        instrument="own",
        subscale="Commitment",
        is_validated=False,
        closed_on=date(2026, 11, 1),
        lowest=1,
        highest=7,
        mean=4.0,
        n=5,
        invited=6,
        earlier_mean=None,
        smallest_change=None,
        verdict=Verdict.CANNOT_TELL,
        because=Because.FIRST_ROUND,
    )


@pytest.mark.parametrize("audience", Audience)
def test_sums_go_to_whom_they_are_meant_for(audience):
    shown = SkillGoal(id=OWNERS[0], tier=Tier.TEAM, title="G", skill=Skill.BUILD_TRUST)
    hidden = SkillGoal(id=OWNERS[1], title="H", skill=Skill.BUILD_TRUST)
    change = Initiative(id=OWNERS[2], tier=Tier.TEAM, title="I")
    own = Initiative(id=OWNERS[3], title="J")
    times = [
        GoalTime(goal=key, planned_minutes=1, kept_minutes=1, logged_minutes=1, weeks=())
        for key in OWNERS[:2]
    ]
    sums = Sums(
        time=TIME,
        protection=PROTECTION,
        goal_time=tuple(times),
        touched=tuple(Touched(record_type="goal", record=k, is_new=True) for k in OWNERS[:2]),
        readiness=tuple(result(key, rater) for key in OWNERS[2:] for rater in Rater),
    )

    released = release(Plan.of([shown, hidden, change, own]), occasion(audience), sums).sums

    is_close = audience in (Audience.SELF, Audience.COACH)
    is_self = audience is Audience.SELF
    goals, changes = OWNERS[: 2 if is_self else 1], OWNERS[2 : 4 if is_self else 3]
    assert released.time == (TIME if is_close else None)
    assert released.protection == (PROTECTION if is_close else None)
    assert [given.goal for given in released.goal_time] == (goals if is_close else [])
    assert [touched.record for touched in released.touched] == goals
    assert {(r.initiative, r.rater) for r in released.readiness} == {
        (key, rater) for key in changes for rater in (Rater if is_close else [Rater.TEAM])
    }


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot end"):
        Period(start=date(2026, 11, 2), end=date(2026, 11, 1))
    assert Period(start=TODAY, end=TODAY).holds(TODAY)


def test_a_plan_without_an_owner_has_no_name():
    assert release(Plan.of([]), occasion(Audience.COACH), Sums()).owner_name() == ""
    assert isinstance(release(Plan.of([]), occasion(Audience.COACH), Sums()), Released)


@pytest.mark.parametrize("audience", [Audience.COACH, Audience.TEAM, Audience.BOARD])
def test_a_pulse_stays_with_the_leader_unless_they_choose_otherwise(audience):
    pulse = BY_TIER["pulse"](OWNERS[0], None)
    chosen = replace(pulse, id=OWNERS[1], tier=Tier.COACH)

    kept = release(Plan.of([pulse, chosen]), occasion(audience), Sums()).plan.all(Pulse)

    assert kept == ((chosen,) if audience is Audience.COACH else ())


@pytest.mark.parametrize("barrier_tier", Tier)
@pytest.mark.parametrize("goal_tier", Tier)
@pytest.mark.parametrize("audience", Audience)
def test_a_delay_leaves_only_with_the_barrier_and_with_what_it_delays(
    barrier_tier, goal_tier, audience
):
    barrier = Barrier(id=OWNERS[0], tier=barrier_tier, title="B")
    goal = SkillGoal(id=OWNERS[1], tier=goal_tier, title="G", skill=Skill.BUILD_TRUST)
    delay = Delay(id=OWNERS[2], tier=Tier.TEAM, barrier=barrier.id, goal=goal.id)

    kept = release(Plan.of([barrier, goal, delay]), occasion(audience), Sums()).plan

    both = {barrier_tier, goal_tier} <= SEEN[audience]
    assert kept.all(Delay) == ((delay,) if both else ())


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("kind", ["coach_comment", "agreed_action"])
def test_what_is_not_for_the_sponsor_goes_to_no_team_and_no_board(kind, audience):
    said = replace(BY_TIER[kind](OWNERS[0], None), tier=Tier.TEAM, is_not_for_sponsor=True)

    kept = all_of(release(Plan.of([said]), occasion(audience), Sums()).plan)

    assert kept == ([said] if audience in (Audience.COACH, Audience.SELF) else [])
