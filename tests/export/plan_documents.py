"""Plans to write documents of: empty ones, usual ones, huge ones, hostile ones."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count

from planner.domain.attention import DayClose, Entry, Meeting, Mode
from planner.domain.coaching import Agreement, Audience, Question
from planner.domain.direction import Aim, Initiative, Measure, SharedGoal
from planner.domain.goals import Evidence, Skill, SkillGoal, Step
from planner.domain.governance import Decision
from planner.domain.partnership import Promise, Tension
from planner.domain.people import Body, Hat, Member
from planner.domain.plan import Plan
from planner.domain.protection import Block, Requester, Rule
from planner.domain.readiness import Answer, Rater, Round
from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.domain.records import Record, RecordId, Tier
from planner.domain.release import Occasion, Period, Released, Sums, release
from planner.domain.revision_changes import Touched
from planner.domain.summaries import (
    Displacers,
    GoalTime,
    ProtectionSummary,
    TimeSummary,
    WeekOfGoal,
    WeekOfTime,
)

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
TODAY = NOW.date()
MONDAYS = [date(2026, 8, 24) + timedelta(weeks=number) for number in range(13)]
PERIOD = Period(start=MONDAYS[0], end=TODAY)
PLAN_UID = "0ab6" * 8

INJECTIONS = (
    "<b>bold</b><br/><img src='file:///etc/passwd'/>",
    "</para><para>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#0; &nbsp;",
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "<a href='javascript:alert(1)'>here</a>",
    "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "(unbalanced \\ ) >> endobj stream",
    "%PDF-1.7 %%EOF",
    "/JavaScript (app.alert(1))",
    "{name} {0} {}",
    "%s %(x)s %d",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE goal; --",
    "\u202eevil\u202c \u200b\u200d\ufeff zero width",
    "a\u0301\u0302\u0303\u0304\u0305\u0306 piled marks",
    "tab\there",
    "line\nbreak\r\nand\x0bmore\x0c\x1b[31mred",
    "\ue000 private use \U000f0000",
    "\ufdd0 no character \uffff",
    "𒀀 no font for this",
    "W" * 300,
    "日本語のとても長い文章" * 20,
    'http://user:pass@evil.example/?q=<>#"',
)

LANGUAGES = {
    "welsh": "Gŵyl Ŵyn: mae'r tŷ ar y bryn, a'r dŵr yn oer — ŷ ẃ ẁ",
    "arabic": "مرحبا بالعالم، هذه خطة التغيير رقم 12 مع Sam في 2026",
    "hindi": "नमस्ते दुनिया, यह बदलाव की तैयारी की योजना है, क्षत्रिय र्क",
    "chinese": "你好世界 这是变革准备计划",
    "emoji": "Emoji 😀 👍 ✅ → ☐",
}

_numbers = count(1)


def new_id() -> RecordId:
    """Return an id in the order of its making."""
    return RecordId(f"{next(_numbers):032x}")


def released_of(
    records: Iterable[Record], audience: Audience = Audience.COACH, sums: Sums | None = None
) -> Released:
    """Return what the audience may see of these records."""
    occasion = Occasion(
        audience=audience,
        plan_uid=PLAN_UID,
        revision=2,
        exported_at=NOW,
        zone="Europe/London",
        period=PERIOD,
    )
    return release(Plan.of(records), occasion, sums or Sums())


def people(name: str = "Amina Okafor") -> list[Record]:
    """Return the owner with two hats."""
    owner = Member(id=new_id(), name=name, is_owner=True)
    trust, place = (Body(id=new_id(), name=f"{where} of {name}") for where in ("Trust", "Place"))
    hats = [
        Hat(id=new_id(), member=owner.id, body=body.id, role=f"Role for {name}", tag=tag)
        for body, tag in ((trust, "trust"), (place, "place"))
    ]
    return [owner, trust, place, *hats]


def a_goal(number: int, words: str, tier: Tier = Tier.COACH) -> list[Record]:
    """Return a goal with all its parts, each of which says the words."""
    skills = list(Skill)
    goal = SkillGoal(
        id=new_id(),
        tier=tier,
        title=f"{number} {words}"[:300],
        skill=skills[number % len(skills)],
        now_words=words,
        target_words=words,
        what=words,
        how=words,
        who=words[:300],
        if_cue=words[:300],
        then_act=words[:300],
        due=TODAY + timedelta(days=60 + number),
    )
    rule = Rule(id=new_id(), tier=tier, title=words[:300], goal=goal.id, target=60)
    return [
        goal,
        Step(id=new_id(), goal=goal.id, title=words[:300], due=TODAY),
        Evidence(id=new_id(), goal=goal.id, day=TODAY, what=words),
        rule,
        _block(rule, words),
    ]


def _block(rule: Rule, words: str) -> Block:
    start = NOW + timedelta(days=3)
    return Block(
        id=new_id(),
        rule=rule.id,
        title=words[:300],
        start=start,
        minutes=60,
        first_start=start,
        first_minutes=60,
    )


def the_rest(words: str, tier: Tier = Tier.COACH) -> list[Record]:
    """Return one record of each other kind that documents print, saying the words."""
    line = words[:300]
    change = Initiative(
        id=new_id(),
        tier=tier,
        title=line,
        statement=line,
        blueprint=words,
        adaptation=words,
        started_on=TODAY,
    )
    shared = SharedGoal(
        id=new_id(),
        tier=tier,
        title=line,
        aim=Aim.QUALITY_OF_SERVICES,
        note=words,
        priority=line,
        source=line,
        source_date=TODAY,
    )
    return [
        change,
        shared,
        Measure(id=new_id(), tier=tier, shared_goal=shared.id, title=line),
        Tension(
            id=new_id(),
            tier=tier,
            title=line,
            between=line,
            carried_by=line,
            next_conversation=TODAY,
            with_whom=line,
            note=words,
        ),
        Promise(id=new_id(), tier=tier, what=line, to_whom=line, made_on=TODAY, due=TODAY),
        Decision(
            id=new_id(),
            tier=tier,
            title=line,
            day=TODAY,
            intention=words,
            board=line,
            outcome=line,
        ),
        Question(id=new_id(), tier=tier, words=line, asked_on=TODAY),
        Agreement(
            id=new_id(),
            tier=tier,
            coach=line,
            purpose=words,
            confidentiality=words,
            record_keeping=words,
            ends_on=TODAY,
        ),
        Round(
            id=new_id(),
            tier=tier,
            initiative=change.id,
            instrument="own",
            rater=Rater.SELF,
            opened_on=TODAY,
        ),
    ]


def never_printed(words: str) -> list[Record]:
    """Return records that no document may hold, whatever their tier says."""
    line = words[:300]
    return [
        Entry(
            id=new_id(),
            tier=Tier.TEAM,
            start=NOW,
            minutes=30,
            mode=Mode.FIREFIGHTING,
            what=line,
        ),
        Meeting(
            id=new_id(),
            tier=Tier.TEAM,
            uid=line,
            start=NOW,
            end=NOW + timedelta(hours=1),
            title=line,
        ),
        DayClose(id=new_id(), tier=Tier.TEAM, day=TODAY, coverage=90, note=line),
        Answer(id=new_id(), tier=Tier.TEAM, round=new_id(), respondent=line, item="c1", value=3),
    ]


def goals(number: int, words: str = "Speaking truth to power") -> list[Record]:
    """Return a plan with so many goals, all its records at the coach's tier."""
    parts = [part for each in range(number) for part in a_goal(each, words)]
    return [*people(), *parts, *the_rest(words)]


def sums_for(records: Iterable[Record]) -> Sums:
    """Return sums as a quarter of work gives them, for the goals and initiatives at hand."""
    found = list(records)
    return Sums(
        last_revision=1,
        touched=tuple(
            Touched(record_type=record.TYPE, record=record.id, is_new=False) for record in found[:9]
        ),
        time=_time(),
        protection=ProtectionSummary(
            blocks=20,
            kept=15,
            planned_minutes=1200,
            kept_minutes=900,
            low=53,
            high=89,
            debt_minutes=300,
            oldest_debt_days=19,
            displacers=(Displacers(for_whom=Requester.SITE, times=5, minutes=300),),
            written_off_minutes=90,
            surge_minutes=45,
            judged=4,
            could_have_waited=3,
        ),
        goal_time=tuple(_goal_time(r.id) for r in found if isinstance(r, SkillGoal)),
        readiness=tuple(
            _result(record.id, rater)
            for record in found
            if isinstance(record, Initiative)
            for rater in Rater
        ),
    )


def _time() -> TimeSummary:
    minutes = {
        Mode.FIREFIGHTING: 900,
        Mode.RUNNING: 1200,
        Mode.LONG_TERM: 300,
        Mode.DEVELOPMENT: 120,
    }
    return TimeSummary(
        logged_minutes=13 * sum(minutes.values()),
        minutes={mode: 13 * number for mode, number in minutes.items()},
        coverage=88,
        shares={
            Mode.FIREFIGHTING: 36,
            Mode.RUNNING: 47,
            Mode.LONG_TERM: 12,
            Mode.DEVELOPMENT: 5,
        },
        weeks=tuple(WeekOfTime(monday=day, minutes=minutes, coverage=88) for day in MONDAYS),
    )


def _goal_time(goal: RecordId) -> GoalTime:
    return GoalTime(
        goal=goal,
        planned_minutes=13 * 60,
        kept_minutes=13 * 45,
        logged_minutes=500,
        weeks=tuple(WeekOfGoal(monday=day, planned=60, kept=45) for day in MONDAYS),
    )


def _result(initiative: RecordId, rater: Rater) -> ReadinessResult:
    return ReadinessResult(
        initiative=initiative,
        rater=rater,
        instrument="own",
        subscale="Commitment",
        is_validated=False,
        closed_on=TODAY,
        lowest=1,
        highest=7,
        mean=5.2,
        n=6,
        invited=8,
        earlier_mean=4.1,
        smallest_change=0.8,
        verdict=Verdict.RISEN,
        because=Because.MEASURED,
    )
