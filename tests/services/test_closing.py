"""Closing a day and a week: what is left, what was, when it is offered, and its end."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from planner.domain.attention import Meeting, WeekClose
from planner.domain.changes import Action
from planner.domain.errors.fields import NotAMondayError, OrderOfDaysError
from planner.domain.errors.log import PatientNumberError
from planner.domain.goals import Skill, SkillGoal
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, Consent, Requester, Rule
from planner.services.blocks import Cause, add_block, displace_block, keep_block
from planner.services.close_offer import CloseOffer, close_offer
from planner.services.day import close_day
from planner.services.day_close import day_ahead, day_left
from planner.services.goals import add_goal
from planner.services.likely_displacers import LikelyDisplacer, likely_displacers
from planner.services.log import log_line
from planner.services.owed import owed
from planner.services.protection import add_rule
from planner.services.session import Session
from planner.services.week_close import (
    Answers,
    answer_week,
    close_week,
    week_answers,
    week_left,
    week_to_close,
)
from planner.services.week_review import week_review
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)
SAID = Answers(only_me="Model of care", displaced_by="Escalation", protect_next="Tue 8:00")


@pytest.fixture
def rule(session):
    made = Rule(id=session.new_id(), title="Model of care", target=120)
    add_rule(session, made)
    return made


@pytest.fixture
def put_block(session, rule):
    def put(day, hour, minutes=60):
        start = datetime(2026, 11, day, hour, tzinfo=UTC)
        block = Block(
            id=session.new_id(),
            rule=rule.id,
            title=rule.title,
            start=start,
            minutes=minutes,
            first_start=start,
            first_minutes=minutes,
        )
        add_block(session, block)
        return block

    return put


@pytest.fixture
def put_meeting(session):
    def put(day, hour, title="Board", **more):
        start = datetime(2026, 11, day, hour, tzinfo=UTC)
        meeting = Meeting(
            id=session.new_id(),
            uid=f"{day} {hour} {title}",
            title=title,
            start=start,
            end=start + timedelta(hours=1),
            **more,
        )
        with session.action(Action.IMPORT_CALENDAR) as writer:
            writer.add(meeting)
        return meeting

    return put


def at(clock, day, hour, minute=0):
    clock.moment = datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_a_day_asks_for_drafts_gaps_and_blocks_until_they_are_settled(
    session, put_block, put_meeting
):
    draft = put_meeting(20, 9)
    log_line(session, "10:00-15:00 run board")
    over = put_block(20, 10)
    put_block(20, 17)
    kept = put_block(20, 8)
    keep_block(session, kept)

    left = day_left(session, FRIDAY)

    assert left.drafts == (draft,)
    assert [gap.minutes for gap in left.gaps] == [120, 60]
    assert left.blocks == (over,)
    assert not left.is_settled


def test_the_day_ahead_skips_days_that_hold_nothing(session, put_block, put_meeting):
    put_meeting(23, 9)
    put_meeting(23, 11, title="Reminder", is_busy=False)
    block = put_block(23, 14)
    lost = put_block(23, 16)
    displace_block(session, lost, Cause(by_what="Region call"))

    ahead = day_ahead(session, FRIDAY)

    assert ahead.day == date(2026, 11, 23)
    assert [meeting.title for meeting in ahead.meetings] == ["Board"]
    assert ahead.blocks == (block,)


def test_a_weekend_with_a_meeting_is_no_day_to_skip(session, put_meeting):
    put_meeting(21, 9, title="On call")

    assert day_ahead(session, FRIDAY).day == date(2026, 11, 21)


def test_what_displaced_before_is_offered_with_whom_it_was_for(session, put_block, put_meeting):
    cause = Cause(by_what="Region call", for_whom=Requester.ICB_OR_REGION, consent=Consent.IMPOSED)
    displace_block(session, put_block(18, 9), cause)
    put_meeting(20, 10, title="ED huddle")
    block = put_block(20, 10)

    assert likely_displacers(session, block) == [
        LikelyDisplacer(by_what="ED huddle", for_whom=None),
        LikelyDisplacer(
            by_what="Region call", for_whom=Requester.ICB_OR_REGION, consent=Consent.IMPOSED
        ),
    ]


def test_what_is_owed_is_told_by_rule(session, rule, put_block):
    displace_block(session, put_block(17, 9), Cause(by_what="Region call"))
    last = put_block(18, 9, 90)
    displace_block(session, last, Cause(by_what="Region call"))

    [one] = owed(session)

    assert (one.rule, one.block, one.minutes, one.title) == (rule.id, last.id, 150, rule.title)
    assert one.oldest == session.now()


def test_a_week_asks_for_days_blocks_debt_and_proposals(session, rule, put_block):
    log_line(session, "wed 8:00-18:00 run board")
    log_line(session, "fri 8:00-15:00 run board")
    over = put_block(18, 9)
    displace_block(session, put_block(17, 9), Cause(by_what="Region call"))
    session.put_proposals(
        [
            StoredProposal(
                id=session.new_id(),
                rule=rule.id,
                start=datetime(2026, 11, day, 9, tzinfo=UTC),
                minutes=60,
                survival=None,
                why="[]",
            )
            for day in (21, 24, 30)
        ]
    )

    left = week_left(session, MONDAY)

    assert left.open_days == (date(2026, 11, 18), FRIDAY)
    assert left.blocks == (over,)
    assert [one.minutes for one in left.owed] == [60]
    assert [proposal.start.day for proposal in left.proposals] == [24]
    assert not left.is_closed


def test_a_week_is_looked_at_beside_the_one_before(session, put_block):
    log_line(session, "2026-11-11 8:00-10:00 run board")
    log_line(session, "wed 8:00-10:00 long model of care")
    log_line(session, "thu 8:00-9:00 dev coaching")
    keep_block(session, put_block(18, 8))
    put_block(24, 9, 90)
    goal = SkillGoal(id=session.new_id(), title="Truth to power", skill=Skill.BUILD_TRUST)
    add_goal(session, goal)
    add_rule(
        session,
        Rule(id=session.new_id(), title="Monthly", target=240, cadence="monthly"),
    )

    review = week_review(session, MONDAY)

    assert (review.account.logged_minutes, review.before.logged_minutes) == (180, 120)
    assert (review.kept_minutes, review.planned_minutes, review.debt_minutes) == (60, 60, 0)
    assert (review.target_minutes, review.given_minutes) == (180, 180)
    assert [one.id for one in review.idle_goals] == [goal.id]
    assert [block.minutes for block in review.ahead] == [90]


def test_answers_are_kept_before_the_week_is_closed_and_closing_is_undone(session):
    answer_week(session, MONDAY, Answers(only_me="Model of care"))
    assert not week_left(session, MONDAY).is_closed
    assert week_answers(session, MONDAY) == Answers(only_me="Model of care")

    closed = close_week(session, MONDAY, SAID)

    assert week_left(session, MONDAY).close == closed
    assert week_left(session, MONDAY).is_closed
    assert answer_week(session, MONDAY, SAID).is_closed, "answering later opens nothing again"
    session.undo()
    assert not week_left(session, MONDAY).is_closed
    assert week_answers(session, MONDAY).only_me == "Model of care"


def test_two_copies_of_a_plan_close_the_same_record(session, clock, tmp_path):
    other = Session.create(
        None,
        Surroundings(
            clock=clock,
            randomness=random.Random(7).randbytes,  # noqa: S311 - made-up data
            profile=Profile(tmp_path / "other" / "sites.json"),
        ),
    )

    assert session.plan_uid == other.plan_uid
    assert close_week(session, MONDAY, SAID) == close_week(other, MONDAY, SAID)
    other.close()


@pytest.mark.parametrize(
    ("monday", "answers", "error"),
    [
        (date(2026, 11, 17), SAID, NotAMondayError),
        (date(2026, 11, 23), SAID, OrderOfDaysError),
        (MONDAY, Answers(displaced_by="bed 943 476 5919"), PatientNumberError),
    ],
)
def test_a_week_that_cannot_be_closed_stays_open(session, monday, answers, error):
    with pytest.raises(error):
        close_week(session, monday, answers)

    assert session.read.all(WeekClose) == []


def test_a_record_of_a_week_begins_on_a_monday(session):
    with pytest.raises(NotAMondayError):
        WeekClose(id=session.new_id(), week=FRIDAY)


def test_the_week_to_close_is_the_last_one_until_friday_noon(session, clock):
    log_line(session, "2026-11-11 8:00-10:00 run board")
    last = MONDAY - timedelta(weeks=1)
    assert week_to_close(session) == MONDAY, "it is Friday, four o'clock"

    at(clock, 20, 11, 59)
    assert week_to_close(session) == last
    close_week(session, last, SAID)
    assert week_to_close(session) == MONDAY


def test_a_day_is_offered_when_its_last_meeting_is_over_or_from_four_on(
    session, clock, put_meeting
):
    put_meeting(18, 13)
    at(clock, 18, 13, 59)
    assert close_offer(session) is None

    at(clock, 18, 14)
    assert close_offer(session) == CloseOffer(day=date(2026, 11, 18), is_week=False)
    close_day(session, date(2026, 11, 18))
    assert close_offer(session) is None

    at(clock, 19, 15, 59)
    assert close_offer(session, time(15)) is None, "nothing was logged"
    log_line(session, "8:00-9:00 run board")
    assert close_offer(session) is None
    assert close_offer(session, time(15)) is not None
    at(clock, 19, 16)
    assert close_offer(session) is not None


def test_nothing_is_offered_before_noon(session, clock, put_meeting):
    put_meeting(18, 9)
    at(clock, 18, 11)

    assert close_offer(session) is None


@pytest.mark.parametrize("day", [20, 23])
def test_the_week_is_offered_from_friday_noon_until_monday(session, clock, day):
    at(clock, 20, 10)
    log_line(session, "wed 8:00-10:00 run board")
    assert close_offer(session) is None

    at(clock, day, 13)
    assert close_offer(session) == CloseOffer(day=MONDAY, is_week=True)
    close_week(session, MONDAY, SAID)
    assert close_offer(session) is None


def test_nothing_is_offered_on_leave_or_on_a_day_off(session, clock):
    at(clock, 18, 17)
    log_line(session, "8:00-17:00 away leave")
    assert close_offer(session) is None

    at(clock, 21, 17)
    assert close_offer(session) is None
